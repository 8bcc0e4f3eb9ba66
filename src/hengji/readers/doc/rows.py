"""Cell marks and row definitions → the grid of a table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from hengji.readers.assembly import Draft
from hengji.readers.doc.marks import Marks, RowCell

_CELL_END = "\x07"
_SAME_EDGE = 30
"""Twentieths of a point; edges of two rows this close are one edge."""


@dataclass(slots=True)
class _Row:
    texts: list[str]
    cells: tuple[RowCell, ...]

    @property
    def known(self) -> bool:
        return len(self.cells) == len(self.texts)


@dataclass(slots=True)
class TableRows:
    """Gathers the paragraphs of one table."""

    nested: bool = False
    _rows: list[_Row] = field(default_factory=list)
    _texts: list[str] = field(default_factory=list)
    _lines: list[str] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        return not (self._rows or self._texts or self._lines)

    def clear(self) -> None:
        self.nested = False
        self._rows, self._texts, self._lines = [], [], []

    def add(self, text: str, end: str, marks: Marks) -> None:
        """Take the next paragraph of the table."""
        if marks.depth > 1:
            self.nested = True
            if text.strip() and not marks.inner_row_end:
                self._lines.append(text)
        elif marks.row_end:
            self._rows.append(_Row(self._texts, marks.row))
            self._texts, self._lines = [], []
        else:
            self._lines.append(text)
            if end == _CELL_END:
                self._texts.append("\n".join(line for line in self._lines if line.strip()))
                self._lines = []

    def drafts(self) -> Iterator[Draft]:
        """The cells in reading order."""
        if self._texts or self._lines:  # cut off before its row ended
            self._rows.append(_Row([*self._texts, *self._lines], ()))
        rows = self._rows
        edges = _common_edges(rows)
        placed = [_placed(row, edges) for row in rows]
        for number, row in enumerate(placed, 1):
            for text, column, wide, carried, certain in row:
                if carried and number > 1 and _above(placed[number - 2], column, wide):
                    continue
                tall = 1
                while number + tall <= len(placed) and _goes_on(
                    placed[number + tall - 1], column, wide
                ):
                    tall += 1
                yield Draft(text, number, column, tall, wide, certain)


_Placed = tuple[str, int, int, bool, bool]


def _placed(row: _Row, edges: list[int]) -> list[_Placed]:
    """Text, column, columns spanned, carried from above, certain."""
    if not row.known:
        return [(text, c, 1, False, False) for c, text in enumerate(row.texts, 1)]
    cells: list[_Placed] = []
    for text, cell in zip(row.texts, row.cells, strict=True):
        first, last = _edge(edges, cell.left), _edge(edges, cell.right)
        if cell.joined and cells:
            before = cells[-1]
            joined = before[0] if not text else f"{before[0]}\n{text}".strip()
            cells[-1] = (joined, before[1], last + 1 - before[1], before[3], before[4])
        else:
            cells.append((text, first + 1, max(last - first, 1), cell.carried, True))
    return cells


def _above(row: list[_Placed], column: int, wide: int) -> bool:
    return any(c == column and w == wide for _, c, w, _, _ in row)


def _goes_on(row: list[_Placed], column: int, wide: int) -> bool:
    return any(c == column and w == wide and carried for _, c, w, carried, _ in row)


def _common_edges(rows: list[_Row]) -> list[int]:
    edges: list[int] = []
    known = {e for row in rows if row.known for c in row.cells for e in (c.left, c.right)}
    for at in sorted(known):
        if not edges or at - edges[-1] > _SAME_EDGE:
            edges.append(at)
    return edges


def _edge(edges: list[int], at: int) -> int:
    return bisect_left(edges, at - _SAME_EDGE)
