"""Grids and the characters inside them → tables, put together over page breaks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hengji.readers.assembly import Draft
from hengji.readers.pdf.content import Line, PageContent, Run
from hengji.readers.pdf.grids import Grid, Region, find_grids
from hengji.readers.pdf.lines import joined, lines_of

_SAME_EDGE = 4.0
"""Points; column edges of two pages that far apart are the same edge."""
_PADDING_MOST = 6.0
_OVERHANG, _GAP_LEAST = 1.0, 0.6
"""Points by which a character may reach over a line; a gap in which a line can stand."""
_HEADING_ROWS_MOST = 3
_STOPS = "。；！？"


@dataclass(frozen=True, slots=True)
class PieceCell:
    """A cell with its edges in points; ``full``: its last line reached the edge."""

    text: str
    left: float
    right: float
    top: int
    bottom: int
    page: int
    certain: bool = True
    full: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a table that stands on one page."""

    page: int
    top: float
    bottom: float
    edges: tuple[float, ...]
    rows: int
    cells: tuple[PieceCell, ...]
    capped: bool

    def row(self, number: int) -> list[PieceCell]:
        return [cell for cell in self.cells if cell.top == number]


def split_page(page: PageContent) -> tuple[list[Piece], list[Run]]:
    """The tables of a page, and the runs of characters that stand in none."""
    grids = find_grids(page.horizontal, page.vertical)
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
            outside.append(run)
    pieces = [
        _piece(grid, cells, page.number)
        for grid, cells in zip(grids, held, strict=True)
        if cells
    ]
    return pieces, outside


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


def _area(grid: Grid) -> float:
    return (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0])


def _piece(grid: Grid, held: dict[int, list[Run]], page: int) -> Piece:
    cells = tuple(
        _cell(region, grid, held.get(number, ()), page)
        for number, region in enumerate(grid.cells)
    )
    return Piece(page, grid.ys[0], grid.ys[-1], grid.xs, len(grid.ys) - 1, cells, grid.capped)


def _cell(region: Region, grid: Grid, runs: Sequence[Run], page: int) -> PieceCell:
    left, right = grid.xs[region.left], grid.xs[region.right]
    text, certain, full = "", True, False
    if runs:
        lines = lines_of(runs, page)
        text, certain, full = _cell_text(lines, left, right)
    return PieceCell(
        text, left, right, region.top, region.bottom, page, certain and region.whole, full
    )


def _cell_text(lines: list[Line], left: float, right: float) -> tuple[str, bool, bool]:
    """The text of a cell, whether it is certain, and whether its last line is full."""
    if not lines:
        return "", True, False
    start = min(line.x0 for line in lines)
    room = right - left - 2 * min(max(start - left, 0.0), _PADDING_MOST)
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
    return text, certain, room - (last.x1 - last.x0) < 1.35 * last.size


def continues(table: Sequence[Piece], piece: Piece) -> bool:
    """Is ``piece``, which opens a page, the rest of the table that closed the last one?"""
    last = table[-1]
    return (
        piece.page == last.page + 1
        and abs(piece.edges[0] - last.edges[0]) <= _SAME_EDGE
        and abs(piece.edges[-1] - last.edges[-1]) <= _SAME_EDGE
    )


def drafts(pieces: Sequence[Piece]) -> Iterator[Draft]:
    """The cells of the whole table in reading order, over all its pages."""
    cells = list(pieces[0].cells)
    rows = pieces[0].rows
    for piece in pieces[1:]:
        added = _without_heading(pieces[0], piece)
        cells, rows = _appended(cells, rows, added)
    edges = _common_edges(cells)
    for cell in sorted(cells, key=lambda c: (c.top, c.left)):
        first, last = _edge(edges, cell.left), _edge(edges, cell.right)
        yield Draft(
            cell.text,
            cell.top + 1,
            first + 1,
            cell.bottom - cell.top,
            max(last - first, 1),
            cell.certain,
            cell.page,
        )


def _without_heading(first: Piece, piece: Piece) -> Piece:
    """``piece`` without the heading rows that are printed again on its page."""
    repeated = 0
    while repeated < min(_HEADING_ROWS_MOST, piece.rows - 1, first.rows):
        ours, theirs = first.row(repeated), piece.row(repeated)
        if [c.text for c in ours] != [c.text for c in theirs] or not any(c.text for c in ours):
            break
        repeated += 1
    if repeated and any(c.top < repeated < c.bottom for c in piece.cells):
        return piece
    cells = tuple(
        replace(cell, top=cell.top - repeated, bottom=cell.bottom - repeated)
        for cell in piece.cells
        if cell.top >= repeated
    )
    capped = piece.capped or repeated > 0
    return replace(piece, cells=cells, rows=piece.rows - repeated, capped=capped)


def _appended(cells: list[PieceCell], rows: int, piece: Piece) -> tuple[list[PieceCell], int]:
    cut = _cut_row(cells, rows, piece)
    if not cut:
        moved = [replace(c, top=c.top + rows, bottom=c.bottom + rows) for c in piece.cells]
        return cells + moved, rows + piece.rows
    offset = rows - 1
    for cell in piece.cells:
        number = cut.get(id(cell))
        if number is None:
            cells.append(replace(cell, top=cell.top + offset, bottom=cell.bottom + offset))
            continue
        above = cells[number]
        text, certain = _continued(above, cell)
        bottom = max(above.bottom, cell.bottom + offset)
        cells[number] = replace(
            above, text=text, bottom=bottom, certain=certain, full=cell.full
        )
    return cells, rows + piece.rows - 1


def _continued(above: PieceCell, cell: PieceCell) -> tuple[str, bool]:
    certain = above.certain and cell.certain
    if not above.text or not cell.text:
        return above.text or cell.text, certain
    if not above.full:
        return f"{above.text}\n{cell.text}", certain
    digits = above.text[-1].isdigit() and cell.text[0].isdigit()
    return joined(above.text, cell.text), certain and not digits


def _cut_row(cells: list[PieceCell], rows: int, piece: Piece) -> dict[int, int]:
    """Cells of the first row that go on a cell of the row above the page break.

    Empty if a row begins there. Without a line at the top the row goes on; with one (some
    programs close every page) only where every text goes on a line that was full.
    """
    ends = [(n, c) for n, c in enumerate(cells) if c.bottom == rows]
    pairs: dict[int, int] = {}
    for cell in piece.row(0):
        match = next((n for n, c in ends if _same_column(c, cell)), None)
        if match is None:
            return {}
        pairs[id(cell)] = match
    if not piece.capped:
        return pairs
    texts = [(cells[pairs[id(c)]], c) for c in piece.row(0) if c.text]
    goes_on = all(a.text and a.full and a.text[-1] not in _STOPS for a, _ in texts)
    return pairs if texts and goes_on and len(texts) * 2 <= len(pairs) else {}


def _same_column(one: PieceCell, other: PieceCell) -> bool:
    return (
        abs(one.left - other.left) <= _SAME_EDGE and abs(one.right - other.right) <= _SAME_EDGE
    )


def _common_edges(cells: Sequence[PieceCell]) -> list[float]:
    edges: list[float] = []
    for at in sorted({edge for cell in cells for edge in (cell.left, cell.right)}):
        if not edges or at - edges[-1] > _SAME_EDGE:
            edges.append(at)
    return edges


def _edge(edges: Sequence[float], at: float) -> int:
    return max(0, bisect_left(edges, at - _SAME_EDGE))
