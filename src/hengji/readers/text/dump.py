"""Tables as a common Word-to-text converter writes them: every cell on a tab-led line.

A cell's later paragraphs follow without a tab; an empty line ends the row. A cell that
holds an empty paragraph therefore looks like the end of a row: such a row is put together
again only where its cells add up to the rows around it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from hengji.kernel.patterns import lazy_pattern
from hengji.readers.assembly import Assembly, Draft

_LEAD_MOST = 12
_CELL_LINES_MOST = 60
_PROSE_LENGTH = 40
_PIECES_MOST = 4
_TITLE = lazy_pattern(r"表\s*$|^\s*附[件表]|填[报表]|单位[：:]|负责人|联系电话")


@dataclass(slots=True)
class _Row:
    """Cells between two empty lines. ``lead`` are lines without a tab before them."""

    cells: list[str]
    first: int
    after: int
    lead: list[str] = field(default_factory=list)
    certain: bool = True

    @property
    def width(self) -> int:
        return len(self.cells)


class Dump:
    """The tab-led tables of a text."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._rows: list[_Row] = []
        self._widths: Counter[int] = Counter()
        self._barred = 0

    def read(self, at: int, assembly: Assembly) -> int:
        """Add the table that begins at this tab-led line.

        Returns the number of the line after it, ``at`` if there is none.
        """
        if at < self._barred:
            return at
        first = bisect_left(self._rows, at, key=attrgetter("first"))
        if first == len(self._rows) or self._rows[first].first != at:
            self._rows = list(_rows(self._lines, at))
            self._widths = Counter(row.width for row in self._rows)
            first = 0
        rows = _joined(self._rows, first, self._widths)
        if not _is_table(rows):
            self._barred = rows[-1].after
            return at
        assembly.table(
            Draft(text, r, c, certain=row.certain)
            for r, row in enumerate(rows, 1)
            for c, text in enumerate(row.cells, 1)
        )
        return rows[-1].after


def _rows(lines: Sequence[str], at: int) -> Iterator[_Row]:
    lead: list[str] = []
    while at < len(lines) and lines[at].startswith("\t"):
        row = _row(lines, at)
        row.lead = lead
        yield row
        at = row.after
        lead = []
        while at < len(lines) and not lines[at].startswith("\t") and len(lead) < _LEAD_MOST:
            lead.append(lines[at])
            at += 1
        while lead and not lead[0].strip():
            del lead[0]


def _row(lines: Sequence[str], at: int) -> _Row:
    first, cells, start = at, [], at
    while (
        at < len(lines) and lines[at].strip(" \u3000\xa0\r\n") and at - start < _CELL_LINES_MOST
    ):
        line = lines[at]
        if line.startswith("\t"):
            cells.append(line[1:])
            start = at
        else:
            cells[-1] += "\n" + line
        at += 1
    return _Row(cells, first, at)


def _joined(rows: list[_Row], at: int, widths: Counter[int]) -> list[_Row]:
    """Rows from ``at`` with the broken ones put together, up to where the table ends."""
    done: list[_Row] = []
    while at < len(rows):
        row = rows[at]
        if row.lead and done:
            break
        last = _last_piece(rows, at, done[-1].width if done else 0, widths)
        for piece in rows[at + 1 : last + 1]:
            row = _together(row, piece)
        done.append(row)
        at = last + 1
    return done


def _together(row: _Row, piece: _Row) -> _Row:
    cells = list(row.cells)
    if piece.lead:
        cells[-1] = "\n".join([cells[-1], *(line for line in piece.lead if line.strip())])
    return replace(
        row,
        cells=cells + piece.cells,
        after=piece.after,
        certain=row.certain and not piece.lead,
    )


def _last_piece(rows: list[_Row], at: int, above: int, widths: Counter[int]) -> int:
    """The last of the pieces that make one row with the row ``at``: itself if whole."""
    total = rows[at].width
    for last in range(at + 1, min(at + _PIECES_MOST, len(rows))):
        if not _may_follow(rows[last - 1], rows[last]):
            break
        total += rows[last].width
        below = rows[last + 1] if last + 1 < len(rows) and not rows[last + 1].lead else None
        if rows[at].width >= max(above, 2) and total > above:
            break
        if total == above or (below and total == below.width and widths[total] > 1):
            return last if _in_merged_block(rows[at], below) else at
    return at


def _may_follow(row: _Row, piece: _Row) -> bool:
    """May ``piece`` be the rest of a row broken by an empty paragraph in its last cell?"""
    if any(_TITLE.search(line) for line in piece.lead):
        return False
    return bool(row.cells[-1].strip()) and bool(piece.cells[0].strip() or piece.lead)


def _in_merged_block(row: _Row, below: _Row | None) -> bool:
    """A broken row stands in or begins a block of vertically merged cells."""
    return not row.cells[0].strip() or (below is not None and not below.cells[0].strip())


def _is_table(rows: list[_Row]) -> bool:
    cells = [cell for row in rows for cell in row.cells]
    several = sum(1 for row in rows if row.width > 1)
    if len(rows) < 2 or several < 2:
        return False
    prose = sum(1 for c in cells if len(c) > _PROSE_LENGTH and c.rstrip().endswith("。"))
    inner = sum(1 for cell in cells if "\t" in cell)
    return prose * 2 < len(cells) and inner * 5 < len(cells)
