"""Rows of a table as forms are read from them, and cells under the headings of a header.

Merged cells are covered by position. Text formats lose merges: their rows may be shorter
than the header; such a row is set under it from the left or from the right, whichever
puts numbers where numbers must stand, and is in doubt where both do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hengji.extraction.forms.cells import bare, compact, is_blank, number_in
from hengji.extraction.forms.wordings import Column, meanings
from hengji.kernel.values import quickly_built
from hengji.report.document import Cell, Table

NUMERIC = frozenset(
    {Column.WEIGHT, Column.SCORE, Column.RATE, Column.INITIAL, Column.ADJUSTED}
    | {Column.EXECUTED, Column.PRIOR_FINAL, Column.THIS_BUDGET, Column.THIS_FINAL}
)

_WORDS = frozenset({Column.LEVEL1, Column.LEVEL2, Column.LEVEL3, Column.REASON})


@quickly_built
@dataclass(frozen=True, slots=True)
class Line:
    """A row: the cells that cover it from left to right, and their texts, compacted."""

    table: Table
    row: int
    cells: tuple[Cell, ...]
    texts: tuple[str, ...]

    @property
    def end(self) -> int:
        """The last column that this row covers."""
        return self.cells[-1].column + self.cells[-1].column_span - 1 if self.cells else 0

    def starts_here(self, i: int) -> bool:
        return self.cells[i].row == self.row


def lines_of(table: Table, most: int | None = None) -> list[Line]:
    """All rows of a table or the first ``most`` of them, blank ones included."""
    return [
        Line(table, r, cells, tuple([compact(c.text) for c in cells]))
        for r, cells in enumerate(table.rows[:most], 1)
    ]


@quickly_built
@dataclass(frozen=True, slots=True)
class Header:
    """A row of column headings: meaning → position in the row. ``cells`` are its cells."""

    line: Line
    columns: Mapping[Column, int]

    def text(self, column: Column) -> str:
        """The heading of a column, compacted; empty where the row has no such column."""
        i = self.columns.get(column)
        return "" if i is None else self.line.texts[i]

    @property
    def first(self) -> int:
        """The position of the leftmost heading that is understood."""
        return min(self.columns.values())


def header_of(line: Line) -> Header | None:
    """The row as a header, ``None`` where fewer than two of its cells are headings."""
    columns: dict[Column, int] = {}
    finals: list[tuple[int, int]] = []
    found = 0
    for i, text in enumerate(line.texts):
        known = meanings(text) if text else ()
        if known:
            found += 1
        for column in known:
            columns.setdefault(column, i)
            if column is Column.THIS_FINAL:
                finals.append((year_in(text) or _THIS_YEAR, i))
    _settle_budgets(columns, line)
    if len(finals) > 1 and Column.PRIOR_FINAL not in columns:
        finals.sort()
        columns[Column.PRIOR_FINAL] = finals[0][1]
        columns[Column.THIS_FINAL] = finals[-1][1]
    return Header(line, columns) if found >= 2 else None


def _settle_budgets(columns: dict[Column, int], line: Line) -> None:
    """Which of several headings is the budget's: one may head the labels, or not say which."""
    adjusted, initial = columns.get(Column.ADJUSTED), columns.get(Column.INITIAL)
    if initial is None:
        return
    if adjusted is None and bare(line.texts[initial]) == BUDGET:
        columns[Column.ADJUSTED] = columns.pop(Column.INITIAL)
    elif adjusted is not None and adjusted < initial:
        # 年度预算数 over the labels, 调整后预算数 over the amounts
        again = [
            i for i, text in enumerate(line.texts)
            if i > initial and text and Column.ADJUSTED in meanings(text)
        ]  # fmt: skip
        columns[Column.ADJUSTED] = again[0] if again else adjusted


BUDGET = "预算数"
"""A heading that does not say which budget: the one that the rate is taken of."""
_THIS_YEAR = 9999
"""Sorts 本年 behind every year in digits."""
_YEAR = re.compile(r"20\d\d(?=年)")


def year_in(text: str) -> int | None:
    """The year that a heading names in digits (2023年决算数)."""
    match = _YEAR.search(text)
    return int(match.group()) if match else None


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


def under(header: Header, line: Line) -> Row:
    """Set a row under a header."""
    above = header.line
    if line.end == above.end:
        return Row(line, _by_column(header, line), certain=True)
    if len(line.cells) == len(above.cells):
        return Row(line, _shifted(header, line, 0), certain=True)
    missing = len(above.cells) - len(line.cells)
    if missing < 0:
        return Row(line, _shifted(header, line, 0), _fits(_shifted(header, line, 0)))
    left, right = _shifted(header, line, 0), _shifted(header, line, missing)
    from_left, from_right = _fits(left), _fits(right)
    if from_left != from_right:
        return Row(line, left if from_left else right, certain=True)
    return Row(line, left if _as_header(line, header) else right, certain=False)


def _by_column(header: Header, line: Line) -> dict[Column, Cell]:
    found: dict[Column, Cell] = {}
    for column, i in header.columns.items():
        heading = header.line.cells[i]
        last = heading.column + heading.column_span
        best = None
        for cell in line.cells:
            if heading.column <= cell.column < last:
                if best is None or (is_blank(best.text) and not is_blank(cell.text)):
                    best = cell
            elif cell.column >= last:
                break
        if best is not None:
            found[column] = best
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
    return "".join(text for line in lines for text in line.texts)
