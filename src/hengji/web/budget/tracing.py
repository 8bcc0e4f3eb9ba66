"""The records of a figure, page by page, each with whose it is and where it was entered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.paginator import Page
from django.urls import reverse

from hengji.kernel.totals import (
    Contribution,
    Ratio,
    RecordKind,
    RecordRef,
    Total,
    amount_printed,
)
from hengji.ledger import Book, YearBook
from hengji.web.budget.access import Desk
from hengji.web.budget.figures import Figures, Named
from hengji.web.budget.notes import record_url
from hengji.web.budget.overview import NOTHING
from hengji.web.budget.sheets import BY_RECORD
from hengji.web.shell.paging import paged

_RECORDS = 100


@dataclass(frozen=True, slots=True)
class TracedRecord:
    """One record and what it adds; ``unit`` is whose it is, where several are put together."""

    record: RecordRef
    amount: str
    negative: bool
    url: str
    unit: str


@dataclass(frozen=True, slots=True)
class Traced:
    """One total behind a figure: itself, or a side of a ratio."""

    side: str
    formula: str
    value: str
    page: Page[Contribution]
    records: tuple[TracedRecord, ...]


class Origins:
    """In whose book each record stands: the desk's own, another unit's, the other book's."""

    def __init__(self, at: Desk, figures: Figures) -> None:
        self._at = at
        self._known: dict[RecordRef, YearBook] = {}
        books = figures.now.books
        self.several = len(books) > 1
        for book in books if self.several else ():
            for one in filter(None, (book, book.prior)):
                for ref in _refs(one):
                    self._known.setdefault(ref, one)

    def unit(self, ref: RecordRef) -> str:
        """Whose record it is; ``""`` where there is but one book."""
        book = self._known.get(ref)
        if book is None or ref.kind is RecordKind.TRANSFER:
            return ""
        return f"{book.unit.name} {book.book.value}"

    def url(self, ref: RecordRef) -> str:
        """Where it was entered; ``""`` for what has no page."""
        book = self._known.get(ref)
        if book is None or ref.kind is RecordKind.TRANSFER or ref.kind not in BY_RECORD:
            return record_url(ref, self._at)
        where = {"code": book.unit.budget_code, "year": book.year}
        space = "union" if book.book is Book.UNION else "budget"
        row = ref.key.partition("-")[0]
        kwargs = {**where, "key": BY_RECORD[ref.kind].key}
        return f"{reverse(f'{space}:sheet', kwargs=kwargs)}?row={row}"


def _refs(book: YearBook) -> Iterator[RecordRef]:
    money = (book.appropriations, book.adjustments, book.carried_in, book.payments)
    for some in (*money, book.receipts, book.plan, book.procurements, book.income):
        yield from (one.ref for one in some)


def traced(named: Named, at: Desk, page: str, figures: Figures) -> list[Traced]:
    """The totals behind the figure with one page of their records."""
    origins = Origins(at, figures)
    match named.figure:
        case Ratio(numerator, denominator):
            sides = [("分子", numerator), ("分母", denominator)]
        case total:
            sides = [("", total)]
    return [_part(side, total, origins, page) for side, total in sides]


def _part(side: str, total: Total, origins: Origins, page: str) -> Traced:
    found = paged(total.records, _RECORDS, page)
    records = tuple(_record(one, total, origins) for one in found.object_list)
    value = NOTHING if total.value is None else amount_printed(total.value, total.unit)
    return Traced(side, total.formula, value, found, records)


def _record(one: Contribution, total: Total, origins: Origins) -> TracedRecord:
    amount = amount_printed(one.amount, total.unit)
    ref = one.record
    return TracedRecord(ref, amount, one.amount < 0, origins.url(ref), origins.unit(ref))
