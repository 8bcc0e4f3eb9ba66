"""Whose each record behind a figure is, and the figures that a figure is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hengji.composition import Facts, Field, FigureField, QuotientOf, ScoredFrom, SumOf
from hengji.kernel.totals import RecordRef
from hengji.ledger import YearBook
from hengji.web.evaluation.inputs import YearEvaluation
from hengji.web.evaluation.targets import Addresses, record_url


@dataclass(frozen=True, slots=True)
class Component:
    """Another figure that this one is made of; a day or a band reached has no page."""

    label: str
    text: str
    url: str


class Origins:
    """Whose record each is, and of which year: last year's and other units' too."""

    def __init__(self, own: Addresses) -> None:
        self._own = own
        self._known: dict[RecordRef, Addresses] = {}
        self._names: dict[str, str] = {}

    @classmethod
    def of(cls, loaded: YearEvaluation) -> Origins:
        made = cls(Addresses.of(loaded))
        for book in loaded.inputs.figures.books:
            for one in (book, book.prior):
                if one is not None and one is not loaded.inputs.book:
                    made._add(one)
        return made

    def _add(self, book: YearBook) -> None:
        projects = {one.key: one.ref.key for one in book.projects}
        there = Addresses(book.unit.budget_code, book.year, projects, book.book)
        self._names[there.code] = book.unit.name
        for ref in _refs(book):
            self._known.setdefault(ref, there)

    def url(self, ref: RecordRef) -> str:
        return record_url(ref, self._known.get(ref, self._own))

    def unit(self, ref: RecordRef) -> str:
        """The name of the other unit; ``""`` for the unit's own records."""
        there = self._known.get(ref)
        if there is None or there.code == self._own.code:
            return ""
        return self._names[there.code]


def _refs(book: YearBook) -> Iterator[RecordRef]:
    money = (book.appropriations, book.adjustments, book.carried_in, book.payments)
    for some in (*money, book.receipts, book.plan, book.procurements, book.transfers):
        yield from (one.ref for one in some)
    if book.staffing is not None:
        yield book.staffing.ref
    yield from (one.ref for one in book.vehicles)
    for held in (book.buildings, book.assets, book.asset_closings, book.income):
        yield from (one.ref for one in held)


def components(field: FigureField, facts: Facts, at: Addresses) -> tuple[Component, ...]:
    """The figures that this one is made or reckoned of, each with its own trace."""
    match field.derivation:
        case SumOf(keys) | ScoredFrom(keys):
            wanted = keys
        case QuotientOf(above, below):
            wanted = (above, below)
        case None:
            return ()
    return tuple(_component(facts(key), at) for key in wanted)


def _component(one: Field, at: Addresses) -> Component:
    url = at.trace(one.key) if isinstance(one, FigureField) else ""
    return Component(one.label, one.printed, url)
