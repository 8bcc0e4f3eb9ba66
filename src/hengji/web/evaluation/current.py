"""The year as it stands now, worked out once as long as nothing changes.

Kept in the process: whoever asks, the records that they may see are counted first, so a
change by anybody is seen at once, and nobody is shown what their own scope does not hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from hengji.composition import Facts, Package, compose, facts_of, layout
from hengji.ledger import Book
from hengji.web.evaluation.inputs import YearEvaluation, load_year, with_passages
from hengji.web.evaluation.money import Money, load_money
from hengji.web.freshness import Part, Stamp, stamp
from hengji.web.memory import Shelf
from hengji.web.rows.scope import Scope
from hengji.web.rows.session import scope_now
from hengji.web.units.models import Unit


@dataclass(frozen=True, slots=True)
class _Key:
    unit: int
    year: int
    book: Book
    together: bool | None
    scope: Scope


@dataclass(frozen=True)
class Current:
    """A year, scored; its package is composed when first asked for. Not to be changed."""

    evaluation: YearEvaluation
    said: Stamp
    """How everything but the books stood; of these the money knows."""

    @cached_property
    def package(self) -> Package:
        """Raises ``LookupError`` for forms that have no layout."""
        return compose(self.evaluation.inputs, self.evaluation.profile.key)

    @cached_property
    def facts(self) -> Facts:
        """Facts by key. Raises ``LookupError`` for forms that have no layout."""
        return facts_of(self.evaluation.inputs, layout(self.evaluation.profile.key))

    @property
    def together(self) -> bool:
        """Are several units' books put together?"""
        return self.evaluation.consolidated is not None

    @property
    def empty(self) -> bool:
        """Is nothing entered in the book?"""
        book = self.evaluation.inputs.book
        return not (book.appropriations or book.payments or book.receipts)

    @property
    def has_forms(self) -> bool:
        """Are there official forms for the profile that the unit chose?"""
        try:
            layout(self.evaluation.profile.key)
        except LookupError:
            return False
        return True


_SAID = (Part.SAID, Part.TEXTS)
_kept: Shelf[_Key, Current] = Shelf(12)


def current(
    unit: Unit, year: int, book: Book = Book.FISCAL, *, together: bool | None = None
) -> Current:
    """The year as it stands. One query where nothing changed; see :func:`load_year`."""
    key = _Key(unit.pk, year, book, together, scope_now())
    known = _kept.take(key)
    money = known.evaluation.money if known else None
    units = money.units if money else (unit.pk,)
    now = stamp(units, (year, year - 1))
    alone = now if units == (unit.pk,) else None
    if known and money and money.state.of(Part.BOOKS) == now.of(Part.BOOKS):
        if known.said.of(*_SAID) == now.of(*_SAID):
            return known
        if known.said.of(Part.SAID) == now.of(Part.SAID):
            return _kept.put(key, Current(with_passages(known.evaluation), now))
    else:
        money = None

    def books(wants: bool) -> Money:
        """Those of before, where no book has changed since."""
        if money is not None and known is not None and known.together is wants:
            return money
        return load_money(unit, year, book, together=wants, asked=alone)

    made = load_year(unit, year, book, together=together, money=books)
    return _kept.put(key, Current(made, now))
