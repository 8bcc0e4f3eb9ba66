"""A document's text cut where findings begin and end, so that it can be marked in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from hengji.kernel.places import Place
from hengji.privacy import mask
from hengji.report.document import Cell, Document, Paragraph, Table

_ROWS_SHOWN = 300
"""Of a longer table only the first rows and those with findings are worth a page."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One place of one finding. ``anchor`` is unique on the page; ``finding`` is where it
    is explained; ``number`` is what a reader calls it."""

    anchor: str
    finding: str
    number: int
    severity: str
    title: str
    place: Place


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters; ``marks`` cover all of them, ``opening`` begin here."""

    text: str
    marks: tuple[Mark, ...] = ()
    opening: tuple[Mark, ...] = ()

    @property
    def numbers(self) -> tuple[int, ...]:
        """What is printed beside it: each finding that begins here, once."""
        return tuple(dict.fromkeys(mark.number for mark in self.opening))


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph. ``level`` is its outline level, 0 for body text."""

    pieces: tuple[Piece, ...]
    level: int
    page: int | None


@dataclass(frozen=True, slots=True)
class Box:
    """A table cell with its spans; an empty grid position has no pieces."""

    pieces: tuple[Piece, ...] = ()
    row_span: int = 1
    column_span: int = 1
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as rows of boxes; ``None`` stands for rows that are left out."""

    rows: tuple[tuple[Box, ...] | None, ...]
    caption: str
    certain: bool
    page: int | None


@dataclass(frozen=True)
class _Marks:
    """The marks of one document by where they stand."""

    by_block: dict[int, list[Mark]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document, marks: Iterable[Mark]) -> _Marks:
        found = cls()
        for mark in marks:
            if mark.place.document == document.name:
                found.by_block.setdefault(mark.place.block, []).append(mark)
        return found


def marked(
    document: Document, headings: Mapping[int, int], marks: Iterable[Mark]
) -> Iterator[Line | Grid]:
    """The document's blocks with these marks in their text, personal numbers masked."""
    standing = _Marks.of(document, marks)
    for block in document.blocks:
        here = standing.by_block.get(block.place.block, [])
        if isinstance(block, Paragraph):
            level = headings.get(block.place.block, block.level or 0)
            yield Line(_pieces(block.text, here), level, block.place.page)
        else:
            yield _grid(block, here)


def _grid(table: Table, marks: Sequence[Mark]) -> Grid:
    by_cell: dict[tuple[int, int], list[Mark]] = {}
    for mark in marks:
        cell = table.at(mark.place.row or 1, mark.place.column or 1)
        if cell:
            by_cell.setdefault((cell.row, cell.column), []).append(mark)
    touched = {row for row, _ in by_cell}
    rows: list[tuple[Box, ...] | None] = []
    for row in range(1, table.row_count + 1):
        if row <= _ROWS_SHOWN or row in touched:
            rows.append(tuple(_boxes(table, row, by_cell)))
        elif rows[-1] is not None:
            rows.append(None)
    return Grid(tuple(rows), table.caption, table.certain, table.place.page)


def _boxes(table: Table, row: int, marks: dict[tuple[int, int], list[Mark]]) -> Iterator[Box]:
    for column in range(1, table.column_count + 1):
        cell = table.at(row, column)
        if cell is None:
            yield Box()
        elif (cell.row, cell.column) == (row, column):
            yield _box(cell, marks.get((row, column), []))


def _box(cell: Cell, marks: Sequence[Mark]) -> Box:
    return Box(_pieces(cell.text, marks), cell.row_span, cell.column_span, cell.certain)


def _pieces(text: str, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    shown = mask(text)
    if not marks or not shown:
        return (
            (Piece(shown, opening=tuple(marks), marks=tuple(marks)),)
            if marks
            else (Piece(shown),)
        )
    ordered = sorted(marks, key=lambda one: one.number)
    starting: dict[int, list[int]] = {}
    ending: dict[int, list[int]] = {}
    for rank, mark in enumerate(ordered):
        start, end = _span(mark.place, len(text), len(shown))
        starting.setdefault(start, []).append(rank)
        ending.setdefault(end, []).append(rank)
    cuts = sorted({0, len(shown), *starting, *ending})
    over: set[int] = set()
    pieces = []
    for start, end in pairwise(cuts):
        over.difference_update(ending.get(start, ()))
        opening = starting.get(start, ())
        over.update(opening)
        pieces.append(
            Piece(
                shown[start:end],
                tuple(ordered[rank] for rank in sorted(over)),
                tuple(ordered[rank] for rank in opening),
            )
        )
    return tuple(pieces)


def _span(place: Place, length: int, shown: int) -> tuple[int, int]:
    """The characters a place covers: the whole text if it names none or masking moved them."""
    start, end = place.start, place.end
    if start is None or end is None or length != shown or not 0 <= start < end <= length:
        return 0, shown
    return start, end
