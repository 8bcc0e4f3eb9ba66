"""Pages with their lines and tables, column by column in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hengji.readers.pdf.columns import Strip, strips_of
from hengji.readers.pdf.content import Line, PageContent, Run
from hengji.readers.pdf.lines import lines_of
from hengji.readers.pdf.paragraphs import Shape
from hengji.readers.pdf.tables import Piece, split_page

_EARLY = 8
"""Pages that are looked at again once a later one turns out to be set in columns."""


@dataclass(frozen=True, slots=True)
class Column:
    """What is read before anything beside it. ``shape`` tells whose margins are the same."""

    shape: Shape
    lines: Sequence[Line]
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Page:
    """A page. ``lines`` and ``pieces`` are those of all its ``columns``."""

    height: float
    lines: Sequence[Line]
    pieces: Sequence[Piece]
    columns: Sequence[Column]

    def columns_of(self, body: Sequence[Line]) -> list[Column]:
        """The columns that have something, with those of their lines that ``body`` keeps."""
        if len(self.columns) == 1:
            return [replace(self.columns[0], lines=body)]
        kept = set(map(id, body))
        left = [
            replace(one, lines=[line for line in one.lines if id(line) in kept])
            for one in self.columns
        ]
        return [one for one in left if one.lines or one.pieces]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page before its lines are made: its tables, and the runs outside of them."""

    number: int
    width: int
    height: float
    pieces: Sequence[Piece]
    runs: Sequence[Run]


class Pages:
    """The pages of one document as they are read."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self._early: list[_Sheet] = []
        self._columned: Strip | None = None

    def add(self, content: PageContent) -> None:
        """Add the page that follows."""
        width = round(content.width)
        sheet = _Sheet(content.number, width, content.height, *split_page(content))
        known = self._columned
        self.pages.append(self._page(sheet))
        if known is None and self._columned is not None:
            self.pages[: len(self._early)] = [self._page(early) for early in self._early]
        if self._columned is None and len(self.pages) <= _EARLY:
            self._early.append(sheet)

    def _page(self, sheet: _Sheet) -> Page:
        bounds = [(p.edges[0], p.edges[-1], p.top, p.bottom) for p in sheet.pieces]
        strips = strips_of(sheet.runs, bounds, self._columned)
        self._columned = next((s for s in strips if s.middle is not None), self._columned)
        columns = list(_columns(sheet, strips))
        lines = [line for column in columns for line in column.lines]
        return Page(sheet.height, lines, sheet.pieces, columns)


def _columns(sheet: _Sheet, strips: Sequence[Strip]) -> Iterator[Column]:
    """The columns of a page in reading order: one of its whole width in nearly all."""
    whole = sheet.width, False
    if len(strips) == 1:
        yield Column(whole, lines_of(sheet.runs, sheet.number), sheet.pieces)
        return
    for strip in strips:
        runs = [run for run in sheet.runs if strip.holds(run.top, run.bottom)]
        pieces = [piece for piece in sheet.pieces if strip.holds(piece.top, piece.bottom)]
        if strip.middle is None:
            yield Column(whole, lines_of(runs, sheet.number), pieces)
            continue
        for right, origin in enumerate(strip.origins):
            side = [run for run in runs if (run.x0 >= strip.middle) == bool(right)]
            beside = [p for p in pieces if (p.edges[0] >= strip.middle) == bool(right)]
            lines = [_shifted(line, origin) for line in lines_of(side, sheet.number)]
            yield Column((sheet.width, True), lines, beside)


def _shifted(line: Line, origin: float) -> Line:
    """The line as if its column began at the left edge of the page."""
    return line._replace(x0=line.x0 - origin, x1=line.x1 - origin, reach=line.reach - origin)
