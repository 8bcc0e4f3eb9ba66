"""Units of the county, who stands above whom, and the accounts with their roles."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from hengji.privacy.checksums import credit_check
from hengji.web.accounts.models import Account, Grant
from hengji.web.accounts.roles import Role
from hengji.web.demonstration.plan import County, PlannedUnit
from hengji.web.units.models import Line, Superior, Unit, UnitCode, UnitName

SINCE = date(2020, 1, 1)
_DIVISION = "439901000"
"""A made-up 财政区划: no county has it."""


def make_units(county: County) -> dict[str, Unit]:
    """All units with their dated names and codes, by budget code."""
    units = {one.code: _unit(one) for one in county.units}
    for one in county.units:
        unit = units[one.code]
        if one.code not in (county.bureau, county.upper):
            _above(units[county.bureau], unit, Line.FINANCE)
        if one.parent:
            _above(units[one.parent], unit, Line.DEPARTMENT)
            _above(units[one.parent], unit, Line.UNION)
    _above(units[county.upper], units[county.union], Line.UNION)
    return units


def _unit(plan: PlannedUnit) -> Unit:
    unit = Unit.objects.create(
        code=plan.code,
        name=plan.name,
        credit_code=credit_code(plan.code),
        division=_DIVISION,
        kind=plan.kind,
        level=plan.level,
        desk=plan.desk,
        small=plan.small,
    )
    UnitName.objects.create(unit=unit, name=plan.name, since=SINCE)
    for kind, value in (
        (UnitCode.Kind.BUDGET, plan.code),
        (UnitCode.Kind.CREDIT, unit.credit_code),
        (UnitCode.Kind.DIVISION, _DIVISION),
    ):
        UnitCode.objects.create(unit=unit, kind=kind, value=value, since=SINCE)
    return unit


def credit_code(code: str) -> str:
    """A made-up 统一社会信用代码 with a right check character."""
    stem = f"11439901MB{code:>07}"
    return stem + credit_check(stem)


def _above(above: Unit, unit: Unit, line: Line) -> None:
    Superior.objects.create(above=above, unit=unit, line=line, since=SINCE)


def make_people(county: County, units: dict[str, Unit]) -> None:
    """Accounts without passwords: they come in by one-time links."""
    for login, name, role, code in county.people:
        account = Account.objects.create_user(login, name)
        Grant.objects.create(account=account, role=role, unit=units[code], since=SINCE)
    for login, name, role in county.administrators:
        account = Account.objects.create_user(login, name)
        Grant.objects.create(account=account, role=role, since=SINCE)


_LEFT = date(2025, 8, 31)
_WHO = {Role.CLERK: "原经办员", Role.HEAD: "原负责人"}


@contextmanager
def those_of_then(plan: PlannedUnit, unit: Unit) -> Iterator[None]:
    """Those who filled in and signed for a unit that has nobody for it now; they left since,
    and their accounts are closed.
    """
    there = set(Grant.objects.filter(unit=unit).values_list("role", flat=True))
    gone: list[Account] = []
    for role, title in _WHO.items():
        if role not in there and any(one.frozen for one in plan.endings.values()):
            login = f"{plan.code}-{role.value}"
            one = Account.objects.create_user(login, f"{plan.name}{title}")
            Grant.objects.create(account=one, role=role, unit=unit, since=SINCE)
            gone.append(one)
    yield
    for one in gone:
        one.grants.update(until=_LEFT)
        one.is_active = False
        one.save(update_fields=["is_active"])
