"""收入预算 and 收入执行 of the fiscal book, and the balance of income with spending.

What was carried over is not budgeted twice: it stands in both sides' totals from its own
records. 全年收入预算 ＝ 年初预算数 ＋ 调整. In a total of several books what one of them gave
another is taken out (``income_between``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from hengji.kernel.totals import Contribution, Ratio, RecordRef, Total
from hengji.ledger.balances import Balances
from hengji.ledger.compared import Comparison
from hengji.ledger.consolidation import year_end_balance
from hengji.ledger.income_between import Side, kind_of, passed
from hengji.ledger.kinds import FundType, IncomeKind
from hengji.ledger.records import IncomeBudget
from hengji.ledger.selection import Where
from hengji.ledger.year import YearBook

__all__ = [
    "balanced",
    "changed",
    "closing_income",
    "closing_spending",
    "current",
    "execution",
    "income_total",
    "initial",
    "kept",
    "kind_of",
    "kinds_of_fund",
    "problems_between",
    "received",
    "spending_total",
]
_EVERY = tuple(IncomeKind)


def kinds_of_fund(fund: FundType) -> tuple[IncomeKind, ...]:
    """The rows that this kind of money comes from."""
    return tuple(one for one in IncomeKind if one.fund is fund)


def kept(figures: Balances) -> bool:
    """Is there an income budget?"""
    return any(book.income for book in figures.books)


def initial(figures: Balances, kinds: Sequence[IncomeKind] = _EVERY) -> Total:
    """年初收入预算数, of these rows."""
    parts = [(one.ref, one.amount) for one in _lines(figures, kinds)]
    parts += _taken(figures, kinds, Side.INITIAL)
    return _or_nothing(Total.of(parts, _named(kinds, "年初收入预算数")), figures)


def changed(figures: Balances, kinds: Sequence[IncomeKind] = _EVERY) -> Total:
    """What was added to it and cut from it in the year."""
    parts = [(one.ref, one.change) for one in _lines(figures, kinds)]
    parts += _taken(figures, kinds, Side.CHANGED)
    return _or_nothing(Total.of(parts, _named(kinds, "收入预算调整数")), figures)


def current(figures: Balances, kinds: Sequence[IncomeKind] = _EVERY) -> Total:
    """全年收入预算数: 年初 ＋ 追加 － 追减; what was carried over is not in it."""
    total = initial(figures, kinds) + changed(figures, kinds)
    return total.named(_named(kinds, "年初收入预算数 ＋ 追加 － 追减"))


def received(figures: Balances, kinds: Sequence[IncomeKind] = _EVERY) -> Total:
    """收入执行数, as it came in. Nothing where income is recorded, but none of these rows."""
    every = [
        (one.ref, one.amount, kind_of(one)) for book in figures.books for one in book.receipts
    ]
    name = _named(kinds, "收入执行数")
    whole = Total.of(((ref, amount) for ref, amount, kind in every if kind), name)
    parts = [(ref, amount) for ref, amount, kind in every if kind in kinds]
    total = Total.of((*parts, *_taken(figures, kinds, Side.RECEIVED)), name)
    return total if total.value is not None else whole.nothing(name)


def execution(figures: Balances, kinds: Sequence[IncomeKind] = _EVERY) -> Ratio:
    """收入预算执行率 ＝ 收入执行数 ÷ 全年收入预算数."""
    return Ratio(
        received(figures, kinds), current(figures, kinds), "收入执行数 ÷ 全年收入预算数"
    )


def income_total(figures: Balances, *, at_first: bool) -> Total:
    """收入总计 by the budget, at the beginning of the year or of the whole year."""
    own = initial(figures) if at_first else current(figures)
    if own.value is None:
        return own.named("收入总计")
    return (own + figures.carried_in()).named("本年收入预算 ＋ 上年结转")


def spending_total(figures: Balances, *, at_first: bool) -> Total:
    """支出总计 by the budget: what was granted, and what was carried over."""
    if not at_first:
        return figures.adjusted()
    own = figures.initial()
    if own.value is None:
        return own
    return (own + figures.carried_in()).named("年初支出预算 ＋ 上年结转")


def closing_income(figures: Balances) -> Total:
    """收入总计 of the final accounts: what came in, and what was carried over."""
    came = received(figures)
    if came.value is None:
        return came
    return (came + figures.carried_in()).named("本年收入 ＋ 上年结转")


def closing_spending(figures: Balances) -> Total:
    """支出总计 of the final accounts: what was spent, and what is left of the money."""
    left = year_end_balance(figures)
    if left.value is None:
        return left
    return (figures.executed() + left).named("本年支出 ＋ 年末结转结余")


def balanced(figures: Balances) -> tuple[Comparison, ...]:
    """收入总计 ＝ 支出总计: at the beginning of the year, of the whole year, then by each
    kind of money that has either; last, what is left against the budget's own remainder.
    """
    return tuple(_balanced(figures))


def _balanced(figures: Balances) -> Iterator[Comparison]:
    lacks = "" if kept(figures) else "没有填写收入预算"
    for words, at_first in (("年初预算收支总计", True), ("全年预算收支总计", False)):
        yield Comparison(
            words,
            income_total(figures, at_first=at_first),
            spending_total(figures, at_first=at_first),
            lacks,
        )
    for fund in FundType:
        where = Where(fund.value, fund=fund)
        rows = kinds_of_fund(fund)
        spent = figures.adjusted(where) - figures.carried_in(where)
        had = any(one.kind in rows for book in figures.books for one in book.income)
        if not had and not figures.adjusted(where).records:
            continue
        # income of a fund that no line of the budget spends: nothing of it was budgeted
        own = spent if spent.value is not None else figures.initial().nothing("")
        yield Comparison(
            f"{fund.value}的全年收支", current(figures, rows),
            own.named("全年支出预算 － 上年结转"), lacks,
        )  # fmt: skip
    left = year_end_balance(figures)
    yield Comparison(
        "年末结转结余",
        left,
        figures.carried_out(),
        "" if left.value is not None else "没有收入记录",
    )


def problems_between(book: YearBook, figures: Balances) -> tuple[Comparison, ...]:
    """The comparisons that differ though an income budget is kept: of budgets alone."""
    if not book.income:
        return ()
    differ = (one for one in balanced(figures)[:-1] if one.gap)
    return tuple(differ)


def _lines(figures: Balances, kinds: Sequence[IncomeKind]) -> Iterator[IncomeBudget]:
    return (one for book in figures.books for one in book.income if one.kind in kinds)


def _taken(
    figures: Balances, kinds: Sequence[IncomeKind], side: Side
) -> list[tuple[RecordRef, Decimal | None]]:
    """What passed between these books, negative in the transfers' names."""
    return [
        (one.transfer.ref, -one.transfer.amount)
        for one in passed(figures)
        if one.kind in kinds and side in one.taken
    ]


def _named(kinds: Sequence[IncomeKind], words: str) -> str:
    return words if len(kinds) != 1 else f"{kinds[0].value}{words}"


def _or_nothing(total: Total, figures: Balances) -> Total:
    """In a budget that is kept, a row without a line is nothing."""
    if total.value is not None:
        return total
    zero = Decimal(0)
    lines = tuple(Contribution(one.ref, zero) for one in _lines(figures, _EVERY))
    return Total(lines, total.formula)
