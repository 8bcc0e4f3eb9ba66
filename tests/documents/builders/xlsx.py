"""A workbook: one sheet for each page of forms, merged cells as merged ranges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from math import ceil

import xlsxwriter

from documents.model import Align, Block, Grid, Heading, Line, PageBreak

CREATED = datetime(2024, 1, 2, 3, 4, 5)  # noqa: DTZ001 - the workbook format has no time zone
LINE = 15  # points, one line of text
WIDTH = 88  # characters of all columns together
NUMBER = re.compile(r"-?\d{1,12}(\.\d+)?(%)?")


def build_xlsx(blocks: Sequence[Block], *, numeric: bool = False) -> bytes:
    """Figures are text cells as printed, or with ``numeric`` numbers with a format."""
    made = BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    book.set_properties({"created": CREATED})
    for number, page in enumerate(_pages(blocks), 1):
        _Sheet(book, _sheet_name(page, number), page, numeric).write()
    book.close()
    return made.getvalue()


def _pages(blocks: Sequence[Block]) -> list[list[Block]]:
    pages: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, PageBreak):
            pages.append([])
        else:
            pages[-1].append(block)
    return [page for page in pages if page]


def _sheet_name(page: Sequence[Block], number: int) -> str:
    named = next((b.name for b in page if isinstance(b, Grid) and b.name), "")
    return f"{number}{named or '正文'}"[:31]


def _lines(grid: Grid) -> list[int]:
    """For every row how many lines its tallest cell needs; spreadsheets do not adjust
    the height of merged cells."""
    needed = [1] * len(grid.rows)
    for placed in grid.placed():
        slot = placed.slot
        share = sum(grid.widths[placed.column : placed.column + slot.across])
        room = max(1.0, WIDTH * share / sum(grid.widths) / 2 - 1)  # a Han character takes two
        lines = sum(max(1, ceil(len(line.strip()) / room)) for line in slot.text.split("\n"))
        if slot.down == 1:
            needed[placed.row] = max(needed[placed.row], lines)
    return needed


class _Sheet:
    """Writes one page of blocks downwards."""

    def __init__(
        self, book: xlsxwriter.Workbook, name: str, page: Sequence[Block], numeric: bool
    ) -> None:
        self.book, self.page, self.numeric = book, page, numeric
        self.sheet = book.add_worksheet(name)
        self.row = 0
        widths = next((b.widths for b in page if isinstance(b, Grid)), (1,))
        self.columns = len(widths)
        self.sheet.set_paper(9)  # A4
        self.sheet.fit_to_pages(1, 0)
        for column, share in enumerate(widths):
            self.sheet.set_column(column, column, WIDTH * share / sum(widths))
        base = {"font_name": "仿宋_GB2312", "font_size": 11, "text_wrap": True,
                "valign": "vcenter"}  # fmt: skip
        self.base = base
        self.title = book.add_format({**base, "bold": True, "font_size": 16, "align": "center"})
        self.plain = book.add_format({**base, "align": "left"})
        self.cell = book.add_format({**base, "border": 1, "align": "center"})
        self.left = book.add_format({**base, "border": 1, "align": "left"})
        self.formats: dict[str, object] = {}

    def write(self) -> None:
        for block in self.page:
            match block:
                case Heading():
                    self._across(block.text, self.title)
                case Line(text, align):
                    self._across(text, self.title if align is Align.CENTRE else self.plain)
                case Grid():
                    self._grid(block)

    def _across(self, text: str, style: object) -> None:
        self.sheet.set_row(self.row, LINE * 2 if style is self.title else LINE * 1.5)
        if self.columns > 1:
            self.sheet.merge_range(self.row, 0, self.row, self.columns - 1, text, style)
        else:
            self.sheet.write_string(self.row, 0, text, style)
        self.row += 1

    def _grid(self, grid: Grid) -> None:
        for placed in grid.placed():
            slot, top, left = placed.slot, self.row + placed.row, placed.column
            style = self.cell if slot.centre else self.left
            if slot.across > 1 or slot.down > 1:
                bottom, right = top + slot.down - 1, left + slot.across - 1
                self.sheet.merge_range(top, left, bottom, right, "", style)
            self._value(top, left, slot.text, style)
        for row, lines in enumerate(_lines(grid)):
            self.sheet.set_row(self.row + row, LINE * lines)
        self.row += len(grid.rows)

    def _value(self, row: int, column: int, text: str, style: object) -> None:
        found = NUMBER.fullmatch(text) if self.numeric else None
        if not found:
            if text:
                self.sheet.write_string(row, column, text, style)
            else:
                self.sheet.write_blank(row, column, None, style)
            return
        decimals = len(found[1] or ".") - 1
        mask = "0" + ("." + "0" * decimals if decimals else "") + (found[2] or "")
        value = float(text.rstrip("%")) / (100 if found[2] else 1)
        if mask not in self.formats:
            shape = {**self.base, "border": 1, "align": "center", "num_format": mask}
            self.formats[mask] = self.book.add_format(shape)
        self.sheet.write_number(row, column, value, self.formats[mask])
