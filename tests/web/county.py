"""A county in which every role is held, and whose units each role may see, fill in, answer.

A finance bureau over everyone; a union with a culture house below it (as its department and as
its upper union); an archive apart. Everyone's role is held at the unit where such people work:
the bureau's people at the bureau, the others at the union.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeAlias

from hengji.web.accounts.models import Account, Grant
from hengji.web.accounts.roles import ADMINISTRATORS, Role
from hengji.web.rows.session import as_system
from hengji.web.units.models import Line, Superior, Unit

BUREAU, UNION, HOUSE, ARCHIVE = "财政局", "总工会", "文化宫", "档案馆"
EVERYONE = (BUREAU, UNION, HOUSE, ARCHIVE)
SINCE = date(2020, 1, 1)
_AT_THE_BUREAU = (Role.BUREAU_DESK, Role.PERFORMANCE_DESK, Role.BUREAU_HEAD, Role.ANALYST)
Names: TypeAlias = tuple[str, ...]
Allowed: TypeAlias = Mapping[Role, Names]


@dataclass(frozen=True, slots=True)
class County:
    """Four units, and one person in each role."""

    units: tuple[Unit, ...]
    people: Mapping[Role, Account]


def county() -> County:
    """Make the county."""
    with as_system("准备"):
        units = {
            name: Unit.objects.create(code=f"10{number}001", name=name)
            for number, name in enumerate(EVERYONE, 1)
        }
        for name in (UNION, HOUSE, ARCHIVE):
            _above(units[BUREAU], units[name], Line.FINANCE)
        for line in (Line.DEPARTMENT, Line.UNION):
            _above(units[UNION], units[HOUSE], line)
        people = {role: _person(role, units) for role in Role}
    return County(tuple(units.values()), people)


def _above(above: Unit, unit: Unit, line: Line) -> None:
    Superior.objects.create(above=above, unit=unit, line=line, since=SINCE)


def _person(role: Role, units: Mapping[str, Unit]) -> Account:
    account = Account.objects.create_user(role.value, role.label)
    unit = (
        None if role in ADMINISTRATORS else units[BUREAU if role in _AT_THE_BUREAU else UNION]
    )
    Grant.objects.create(account=account, role=role, unit=unit, since=SINCE)
    return account


class Answer(Protocol):
    """What the test client gives back."""

    status_code: int


_OWN: Names = (UNION,)
_UNDER: Names = (UNION, HOUSE)
SEES: Allowed = {
    Role.CLERK: _OWN,
    Role.HEAD: _OWN,
    Role.EVALUATION_GROUP: _OWN,
    Role.SUPERVISOR: _UNDER,
    Role.BUREAU_DESK: EVERYONE,
    Role.PERFORMANCE_DESK: EVERYONE,
    Role.BUREAU_HEAD: EVERYONE,
    Role.UPPER_UNION: _UNDER,
    Role.UNION_AUDIT: _UNDER,
    Role.ANALYST: EVERYONE,
}
_WORKS_THERE = (Role.CLERK, Role.HEAD, Role.EVALUATION_GROUP)
IDENTITY: Allowed = {**SEES, **dict.fromkeys(_WORKS_THERE, _UNDER)}
"""Whose name, year and staff: those that are seen, and those that are put together."""
EVALUATED: Allowed = {
    role: names
    for role, names in SEES.items()
    if role not in (Role.UPPER_UNION, Role.UNION_AUDIT)
}
FISCAL: Allowed = {**EVALUATED, **dict.fromkeys(_WORKS_THERE, _UNDER)}
"""The fiscal book: a department's own people read those of its subordinate units too."""
UNION_BOOK: Allowed = {
    Role.CLERK: _OWN,
    Role.HEAD: _OWN,
    Role.EVALUATION_GROUP: _OWN,
    Role.UPPER_UNION: (HOUSE,),
    Role.UNION_AUDIT: (HOUSE,),
}
PERSONS: Allowed = {Role.CLERK: _OWN, Role.HEAD: _OWN}
FILLS: Allowed = {Role.CLERK: _OWN}
SIGNS: Allowed = {Role.HEAD: _OWN, Role.EVALUATION_GROUP: _OWN}
_OF_THE_BUREAU: Names = (UNION, HOUSE, ARCHIVE)
REVIEWS: Allowed = {
    Role.SUPERVISOR: (HOUSE,),
    Role.BUREAU_DESK: _OF_THE_BUREAU,
    Role.PERFORMANCE_DESK: _OF_THE_BUREAU,
    Role.BUREAU_HEAD: _OF_THE_BUREAU,
    Role.UPPER_UNION: (HOUSE,),
    Role.UNION_AUDIT: (HOUSE,),
}
JUDGES: Allowed = {**FILLS, **SIGNS}
WRITES_YEARS: Allowed = {**FILLS, **SIGNS, **REVIEWS}
