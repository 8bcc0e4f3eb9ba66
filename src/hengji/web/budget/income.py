"""收入预算 and 收入执行 as the overview shows them, and the balance of income with spending."""

from __future__ import annotations

from collections.abc import Callable

from hengji.kernel.totals import Ratio, Total
from hengji.ledger import IncomeKind, income
from hengji.ledger.balances import Balances
from hengji.web.rows.choices import member, stored
from hengji.web.shell.comparing import Compared, shown

_Take = Callable[[Balances, tuple[IncomeKind, ...]], Total | Ratio]
_FIGURES: dict[str, tuple[str, _Take]] = {
    "income_initial": ("年初收入预算", income.initial),
    "income_changed": ("收入预算调整", income.changed),
    "income_current": ("全年收入预算", income.current),
    "income_received": ("收入执行数", income.received),
    "income_rate": ("收入预算执行率", income.execution),
}
COLUMNS = tuple(_FIGURES)
HEADS = ("年初预算", "预算调整", "全年预算", "收入执行", "执行率")
_EVERY = tuple(IncomeKind)


def figure(figures: Balances, name: str) -> tuple[str, Total | Ratio] | None:
    """The label and figure of this name (``income_current@business``); ``None`` for none."""
    key, _, chosen = name.partition("@")
    if key not in _FIGURES:
        return None
    label, take = _FIGURES[key]
    if chosen in ("", "all"):
        return label, take(figures, _EVERY)
    try:
        kind = member(IncomeKind, chosen)
    except KeyError:
        return None
    return f"{kind.value}{label}", take(figures, (kind,))


def kinds(figures: Balances) -> list[tuple[str, str]]:
    """Rows of the budget that have money or income: where, and the name; all of them first."""
    if not income.kept(figures) and income.received(figures).value is None:
        return []
    told = [
        (stored(kind), kind.value)
        for kind in IncomeKind
        if any(
            (income.current(figures, (kind,)).value, income.received(figures, (kind,)).value)
        )
    ]
    return [("all", "本年收入合计"), *told]


def balance(figures: Balances) -> list[Compared]:
    """收入总计 against 支出总计, where there is an income budget."""
    if not income.kept(figures):
        return []
    return [shown(one) for one in income.balanced(figures)]
