"""Income that one of several books had from another: what of it the records let take out.

What came in is taken out of the row that the receiver's own record of it names. It is taken
out of the income budget where the transfer names the receiver's budget that holds it, at the
beginning of the year or by an adjustment, and that row of the income budget is large enough.
Where the records do not say so nothing is taken out, and what is lacking is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from hengji.ledger.balances import Balances
from hengji.ledger.consolidation import receipt_of, receiver_of
from hengji.ledger.kinds import Book, FundType, IncomeKind
from hengji.ledger.records import Receipt, Transfer
from hengji.ledger.year import YearBook

_BY_FUND = {
    FundType.GENERAL: IncomeKind.GENERAL,
    FundType.GOVERNMENT_FUND: IncomeKind.GOVERNMENT_FUND,
    FundType.STATE_CAPITAL: IncomeKind.STATE_CAPITAL,
    FundType.NON_TAX: IncomeKind.SPECIAL_ACCOUNT,
    FundType.OTHER: IncomeKind.OTHER,
}


class Side(Enum):
    """Which column of income a transfer is taken out of."""

    INITIAL = "年初收入预算"
    CHANGED = "收入预算调整"
    RECEIVED = "收入执行数"


class Untold(Enum):
    """What the records do not tell, so that a column still holds the money twice."""

    RECEIPT = "收到方没有关联这笔收入，收入执行数没有抵销"
    KIND = "收到方没有关联这笔收入，分不清属于收入预算的哪一类，收入预算没有抵销"
    BUDGET = "没有写明列在收到方的哪一条预算里，收入预算没有抵销"
    LINE = "收到方收入预算里这一类的数小于这笔划转，收入预算没有抵销"


@dataclass(frozen=True, slots=True)
class Passed:
    """One transfer as income of the receiver. ``kind``: the row it stands in there, ``None``
    where no record tells.
    """

    transfer: Transfer
    kind: IncomeKind | None
    taken: frozenset[Side]
    untold: tuple[Untold, ...]


def kind_of(one: Receipt) -> IncomeKind | None:
    """Which row of the income budget income belongs to; ``None`` in the union book."""
    if one.income is not None:
        return one.income
    return _BY_FUND.get(one.fund) if isinstance(one.fund, FundType) else None


def passed(figures: Balances) -> tuple[Passed, ...]:
    """Every transfer taken out of these figures that is income of a fiscal book among them."""
    left: dict[tuple[str, IncomeKind, Side], Decimal] = {}
    return tuple(_passed(figures, left))


def _passed(
    figures: Balances, left: dict[tuple[str, IncomeKind, Side], Decimal]
) -> Iterator[Passed]:
    """``left``: what the rows of the income budgets still hold of such money."""
    for transfer in figures.taken:
        book = receiver_of(figures, transfer)
        if book is None or book.book is not Book.FISCAL:
            continue
        came = receipt_of(figures, transfer)
        kind = kind_of(came) if came else None
        told = _budgeted(book, transfer, kind, left)
        taken = {told} if isinstance(told, Side) else set()
        untold = [told] if isinstance(told, Untold) else []
        if came is not None:
            taken.add(Side.RECEIVED)
        elif book.receipts:
            untold.insert(0, Untold.RECEIPT)
        yield Passed(transfer, kind, frozenset(taken), tuple(untold))


def _budgeted(
    book: YearBook,
    transfer: Transfer,
    kind: IncomeKind | None,
    left: dict[tuple[str, IncomeKind, Side], Decimal],
) -> Side | Untold | None:
    """Which column of the receiver's income budget holds it, or why nobody can tell; ``None``
    where no income budget is kept, or the money stands in no budget yet.
    """
    if not book.income:
        return None
    side = _side(book, transfer.budgeted)
    if not isinstance(side, Side):
        return side
    if kind is None:
        return Untold.KIND
    row = (book.unit.budget_code, kind, side)
    held = left.get(row)
    if held is None:
        held = _held(book, kind, side)
    if held < transfer.amount:
        return Untold.LINE
    left[row] = held - transfer.amount
    return side


def _side(book: YearBook, budgeted: str) -> Side | Untold | None:
    """By which record it stands in the receiver's budget of spending."""
    if any(one.ref.key == budgeted for one in book.appropriations):
        return Side.INITIAL
    for one in book.adjustments:
        if one.ref.key == budgeted:
            return Side.CHANGED if one.completed else None
    return Untold.BUDGET


def _held(book: YearBook, kind: IncomeKind, side: Side) -> Decimal:
    amounts = (
        one.amount if side is Side.INITIAL else one.change
        for one in book.income
        if one.kind is kind
    )
    return sum((one for one in amounts if one is not None), Decimal(0))
