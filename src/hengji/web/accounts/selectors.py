"""What the administrators' pages show: accounts, and the history of grants."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.paginator import Page, Paginator
from django.db.models import OuterRef, Q, QuerySet, Subquery

from hengji.web.accounts.models import Account, Link, SignIn
from hengji.web.accounts.roles import Role
from hengji.web.units.models import Unit

_KINDS = {"insert": "授权", "update": "改期", "delete": "撤销"}
_CAME = (SignIn.Kind.LINK, SignIn.Kind.PASSWORD)


def people_like(wanted: str) -> QuerySet[Account]:
    """Accounts whose login or name holds the words, with the time of their latest sign-in
    (``came``) and how long a link that was not used still holds (``link_until``).
    """
    mine = OuterRef("pk")
    came = SignIn.objects.filter(account=mine, kind__in=_CAME).order_by("-at").values("at")
    unused = Link.objects.filter(account=mine, used_at__isnull=True).values("expires_at")
    found = Account.objects.filter(Q(login__icontains=wanted) | Q(name__icontains=wanted))
    return found.annotate(
        came=Subquery(came[:1]), link_until=Subquery(unused.order_by("-expires_at")[:1])
    ).order_by("-is_active", "login")


@dataclass(frozen=True, slots=True)
class GrantChange:
    """One change of who may do what; ``days``: from when until when."""

    at: datetime
    kind: str
    account: str
    role: str
    unit: str
    days: str
    who: str
    why: str


@dataclass(frozen=True, slots=True)
class GrantChanges:
    """The history of grants, newest first, so many on a page. Needs sight of the units."""

    lines: int

    def page(self, wanted: str | None) -> Page[GrantChange]:
        """One page of it; the first for a number that is none."""
        events = apps.get_model("accounts", "GrantEvent")
        found = Paginator(events._default_manager.order_by("-pgh_id"), self.lines)
        page = found.get_page(wanted)
        people = dict(Account.objects.values_list("pk", "name"))
        units = dict(Unit.objects.values_list("pk", "name"))
        told = [_told(one, people, units) for one in page.object_list]
        return Page(told, page.number, page.paginator)


def _told(
    one: Any,  # made by pghistory at run time
    people: dict[int, str],
    units: dict[int, str],
) -> GrantChange:
    told = one.pgh_context or {}
    return GrantChange(
        one.pgh_created_at,
        _KINDS[one.pgh_label],
        people.get(one.account_id, ""),
        Role(one.role).label,
        units.get(one.unit_id, ""),
        f"{one.since} 至 {one.until or '不限'}",
        str(told.get("name") or "系统"),
        str(told.get("why") or ""),
    )
