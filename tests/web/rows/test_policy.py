"""Rows are seen and written within the session's scope only, also straight at the database."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from hengji.web.rows.policy import guarded
from hengji.web.rows.scope import Scope
from hengji.web.rows.session import SYSTEM, acting, as_system
from hengji.web.units.models import Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def two() -> tuple[Unit, Unit]:
    with as_system("准备"):
        return (
            Unit.objects.create(code="101001", name="青禾县总工会"),
            Unit.objects.create(code="101002", name="青禾县工人文化宫"),
        )


def test_the_tests_are_the_application() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("hengji_app",)


def test_no_scope_no_rows(two: tuple[Unit, Unit]) -> None:
    assert list(Unit.objects.all()) == []


def test_only_the_rows_of_the_scope(two: tuple[Unit, Unit]) -> None:
    with acting(Scope(units=frozenset({two[0].pk})), SYSTEM):
        assert list(Unit.objects.all()) == [two[0]]
    assert list(Unit.objects.all()) == []


def test_history_is_under_the_same_policy(two: tuple[Unit, Unit]) -> None:
    with acting(Scope(units=frozenset({two[1].pk})), SYSTEM), connection.cursor() as cursor:
        cursor.execute("SELECT name FROM units_unitevent")
        assert cursor.fetchall() == [("青禾县工人文化宫",)]


def test_seeing_is_not_writing(two: tuple[Unit, Unit]) -> None:
    with acting(Scope(units=frozenset({two[0].pk})), SYSTEM):
        assert Unit.objects.filter(pk=two[0].pk).update(name="改名") == 0
    with acting(Scope(units=frozenset({two[0].pk}), fills=frozenset({two[0].pk})), SYSTEM):
        assert Unit.objects.filter(pk=two[0].pk).update(name="改名") == 1


def test_a_row_outside_the_scope_cannot_be_added(two: tuple[Unit, Unit]) -> None:
    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        acting(Scope(units=frozenset({two[0].pk}), fills=frozenset({two[0].pk})), SYSTEM),
    ):
        Unit.objects.create(code="101003", name="外单位")


def test_history_cannot_be_rewritten(two: tuple[Unit, Unit]) -> None:
    for statement in ("UPDATE units_unitevent SET name = ''", "DELETE FROM units_unitevent"):
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            as_system("改历史"),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_every_table_of_a_unit_is_forced() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity FROM pg_class c "
            "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'unit_id' "
            "WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace"
        )
        found = dict(cursor.fetchall())
    known = {one.table for one in guarded()}
    unscoped = {"accounts_grant", "accounts_grantevent"}  # from them the scope is computed
    assert set(found) - known == unscoped
    assert all(forced for table, forced in found.items() if table not in unscoped)


def test_the_application_owns_nothing() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_class WHERE relowner = 'hengji_app'::regrole")
        assert cursor.fetchone() == (0,)
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE units_unit DISABLE ROW LEVEL SECURITY")


def test_the_database_counts_revisions(two: tuple[Unit, Unit]) -> None:
    with as_system("改名"):
        Unit.objects.filter(pk=two[0].pk).update(name="新名", revision=99)
        assert Unit.objects.get(pk=two[0].pk).revision == 2
        Unit.objects.filter(pk=two[0].pk).update(name="新名")
        assert Unit.objects.get(pk=two[0].pk).revision == 2


def test_two_units_of_one_code(two: tuple[Unit, Unit]) -> None:
    with pytest.raises(IntegrityError), as_system("重复"):
        Unit.objects.create(code="101001", name="另一个")
