"""What the log's page shows of the history of grants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps

from hengji.web.accounts.models import Account
from hengji.web.accounts.roles import Role

_KINDS = {"insert": "授权", "update": "改期", "delete": "撤销"}


@dataclass(frozen=True, slots=True)
class GrantChange:
    """One change of who may do what."""

    at: datetime
    kind: str
    account: str
    role: str
    who: str
    why: str


def grant_changes(most: int) -> Iterator[GrantChange]:
    """The latest changes of grants, newest first; the unit stays out, its name is business."""
    events = apps.get_model("accounts", "GrantEvent")
    names = dict(Account.objects.values_list("pk", "name"))
    for one in events._default_manager.order_by("-pgh_id")[:most]:
        told = one.pgh_context or {}
        yield GrantChange(
            one.pgh_created_at,
            _KINDS[one.pgh_label],
            names.get(one.account_id, ""),
            Role(one.role).label,
            str(told.get("name") or "系统"),
            str(told.get("why") or ""),
        )
