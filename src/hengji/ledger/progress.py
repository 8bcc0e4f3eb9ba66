"""Progress in the year, held against the unit's own plan of use.

Campaigns are seasonal: a project is compared with its plan. Only personnel and public
expenses, which run evenly, are held against the twelfths where the unit gave no plan.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from hengji.kernel.totals import Contribution, Ratio, Total, rounded, total_of
from hengji.ledger.balances import Balances
from hengji.ledger.entries import Stand
from hengji.ledger.kinds import ExpenditureKind
from hengji.ledger.selection import ALL, Where, of_kind

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Progress:
    """The stand at the end of a month: spent and planned since January.

    ``rate`` is 支付进度率: what was spent of that which was planned ÷ planned. ``share`` is
    spent ÷ 全年预算数. ``unplanned``: kinds that money was spent on without a plan; they are
    in ``spent`` and in no rate.
    """

    month: int
    spent: Total
    planned: Total
    rate: Ratio
    share: Ratio
    unplanned: tuple[ExpenditureKind, ...] = ()


def progress(figures: Balances, month: int, where: Where = ALL) -> Progress:
    """How far these lines are at the end of ``month`` (1 to 12)."""
    if not 1 <= month <= _MONTHS:
        raise ValueError(f"not a month: {month}")
    months = tuple(range(1, month + 1))
    spent = figures.executed(where, *months).named(f"{where.name}1至{month}月支付数")
    planned = planned_until(figures, month, where)
    asked = where.kinds or frozenset(ExpenditureKind)
    with_plan = _with_plan(figures, where)
    expected = frozenset(k for k in asked if k.basic or k in with_plan)
    compared = figures.executed(replace(where, kinds=expected), *months)
    return Progress(
        month,
        spent,
        planned,
        Ratio(compared.named(spent.formula), planned, "实际支付进度 ÷ 既定支付进度"),
        Ratio(spent, figures.adjusted(where), "支付数 ÷ 全年预算数"),
        tuple(kind for kind in _paid_for(figures, month, where) if kind not in expected),
    )


def planned_until(figures: Balances, month: int, where: Where = ALL) -> Total:
    """What was to be spent by the end of ``month``: by the plan, else by twelfths.

    Of projects without a plan nothing is said, so nothing is expected of them.
    """
    with_plan = _with_plan(figures, where)
    parts = [
        _planned(figures, month, where, kind)
        if kind in with_plan
        else _twelfths(figures, month, where, kind)
        for kind in ExpenditureKind
        if kind in with_plan or kind.basic
    ]
    return total_of(parts, f"{where.name}1至{month}月计划数")


def _paid_for(figures: Balances, month: int, where: Where) -> list[ExpenditureKind]:
    """What was paid for by the end of a month, in the order of the forms."""
    slots = [one for one in figures.entries.slots if one.stand is Stand.EXECUTED]
    paid = {s.line.kind for s in slots if s.month <= month and where.matches(s.line)}
    return [kind for kind in ExpenditureKind if kind in paid]


def _with_plan(figures: Balances, where: Where) -> frozenset[ExpenditureKind]:
    """The kinds that have a plan of use, in whatever month."""
    lines = figures.entries.lines(Stand.PLANNED)
    return frozenset(line.kind for line in lines if where.matches(line))


def _planned(figures: Balances, month: int, where: Where, kind: ExpenditureKind) -> Total:
    return figures.entries.total(
        Stand.PLANNED, where, "", lambda s: s.line.kind is kind and s.month <= month
    )


def _twelfths(figures: Balances, month: int, where: Where, kind: ExpenditureKind) -> Total:
    chosen = of_kind(kind)
    budget = [
        one
        for slot, entries in figures.entries.slots.items()
        if slot.stand in (Stand.INITIAL, Stand.ADJUSTED, Stand.CARRIED_IN)
        and where.matches(slot.line)
        and chosen.matches(slot.line)
        for one in entries
    ]
    due = (
        Contribution(one.record, rounded(one.amount * Decimal(month) / _MONTHS))
        for one in budget
    )
    return Total(tuple(due))
