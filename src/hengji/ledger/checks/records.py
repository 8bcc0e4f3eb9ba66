"""Is a record right by itself? Asked while it is typed, and of every row of an import."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from hengji.kernel.problems import Problem, problem
from hengji.kernel.totals import RecordKind, RecordRef, yuan_printed
from hengji.ledger.checks import kinds
from hengji.ledger.checks.assets import income_line_problems, receipt_problems
from hengji.ledger.checks.lines import Found, line_problems
from hengji.ledger.kinds import Book
from hengji.ledger.records import (
    Adjustment,
    Appropriation,
    CarryOver,
    IncomeBudget,
    Line,
    Payment,
    PlanMonth,
    Receipt,
)
from hengji.ledger.year import YearBook

Entry = Appropriation | Adjustment | CarryOver | IncomeBudget | Payment | PlanMonth | Receipt
_Dated = Appropriation | Adjustment | CarryOver | Payment | PlanMonth | Receipt
_CENT = Decimal("0.01")
_MONTHS = range(1, 13)


class RecordChecker:
    """Checks records against what a book must know beforehand; quick on many rows."""

    def __init__(
        self,
        year: int,
        book: Book = Book.FISCAL,
        projects: frozenset[str] = frozenset(),
        procurements: frozenset[str] = frozenset(),
    ) -> None:
        self.year = year
        self.book = book
        self.projects = projects
        self.procurements = procurements
        self._lines: dict[tuple[int, bool], tuple[Line, tuple[Found, ...]]] = {}

    @classmethod
    def of(cls, book: YearBook) -> RecordChecker:
        """For records of this book."""
        return cls(
            book.year,
            book.book,
            frozenset(one.key for one in book.projects),
            frozenset(one.ref.key for one in book.procurements),
        )

    def problems(self, record: Entry) -> tuple[Problem, ...]:
        """What is wrong with this record, in the order of its fields."""
        if isinstance(record, Payment) and self._plain(record):
            return ()
        if isinstance(record, IncomeBudget):
            return tuple(income_line_problems(record))
        return tuple(self._problems(record))

    def _plain(self, paid: Payment) -> bool:
        """Is a payment, of which there may be thousands, in order at a glance?"""
        amount = paid.amount
        return (
            paid.day.year == self.year
            and not paid.procurement
            and not self._found(paid.line, spent=True)
            and bool(amount)
            and not amount % _CENT
        )

    def _problems(self, record: _Dated) -> Iterator[Problem]:
        yield from _amount(record.ref, record.amount)
        match record:
            case Payment():
                yield from self._day(record.ref, record.day)
                yield from self._line(record.ref, record.line, spent=True)
                if record.procurement and record.procurement not in self.procurements:
                    yield problem(
                        kinds.PROCUREMENT_UNKNOWN, record.ref, procurement=record.procurement
                    )
            case Adjustment():
                yield from self._day(record.ref, record.day)
                yield from self._line(record.ref, record.line, spent=False)
                if not record.reason.strip():
                    yield problem(kinds.REASON_MISSING, record.ref)
            case Appropriation() | CarryOver():
                if record.amount < 0:
                    yield problem(
                        kinds.AMOUNT_NEGATIVE, record.ref, amount=yuan_printed(record.amount)
                    )
                yield from self._line(record.ref, record.line, spent=False)
            case PlanMonth():
                if record.month not in _MONTHS:
                    yield problem(kinds.MONTH_WRONG, record.ref, month=record.month)
            case Receipt():
                yield from self._day(record.ref, record.day)
                yield from receipt_problems(record)

    def _day(self, ref: RecordRef, day: date | None) -> Iterator[Problem]:
        if day is not None and day.year != self.year:
            yield problem(kinds.OUTSIDE_YEAR, ref, day=day.isoformat(), year=self.year)

    def _line(self, ref: RecordRef, line: Line, *, spent: bool) -> Iterator[Problem]:
        for kind, values in self._found(line, spent=spent):
            yield problem(kind, ref, **values)

    def _found(self, line: Line, *, spent: bool) -> tuple[Found, ...]:
        """Judged once for each line object; it is held here, so that its id stays its own."""
        known = self._lines.get((id(line), spent))
        if known is None:
            found = tuple(line_problems(line, self.book, self.projects, spent=spent))
            known = self._lines[id(line), spent] = (line, found)
        return known[1]


def _amount(ref: RecordRef, amount: Decimal) -> Iterator[Problem]:
    if not amount:
        if ref.kind in (RecordKind.PAYMENT, RecordKind.ADJUSTMENT):  # a budget may be zero
            yield problem(kinds.AMOUNT_ZERO, ref)
    elif amount % _CENT:
        yield problem(kinds.AMOUNT_FINER, ref, amount=f"{amount:,f}")
