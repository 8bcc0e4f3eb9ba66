"""The union's book: seen by the union's line, by the bureau only when the unit shares it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client

from hengji.ledger import UnionIncome
from hengji.web.accounts.models import UnionShare
from hengji.web.accounts.roles import Role
from hengji.web.budget.models import Appropriation, Payment
from hengji.web.rows.models import Book
from hengji.web.rows.scope import Scope
from hengji.web.rows.session import SYSTEM, acting, as_system
from hengji.web.units.models import Line, Unit
from web import books

pytestmark = pytest.mark.django_db

UNION = f"/units/101001/years/{books.YEAR}/union/"


@pytest.fixture
def own() -> Unit:
    with as_system("准备"):
        unit = books.unit()
        line: dict[str, Any] = {"book": "union", "fund": "union_dues", "functional": ""}
        books.granted(unit, "88000.00", economic="职工活动支出", **line)
        books.paid(unit, "41000.00", economic="职工活动支出", purpose="运动会", **line)
    return unit


def test_the_union_book_has_its_own_subjects(client: Client, own: Unit) -> None:
    with as_system("准备"):
        client.force_login(books.account("clerk", Role.CLERK, own))
    page = client.get(f"{UNION}sheets/appropriations/").content.decode()
    assert "补助下级支出" in page
    assert UnionIncome.DUES.value in page
    assert "政府性基金拨款" not in page
    assert "46.59%" in client.get(UNION).content.decode()


def test_a_fund_of_the_other_book_is_refused(client: Client, own: Unit) -> None:
    with as_system("准备"):
        client.force_login(books.account("clerk", Role.CLERK, own))
    values = {"kind": "public", "fund": "general", "amount": "5", "stage": "approved"}
    wish = {"key": "0", "row": "", "revision": 0, "values": {**values, "origin": "own_level"}}
    url = f"{UNION}sheets/appropriations/"
    body = json.dumps({"rows": [wish]})
    answer = client.post(url, body, content_type="application/json")
    assert answer.json()["rows"][0]["status"] == "refused"
    with as_system("看"):
        assert Appropriation.objects.count() == 1


@pytest.mark.parametrize("shared", [False, True])
def test_the_bureau_sees_it_only_when_it_is_shared(
    shared: bool, client: Client, own: Unit
) -> None:
    with as_system("准备"):
        bureau = books.unit("900001", "青禾县财政局")
        books.below(own, bureau, Line.FINANCE)
        if shared:
            UnionShare.objects.create(unit=own, since=date(2024, 1, 1))
        client.force_login(books.account("desk", Role.PERFORMANCE_DESK, bureau))
    assert client.get(UNION).status_code == (200 if shared else 403)
    together = client.get(f"/units/101001/years/{books.YEAR}/budget/consolidation/")
    assert ("41,000.00" in together.content.decode()) is shared


def test_the_database_holds_the_books_apart(own: Unit) -> None:
    only = frozenset({own.pk})
    with acting(Scope(units=only, fiscal=only), SYSTEM):
        assert not Appropriation.objects.exists()
        assert not Payment.objects.filter(book=Book.UNION).exists()
    with acting(Scope(units=only, union=only), SYSTEM):
        assert Appropriation.objects.count() == 1
        assert Payment.objects.filter(pk__gt=0).update(purpose="改") == 0
    with acting(Scope(units=only, union=only, fills=only), SYSTEM):
        assert Payment.objects.filter(book=Book.UNION).update(purpose="改") == 1
