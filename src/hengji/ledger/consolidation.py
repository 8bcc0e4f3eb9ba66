"""Several books as one: 本级 and 汇总 of subordinate units, or both books of one unit.

Money that one of them gave to another is one event that both recorded. It is taken out
once on each side that is in the total: from what was spent, from what came in, and from the
budget where the receiver has it there. Each elimination stands in the total as a negative
amount in the name of the transfer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hengji.kernel.totals import Contribution, Total
from hengji.ledger.balances import Balances
from hengji.ledger.entries import Entries, Slot, Stand, entries_of
from hengji.ledger.records import Fund, Party, Receipt, Transfer
from hengji.ledger.shared_projects import told_apart
from hengji.ledger.year import YearBook


@dataclass(frozen=True, slots=True)
class Consolidation:
    """Figures of several books with what passed between them taken out.

    ``eliminated`` are the transfers taken out; ``unmatched`` those between these books for
    which the payer's payment was not found: they could not be taken out.
    """

    balances: Balances
    eliminated: tuple[Transfer, ...]
    unmatched: tuple[Transfer, ...]

    def received(self, fund: Fund | None = None) -> Total:
        """Income that came in, from outside these books; of one kind where it is named."""
        return came_in(self.balances, fund)


def came_in(figures: Balances, fund: Fund | None = None) -> Total:
    """Income from outside these books: what came from one of them to another taken out."""
    total = received(figures.books, fund)
    taken = tuple(
        Contribution(transfer.ref, -transfer.amount)
        for transfer in figures.taken
        if (one := receipt_of(figures, transfer)) and fund in (None, one.fund)
    )
    return Total((*total.records, *taken), total.formula) if taken else total


def receiver_of(figures: Balances, transfer: Transfer) -> YearBook | None:
    """The book among these to which it passed."""
    here = (one for one in figures.books if holder(one) == transfer.receiver)
    return next(here, None)


def receipt_of(figures: Balances, transfer: Transfer) -> Receipt | None:
    """The receiver's record of what passed; ``None`` where it is not named."""
    book = receiver_of(figures, transfer) if transfer.receipt else None
    came = book.receipts if book else ()
    return next((one for one in came if one.ref.key == transfer.receipt), None)


def holder(book: YearBook) -> Party:
    """Whose book it is, and which."""
    return Party(book.unit.budget_code, book.book)


def received(books: Iterable[YearBook], fund: Fund | None = None) -> Total:
    """Income as recorded, nothing taken out."""
    every = (one for book in books for one in book.receipts)
    parts = ((one.ref, one.amount) for one in every if fund in (None, one.fund))
    return Total.of(parts, f"{fund.value if fund else '收入合计'}")


def from_own_book(book: YearBook, fund: Fund | None = None) -> Total:
    """Income that came from the unit's other book; of one kind where it is named."""
    own = holder(book)
    moved = {
        one.receipt
        for one in book.transfers
        if one.receiver == own and one.payer.unit == own.unit and one.receipt
    }
    parts = [
        (one.ref, one.amount)
        for one in book.receipts
        if one.ref.key in moved and fund in (None, one.fund)
    ]
    if parts:
        return Total.of(parts, "从本单位另一套账划入")
    return received((book,), fund).nothing("从本单位另一套账划入")


def to_own_book(book: YearBook) -> Total:
    """What was paid over to the unit's other book."""
    own = holder(book)
    moved = {
        one.payment
        for one in book.transfers
        if one.payer == own and one.receiver.unit == own.unit and one.payment
    }
    parts = [(one.ref, one.amount) for one in book.payments if one.ref.key in moved]
    if parts:
        return Total.of(parts, "划到本单位另一套账")
    return Balances.of(book).executed().nothing("划到本单位另一套账")


def year_end_balance(figures: Balances) -> Total:
    """What is left of these books' money at the end of the year: what was brought over and
    came in, less what was spent. Nothing is known where no income is recorded.
    """
    came = came_in(figures)
    if came.value is None:
        return came
    total = figures.carried_in() + came - figures.executed()
    return total.named("上年结转数 ＋ 本年收入 － 本年支出")


def consolidate(books: Sequence[YearBook]) -> Consolidation:
    """Add up books of one fiscal year, what passed between them taken out once.

    Raises ``ValueError`` for books of different years, or one book given twice.
    """
    if len({book.year for book in books}) > 1:
        raise ValueError("books of different fiscal years cannot be added up")
    holders = {holder(book): book for book in books}
    if len(holders) < len(books):
        raise ValueError("one book is given twice")
    if len(books) > 1:
        books = told_apart(books)
        holders = {holder(book): book for book in books}
    entries = entries_of(books)
    done: list[Transfer] = []
    open_ones: list[Transfer] = []
    for transfer in _between(books, holders):
        payer, receiver = holders[transfer.payer], holders[transfer.receiver]
        paid = _paid(payer, transfer)
        if paid is None:
            open_ones.append(transfer)
            continue
        taken = Contribution(transfer.ref, -transfer.amount)
        entries.add(paid, taken)
        _take_from_budget(entries, receiver, transfer, taken)
        done.append(transfer)
    figures = Balances(entries, tuple(books), tuple(done))
    return Consolidation(figures, figures.taken, tuple(open_ones))


def prior_of(figures: Balances) -> Balances | None:
    """Last year's figures of the same books, what passed between them taken out there too;
    ``None`` where no book has last year's behind it.
    """
    before = tuple(book.prior for book in figures.books if book.prior)
    if not before:
        return None
    return Balances.of(*before) if len(before) == 1 else consolidate(before).balances


def eliminated(total: Total) -> Total:
    """What was taken out of a consolidated total: its transfers, negative. Zero where none
    passed between the books; missing where the total itself is.
    """
    taken = tuple(total.eliminated)
    if taken:
        return Total(taken, f"{total.formula}中的内部划转", total.unit)
    return total.nothing(f"{total.formula}中没有内部划转")


def _between(books: Sequence[YearBook], holders: dict[Party, YearBook]) -> Iterator[Transfer]:
    """Transfers inside, each once, though both sides may have recorded them."""
    seen: set[str] = set()
    for book in books:
        for one in book.transfers:
            inside = one.payer in holders and one.receiver in holders
            if inside and one.ref.key not in seen:
                seen.add(one.ref.key)
                yield one


def _paid(payer: YearBook, transfer: Transfer) -> Slot | None:
    for one in payer.payments:
        if one.ref.key == transfer.payment:
            return Slot(Stand.EXECUTED, one.line, month=one.day.month)
    return None


def _take_from_budget(
    entries: Entries, receiver: YearBook, transfer: Transfer, taken: Contribution
) -> None:
    if not transfer.budgeted:
        return
    for granted in receiver.appropriations:
        if granted.ref.key == transfer.budgeted:
            entries.add(Slot(Stand.INITIAL, granted.line), taken)
            return
    for moved in receiver.adjustments:
        if moved.ref.key == transfer.budgeted:
            stand = Stand.ADJUSTED if moved.completed else Stand.PENDING
            entries.add(Slot(stand, moved.line, adjustment=moved.kind.value), taken)
            return
