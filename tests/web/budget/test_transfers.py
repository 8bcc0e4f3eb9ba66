"""Transfers between books are changed as any row: both sides, by two people, with history."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from hengji.web.accounts.roles import Role
from hengji.web.budget.models import Receipt, Transfer
from hengji.web.rows.history import changes_of
from hengji.web.rows.session import as_system
from hengji.web.units.models import Unit
from web import books

pytestmark = pytest.mark.django_db
URL = f"/units/101001/years/{books.YEAR}/budget/transfers/"
OWN = {
    "pays": "pays", "counter": "own", "number": "划1", "amount": "500", "day": "2024-05-01",
    "voucher": "T-9",
}  # fmt: skip
OTHER = {
    "pays": "pays", "counter": "other", "number": "补1", "amount": "300", "day": "2024-06-01",
    "counter_code": "101009", "counter_name": "青禾县工人文化宫", "counter_book": "union",
}  # fmt: skip


@pytest.fixture
def passed(signed_in: Client, own: Unit) -> Transfer:
    """500 元 that went to the union book."""
    with as_system("准备"):
        books.paid(own, "500.00", voucher="T-9", purpose="拨工会经费")
    assert signed_in.post(URL, OWN).status_code == 302
    with as_system("看"):
        return Transfer.objects.get(pays=True)


def _typed(page: str) -> dict[str, str]:
    """What the form below the list holds."""
    form = page.split('id="change"')[1]
    told = dict(re.findall(r'<input[^>]*name="(\w+)"[^>]*?value="([^"]*)"', form))
    for name, options in re.findall(r'<select name="(\w+)"(.*?)</select>', form, re.S):
        told[name] = (re.findall(r'value="([^"]*)" selected', options) or [""])[0]
    return told


def _opened(client: Client, row: Transfer) -> dict[str, str]:
    return _typed(client.get(f"{URL}?change={row.pk}").content.decode())


def test_both_books_are_changed_together(signed_in: Client, passed: Transfer) -> None:
    told = _opened(signed_in, passed)
    assert {name: told[name] for name in OWN} == OWN | {"amount": "500.00"}
    answer = signed_in.post(URL, told | {"amount": "480", "number": "划1号"}, follow=True)
    assert "两套账里都改了" in answer.content.decode()
    with as_system("看"):
        sides = list(Transfer.objects.order_by("pays"))
        assert {(one.number, one.amount) for one in sides} == {("划1号", Decimal(480))}
        came = Receipt.objects.get(book="union")
        assert (came.amount, sides[0].receipt_id) == (Decimal(480), came.pk)
        assert sides[1].payment_id == passed.payment_id
        last = list(changes_of(sides[1]))[-1]
        assert (last.kind, last.before["amount"]) == ("update", Decimal("500.00"))
        beside = list(changes_of(came))[-1]
        assert "随财政账的划转 划1 一起修改" in beside.why


def test_what_the_other_book_had_of_its_own_stays(signed_in: Client, passed: Transfer) -> None:
    with as_system("到账不同"):
        Receipt.objects.filter(book="union").update(amount=Decimal(499))
    signed_in.post(URL, _opened(signed_in, passed) | {"amount": "480"})
    with as_system("看"):
        assert Receipt.objects.get(book="union").amount == Decimal(499)
        assert Transfer.objects.get(pays=False).amount == Decimal(480)


def test_two_books_keep_their_ends(signed_in: Client, passed: Transfer) -> None:
    answer = signed_in.post(URL, _opened(signed_in, passed) | {"pays": "receives"})
    assert answer.status_code == 422
    assert "方向和对方不能改" in answer.content.decode()


def test_two_people_at_one_transfer(signed_in: Client, own: Unit) -> None:
    assert signed_in.post(URL, OTHER).status_code == 302
    with as_system("看"):
        row = Transfer.objects.get()
        second = books.account("second", Role.CLERK, own)
    beside = Client()
    beside.force_login(second)
    mine, theirs = _opened(signed_in, row), _opened(beside, row)
    assert beside.post(URL, theirs | {"amount": "310"}).status_code == 302
    late = signed_in.post(URL, mine | {"amount": "320"})
    page = late.content.decode()
    assert late.status_code == 409
    assert "改过这一条" in page
    assert "310.00" in page
    with as_system("看"):
        assert Transfer.objects.get().amount == Decimal(310)
    told = _typed(page)
    assert told["amount"] == "320"
    assert signed_in.post(URL, told).status_code == 302
    with as_system("看"):
        assert Transfer.objects.get().amount == Decimal(320)


def test_a_number_that_is_taken_and_a_row_that_is_gone(
    signed_in: Client, passed: Transfer
) -> None:
    assert signed_in.post(URL, OTHER).status_code == 302
    told = _opened(signed_in, passed)
    taken = signed_in.post(URL, told | {"number": "补1"})
    assert "本账已有这个编号的划转" in taken.content.decode()
    signed_in.post(URL, {"remove": f"{passed.pk}.{told['seen']}"})
    gone = signed_in.post(URL, told, follow=True)
    assert "这一条已被别人删除" in gone.content.decode()


@pytest.mark.parametrize("seen", ["", "x", "9" * 30])
def test_a_revision_that_is_none_changes_nothing(
    seen: str, signed_in: Client, passed: Transfer
) -> None:
    told: dict[str, Any] = _opened(signed_in, passed) | {"seen": seen, "amount": "1"}
    assert signed_in.post(URL, told).status_code == 409
    with as_system("看"):
        assert Transfer.objects.get(pays=True).amount == Decimal(500)


def test_a_transfer_of_another_unit_is_not_opened(signed_in: Client, passed: Transfer) -> None:
    with as_system("准备"):
        other = books.unit("101002", "青禾县档案馆")
        row = Transfer.objects.create(
            unit=other, year=books.YEAR, book="fiscal", number="别1", amount=Decimal(9),
            counter_code="101001", counter_book="fiscal",
        )  # fmt: skip
    page = signed_in.get(f"{URL}?change={row.pk}", follow=True).content.decode()
    assert "别1" not in page
