"""收入预算 and 收入执行 of a department: 本级, each unit below, what was taken out, 汇总."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hengji.web.budget import income
from hengji.web.budget.figures import Figures
from hengji.web.budget.overview import TableRow, figures_row
from hengji.web.budget.together import Part, taken_row
from hengji.web.shell.comparing import Compared

_RATE = "income_rate"


@dataclass(frozen=True, slots=True)
class IncomeTogether:
    """One row a book, what was taken out, the whole by its rows; and does it pay for spending?

    ``transfers`` are told with spending.
    """

    parts: tuple[Part, ...]
    taken: TableRow | None
    whole: tuple[TableRow, ...]
    query: str
    balance: tuple[Compared, ...] = ()
    transfers: tuple[()] = ()


def income_together(
    parts: Sequence[tuple[Part, Figures]], figures: Figures, query: str
) -> IncomeTogether | None:
    """``parts`` with the figures of each; ``None`` where no unit keeps income."""
    kinds = income.kinds(figures.now)
    if not kinds:
        return None
    shown = tuple(Part(_row(own, one.row.label), one.base, None) for one, own in parts)
    whole = tuple(
        _row(figures, "汇总" if where == "all" else label, where, 0 if where == "all" else 1)
        for where, label in kinds
    )
    keys = [None if one == _RATE else f"{one}@all" for one in income.COLUMNS]
    taken = taken_row(figures, keys) if figures.now.taken else None
    return IncomeTogether(shown, taken, whole, query, tuple(income.balance(figures.now)))


def _row(figures: Figures, label: str, where: str = "all", depth: int = 0) -> TableRow:
    names = [f"{one}@{where}" for one in income.COLUMNS]
    return figures_row(figures, label, names, depth)


def without_income_total(
    one: IncomeTogether | None, hidden: Sequence[str]
) -> IncomeTogether | None:
    """For who does not see every book that belongs to it."""
    return replace(one, taken=None, whole=(), balance=()) if one and hidden else one
