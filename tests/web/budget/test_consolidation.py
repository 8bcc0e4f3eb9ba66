"""A department put together: by its own clerk, whole or not at all, every figure traced."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hengji.web.accounts.models import Account
from hengji.web.accounts.permissions import may, standing_of
from hengji.web.accounts.roles import Role
from hengji.web.budget.models import Payment, Transfer
from hengji.web.evidence.models import ActivityRecord
from hengji.web.rows.session import SYSTEM, acting, as_system
from hengji.web.units.models import Line, Superior, Unit, UnitYear, YearState
from web import books
from web.books import YEAR

pytestmark = pytest.mark.django_db
PAGE = f"/units/101001/years/{YEAR}/budget/consolidation/"
_WARM = 15
TRACE = f"/units/101001/years/{YEAR}/budget/trace"


@pytest.fixture
def palace() -> Unit:
    """A unit below the union, to which the union passed 10,000 on."""
    with as_system("准备"):
        union, below = books.unit(), books.unit("101002", "青禾县工人文化宫")
        books.below(below, union)
        books.granted(union, "90000.00")
        paid = books.paid(union, "10000.00", purpose="拨付文化宫")
        books.paid(union, "60000.00", purpose="办公用品")
        granted = books.granted(below, "10000.00")
        books.paid(below, "9000.00", purpose="场地维修", payee="某人")
        side = {"year": YEAR, "book": "fiscal", "number": "HZ-1", "amount": "10000.00",
                "counter_book": "fiscal", "day": date(YEAR, 3, 5)}  # fmt: skip
        Transfer.objects.create(
            unit=union, pays=True, counter_code=below.code, payment=paid, **side
        )
        Transfer.objects.create(
            unit=below, pays=False, counter_code=union.code, appropriation=granted, **side
        )
        for login, unit in (("clerk", union), ("below", below)):
            books.account(login, Role.CLERK, unit)
        books.account("head", Role.HEAD, union)
        ActivityRecord.objects.create(
            unit=below, year=YEAR, ledger="activities", day=date(YEAR, 3, 1), title="球赛"
        )
    return below


def signed_in(client: Client, login: str = "clerk") -> Client:
    client.force_login(Account.objects.get(login=login))
    return client


def test_the_clerk_puts_it_together(client: Client, palace: Unit) -> None:
    page = signed_in(client).get(PAGE).content.decode()
    assert "青禾县工人文化宫" in page
    assert "69,000.00" in page  # 70,000 and 9,000, of which 10,000 is the same money
    assert "-10,000.00" in page and "是同一笔钱，汇总只算一次" in page


def test_it_is_kept_until_a_book_changes(client: Client, palace: Unit) -> None:
    signed_in(client).get(PAGE)
    with CaptureQueriesContext(connection) as again:
        page = client.get(PAGE).content.decode()
    assert "69,000.00" in page and len(again) <= _WARM
    with as_system("改"):
        Payment.objects.filter(unit=palace).update(amount="9500.00")
    assert "69,500.00" in client.get(PAGE).content.decode()
    traced = client.get(f"{TRACE}/executed@all/?of=department").content.decode()
    assert "69,500.00" in traced


def test_which_unit_is_not_ready_is_told(client: Client, palace: Unit) -> None:
    page = signed_in(client).get(PAGE).content.decode()
    assert "还有 1 个单位没有定下来" in page and "签字以前账还可以改" in page
    with as_system("准备"):
        UnitYear.objects.filter(unit=palace).update(state=YearState.SIGNED)
    assert "下属单位都已签字" in client.get(PAGE).content.decode()


def test_a_transfer_without_its_payment_is_told(client: Client, palace: Unit) -> None:
    with as_system("准备"):
        Transfer.objects.filter(pays=True).update(payment=None)
    page = signed_in(client).get(PAGE).content.decode()
    assert "没有抵销" in page and "补填凭证号" in page and "79,000.00" in page


def test_one_click_leads_to_the_unit_and_its_record(client: Client, palace: Unit) -> None:
    page = signed_in(client).get(f"{TRACE}/executed@all/?of=department").content.decode()
    with as_system("看"):
        there = Payment.objects.get(unit=palace)
    url = f"/units/101002/years/{YEAR}/budget/sheets/payments/?row={there.pk}"
    assert url in page and "青禾县工人文化宫 财政账" in page
    record = client.get(url).content.decode()
    assert "场地维修" in record and "某人" not in record


def test_only_its_fiscal_book_is_read_and_nothing_written(client: Client, palace: Unit) -> None:
    clerk = Account.objects.get(login="clerk")
    assert may(clerk, "unit.view_fiscal", palace)
    for other in ("unit.view", "unit.view_union", "unit.view_persons", "unit.fill"):
        assert not may(clerk, other, palace)
    base = f"/units/101002/years/{YEAR}"
    for rest in ("/", "/goals/", "/evidence/", "/evaluation/", "/union/", "/basics/"):
        assert signed_in(client).get(f"{base}{rest}").status_code == 403
    with acting(standing_of(clerk).scope, SYSTEM):
        assert Payment.objects.filter(unit=palace).exists()
        assert not ActivityRecord.objects.filter(unit=palace).exists()
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE budget_payment SET purpose = '改' WHERE unit_id = %s", [palace.pk]
            )
            assert cursor.rowcount == 0


def test_the_head_reads_it_too_and_who_is_below_does_not(client: Client, palace: Unit) -> None:
    assert "69,000.00" in signed_in(client, "head").get(PAGE).content.decode()
    assert signed_in(client, "below").get(PAGE).status_code == 404


def test_whoever_may_not_see_all_sees_no_smaller_sum(client: Client, palace: Unit) -> None:
    with as_system("准备"):
        union = Unit.objects.get(code="101001")
        desk = books.unit("900001", "青禾县财政局")
        books.below(union, desk, Line.FINANCE)
        books.account("desk", Role.BUREAU_DESK, desk)
    page = signed_in(client, "desk").get(PAGE).content.decode()
    assert "所以不列汇总数" in page and "69,000.00" not in page
    assert client.get(f"{TRACE}/executed@all/?of=department").status_code == 403


def test_it_holds_as_long_as_the_line_does(client: Client, palace: Unit) -> None:
    with as_system("准备"):
        Superior.objects.filter(unit=palace).update(until=date(2021, 6, 30))
    clerk = Account.objects.get(login="clerk")
    assert not may(clerk, "unit.view_fiscal", palace)
    assert "青禾县工人文化宫" not in signed_in(client).get(PAGE).content.decode()


def test_the_tree_leads_to_the_book_alone(client: Client, palace: Unit) -> None:
    page = signed_in(client).get("/units/").content.decode()
    assert f"/units/101002/years/{YEAR}/budget/" in page and "只看财政账" in page
