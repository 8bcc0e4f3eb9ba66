"""Books that were read and are still as they were: a page need not read them again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property

from hengji.kernel.problems import Problem
from hengji.ledger import Book, YearBook
from hengji.ledger.checks import book_problems
from hengji.web.budget.freshness import state
from hengji.web.rows.scope import Scope
from hengji.web.rows.session import scope_now
from hengji.web.units.models import Unit

_MOST = 12
_lock = threading.Lock()


@dataclass(frozen=True)
class Kept:
    """A book, and the units it was read from. Not to be changed."""

    book: YearBook
    units: tuple[Unit, ...]
    state: str

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


_kept: OrderedDict[Key, Kept] = OrderedDict()


def key_now(unit: Unit, year: int, book: Book, *, prior: bool) -> Key:
    """For who asks at this moment."""
    return Key(unit.pk, year, book, prior, scope_now())


def known(key: Key) -> Kept | None:
    """The book as it was read, where nothing has changed since. One query."""
    with _lock:
        found = _kept.get(key)
        if found is not None:
            _kept.move_to_end(key)
    if found is None or state(found.units, (key.year, key.year - 1)) != found.state:
        return None
    return found


def keep(key: Key, fresh: Kept) -> Kept:
    """Keep it for the next who asks."""
    with _lock:
        _kept[key] = fresh
        while len(_kept) > _MOST:
            _kept.popitem(last=False)
    return fresh
