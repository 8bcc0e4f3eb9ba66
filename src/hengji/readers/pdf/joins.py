"""Tables put together over page breaks: rows and merged cells that the break cut."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum

from hengji.readers.assembly import Draft
from hengji.readers.pdf.lines import joined
from hengji.readers.pdf.tables import Piece, PieceCell

_SAME_EDGE = 4.0
"""Points; column edges of two pages that far apart are the same edge."""
_HEADING_ROWS_MOST = 3
_STOPS = "。；！？"
_LONG_TEXT = 20
"""Characters; so much text in a cell may go on, alone in its row, on the next page."""
_DIGITS = frozenset("0123456789")


class _Break(Enum):
    """What a page break cut: a row, or only some merged cells, or nothing."""

    ROW = 1
    CELLS = 0


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
        rows = _append(cells, rows, _without_heading(pieces[0], piece))
    columns = _columns(cells)
    for cell in sorted(cells, key=lambda c: (c.top, c.left)):
        first, last = columns[cell.left], columns[cell.right]
        yield Draft(
            cell.text,
            cell.top + 1,
            first + 1,
            cell.rows,
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
    if not repeated or any(c.top < repeated < c.bottom for c in piece.cells):
        return piece
    cells = tuple(
        cell._replace(top=cell.top - repeated, bottom=cell.bottom - repeated, capped=True)
        for cell in piece.cells
        if cell.top >= repeated
    )
    return replace(piece, cells=cells, rows=piece.rows - repeated)


def _append(cells: list[PieceCell], rows: int, piece: Piece) -> int:
    """Put the cells of ``piece`` below ``cells``; the number of rows they make."""
    cut, pairs = _cut(cells, rows, piece)
    offset = rows - cut.value
    for cell in piece.cells:
        number = pairs.get(id(cell))
        top, bottom = cell.top + offset, cell.bottom + offset
        if number is None:
            cells.append(cell._replace(top=top, bottom=bottom))
            continue
        above = cells[number]
        text, certain = _continued(above, cell)
        cells[number] = above._replace(
            text=text,
            bottom=max(above.bottom, bottom),
            certain=certain,
            full=cell.full,
            closed=cell.closed,
        )
    return offset + piece.rows


def _continued(above: PieceCell, cell: PieceCell) -> tuple[str, bool]:
    certain = above.certain and cell.certain
    if not above.text or not cell.text:
        return above.text or cell.text, certain
    digits = above.text[-1] in _DIGITS and cell.text[0] in _DIGITS
    if not above.full:
        return f"{above.text}\n{cell.text}", certain and not digits
    return joined(above.text, cell.text), certain and not digits


def _cut(cells: Sequence[PieceCell], rows: int, piece: Piece) -> tuple[_Break, dict[int, int]]:
    """Which cells of the first row go on which cells above the page break."""
    ends = [(n, c) for n, c in enumerate(cells) if c.bottom == rows]
    row = piece.row(0)
    pairs: dict[int, int] = {}
    for cell in row:
        match = next((n for n, c in ends if _same_column(c, cell)), None)
        if match is not None:
            pairs[id(cell)] = match
    above = [cells[pairs[id(cell)]] for cell in row if id(cell) in pairs]
    if len(above) == len(row) and _row_goes_on(above, row):
        return _Break.ROW, pairs
    grown = {
        id(cell) for cell in row if id(cell) in pairs and not cells[pairs[id(cell)]].closed
    }
    if not grown:
        grown = _merged_on(cells, pairs, row)
    return _Break.CELLS, {key: number for key, number in pairs.items() if key in grown}


def _row_goes_on(above: Sequence[PieceCell], row: Sequence[PieceCell]) -> bool:
    """Was one row cut? Certain where the page above closes no cell of it.

    Most programs close every page with a line: then only where every text goes on a line
    that was full, or a single long text goes on in a row that has nothing else.
    """
    if not any(cell.closed for cell in above):
        return True
    texts = [(a, cell) for a, cell in zip(above, row, strict=True) if cell.text]
    if not texts or len(texts) * 2 > len(row) or _names(texts, row):
        return False
    if all(a.text and a.full and a.text[-1] not in _STOPS for a, _ in texts):
        return True
    long, rest = texts[0]
    return (
        len(texts) == 1
        and bool(above[0].text)
        and not row[0].text
        and len(long.text) >= _LONG_TEXT
        and not rest.text[0].isdigit()
    )


def _names(texts: Sequence[tuple[PieceCell, PieceCell]], row: Sequence[PieceCell]) -> bool:
    """A short name below a short name, each on one line, in a row that is blank else.

    Forms print the headings of indicators that nobody filled in.
    """
    above, below = texts[0][0].text, texts[0][1].text
    return (
        len(texts) == 1
        and len(row) > _HEADING_ROWS_MOST
        and "\n" not in above + below
        and len(above) <= len(below) + 1 < _LONG_TEXT
    )


def _merged_on(
    cells: Sequence[PieceCell], pairs: dict[int, int], row: Sequence[PieceCell]
) -> set[int]:
    """Empty cells at the start of a row that carry on the merged cells above the break.

    Only in columns that merge cells elsewhere: a heading of several rows is carried on, an
    empty answer is not.
    """
    found: set[int] = set()
    if not any(cell.text for cell in row):
        return found
    for cell in row:
        number = pairs.get(id(cell))
        if cell.text or number is None or not cells[number].text:
            break
        above = cells[number]
        merges = cell.rows > 1 or above.rows > 1
        if not merges and not any(c.rows > 1 and _same_column(c, cell) for c in cells):
            break
        found.add(id(cell))
    return found


def _same_column(one: PieceCell, other: PieceCell) -> bool:
    return (
        abs(one.left - other.left) <= _SAME_EDGE and abs(one.right - other.right) <= _SAME_EDGE
    )


def _columns(cells: Sequence[PieceCell]) -> dict[float, int]:
    """The number of the common edge, from 0, that every left and right edge of a cell is."""
    found = sorted({edge for cell in cells for edge in (cell.left, cell.right)})
    edges: list[float] = []
    for at in found:
        if not edges or at - edges[-1] > _SAME_EDGE:
            edges.append(at)
    return {at: bisect_left(edges, at - _SAME_EDGE) for at in found}
