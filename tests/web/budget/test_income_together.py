"""A department's income: put together on its page, what passed between its units taken out."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from hengji.web.accounts.models import Account
from hengji.web.accounts.roles import Role
from hengji.web.budget.models import Appropriation, IncomeBudget, Receipt, Transfer
from hengji.web.rows.session import as_system
from hengji.web.units.models import Line, Unit
from web import books
from web.books import YEAR

pytestmark = pytest.mark.django_db
BASE = f"/units/101001/years/{YEAR}"
BELOW = f"/units/101002/years/{YEAR}"
PAGE = f"{BASE}/budget/consolidation/"
TRACE = f"{BASE}/budget/trace"
_GIVEN = "10000.00"


@pytest.fixture
def palace() -> Unit:
    """A unit below whose grant the union above has paid; the receiver has yet to enter it."""
    with as_system("准备"):
        union, below = books.unit(), books.unit("101002", "青禾县工人文化宫")
        books.below(below, union)
        books.granted(union, "90000.00")
        paid = books.paid(union, _GIVEN, purpose="拨付文化宫")
        books.granted(below, _GIVEN)
        books.granted(below, "500.00", economic="30299")
        for unit, rows in (
            (union, (("general", "90000.00"),)),
            (below, (("upper_level", _GIVEN), ("business", "500.00"))),
        ):
            of = {"unit": unit, "year": YEAR, "book": "fiscal"}
            for kind, amount in rows:
                IncomeBudget.objects.create(**of, kind=kind, amount=amount)
                Receipt.objects.create(
                    **of, fund="general" if kind == "general" else "other", income=kind,
                    amount=amount, day=date(YEAR, 3, 5), document=f"到{kind}",
                )  # fmt: skip
        Transfer.objects.create(
            unit=union, year=YEAR, book="fiscal", pays=True, number="HZ-1", amount=_GIVEN,
            counter_code=below.code, counter_book="fiscal", day=date(YEAR, 3, 5), payment=paid,
        )  # fmt: skip
        for login, unit in (("clerk", union), ("below", below)):
            books.account(login, Role.CLERK, unit)
    return below


def signed_in(client: Client, login: str = "clerk") -> Client:
    client.force_login(Account.objects.get(login=login))
    return client


def entered(client: Client, **more: str) -> str:
    """What the receiver's page says when its clerk enters the transfer."""
    told = {
        "pays": "receives", "counter": "other", "number": "HZ-1", "amount": _GIVEN,
        "day": f"{YEAR}-03-05", "counter_code": "101001", "counter_name": "青禾县总工会",
        "counter_book": "fiscal", **more,
    }  # fmt: skip
    url = f"{BELOW}/budget/transfers/"
    return signed_in(client, "below").post(url, told, follow=True).content.decode()


def budget_of(below: Unit, amount: str) -> str:
    with as_system("看"):
        return f"initial-{Appropriation.objects.get(unit=below, amount=amount).pk}"


def row_of(page: str, label: str) -> str:
    """The row of the income table that begins with this label."""
    table = page.partition("收入预算和执行</h2>")[2]
    start = table.index(f">{label}")
    return table[start : table.index("</tr>", start)]


def test_what_was_passed_on_is_income_once(client: Client, palace: Unit) -> None:
    line = budget_of(palace, _GIVEN)
    form = signed_in(client, "below").get(f"{BELOW}/budget/transfers/").content.decode()
    assert "年初预算" in form and "10,000.00 元" in form
    page = entered(client, voucher="到upper_level", budgeted=line)
    assert "已登记" in page and "年初预算</a>" in page
    page = signed_in(client).get(PAGE).content.decode()
    assert "-10,000.00" in row_of(page, "抵销")
    assert "90,500.00" in row_of(page, "汇总")  # the union's 90,000 and 500 from outside
    assert "年初收入预算、收入执行数也已抵销" in page and "部分抵销" not in page
    assert page.count('class="answer good"') >= 2  # 年初 and 全年
    assert "汇总的收支平衡" in page


def test_what_was_taken_out_is_traced_to_the_transfer(client: Client, palace: Unit) -> None:
    entered(client, voucher="到upper_level", budgeted=budget_of(palace, _GIVEN))
    page = signed_in(client).get(PAGE).content.decode()
    name = "eliminated.income_received@all"
    assert f"{TRACE}/{name}/?of=department" in page
    traced = client.get(f"{TRACE}/{name}/?of=department").content.decode()
    assert "-10,000.00" in traced and "HZ-1" in traced and "抵销的内部划转" in traced
    whole = client.get(f"{TRACE}/income_current@all/?of=department").content.decode()
    assert "90,500.00" in whole and "-10,000.00" in whole
    assert client.get(f"{TRACE}/eliminated.rate@all/?of=department").status_code == 404
    assert client.get(f"{TRACE}/eliminated.nothing/?of=department").status_code == 404


def test_what_the_records_do_not_say_stays_and_is_told(client: Client, palace: Unit) -> None:
    page = signed_in(client).get(PAGE).content.decode()
    assert "100,500.00" in row_of(page, "汇总")
    assert "部分抵销" in page and "没有关联这笔收入" in page
    assert "没有写明列在收到方的哪一条预算里" in page
    client.logout()
    entered(client, voucher="到upper_level")
    page = signed_in(client).get(PAGE).content.decode()
    assert "收入执行数也已抵销" in page and "没有关联这笔收入" not in page
    assert "没有写明列在收到方的哪一条预算里" in page
    overview = signed_in(client).get(f"{BASE}/evaluation/").content.decode()
    assert "还没有抵销的" not in overview  # the union is evaluated alone


def test_a_budget_that_cannot_hold_it_is_refused(client: Client, palace: Unit) -> None:
    small = budget_of(palace, "500.00")
    assert "这条预算小于划转的金额" in entered(client, budgeted=small)
    page = entered(client, budgeted=small, pays="pays")
    assert "从本账付出的不填" in page
    with as_system("看"):
        other = Appropriation.objects.get(unit__code="101001")
        assert not Transfer.objects.filter(pays=False).exists()
    assert "有效" in entered(client, budgeted=f"initial-{other.pk}")  # of another unit


def test_who_does_not_see_every_book_sees_no_total(client: Client, palace: Unit) -> None:
    with as_system("准备"):
        desk = books.unit("900001", "青禾县财政局")
        books.below(Unit.objects.get(code="101001"), desk, Line.FINANCE)
        books.account("desk", Role.BUREAU_DESK, desk)
    page = signed_in(client, "desk").get(PAGE).content.decode()
    assert "汇总的收支平衡" not in page and "100,500.00" not in page


def test_without_income_there_is_no_table(client: Client, palace: Unit) -> None:
    with as_system("准备"):
        IncomeBudget.objects.all().delete()
        Receipt.objects.all().delete()
    assert "收入预算和执行" not in signed_in(client).get(PAGE).content.decode()
