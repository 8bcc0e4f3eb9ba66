"""Whose each record behind a figure is, and where it was entered."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from hengji.kernel.totals import (
    RecordKind,
    RecordRef,
)
from hengji.ledger import Book, YearBook
from hengji.web.budget.access import Desk
from hengji.web.budget.figures import Figures
from hengji.web.budget.notes import record_url
from hengji.web.budget.sheets import BY_RECORD


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
