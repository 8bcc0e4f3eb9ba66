"""The table of roles for pages and actions of one row: an import, a sheet, a survey, a version.

Each line is tried by every role on every unit; the row is made before the address is asked for.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Model
from django.test import Client
from psycopg import errors

from hengji.web.accounts.models import Account
from hengji.web.accounts.permissions import standing_of
from hengji.web.accounts.roles import Role
from hengji.web.rows.session import SYSTEM, acting, as_system
from hengji.web.units.models import Unit
from web.county import (
    EVALUATED,
    FILLS,
    FISCAL,
    REVIEWS,
    SEES,
    SIGNS,
    UNION_BOOK,
    Allowed,
    County,
    county,
)
from web.keyed import evaluation, evidence, goals, imports, next_year, signing
from web.scopes import Action

pytestmark = pytest.mark.django_db
_OF_THE_BUREAU = (Role.BUREAU_DESK, Role.PERFORMANCE_DESK, Role.BUREAU_HEAD)
_BUREAU: Allowed = {role: REVIEWS[role] for role in _OF_THE_BUREAU}
_OPENING: Allowed = {
    **FILLS,
    **SIGNS,
    **{role: REVIEWS[role] for role in (Role.SUPERVISOR, *_OF_THE_BUREAU)},
}
_LINE_ANSWERS: Allowed = {Role.UPPER_UNION: REVIEWS[Role.UPPER_UNION]}
LINES = tuple(
    Action(label, do, allowed)
    for label, do, allowed in (
        *imports.of_imports("fiscal", FISCAL, FILLS),
        *imports.of_imports("union", UNION_BOOK, FILLS),
        *goals.of_goals(SEES, FILLS),
        *evidence.of_evidence(SEES, FILLS),
        *evaluation.of_evaluation(EVALUATED, FILLS),
        *evaluation.of_line(UNION_BOOK, FILLS),
        *signing.of_signing("fiscal", EVALUATED, FILLS, _OPENING, _BUREAU),
        *signing.of_signing("union", UNION_BOOK, FILLS, UNION_BOOK, _LINE_ANSWERS),
        *next_year.of_next_year(EVALUATED, FILLS),
    )
)
FROZEN: dict[tuple[str, str], Callable[[Unit], Model]] = {
    **signing.frozen("fiscal"),
    **signing.frozen("union"),
    ("goals_opinion", ""): goals.opinion_of,
    ("goals_indicatoradjustment", ""): goals.adjustment_of,
}
"""Tables whose rows nobody changes, whoever they are; where they are of a book, of which."""
_REFUSALS = (errors.InsufficientPrivilege, errors.RaiseException)
"""By the rights of the application, or by a trigger that keeps a row as it is."""
_READ = {"fiscal": FISCAL, "union": UNION_BOOK, "": SEES}


@pytest.mark.parametrize("role", Role, ids=str)
def test_lines(client: Client, role: Role) -> None:
    here = county()
    wrong = []
    for line in LINES:
        for unit in _telling(here, role, line):
            client.force_login(Account.objects.get(pk=here.people[role].pk))
            with transaction.atomic():
                status = _tried(client, here, line, unit)
                transaction.set_rollback(True)
            if (status < 400) is not (unit.name in line.allowed.get(role, ())):
                wrong.append(f"{line} {unit.name}: {status}")
    assert wrong == []


def _telling(here: County, role: Role, line: Action) -> list[Unit]:
    """One unit where it is allowed, one that is seen though it is not, one that is not seen."""
    allowed, seen = line.allowed.get(role, ()), SEES.get(role, ())
    found = {(one.name in allowed, one.name in seen): one for one in here.units}
    return list(found.values())


def _tried(client: Client, here: County, line: Action, unit: Unit) -> int:
    answer = line.do(client, here, unit)
    if getattr(answer, "streaming", False):
        list(answer.streaming_content)  # type: ignore[attr-defined]  # to its end, so that it is closed
    return answer.status_code


@pytest.mark.parametrize(("table", "book"), FROZEN)
@pytest.mark.parametrize("role", Role, ids=str)
def test_what_is_frozen_straight_at_the_database(role: Role, table: str, book: str) -> None:
    here = county()
    with as_system("准备"):
        for unit in here.units:
            FROZEN[table, book](unit)
    names = {unit.pk: unit.name for unit in here.units}
    reads = _READ[book]
    scope = standing_of(here.people[role]).scope
    with acting(scope, SYSTEM), connection.cursor() as cursor:
        for one in (table, f"{table}event"):
            cursor.execute(f"SELECT unit_id FROM {one}")
            assert {names[pk] for (pk,) in cursor.fetchall()} == set(reads.get(role, ())), one
    touch = "reason = '改'" if table == "goals_indicatoradjustment" else "unit_id = unit_id"
    for change in (f"UPDATE {table} SET {touch}", f"DELETE FROM {table}"):
        assert _changed(here, role, change) == 0


def _changed(here: County, role: Role, change: str) -> int:
    try:
        with (
            acting(standing_of(here.people[role]).scope, SYSTEM),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(change)
            return int(cursor.rowcount)
    except DatabaseError as refused:
        assert isinstance(refused.__cause__, _REFUSALS), refused
        return 0
