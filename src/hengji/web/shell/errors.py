"""Error pages: each says what happened, why, and what to do."""

from __future__ import annotations

import errno
import sys
from typing import Final

from django.core.exceptions import (
    DisallowedHost,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.db import InterfaceError, OperationalError
from django.db.models import Field, Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from hengji.web.rows.history import last_change
from hengji.web.rows.revision import Stale

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NO_SPACE: Final = "53100"
"""PostgreSQL's code for a full disk."""


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400 with what was wrong, as far as it is known."""
    match exception:
        case DisallowedHost():
            words = (
                "这个网址没有登记。请管理员把浏览器地址栏里的主机名或地址写进数据文件夹中 "
                "settings.toml 的 hosts，重新启动后再打开。"
            )
            return _bare("网址没有登记", words, 400)
        case RequestDataTooBig() | TooManyFieldsSent() | TooManyFilesSent():
            return _page(
                request, 400, "内容太多", "一次提交的内容太多，没有保存。请分几次提交。"
            )
        case _:
            words = "浏览器发来的内容无法识别。请返回上一页重新操作。"
            return _page(request, 400, "请求有误", words)


def out_of_range(request: HttpRequest) -> HttpResponse:
    """422: the database has no room for a text or a number of that size."""
    words = "填写的文字太长，或者数字超出了范围，没有保存。请返回上一页改短后再提交。"
    return _page(request, 422, "填写的内容超出范围", words)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403 with the sentence that the refusal carries."""
    why = str(exception) or "您的角色不能做这件事。"
    return _page(request, 403, "没有权限", f"{why}需要时请联系管理员授权。")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was open longer than its session."""
    words = (
        "页面打开得太久，或者已在别处退出。请返回上一页刷新后重新提交，填写的内容不会保存两次。"
    )
    return _page(request, 403, "页面已过期", words)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, for what is not there and for what may not be known of alike."""
    words = "这个地址没有内容，或者不在您的权限范围内。请从首页重新进入。"
    return _page(request, 404, "没有找到", words)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or what the trouble with the machine is; called while the exception is handled."""
    match sys.exc_info()[1]:
        case OSError(errno=number) if number in _FULL:
            return _disk_is_full()
        case OperationalError() as problem if _code_of(problem) == _NO_SPACE:
            return _disk_is_full()
        case OperationalError() | InterfaceError():
            words = "数据库暂时没有应答，刚才这一步没有保存。请过一会儿再试。"
            return _bare("请稍后再试", words, 503)
        case _:
            words = (
                "程序出了错，刚才这一步没有保存。请重试；仍不行时，把时间和做了什么告诉管理员。"
            )
            return _bare("系统出错", words, 500)


def _disk_is_full() -> HttpResponse:
    words = "服务器的磁盘已满，刚才这一步没有保存。请告诉管理员清理磁盘，再重新提交。"
    return _bare("磁盘已满", words, 507)


def _code_of(problem: Exception) -> str:
    return str(getattr(problem.__cause__, "sqlstate", None) or "")


def _bare(title: str, words: str, status: int) -> HttpResponse:
    """Without the frame, which asks the database."""
    context = {"title": title, "words": words}
    return HttpResponse(render_to_string("shell/bare.html", context), status=status)


def conflict(request: HttpRequest, stale: Stale[Model]) -> HttpResponse:
    """409: someone else was quicker; what they wrote and what was typed, side by side."""
    pairs = [
        (words_of(type(stale.row), name), getattr(stale.row, name), value)
        for name, value in stale.wanted.items()
    ]
    last = last_change(stale.row)
    told = {"who": last.who, "at": last.at} if last else {"who": "别人", "at": None}
    return render(request, "shell/conflict.html", {"pairs": pairs, **told}, status=409)


def words_of(model: type[Model], name: str) -> str:
    """What a field is called on pages."""
    found = model._meta.get_field(name)
    return str(found.verbose_name) if isinstance(found, Field) else name


def _page(request: HttpRequest, status: int, title: str, words: str) -> HttpResponse:
    context = {"status": status, "title": title, "words": words}
    return render(request, "shell/error.html", context, status=status)
