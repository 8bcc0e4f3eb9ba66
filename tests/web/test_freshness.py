"""Nothing that a page of a year shows changes unseen: every table is counted, once."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import ClassVar

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from django.db.utils import DatabaseError
from django.test.utils import CaptureQueriesContext, isolate_apps

from hengji.ledger import Book
from hengji.web import freshness
from hengji.web.accounts.permissions import standing_of
from hengji.web.accounts.roles import Role
from hengji.web.budget.models import Payment
from hengji.web.budget.selectors import load_year_book
from hengji.web.evaluation.inputs import load_year
from hengji.web.freshness import COUNTED, Part, part_of, stamp, tables
from hengji.web.memory import Shelf
from hengji.web.rows.policy import guarded
from hengji.web.rows.scope import Scope
from hengji.web.rows.session import SYSTEM, acting, as_system
from hengji.web.units.models import Superior
from web import books
from web.books import YEAR
from web.evaluation.filled import Filled, filled

pytestmark = pytest.mark.django_db
_TABLE = re.compile(r'(?:FROM|JOIN) "?(\w+)"?')
_FEWEST = 14


@pytest.fixture
def year() -> Filled:
    return filled()


def _of_units() -> set[str]:
    return {one.table for one in guarded() if not one.history}


def test_every_table_of_a_unit_stands_in_one_part() -> None:
    found = [one._meta.db_table for part in Part for one in tables(part)]
    assert set(found) == _of_units()
    assert len(found) == len(set(found))


def test_only_tables_that_exist_are_named() -> None:
    named = {*freshness._TABLES, *freshness._WHOLE, *freshness._ALSO, *freshness._FOR_ALL}
    for label in named:
        assert part_of(apps.get_model(label)) in Part
    assert all(apps.is_installed(f"hengji.web.{app}") for app in freshness._APPS)


@isolate_apps("hengji.web.accounts")
def test_a_table_that_nobody_put_anywhere_is_an_error() -> None:
    class Fresh(models.Model):
        unit_column: ClassVar[str] = "unit_id"

        class Meta:
            app_label = "accounts"

    with pytest.raises(LookupError, match=r"accounts\.Fresh"):
        part_of(Fresh)


@pytest.mark.parametrize("book", Book)
def test_what_a_book_is_read_from_is_counted(year: Filled, book: Book) -> None:
    counted = {one._meta.db_table for one in tables(Part.BOOKS)}
    with as_system("查"):
        load_year_book(year.union, YEAR, book)
        assert _read(lambda: load_year_book(year.union, YEAR, book)) <= counted


@pytest.mark.parametrize("together", [True, False])
def test_what_a_year_is_scored_from_is_counted(year: Filled, *, together: bool) -> None:
    counted = {one._meta.db_table for part in COUNTED for one in tables(part)}
    with as_system("查"):
        assert _read(lambda: load_year(year.union, YEAR, together=together)) <= counted


def _read(load: Callable[[], object]) -> set[str]:
    """Tables of units that are read by a process that holds nothing."""
    Shelf.clear_all()
    with CaptureQueriesContext(connection) as queries:
        load()
    found = {name for one in queries for name in _TABLE.findall(one["sql"])}
    assert "budget_payment" in found
    return found & _of_units()


def test_every_write_moves_the_stamp_also_twice_in_one_transaction(year: Filled) -> None:
    """Tables with a row of the union's year; those that triggers keep as they are refuse."""
    moved, refused = set(), set()
    with as_system("改"):
        for part in COUNTED:
            for model in tables(part):
                row = _row(model, year.union.pk)
                if row is None:
                    continue
                try:
                    with transaction.atomic():
                        _write(model, row)
                except DatabaseError:
                    refused.add(model._meta.label)
                    continue
                before = stamp((year.union.pk,), (YEAR,))
                _write(model, row)
                once = stamp((year.union.pk,), (YEAR,))
                _write(model, row)
                twice = stamp((year.union.pk,), (YEAR,))
                assert len({before, once, twice}) == 3, model
                assert before.of(part) != once.of(part) != twice.of(part)
                moved.add(model._meta.label)
    assert len(moved) >= _FEWEST
    assert refused <= {"goals.GoalSheet", "goals.Indicator"}


def _row(model: type[models.Model], unit: int) -> int | None:
    column = str(getattr(model, "unit_column")).removesuffix("_id")  # noqa: B009 - as declared
    found: int | None = (
        model._default_manager.filter(**{column: unit}).values_list("pk", flat=True).first()
    )
    return found


def _write(model: type[models.Model], row: int) -> None:
    """What the row says stays the same; that it was written counts."""
    with connection.cursor() as cursor:
        table = model._meta.db_table
        cursor.execute(f'UPDATE "{table}" SET id = id WHERE id = %s', [row])  # noqa: S608 - a table's name


def test_rows_that_come_and_go_move_the_stamp(year: Filled) -> None:
    with as_system("改"):
        before = stamp((year.union.pk,), (YEAR,), Part.BOOKS)
        row = Payment.objects.filter(unit=year.union, year=YEAR)[0]
        Payment.objects.filter(pk=row.pk).delete()
        gone = stamp((year.union.pk,), (YEAR,), Part.BOOKS)
        row.save(force_insert=True)
        again = stamp((year.union.pk,), (YEAR,), Part.BOOKS)
    assert len({before, gone, again}) == 3


@pytest.mark.parametrize("role", [Role.CLERK, Role.BUREAU_DESK, Role.ANALYST], ids=str)
def test_a_unit_placed_below_or_taken_away_moves_it_for_everybody(
    year: Filled, role: Role
) -> None:
    """Also for those who see neither the unit nor that it was placed there."""
    with as_system("准备"):
        fresh = books.unit("109009", "青禾县职工学校")
        scope = standing_of(year.person(role)).scope
    before = _stamp_of(scope, year)
    with as_system("改"):
        books.below(fresh, year.union)
    placed = _stamp_of(scope, year)
    with as_system("改"):
        Superior.objects.filter(unit=fresh).update(until=date(YEAR - 1, 12, 31))
    ended = _stamp_of(scope, year)
    with as_system("改"):
        Superior.objects.filter(unit=fresh).update(above=year.palace, until=None)
    moved = _stamp_of(scope, year)
    with as_system("改"):
        Superior.objects.filter(unit=fresh).delete()
    gone = _stamp_of(scope, year)
    assert len({before, placed, ended, moved}) == 4
    assert gone == before


def _stamp_of(scope: Scope, year: Filled) -> tuple[str, ...]:
    """How the union's books stand for one who asks in this scope."""
    with acting(scope, SYSTEM):
        return stamp((year.union.pk,), (YEAR,), Part.BOOKS).of(Part.BOOKS)


def test_the_scope_of_who_asks_holds_after_the_stamp(year: Filled) -> None:
    """What counts for everybody reads in a scope of its own and leaves none behind."""
    with as_system("准备"):
        scope = standing_of(year.stranger).scope
    with acting(scope, SYSTEM):
        stamp((year.union.pk,), (YEAR,), Part.BOOKS)
        assert (
            not Payment.objects.exists()
            and not Superior.objects.filter(unit=year.palace).exists()
        )


def test_another_unit_changes_nothing_here(year: Filled) -> None:
    with as_system("改"):
        before = stamp((year.union.pk,), (YEAR,))
        Payment.objects.filter(unit=year.palace).update(purpose="另一个单位的")
        assert stamp((year.union.pk,), (YEAR,)) == before
