"""What the frame of every page needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.urls import reverse

from hengji.web.accounts.permissions import may

NOTICE: Final = "本系统为非涉密系统，严禁录入、处理、传递涉密信息。"
_DUTIES: Final = (
    ("units.register", "units:registry", "单位"),
    ("accounts.manage", "accounts:people", "账号"),
    ("grants.manage", "accounts:grants", "授权"),
    ("log.view", "accounts:log", "日志"),
)


@dataclass(frozen=True, slots=True)
class Duty:
    """An entry of the top bar for those who administer."""

    label: str
    url: str


def frame(request: HttpRequest) -> dict[str, object]:
    """Context of ``shell/frame.html``."""
    user = getattr(request, "user", None)  # a request refused early has none
    duties = [
        Duty(label, reverse(name))
        for permission, name, label in _DUTIES
        if may(user, permission)
    ]
    return {"notice": NOTICE, "duties": duties}
