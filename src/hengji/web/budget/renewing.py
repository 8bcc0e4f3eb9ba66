"""A book of which only payments changed: those of the changed blocks are read again, no others.

A unit may have twenty thousand payments in a year, and one typed amount changes one of them.
A block is a stretch of primary keys; of each is kept how many rows it has and a sum over where
each lies and which transaction wrote it, as in ``freshness``.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final, TypeAlias

from django.db import connection

from hengji.ledger import Payment, YearBook
from hengji.web.budget import models as rows
from hengji.web.budget import values
from hengji.web.budget.entries import payment_rows
from hengji.web.freshness import Part, Stamp, tables

Blocks: TypeAlias = Mapping[tuple[int, int], str]
"""How the payments of a book lie, by year and block."""

_BLOCK: Final = 256
_MANY: Final = 1_000
"""Fewer payments than these are read as a whole in no time."""
_MOST: Final = 12
"""Where more blocks than these have changed, the book is read as a whole."""
_PAYMENTS: Final = rows.Payment._meta.label
_STATE: Final = f"""
SELECT year, id / {_BLOCK}, count(*) || ',' || sum(hash_record_extended(ROW(xmin, ctid), 0))
FROM budget_payment WHERE unit_id = %s AND year = ANY(%s) AND book = %s GROUP BY 1, 2
"""


def many(state: Stamp) -> bool:
    """Are there so many payments that it pays to know how each block lies?"""
    return int(_told(state)[_PAYMENTS].partition(",")[0]) >= _MANY


def blocks(unit: int, year: int, book: str) -> Blocks:
    """How the payments of this year and the one before lie. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_STATE, [unit, [year, year - 1], book])
        return {(of, block): told for of, block, told in cursor.fetchall()}


def only_payments(before: Stamp, now: Stamp) -> bool:
    """Did nothing of the books change but payments?"""
    was, found = _told(before), _told(now)
    return all(told == found.get(name) for name, told in was.items() if name != _PAYMENTS)


def renewed(
    book: YearBook, unit: int, name: str, before: Blocks, now: Blocks
) -> YearBook | None:
    """The book with the payments of the blocks that have changed since; ``name`` is which of
    the unit's books it is. ``None`` where too much has changed, or something of last year.
    One query.
    """
    changed = {of for of in {*before, *now} if before.get(of) != now.get(of)}
    if len(changed) > _MOST or any(year != book.year for year, _ in changed):
        return None
    stale = {block for _, block in changed}
    found = [one for one in book.payments if int(one.ref.key) // _BLOCK not in stale]
    lines = values.Lines({int(one.ref.key): one.key for one in book.projects})
    spans = [(block * _BLOCK, (block + 1) * _BLOCK) for block in stale]
    for row in payment_rows(unit, book.year, name, spans) if spans else ():
        made = values.entry(row, lines)
        if isinstance(made, Payment):
            insort(found, made, key=_order)
    return replace(book, payments=tuple(found))


def _order(one: Payment) -> tuple[date, int]:
    """As the rows of a book come: by day, then by key."""
    return one.day, int(one.ref.key)


def _told(state: Stamp) -> dict[str, str]:
    counted = {one._meta.label for one in tables(Part.BOOKS)}
    every = zip(state.tables, state.told, strict=True)
    return {name: told for name, told in every if name in counted}
