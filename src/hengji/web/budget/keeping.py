"""Books that were read and are still as they were: a page need not read them again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from hengji.kernel.problems import Problem
from hengji.ledger import Book, YearBook
from hengji.ledger.checks import book_problems
from hengji.web.budget.renewing import Blocks
from hengji.web.freshness import Part, Stamp, stamp
from hengji.web.memory import Shelf
from hengji.web.rows.scope import Scope
from hengji.web.rows.session import scope_now
from hengji.web.units.models import Unit


@dataclass(frozen=True)
class Kept:
    """A book, and how the tables stood before it was read. Not to be changed."""

    book: YearBook
    state: Stamp
    blocks: Blocks = field(default_factory=dict)
    """How its payments lay, where they are many."""

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What the checks say of it; asked once."""
        return book_problems(self.book)


@dataclass(frozen=True, slots=True)
class Key:
    """What was asked for, and by whom it may be seen."""

    unit: int
    year: int
    book: Book
    prior: bool
    scope: Scope


_kept: Shelf[Key, Kept] = Shelf(12)


def key_now(unit: Unit, year: int, book: Book, *, prior: bool) -> Key:
    """For who asks at this moment."""
    return Key(unit.pk, year, book, prior, scope_now())


def known(key: Key, asked: Stamp | None = None) -> Kept | None:
    """The book as it was read, where nothing has changed since. One query, none where it is
    known how the books stand.
    """
    found = _kept.take(key)
    if found is None:
        return None
    now = asked or state((key.unit,), key.year)
    return found if found.state.of(Part.BOOKS) == now.of(Part.BOOKS) else None


def stale(key: Key) -> Kept | None:
    """The book as it was read last, whatever has changed since."""
    return _kept.take(key)


def state(units: Sequence[int], year: int) -> Stamp:
    """How the books of these units stand in this year and the one before. One query."""
    return stamp(units, (year, year - 1), Part.BOOKS)


def keep(key: Key, fresh: Kept) -> Kept:
    """Keep it for the next who asks."""
    return _kept.put(key, fresh)
