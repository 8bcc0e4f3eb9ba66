"""The forms as a workbook, one sheet each; prose is left out, as offices do."""

from __future__ import annotations

import io
import random
import re

import xlsxwriter

from generator.grids import Grid
from generator.report import Draft

_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def write(draft: Draft, rng: random.Random) -> bytes:
    """Every table on a sheet of its own; some authors type numbers, some type text."""
    held = io.BytesIO()
    typed = rng.random() < 0.5
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    for i, block in enumerate(b for b in draft.blocks if b.grid):
        assert block.grid is not None
        _sheet(book, book.add_worksheet(f"附件{i + 1}"), block.grid, typed)
    book.close()
    return held.getvalue()


def _sheet(
    book: xlsxwriter.Workbook, page: xlsxwriter.worksheet.Worksheet, grid: Grid, typed: bool
) -> None:
    page.write_string(0, 0, grid.caption)
    page.write_string(1, 0, grid.title)
    for cell in grid.cells:
        row, column = cell.row + 2, cell.column
        if cell.down > 1 or cell.across > 1:
            page.merge_range(
                row, column, row + cell.down - 1, column + cell.across - 1, cell.text
            )
        elif typed and _NUMBER.fullmatch(cell.text):
            places = len(cell.text.partition(".")[2])
            shape = book.add_format({"num_format": "0." + "0" * places if places else "0"})
            page.write_number(row, column, float(cell.text), shape)
        else:
            page.write_string(row, column, cell.text)
    if grid.footer:
        page.write_string(grid.height + 2, 0, grid.footer)
