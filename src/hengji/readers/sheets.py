"""Worksheets, whatever file they came from, put into a document as tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from hengji.readers.assembly import Assembly, Draft
from hengji.readers.invisible import without_unseen
from hengji.readers.reader import Limits, Unreadable
from hengji.report.document import Doubt

_LETTERS = 26
_SENTENCES = 3
"""Rows with a sentence alone in them, one below the other, that make a text of a sheet."""
_SPARSE = 20
"""Blank cells for one with text. An empty form has five; beyond this it is no grid."""


class Range(NamedTuple):
    """A rectangle of cells, all four sides from 1 and inside."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """One worksheet. ``texts`` holds what is printed, by row and column from 1.

    ``drawn`` are rows that have cells, blank or not. ``hidden_rows`` and
    ``hidden_columns`` are counted, ``beyond`` counts cells below the last row we read,
    ``last`` is the row that something was last entered in, ``unsolved`` counts formulas
    whose result the file does not hold.
    """

    name: str
    hidden: bool = False
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)
    drawn: set[int] = field(default_factory=set)
    hidden_rows: int = 0
    hidden_columns: int = 0
    beyond: int = 0
    last: int = 0
    unsolved: int = 0

    def put(self, row: int, column: int, text: str, meter: Meter) -> None:
        """Enter a cell, blank or not. Raises :class:`Unreadable` beyond the limits.

        A few cells far below the table are a slip of the keyboard: they are cut off. A
        sheet that has more rows with something in them than the limit is refused.
        """
        if text and row != self.last:
            meter.row(self.name)
            self.last = row
        if row > meter.rows:
            self.beyond += bool(text)
            return
        self.drawn.add(row)
        text = without_unseen(text)
        if text:
            meter.cell(self.name)
            self.texts[row, column] = text

    def rows(self, first: int, last: int) -> Sheet:
        """What stands in these rows."""
        return Sheet(
            self.name,
            texts={at: text for at, text in self.texts.items() if first <= at[0] <= last},
            merged=[one for one in self.merged if first <= one.top <= last],
            drawn={row for row in self.drawn if first <= row <= last},
        )


class Meter:
    """Counts the cells of one workbook and stops before they cost too much."""

    def __init__(self, name: str, limits: Limits) -> None:
        self._name = name
        self._limits = limits
        self._cells = self._rows = 0

    @property
    def rows(self) -> int:
        """The highest row number that is read."""
        return self._limits.rows

    def row(self, sheet: str) -> None:
        """One more row with something in it. Raises :class:`Unreadable`."""
        self._rows += 1
        if self._rows > self._limits.rows:
            raise self._refusal(f"表格超过 {self._limits.rows} 行上限", sheet)

    def cell(self, sheet: str) -> None:
        """One more cell with something in it. Raises :class:`Unreadable`."""
        self._cells += 1
        if self._cells > self._limits.cells:
            raise self._refusal(f"单元格超过 {self._limits.cells} 个上限", sheet)

    def spare(self, area: int) -> bool:
        """Whether ``area`` more cells may be had, blank ones of a grid."""
        return self._cells + area <= self._limits.cells

    def spend(self, cells: int) -> None:
        self._cells += cells

    def _refusal(self, problem: str, sheet: str) -> Unreadable:
        return Unreadable(
            self._name, problem, "请只保留自评表所在的工作表，或拆分后再试", sheet
        )


def column_number(letters: str) -> int:
    """``AB`` → 28."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - 64
    return number


def add_sheet(assembly: Assembly, sheet: Sheet, meter: Meter) -> None:
    """Add a worksheet as a table, and notes on what is hidden or cut off in it."""
    _add_notes(assembly, sheet)
    for part, prose in _parted(sheet):
        if prose:
            _add_lines(assembly, part)
        else:
            assembly.table(_drafts(part, meter), part=sheet.name)


def _parted(sheet: Sheet) -> list[tuple[Sheet, bool]]:
    """A worksheet cut where a report was written into it, and which parts are its text.

    Sentences in the only column, or several below each other that have their rows alone. A
    title or a remark above or below a table, alone in its row too, stays in the table.
    """
    columns: dict[int, list[int]] = {}
    for row, column in sorted(sheet.texts):
        columns.setdefault(row, []).append(column)
    if not columns:
        return []
    left = min(some[0] for some in columns.values())
    least = 1 if all(some == [left] for some in columns.values()) else _SENTENCES
    found: list[tuple[list[int], bool]] = []
    for alone, group in groupby(columns, lambda row: columns[row] == [left]):
        rows = list(group)
        prose = alone and sum("。" in sheet.texts[row, left] for row in rows) >= least
        if found and not prose and not found[-1][1]:
            found[-1][0].extend(rows)
        else:
            found.append((rows, prose))
    if len(found) == 1:
        return [(sheet, found[0][1])]
    return [(sheet.rows(rows[0], rows[-1]), prose) for rows, prose in found]


def _add_lines(assembly: Assembly, sheet: Sheet) -> None:
    """Add the cells as paragraphs."""
    above = min(row for row, _ in sheet.texts) - 1
    for (row, _), text in sorted(sheet.texts.items()):
        gap = row - above - 1
        for line in filter(str.strip, text.split("\n")):
            assembly.paragraph(line.strip(), part=sheet.name, gap=gap)
            gap = 0
        above = row


def _add_notes(assembly: Assembly, sheet: Sheet) -> None:
    if sheet.beyond:
        assembly.note(
            Doubt.CUT_OFF,
            f"第 {sheet_rows(sheet)} 行以后还有 {sheet.beyond} 个单元格",
            part=sheet.name,
        )
    if sheet.unsolved:
        detail = f"有 {sheet.unsolved} 个公式没有保存计算结果"
        assembly.note(Doubt.NOT_READ, detail, part=sheet.name)
    if not sheet.texts:
        return
    if sheet.hidden:
        assembly.note(Doubt.HIDDEN, f"隐藏的工作表“{sheet.name}”", part=sheet.name)
    if sheet.hidden_rows or sheet.hidden_columns:
        detail = f"隐藏 {sheet.hidden_rows} 行、{sheet.hidden_columns} 列"
        assembly.note(Doubt.HIDDEN, detail, part=sheet.name)


def sheet_rows(sheet: Sheet) -> int:
    """The last row that was read."""
    return max((row for row, _ in sheet.texts), default=0)


def _drafts(sheet: Sheet, meter: Meter) -> Iterator[Draft]:
    rows = [row for row, _ in sheet.texts]
    columns = [column for _, column in sheet.texts]
    used = Range(min(rows), min(columns), max(rows), max(columns))
    spans, covered = _spans(sheet, used, meter)
    positions = _positions(sheet, used, meter)
    for row, column in positions:
        if (row, column) not in covered:
            high, wide = spans.get((row, column), (1, 1))
            yield Draft(sheet.texts.get((row, column), ""), row, column, high, wide)


def _positions(sheet: Sheet, used: Range, meter: Meter) -> list[tuple[int, int]]:
    """Where cells stand, row by row: blank ones too, unless the grid is too large."""
    drawn = {row for row in sheet.drawn if used.top <= row <= used.bottom}
    drawn.update(row for row, _ in sheet.texts)
    blanks = len(drawn) * (used.right - used.left + 1) - len(sheet.texts)
    if blanks > _SPARSE * len(sheet.texts) or not meter.spare(blanks):
        return sorted(sheet.texts)
    meter.spend(blanks)
    return [
        (row, column) for row in sorted(drawn) for column in range(used.left, used.right + 1)
    ]


def _spans(
    sheet: Sheet, used: Range, meter: Meter
) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    """Rows and columns of merged cells by their first one, and what they cover.

    Merges are clipped to what is used: a title merged over every column says no more.
    A merge that would cover more than may be read is left unmerged.
    """
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    looked_at = 0
    for top, left, bottom, right in sheet.merged:
        last_row, last_column = min(bottom, used.bottom), min(right, used.right)
        area = (last_row - top + 1) * (last_column - left + 1)
        if top < used.top or left < used.left or last_row < top or last_column < left:
            continue
        if area < 2 or (top, left) in covered or not meter.spare(looked_at + area):
            continue
        looked_at += area  # merges that overlap cost time too
        inside = {
            (row, column)
            for row in range(top, last_row + 1)
            for column in range(left, last_column + 1)
        }
        if inside & covered or inside & spans.keys():
            continue
        spans[top, left] = (last_row - top + 1, last_column - left + 1)
        inside.discard((top, left))
        covered |= inside
    return spans, covered
