"""The forms of a package as a workbook, a sheet each; what a form calculates stays live.

Cells hold exact values (万元 to the cent of a 元) and show what is printed elsewhere, so a
sum adds up to the digit. The report's text is no form and is handed in beside it.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from hengji.composition.package import Align, Cell, Grid, Package, Paragraph, Sheet, Style
from hengji.composition.runs import FigureField
from hengji.kernel.units import Kind
from hengji.writers.office import look
from hengji.writers.office.formulas import Formulas
from hengji.writers.office.measuring import line_height, only_figure, room, row_heights
from hengji.writers.office.words import clean, spaced

_MADE = datetime(2000, 1, 1, tzinfo=UTC)
_PIXELS = 96 / 25.4
_INCHES = 1 / 25.4
_A4 = 9
_FONT = look.SONG
_SLACK = 6
"""mm left free so that a sheet without a table stays on one page in every program."""
_APART = "_)_)"
"""Room between a figure set to the right and the line of its cell: two brackets wide."""
_CELL_SPARE = 4
"""Points: programs set lines of other fonts a little higher, and cut what does not fit."""
_MOST_NAME = 31
_NO_NAME = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))
_ALIGN = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right", Align.BOTH: "left"}
_BOLD = (Style.FORM_TITLE, Style.COVER_TITLE, Style.TITLE, Style.HEADING1)


def package_xlsx(package: Package) -> bytes:
    """Every form of the package; the same package gives the same bytes."""
    sink = io.BytesIO()
    with xlsxwriter.Workbook(sink, {"in_memory": True}) as book:
        book.set_properties(
            {
                "title": package.identity.title,
                "author": package.identity.unit,
                "created": _MADE,
            }
        )
        book.set_calc_mode("auto")
        formats = _Formats(book)
        for part in package.sheets:
            page = book.add_worksheet(part.name.translate(_NO_NAME)[:_MOST_NAME])
            _set_page(page, part, package.code)
            _write(page, part, formats)
    return sink.getvalue()


class _Formats:
    """Every look a cell has, made once a workbook."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[object, ...], Format] = {}

    def cell(self, align: Align, size: Decimal, digits: str = "") -> Format:
        return self._format(_ALIGN[align], float(size), False, 1, digits)

    def line(self, paragraph: Paragraph) -> Format:
        one = look.LOOKS[paragraph.style]
        bold = paragraph.style in _BOLD
        return self._format(_ALIGN[one.align], float(one.size), bold, 0, "")

    def _format(self, align: str, size: float, bold: bool, border: int, digits: str) -> Format:
        key = (align, size, bold, border, digits)
        if key not in self._made:
            look_of = {
                "font_name": _FONT, "font_size": size, "bold": bold, "align": align,
                "valign": "vcenter", "text_wrap": True, "border": border,
            }  # fmt: skip
            if digits:  # a number too wide for its cell would be shown as ####
                look_of |= {"num_format": digits, "text_wrap": False, "shrink": True}
            self._made[key] = self._book.add_format(look_of)
        return self._made[key]


def _set_page(page: Worksheet, part: Sheet, code: str) -> None:
    """A4, fitted to the width of one page, the page number below."""
    page.set_paper(_A4)
    if part.landscape:
        page.set_landscape()
    page.center_horizontally()
    top, right, bottom, left = (one * _INCHES for one in look.margins(part))
    page.set_margins(left=left, right=right, top=top, bottom=bottom)
    page.set_footer(f"&C— &P —{f'&R&9{clean(code)}' if code else ''}")
    page.hide_gridlines(2)


def _write(page: Worksheet, part: Sheet, formats: _Formats) -> None:
    grids = [block for block in part.blocks if isinstance(block, Grid)]
    _, right, _, left = look.margins(part)
    widths: Sequence[int] = (
        grids[0].widths if grids else (look.PAGE_WIDTH - left - right - _SLACK,)
    )
    for column, mm in enumerate(widths):
        page.set_column_pixels(column, column, round(mm * _PIXELS))
    row = 0
    height = 0.0
    for block in part.blocks:
        match block:
            case Paragraph():
                height += _line(page, row, block, widths, formats.line(block))
                row += 1
            case Grid():
                height += _grid(page, row, block, formats)
                if block.repeated:
                    page.repeat_rows(row, row + block.repeated - 1)
                row += block.row_count
    # one page wide; one page high too, unless it would be too small to read
    page.fit_to_pages(1, 1 if height * look.SMALLEST <= room(part) else 0)


def _line(
    page: Worksheet, row: int, one: Paragraph, widths: Sequence[int], look_of: Format
) -> float:
    """A line above or below the table, across all its columns. Gives its points."""
    style = look.LOOKS[one.style]
    columns = len(widths)
    height = line_height(one, sum(widths))
    page.set_row(row, round(height, 2))
    text = "　" * style.indent + spaced(clean(one.text))
    if columns > 1:
        page.merge_range(row, 0, row, columns - 1, text, look_of)
    else:
        page.write_string(row, 0, text, look_of)
    return height


def _grid(page: Worksheet, top: int, grid: Grid, formats: _Formats) -> float:
    """The table from this row on. Gives its points."""
    formulas = Formulas.of(grid, top)
    heights = row_heights(grid, spare=_CELL_SPARE)
    for number, height in enumerate(heights):
        page.set_row(top + number, height)
    for cell in grid.cells:
        _cell(page, top, cell, grid, formats, formulas)
    return sum(heights)


def _cell(
    page: Worksheet, top: int, cell: Cell, grid: Grid, formats: _Formats, formulas: Formulas
) -> None:
    field = only_figure(cell.runs)
    digits = _digits(field) if field else ""
    if digits and cell.align is Align.RIGHT:
        digits += _APART
    look_of = formats.cell(cell.align, grid.size, digits)
    row, column = top + cell.row, cell.column
    if cell.row_span > 1 or cell.column_span > 1:
        last = row + cell.row_span - 1, column + cell.column_span - 1
        page.merge_range(row, column, *last, "", look_of)
    text = clean(cell.text)
    if field and field.value is not None and digits:
        formula = formulas.formula(field)
        if formula:
            page.write_formula(row, column, formula, look_of, _number(field.value))
        else:
            page.write_number(row, column, _number(field.value), look_of)
    elif text:
        page.write_string(row, column, text, look_of)
    else:
        page.write_blank(row, column, None, look_of)


def _number(value: Decimal) -> float:
    """A workbook knows no other numbers; fifteen digits of a Decimal survive it."""
    return float(value)


def _digits(field: FigureField) -> str:
    """The number format that shows the figure as it is printed; ``""`` for a text."""
    if field.value is None or not field.text:
        return ""
    bare = field.text.rstrip("%")
    decimals = len(bare.partition(".")[2])
    shown = "0." + "0" * decimals if decimals else "0"
    if field.unit.kind is Kind.RATIO:
        return f"{shown}%" if field.text.endswith("%") else ""
    return shown if field.bare or not field.unit.symbol else f'{shown}"{field.unit.symbol}"'
