"""Books that are put together: read once, and kept while nothing in any of them changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from hengji.ledger import Book, YearBook
from hengji.ledger.consolidation import Consolidation, consolidate
from hengji.web.budget import together
from hengji.web.budget.figures import Figures
from hengji.web.budget.income_together import IncomeTogether, income_together
from hengji.web.budget.keeping import state
from hengji.web.budget.selectors import kept_year_book, load_year_books
from hengji.web.budget.together import Together
from hengji.web.freshness import Part, Stamp
from hengji.web.memory import Shelf
from hengji.web.rows.scope import Scope
from hengji.web.rows.session import scope_now
from hengji.web.units.models import Unit
from hengji.web.units.selectors import Of


@dataclass(frozen=True)
class Joined:
    """Books of one year, the unit's own first, and what is made of them. Not to be changed.

    ``units``: those whose books they are. ``state``: how these stood before they were read;
    ``own``: the first of them alone.
    """

    year: int
    units: tuple[Unit, ...]
    books: Mapping[Book, tuple[YearBook, ...]]
    state: Stamp
    own: Stamp
    show: Callable[[Joined], Together]

    @cached_property
    def whole(self) -> Consolidation:
        """All of them with what passed between them taken out."""
        return consolidate([one for some in self.books.values() for one in some])

    @cached_property
    def figures(self) -> Figures:
        """The figures of the whole by name."""
        return Figures.together(self.whole)

    @cached_property
    def income(self) -> IncomeTogether | None:
        """Income of the department; ``None`` where nobody keeps any."""
        parts = zip(self.shown.parts, self.books[Book.FISCAL], strict=True)
        told = [(one, Figures.of(book)) for one, book in parts]
        return income_together(told, self.figures, self.shown.query)

    @cached_property
    def shown(self) -> Together:
        """As the page of a consolidation shows them."""
        return self.show(self)


@dataclass(frozen=True, slots=True)
class _Key:
    unit: int
    year: int
    of: str
    scope: Scope


_kept: Shelf[_Key, Joined] = Shelf(8)


def department_books(unit: Unit, year: int) -> Joined:
    """The unit's own fiscal book, and those of its subordinate units that are seen."""

    def read() -> Joined:
        below = together.subordinate(unit, year)
        units = (unit, *below)
        before = state([one.pk for one in units], year)
        loaded = load_year_books(below, (year,), Book.FISCAL) if below else {}
        own = kept_year_book(unit, year)  # after the state of all was asked
        books = (own.book, *(loaded[Of(one.pk, year)] for one in below))
        return Joined(year, units, {Book.FISCAL: books}, before, own.state, _department)

    return _known_or(_Key(unit.pk, year, together.DEPARTMENT, scope_now()), read)


def both_books(unit: Unit, year: int, asked: Stamp | None = None) -> Joined:
    """财政账 and 工会账 of one unit. ``asked``: how its books stand, where it is known."""

    def read() -> Joined:
        fiscal = kept_year_book(unit, year, asked=asked)
        union = kept_year_book(unit, year, Book.UNION, asked=fiscal.state)
        books = {Book.FISCAL: (fiscal.book,), Book.UNION: (union.book,)}
        return Joined(year, (unit,), books, fiscal.state, fiscal.state, _both)

    return _known_or(_Key(unit.pk, year, together.BOTH, scope_now()), read, asked)


def _known_or(key: _Key, read: Callable[[], Joined], asked: Stamp | None = None) -> Joined:
    found = _kept.take(key)
    if found is not None:
        now = asked or state([one.pk for one in found.units], key.year)
        if now.of(Part.BOOKS) == found.state.of(Part.BOOKS):
            return found
    return _kept.put(key, read())


def _department(one: Joined) -> Together:
    books = dict(zip(one.units, one.books[Book.FISCAL], strict=True))
    return together.department(books, one.year, one.figures, one.whole)


def _both(one: Joined) -> Together:
    books = {book: some[0] for book, some in one.books.items()}
    return together.both(books, one.figures, one.whole)
