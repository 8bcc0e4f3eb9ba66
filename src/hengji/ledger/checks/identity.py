"""Are a unit's names and codes in order?"""

from __future__ import annotations

from collections.abc import Iterator

from hengji.kernel.problems import Problem, problem
from hengji.kernel.totals import RecordKind, RecordRef
from hengji.ledger.checks import kinds
from hengji.ledger.identity import UnitIdentity, valid_credit_code, valid_division


def identity_problems(unit: UnitIdentity) -> tuple[Problem, ...]:
    """What is wrong with a unit's name, codes and dates; a credit code may be left blank."""
    return tuple(_problems(unit))


def _problems(unit: UnitIdentity) -> Iterator[Problem]:
    ref = RecordRef(RecordKind.UNIT, unit.budget_code, unit.name)
    if not unit.name.strip():
        yield problem(kinds.NAME_MISSING, ref)
    if not unit.budget_code.strip():
        yield problem(kinds.BUDGET_CODE_MISSING, ref, name=unit.name)
    if not valid_division(unit.division):
        yield problem(kinds.DIVISION_WRONG, ref, name=unit.name, code=unit.division)
    if unit.credit_code and not valid_credit_code(unit.credit_code):
        yield problem(kinds.CREDIT_CODE_WRONG, ref, name=unit.name, code=unit.credit_code)
    if unit.since and unit.until and unit.since > unit.until:
        yield problem(
            kinds.SPAN_TURNED, ref, name=unit.name, since=unit.since, until=unit.until
        )
