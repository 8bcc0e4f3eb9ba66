"""Whether the computer's clock can be right, by the latest that was written here."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Max
from django.utils import timezone

from hengji.web.accounts.models import Account, Link, SignIn

_SLACK: Final = timedelta(hours=1)
_LONG: Final = timedelta(days=400)
"""Nobody leaves a yearly duty alone for longer without a look at the clock."""
_FIRST_YEAR: Final = 2024


def odd(now: datetime) -> str:
    """What to tell whoever started the system about its clock; nothing when it can be right."""
    shown = f"{timezone.localtime(now):%Y-%m-%d %H:%M}"
    latest = _latest()
    if now.year < _FIRST_YEAR or (latest is not None and now < latest - _SLACK):
        return (
            f"电脑时间是 {shown}，早于上次使用的时间。请校准电脑时间后重新启动："
            "登录链接、支付日期和签字日期都以它为准。"
        )
    if latest is not None and now > latest + _LONG:
        return (
            f"电脑时间是 {shown}，比上次使用晚了一年以上。时间不对的，请校准后重新启动；"
            "这次启动不清理过期记录。"
        )
    return ""


def _latest() -> datetime | None:
    asked = ((SignIn, "at"), (Link, "made_at"), (Account, "made_at"))
    found = [
        model._default_manager.aggregate(latest=Max(name))["latest"] for model, name in asked
    ]
    return max((one for one in found if one is not None), default=None)
