"""Rows of a table as forms are read from them, and cells under the headings of a header.

Merged cells are covered by position. Text formats lose merges: their rows may be shorter
than the header; such a row is set under it from the left or from the right, whichever
puts numbers where numbers must stand, and is in doubt where both do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import attrgetter

from hengji.extraction.forms.cells import compact, compacted, is_blank, number_in
from hengji.extraction.forms.settling import columns_of
from hengji.extraction.forms.wordings import NO_KINDS, Column, Label, words_among
from hengji.kernel.values import builder, quickly_built
from hengji.report.document import Cell, Table

_TEXT_OF, _COLUMN_OF = attrgetter("text"), attrgetter("column")
NUMERIC = frozenset(
    {Column.WEIGHT, Column.SCORE, Column.RATE, Column.INITIAL, Column.ADJUSTED}
    | {Column.EXECUTED, Column.PRIOR_FINAL, Column.THIS_BUDGET, Column.THIS_FINAL}
)

_WORDS = frozenset({Column.LEVEL1, Column.LEVEL2, Column.LEVEL3, Column.REASON})
_FEWEST_HEADS = 2
"""Fewer headings make no row of headings."""
_Heads = Mapping[str, tuple[Column, ...]]
"""What the headings among the texts of a table mean."""
_Words = tuple[_Heads, Mapping[str, frozenset[Label]]]
"""The headings and the labels of a table."""


@quickly_built
@dataclass(frozen=True, slots=True)
class Header:
    """A row of column headings: meaning → position in the row. ``cells`` are its cells.

    ``texts`` and ``end`` are those of the row, ``starts`` the columns of the table that its
    cells begin in. It does not hold the row, which holds it: circles outlive what they were
    read from.
    """

    table: Table
    cells: tuple[Cell, ...]
    texts: tuple[str, ...]
    end: int
    columns: Mapping[Column, int]
    starts: list[int]

    @property
    def spans(self) -> Iterator[tuple[Column, int, int]]:
        """The columns of the table that each heading stands over, the last excluded."""
        for column, i in self.columns.items():
            cell = self.cells[i]
            yield column, cell.column, cell.column + cell.column_span

    def text(self, column: Column) -> str:
        """The heading of a column, compacted; empty where the row has no such column."""
        i = self.columns.get(column)
        return "" if i is None else self.texts[i]

    @property
    def first(self) -> int:
        """The position of the leftmost heading that is understood."""
        return min(self.columns.values())


@quickly_built
@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A row: the cells that cover it from left to right, and their texts, compacted.

    ``filled`` are the filled cells that start in this row, with their texts, ``end`` is the
    last column that it covers. ``labels`` are the labels of the whole table, each with its
    kinds. ``header`` is the row as column headings where it is such a row. Read once a table,
    asked by every pass.
    """

    table: Table
    row: int
    cells: tuple[Cell, ...]
    texts: tuple[str, ...]
    filled: list[tuple[Cell, str]]
    end: int
    labels: Mapping[str, frozenset[Label]]
    header: Header | None = None

    @property
    def labelled(self) -> bool:
        """Does one of the labels stand here? Of most rows none does."""
        return not self.labels.keys().isdisjoint(self.texts)

    @property
    def kinds(self) -> list[frozenset[Label]]:
        """The kinds of label that each of the filled cells is."""
        return [self.labels.get(text, NO_KINDS) for _, text in self.filled]

    @property
    def own(self) -> list[tuple[Cell, str]]:
        """The cells that start in this row, blank ones too, with their texts."""
        pairs = zip(self.cells, self.texts, strict=True)
        return [one for one in pairs if one[0].row == self.row]

    @property
    def starts(self) -> list[int]:
        """The columns that its cells begin in."""
        return list(map(_COLUMN_OF, self.cells))

    def before(self, cells: Sequence[Cell]) -> int:
        """How many cells stand left of all of these; the row's number of cells for none."""
        if not cells:
            return len(self.cells)
        left = min([cell.column for cell in cells])
        for i, cell in enumerate(self.cells):  # few, as they are labels
            if cell.column >= left:
                return i
        return len(self.cells)


_new_header, _new_line = builder(Header), builder(Line)


def texts_of(table: Table) -> list[str]:
    """The texts of its cells, compacted, in their order."""
    return compacted(list(map(_TEXT_OF, table.cells)))


def lines_of(table: Table, texts: Sequence[str]) -> list[Line]:
    """All rows of a table, blank ones included; ``texts`` as :func:`texts_of` gives them."""
    words = words_among(set(texts))
    known = dict(zip(map(id, table.cells), texts, strict=True))
    return [_line(table, row, cells, known, words) for row, cells in enumerate(table.rows, 1)]


def _line(
    table: Table, row: int, cells: tuple[Cell, ...], known: Mapping[int, str], words: _Words
) -> Line:
    heads, labels = words
    texts = tuple(map(known.__getitem__, map(id, cells)))
    filled = list(compress(zip(cells, texts, strict=True), texts))
    if row in table.covered_rows:
        filled = [one for one in filled if one[0].row == row]
    end = cells[-1].column + cells[-1].column_span - 1 if cells else 0
    header = None
    if sum(map(heads.__contains__, texts)) >= _FEWEST_HEADS:  # of most rows none at all
        header = _header(table, cells, texts, end, heads)
    return _new_line(table, row, cells, texts, filled, end, labels, header)


def _header(
    table: Table, cells: tuple[Cell, ...], texts: tuple[str, ...], end: int, heads: _Heads
) -> Header:
    """A row as a header, some of its texts being headings."""
    columns = columns_of(texts, [heads.get(text, ()) for text in texts])
    return _new_header(table, cells, texts, end, columns, list(map(_COLUMN_OF, cells)))


@quickly_built
@dataclass(frozen=True, slots=True)
class Row:
    """A row under a header: the cell of each column. ``certain``: no doubt which is which."""

    line: Line
    cells: Mapping[Column, Cell]
    certain: bool

    def get(self, column: Column) -> Cell | None:
        return self.cells.get(column)

    def text(self, column: Column) -> str:
        cell = self.cells.get(column)
        return compact(cell.text) if cell else ""


_new_row = builder(Row)


def under(header: Header, line: Line) -> Row:
    """Set a row under a header."""
    if line.end == header.end:
        return _new_row(line, _by_column(header, line), True)
    if len(line.cells) == len(header.cells):
        return _new_row(line, _shifted(header, line, 0), True)
    missing = len(header.cells) - len(line.cells)
    if missing < 0:
        return Row(line, _shifted(header, line, 0), _fits(_shifted(header, line, 0)))
    left, right = _shifted(header, line, 0), _shifted(header, line, missing)
    from_left, from_right = _fits(left), _fits(right)
    if from_left != from_right:
        return Row(line, left if from_left else right, certain=True)
    return Row(line, left if _as_header(line, header) else right, certain=False)


def _by_column(header: Header, line: Line) -> dict[Column, Cell]:
    """Under each heading the first cell that is filled, else the first."""
    if line.starts == header.starts:  # a cell below each heading, as nearly always
        under_each = map(line.cells.__getitem__, header.columns.values())
        return dict(zip(header.columns, under_each, strict=True))
    at = {cell.column: cell for cell in line.cells}
    found: dict[Column, Cell] = {}
    for column, first, last in header.spans:
        if last - first == 1:
            if first in at:
                found[column] = at[first]
            continue
        below = [at[i] for i in range(first, last) if i in at]
        if below:
            found[column] = next((c for c in below if not is_blank(c.text)), below[0])
    return found


def _shifted(header: Header, line: Line, missing: int) -> dict[Column, Cell]:
    return {
        column: line.cells[i - missing]
        for column, i in header.columns.items()
        if 0 <= i - missing < len(line.cells)
    }


def _as_header(line: Line, header: Header) -> bool:
    """Does the row begin with a blank where the header begins with its own label?"""
    return bool(line.texts) and not line.texts[0]


def _fits(cells: Mapping[Column, Cell]) -> bool:
    """Do numbers stand where numbers must, and nowhere that words must?"""
    numbers = 0
    for column, cell in cells.items():
        if column in NUMERIC:
            if number_in(cell.text):
                numbers += 1
            elif not is_blank(cell.text):
                return False
        elif column in _WORDS and number_in(cell.text):
            return False
    return numbers > 0


def joined(lines: Sequence[Line]) -> str:
    """All text of some rows, white space left out."""
    return "".join([text for line in lines for text in line.texts])
