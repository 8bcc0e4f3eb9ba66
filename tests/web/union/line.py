"""A year on the union's line, and what its people do there."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.test import Client

from hengji.web.accounts.models import Account
from hengji.web.accounts.roles import Role
from hengji.web.budget.models import Receipt
from hengji.web.evaluation.models import Version
from hengji.web.evaluation.routes import UNION
from hengji.web.evaluation.stages import Stage, stage_of
from hengji.web.evaluation.versions import standing
from hengji.web.rows.session import as_system
from hengji.web.units.models import Line, UnitYear
from web import books
from web.books import YEAR
from web.evaluation.filled import Filled, filled
from web.evaluation.signable import ready

BASE = f"/units/101001/years/{YEAR}"
LINE = f"{BASE}/union/line"
SIGNING = f"{LINE}/signing"
HANDOVER = f"{SIGNING}/handover"
DUES: dict[str, Any] = {"book": "union", "fund": "union_dues", "functional": ""}


def led() -> Filled:
    """A unit whose year lacks nothing but its union book, and its upper union."""
    made = ready(filled())
    with as_system("准备"):
        upper = books.unit("900900", "云岭市总工会")
        books.below(made.union, upper, Line.UNION)
        books.account("upper", Role.UPPER_UNION, upper)
        type(made.union).objects.filter(pk=made.union.pk).update(small=True)
        made.union.refresh_from_db()
    return made


def keep_book(made: Filled) -> None:
    """The union book of the year."""
    with as_system("准备"):
        for name, budget, spent in (
            ("职工活动组织支出", "88000.00", "86000.00"),
            ("维权支出", "30000.00", "29500.00"),
        ):
            books.granted(made.union, budget, economic=name, **DUES)
            books.paid(made.union, spent, date(YEAR, 6, 3), economic=name, purpose=name, **DUES)
        Receipt.objects.create(
            unit=made.union, year=YEAR, book="union", fund="union_dues", amount="120000.00",
            day=date(YEAR, 3, 1),
        )  # fmt: skip


def as_(client: Client, login: str) -> Client:
    client.force_login(Account.objects.get(login=login))
    return client


def clerk(client: Client) -> Client:
    return as_(client, Role.CLERK.value)


def state(year: Filled) -> Stage:
    with as_system("看"):
        own = UnitYear.objects.get(unit=year.union, year=YEAR)
        made = standing(own, UNION)
        return stage_of(made) if made else Stage.NONE


def version() -> Version:
    with as_system("看"):
        return Version.objects.filter(book="union").latest("number")


def freeze(client: Client) -> Version:
    page = clerk(client).get(f"{SIGNING}/freeze/check/")
    asked = {f"reason.{one.key}": "核对无误" for one in page.context["ready"].questions}
    answer = client.post(f"{SIGNING}/freeze/", asked)
    assert answer.status_code == 302, [one.words for one in answer.context["obstacles"]]
    return version()


def sign(client: Client, login: str, **more: str) -> str:
    made = version()
    told = {"read": "yes", "code": made.code, **more}
    url = f"{SIGNING}/versions/{made.number}/sign/"
    return as_(client, login).post(url, told, follow=True).content.decode()


def handed_in(client: Client) -> bytes:
    """Frozen, signed by both, handed in: the file that the upper union is given."""
    freeze(client)
    for login in (Role.CLERK.value, Role.HEAD.value):
        sign(client, login)
    clerk(client).post(f"{HANDOVER}/submit/")
    return bytes(client.get(f"{HANDOVER}/submission/").getvalue())


def keep(client: Client, **more: str) -> Any:
    said = {"act": "save", "seen": "0", "markup": "支出合计{{final.total}}。", **more}
    url = f"{LINE}/report/passages/works/"
    return clerk(client).post(url, said, headers={"Accept": "application/json"})
