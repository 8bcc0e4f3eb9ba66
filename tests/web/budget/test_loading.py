"""Rows come out as the ledger's values, with few queries, mapped by succession."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from hengji.ledger import Book
from hengji.ledger.balances import Balances
from hengji.web.budget.models import Appropriation, Receipt, Transfer
from hengji.web.budget.selectors import load_year_book
from hengji.web.rows.session import as_system
from hengji.web.units.models import Succession, Unit, UnitName
from web.books import YEAR, brought, granted, paid, project, unit

pytestmark = pytest.mark.django_db


def test_a_book_adds_up_to_its_rows(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with as_system("准备"):
        own = unit()
        work = project(own)
        granted(own, "1000.00")
        granted(own, "500.00", kind="operations", project=work)
        granted(own, "999.00", stage="first_draft")
        brought(own, "30.00", kind="operations", project=work)
        for _ in range(40):
            paid(own, "10.01")
        with django_assert_max_num_queries(7):
            book = load_year_book(own, YEAR)
        with django_assert_max_num_queries(1):
            assert load_year_book(own, YEAR) is book
    figures = Balances.of(book)
    assert figures.initial().value == Decimal("1500.00")
    assert figures.adjusted().value == Decimal("1530.00")
    assert figures.executed().value == Decimal("400.40")
    assert figures.projects() == ("P01",)
    assert book.prior is None


def test_a_book_that_was_read_is_read_anew_when_something_changed() -> None:
    with as_system("准备"):
        own = unit()
        first = paid(own, "10.00")
        book = load_year_book(own, YEAR)
    with as_system("改"):
        type(first).objects.filter(pk=first.pk).update(amount=Decimal("11.00"))
        assert load_year_book(own, YEAR).payments[0].amount == Decimal("11.00")
    with as_system("别的单位划来"):
        other = unit("101002", "青禾县文化宫")
        Transfer.objects.create(
            unit=other, year=YEAR, number="T9", counter_code=own.code, counter_book="fiscal",
            amount=Decimal(5),
        )  # fmt: skip
        changed = load_year_book(own, YEAR)
    assert (len(book.transfers), len(changed.transfers)) == (0, 1)
    assert load_year_book(own, YEAR) is not changed  # nobody's scope: nothing is seen


def test_the_two_books_are_apart() -> None:
    with as_system("准备"):
        own = unit()
        granted(own, "1000.00")
        granted(own, "70.00", book="union", fund="union_dues", functional="", economic="")
        assert Balances.of(load_year_book(own, YEAR)).initial().value == Decimal(1000)
        union = load_year_book(own, YEAR, Book.UNION)
    assert Balances.of(union).initial().value == Decimal(70)


def test_last_year_of_a_split_unit_is_shared_out() -> None:
    with as_system("准备"):
        old, first, second = unit("101009", "原单位"), unit(), unit("101002", "青禾县文化宫")
        Appropriation.objects.create(unit=old, year=YEAR - 1, amount=Decimal("100.01"))
        day = date(YEAR, 1, 1)
        half = Decimal("0.5")
        Succession.objects.create(unit=first, predecessor=old, day=day, share=half)
        Succession.objects.create(
            unit=second, predecessor=old, day=day, share=half, before=half
        )
        books = [load_year_book(one, YEAR).prior for one in (first, second)]
    parts = [Balances.of(book).initial().value for book in books if book]
    assert parts == [Decimal("50.01"), Decimal("50.00")]


def test_a_name_is_that_of_its_year() -> None:
    with as_system("准备"):
        own = unit()
        UnitName.objects.create(
            unit=own, name="青禾县职工总会", since=date(2000, 1, 1), until=date(YEAR - 1, 6, 1)
        )
        UnitName.objects.create(unit=own, name="青禾县总工会", since=date(YEAR - 1, 6, 2))
        assert load_year_book(own, YEAR).unit.name == "青禾县总工会"
        assert load_year_book(own, YEAR - 2).unit.name == "青禾县职工总会"


def test_both_sides_of_a_transfer_are_one_event() -> None:
    with as_system("准备"):
        own = unit()
        out = paid(own, "200.00")
        into = Receipt.objects.create(
            unit=own, year=YEAR, book="union", fund="union_government", amount=Decimal(200)
        )
        common = {"unit": own, "year": YEAR, "number": "T1", "counter_code": own.code}
        Transfer.objects.create(
            book="fiscal", counter_book="union", amount=Decimal(200), payment=out, **common
        )
        Transfer.objects.create(
            book="union", counter_book="fiscal", amount=Decimal(200), pays=False, receipt=into,
            **common,
        )  # fmt: skip
        (seen,) = load_year_book(own, YEAR).transfers
        (other,) = load_year_book(own, YEAR, Book.UNION).transfers
    assert seen == other
    assert (seen.payment, seen.receipt) == (str(out.pk), str(into.pk))
    assert Unit.objects.count() == 0
