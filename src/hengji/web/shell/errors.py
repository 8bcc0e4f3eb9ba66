"""Error pages: each says what happened, why, and what to do."""

from __future__ import annotations

from django.db.models import Field, Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from hengji.web.rows.history import last_change
from hengji.web.rows.revision import Stale


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 400, "请求有误", "浏览器发来的内容无法识别。请返回上一页重新操作。")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403 with the sentence that the refusal carries."""
    why = str(exception) or "您的角色不能做这件事。"
    return _page(request, 403, "没有权限", f"{why}需要时请联系管理员授权。")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    words = (
        "页面打开得太久，或者已在别处退出。请返回上一页刷新后重新提交，填写的内容不会保存两次。"
    )
    return _page(request, 403, "页面已过期", words)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    words = "这个地址没有内容，或者不在您的权限范围内。请从首页重新进入。"
    return _page(request, 404, "没有找到", words)


def server_error(request: HttpRequest) -> HttpResponse:
    words = "程序出了错，刚才这一步没有保存。请重试；仍不行时，把时间和做了什么告诉管理员。"
    context = {"title": "系统出错", "words": words}  # no frame: it asks the database
    return HttpResponse(render_to_string("shell/bare.html", context), status=500)


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
