"""Grids and the characters inside them → the tables of a page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hengji.readers.pdf.bands import find_bands
from hengji.readers.pdf.content import Line, PageContent, Run
from hengji.readers.pdf.grids import Grid, Region, find_grids
from hengji.readers.pdf.lines import joined, lines_of, stands_alone

_PADDING_MOST = 6.0
_OVERHANG, _GAP_LEAST = 1.0, 0.6
"""Points by which a character may reach over a line; a gap in which a line can stand."""
_OVERFLOW = 1.6
"""Letter sizes by which the text of a cell cut by the page may stand below it."""


class PieceCell(NamedTuple):
    """A cell with its edges in points; ``full``: its last line reached the edge.

    ``capped`` and ``closed``: no line is missing where it meets the page break.
    """

    text: str
    left: float
    right: float
    top: int
    bottom: int
    page: int
    certain: bool = True
    full: bool = False
    capped: bool = True
    closed: bool = True

    @property
    def rows(self) -> int:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a table that stands on one page."""

    page: int
    top: float
    bottom: float
    edges: tuple[float, ...]
    rows: int
    cells: tuple[PieceCell, ...]

    def row(self, number: int) -> list[PieceCell]:
        return [cell for cell in self.cells if cell.top == number]


def split_page(page: PageContent) -> tuple[list[Piece], list[Run]]:
    """The tables of a page, and the runs of characters that stand in none."""
    grids = find_grids(page.horizontal, page.vertical)
    if len(page.horizontal) > 2:
        grids = sorted([*grids, *find_bands(page.horizontal, grids, page.runs)], key=_top)
    if not grids:
        return [], list(page.runs)
    held: list[dict[int, list[Run]]] = [{} for _ in grids]
    smallest = sorted(range(len(grids)), key=lambda number: _area(grids[number]))
    outside: list[Run] = []
    for run in page.runs:
        x, y = (run.x0 + run.x1) / 2, (run.top + run.bottom) / 2
        for number in smallest:
            grid = grids[number]
            xs, ys = grid.xs, grid.ys
            if xs[0] < x < xs[-1] and ys[0] < y < ys[-1]:
                _hold(run, grid, bisect_right(ys, y) - 1, held[number])
                break
        else:
            if not _overflows(run, grids[-1], held[-1]):
                outside.append(run)
    pieces = [
        _piece(grid, cells, page.number)
        for grid, cells in zip(grids, held, strict=True)
        if cells
    ]
    return pieces, outside


def _overflows(run: Run, grid: Grid, cells: dict[int, list[Run]]) -> bool:
    """Put a run that hangs out of an open cell at the end of a page into that cell."""
    xs, base = grid.xs, grid.ys[-1]
    size = run.bottom - run.top
    if not (xs[0] < run.x0 and run.x1 < xs[-1] and base < run.bottom < base + _OVERFLOW * size):
        return False
    number = _owner(run, grid.owner[-1], xs)
    region = grid.cells[number]
    if region.closed or not xs[region.left] < run.x0 <= run.x1 < xs[region.right]:
        return False
    cells.setdefault(number, []).append(run)
    return True


def _hold(run: Run, grid: Grid, row: int, cells: dict[int, list[Run]]) -> None:
    """Put a run into the cell that holds it, cut where a line stands in a gap of it."""
    owners, xs = grid.owner[row], grid.xs
    first = max(bisect_right(xs, run.x0 + _OVERHANG) - 1, 0)
    last = min(bisect_left(xs, run.x1 - _OVERHANG) - 1, len(owners) - 1)
    begun = 0
    for column in range(first, last):
        if owners[column] == owners[column + 1]:
            continue
        wall = xs[column + 1]
        cut = bisect_right(run.starts, wall - _OVERHANG, begun)
        if (
            begun < cut < len(run.text)
            and run.ends[cut - 1] <= wall + _OVERHANG
            and run.starts[cut] - run.ends[cut - 1] >= _GAP_LEAST
        ):
            part = run.part(begun, cut)
            cells.setdefault(_owner(part, owners, xs), []).append(part)
            begun = cut
    part = run.part(begun, len(run.text)) if begun else run
    cells.setdefault(_owner(part, owners, xs), []).append(part)


def _owner(run: Run, owners: Sequence[int], xs: Sequence[float]) -> int:
    column = bisect_right(xs, (run.x0 + run.x1) / 2) - 1
    return owners[min(max(column, 0), len(owners) - 1)]


def _top(grid: Grid) -> float:
    return grid.ys[0]


def _area(grid: Grid) -> float:
    return (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0])


def _piece(grid: Grid, held: dict[int, list[Run]], page: int) -> Piece:
    cells = tuple(
        _cell(region, grid, held.get(number, ()), page)
        for number, region in enumerate(grid.cells)
    )
    return Piece(page, grid.ys[0], grid.ys[-1], grid.xs, len(grid.ys) - 1, cells)


def _cell(region: Region, grid: Grid, runs: Sequence[Run], page: int) -> PieceCell:
    left, right = grid.xs[region.left], grid.xs[region.right]
    text, certain, full = "", True, False
    if len(runs) == 1 and stands_alone(runs[0]):
        run = runs[0]
        room = _room(run.x0, left, right)
        text, full = run.text.strip(), _is_full(room, run.x0, run.x1, run.bottom - run.top)
    elif runs:
        text, certain, full = _cell_text(lines_of(runs, page), left, right)
    return PieceCell(
        text,
        left,
        right,
        region.top,
        region.bottom,
        page,
        certain and region.whole,
        full,
        region.capped,
        region.closed,
    )


def _cell_text(lines: list[Line], left: float, right: float) -> tuple[str, bool, bool]:
    """The text of a cell, whether it is certain, and whether its last line is full."""
    if not lines:
        return "", True, False
    room = _room(min(line.x0 for line in lines), left, right)
    text, certain = lines[0].text.strip(), True
    for line, following in zip(lines, lines[1:], strict=False):
        piece = following.text.strip()
        if room - (line.x1 - line.x0) >= following.lead + 0.35 * line.size:
            text += "\n" + piece
            continue
        if text[-1:].isdigit() and piece[:1].isdigit():
            certain = False  # one number broken, or two: the page does not say
        text = joined(text, piece)
    last = lines[-1]
    return text, certain, _is_full(room, last.x0, last.x1, last.size)


def _room(start: float, left: float, right: float) -> float:
    """How wide a line of a cell can be whose text begins at ``start``."""
    return right - left - 2 * min(max(start - left, 0.0), _PADDING_MOST)


def _is_full(room: float, x0: float, x1: float, size: float) -> bool:
    return room - (x1 - x0) < 1.35 * size
