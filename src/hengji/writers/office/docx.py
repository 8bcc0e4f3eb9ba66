"""A package as a Word file, set as GB/T 9704-2012 asks.

python-docx makes the file and its styles; the body is written as XML of its own, because
merged cells cost four times as much otherwise.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from hengji.composition.package import (
    Align,
    Cell,
    Grid,
    Narrative,
    Package,
    Paragraph,
    Part,
    Style,
)
from hengji.writers.office import look
from hengji.writers.office.archive import same_bytes
from hengji.writers.office.docx_base import empty_document
from hengji.writers.office.docx_styles import add_styles, footers
from hengji.writers.office.measuring import Placed, figure_share, placed, share_that_fits
from hengji.writers.office.words import escaped, lines

_TWIPS = 1440 / 25.4
_SIDES = 120
"""Twips that a cell keeps free at its sides."""
_ALIGN = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right", Align.BOTH: "both"}
_MADE = datetime(2000, 1, 1, tzinfo=UTC)


def package_docx(package: Package) -> bytes:
    """The whole package as one Word file; the same package gives the same bytes."""
    document = empty_document()
    _about(document, package)
    add_styles(document)
    body = document.element.body
    last = body.sectPr
    numbered = footers(document, package.code)
    xml = "".join(_parts(package, numbered))
    made = parse_xml(f"<w:body {nsdecls('w', 'r')}>{xml}</w:body>")
    for element in list(made):
        last.addprevious(element)
    body.replace(last, parse_xml(_section(package.parts[-1], numbered, last=True)))
    sink = io.BytesIO()
    document.save(sink)
    return same_bytes(sink.getvalue())


def _about(document: Document, package: Package) -> None:
    """The file's own properties: no writer's name, no date that differs from run to run."""
    about = document.core_properties
    about.title, about.author = package.identity.title, package.identity.unit
    about.comments = about.keywords = about.last_modified_by = ""
    about.created = about.modified = _MADE


def _parts(package: Package, footer: str) -> Iterator[str]:
    for i, part in enumerate(package.parts):
        share = 1.0 if isinstance(part, Narrative) else share_that_fits(part)
        across = _across(part)
        for one in placed(part):
            yield _block(one, share, across)
        if i < len(package.parts) - 1:
            # a paragraph that ends the section; one point high, so that it asks for no page
            yield (
                '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" '
                f'w:lineRule="exact"/>{_section(part, footer)}</w:pPr></w:p>'
            )


def _section(part: Part, footer: str, *, last: bool = False) -> str:
    """Page size and margins of a part; a cover bears no page number."""
    across, down = (round(one * _TWIPS) for one in (look.PAGE_WIDTH, look.PAGE_HEIGHT))
    orient = ""
    if part.landscape:
        across, down, orient = down, across, ' w:orient="landscape"'
    margins = look.margins(part)
    top, right, bottom, left = (round(one * _TWIPS) for one in margins)
    title = "<w:titlePg/>" if look.is_cover(part) else ""
    names = f" {nsdecls('w', 'r')}" if last else ""
    at = round((look.TEXT_FOOTER if margins is look.TEXT_MARGINS else look.FOOTER) * _TWIPS)
    return (
        f'<w:sectPr{names}>{footer}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{across}" w:h="{down}"{orient}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" '
        f'w:header="851" w:footer="{at}" w:gutter="0"/>{title}</w:sectPr>'
    )


def _across(part: Part) -> int:
    """Twips between the margins."""
    _, right, _, left = look.margins(part)
    page = look.PAGE_HEIGHT if part.landscape else look.PAGE_WIDTH
    return round((page - left - right) * _TWIPS)


def _block(one: Placed, share: float, across: int) -> str:
    match one.block:
        case Paragraph():
            return _paragraph(one.block, one, across)
        case Grid():
            return _table(one.block, share)


def _paragraph(paragraph: Paragraph, at: Placed, across: int) -> str:
    """What follows a tab stands at the end of the line."""
    keep = "<w:keepNext/>" if at.keep else ""
    if "\t" in paragraph.text:
        keep += f'<w:tabs><w:tab w:val="right" w:pos="{across}"/></w:tabs>'
    before = f'<w:spacing w:before="{round(at.before * 20)}"/>' if at.before else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{_style_id(paragraph.style)}"/>{keep}{before}</w:pPr>'
        f"{_runs(paragraph.text)}</w:p>"
    )


def _style_id(style: Style) -> str:
    return f"Hengji{style.name.title().replace('_', '')}"


def _runs(text: str, half_points: int | None = None) -> str:
    """The text as one run; a line feed stays a line feed inside it."""
    inner = "<w:br/>".join(
        "<w:tab/>".join(map(_words, line.split("\t"))) for line in lines(text)
    )
    half = f'<w:rPr><w:sz w:val="{half_points}"/></w:rPr>' if half_points else ""
    return f"<w:r>{half}{inner}</w:r>" if text else ""


def _words(text: str) -> str:
    return f'<w:t xml:space="preserve">{escaped(text)}</w:t>'


def _table(grid: Grid, share: float) -> str:
    """``share``: how much smaller it is set, so that it stands on one page."""
    widths = [round(mm * _TWIPS) for mm in grid.widths]
    columns = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    rows = "".join(
        _row(grid, i, cells, widths, share) for i, cells in enumerate(_covering(grid))
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="HengjiRuled"/><w:tblW w:w="{sum(widths)}" '
        'w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _covering(grid: Grid) -> list[dict[int, Cell]]:
    """For every row the cells that cover it, by the column they start in."""
    rows: list[dict[int, Cell]] = [{} for _ in grid.heights]
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            rows[row][cell.column] = cell
    return rows


def _row(
    grid: Grid, number: int, cells: dict[int, Cell], widths: list[int], share: float
) -> str:
    height = round(grid.heights[number] * _TWIPS * share)
    head = "<w:tblHeader/>" if number < grid.repeated else ""
    half_points = round(grid.size * Decimal(share) * 2)
    size = None if half_points == look.CELL_SIZE * 2 else half_points
    inner = "".join(_cell(cells[c], number, widths, size) for c in sorted(cells))
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>{head}'
        f"</w:trPr>{inner}</w:tr>"
    )


def _cell(cell: Cell, row: int, widths: list[int], half_points: int | None) -> str:
    width = sum(widths[cell.column : cell.column + cell.column_span])
    span = f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else ""
    first = row == cell.row
    merge = ""
    if cell.row_span > 1:
        merge = '<w:vMerge w:val="restart"/>' if first else "<w:vMerge/>"
    text = cell.text if first else ""
    right = round(look.FIGURE_ROOM * _TWIPS) if cell.align is Align.RIGHT else 0
    size = half_points or round(look.CELL_SIZE * 2)
    share = figure_share(cell, (width - right - _SIDES) / 20, size / 2)
    if share < 1:
        half_points = int(size * share)
    indent = f'<w:ind w:right="{right}"/>' if right else ""
    paragraphs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="HengjiCell"/>{indent}'
        f'<w:jc w:val="{_ALIGN[cell.align]}"/></w:pPr>{_runs(line, half_points)}</w:p>'
        for line in lines(text)
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}'
        f'<w:vAlign w:val="center"/></w:tcPr>{paragraphs}</w:tc>'
    )
