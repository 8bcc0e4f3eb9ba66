"""Rates that a table of steps counts out from two figures of the same report."""

from __future__ import annotations

from dataclasses import dataclass

from hengji.audit.case import Case
from hengji.audit.checks.lookup import this_year
from hengji.report.facts import Basis, Fact, Origin

_ANY = (Basis.FINAL, Basis.UNSTATED, Basis.INITIAL)
_SPENT = (Basis.FINAL,)
_PLANNED = (Basis.ADJUSTED, Basis.INITIAL, Basis.BUDGET)
_BUDGETED = (Basis.BUDGET, Basis.ADJUSTED, Basis.INITIAL)
_Side = tuple[tuple[str, ...], tuple[Basis, ...]]
_RATES: dict[str, tuple[_Side, _Side]] = {
    "在职人员控制率": ((("在职人数",), _ANY), (("编制数",), _ANY)),
    "预算完成率": (
        (("全年执行数", "支出合计"), _SPENT),
        (("全年预算数", "年初预算数", "支出合计"), _PLANNED),
    ),
    "公用经费控制率": ((("公用经费",), _SPENT), (("公用经费",), _PLANNED)),
    "三公经费控制率": ((("三公经费",), _SPENT), (("三公经费",), _PLANNED)),
    "政府采购执行率": ((("政府采购金额",), _SPENT), (("政府采购金额",), _BUDGETED)),
}


@dataclass(frozen=True, slots=True)
class Operands:
    """What a rate may be counted from. ``settled``: no other budget can have been meant."""

    above: tuple[Fact, ...]
    below: tuple[Fact, ...]
    settled: bool


def operands(case: Case, name: str) -> Operands | None:
    """The figures of a rate, ``None`` where it is not counted out from two of them.

    A rate of a budget is settled only where the adjusted budget is printed too: it may have
    been counted from that.
    """
    if name not in _RATES:
        return None
    above, below = (_values(case, *side) for side in _RATES[name])
    planned = _RATES[name][1][1] is _PLANNED
    settled = not planned or any(one.basis is Basis.ADJUSTED for one in below)
    return Operands(tuple(above), tuple(below), settled)


def in_own_form(case: Case, rate: Fact, above: str, below: str) -> tuple[Fact, Fact] | None:
    """The two figures of the form that the rate itself stands in, each there once."""
    if rate.origin is not Origin.TABLE:
        return None
    at = (rate.place.document, rate.place.block)
    over, under = (
        [f for f in this_year(case, term) if (f.place.document, f.place.block) == at]
        for term in (above, below)
    )
    if len(over) != 1 or len(under) != 1:
        return None
    return (over[0], under[0]) if over[0].certain and under[0].certain else None


def _values(case: Case, terms: tuple[str, ...], bases: tuple[Basis, ...]) -> list[Fact]:
    """The figures of these terms on these bases, the term and the basis named first ahead."""
    found = [
        fact
        for term in terms
        for basis in bases
        for fact in this_year(case, term)
        if fact.certain and fact.basis is basis
    ]
    return list({f.figure.amount: f for f in reversed(found)}.values())[::-1]
