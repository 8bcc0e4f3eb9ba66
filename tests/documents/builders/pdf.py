"""A PDF with a text layer: ruled tables with merged cells that go on over a page."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle
from reportlab.platypus import PageBreak as NewPage

from documents.model import Align, Block, Grid, Heading, Line, PageBreak, Slot

FONT = "STSong-Light"
TEXT_WIDTH = 156 * mm
INK = 0.6  # points, ruling lines
ALIGNED = {Align.CENTRE: TA_CENTER, Align.RIGHT: TA_RIGHT, Align.LEFT: TA_LEFT}


def build_pdf(blocks: Sequence[Block]) -> bytes:
    """The bytes of a PDF; the same blocks always give the same bytes."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    made = BytesIO()
    template = SimpleDocTemplate(
        made, pagesize=A4, topMargin=30 * mm, bottomMargin=28 * mm,
        leftMargin=27 * mm, rightMargin=27 * mm, invariant=1, title="",
        pageCompression=0,  # compressed streams differ with the machine's zlib
    )  # fmt: skip
    template.build([_flowable(b) for b in blocks], onFirstPage=_foot, onLaterPages=_foot)
    return made.getvalue()


def _foot(canvas: Canvas, template: SimpleDocTemplate) -> None:
    canvas.setFont(FONT, 10)
    canvas.drawCentredString(A4[0] / 2, 18 * mm, f"— {template.page} —")


def _flowable(block: Block) -> Flowable:
    match block:
        case Heading(level):
            return Paragraph(escape(block.text), _heading(level))
        case Line(text, align):
            return Paragraph(escape(text) or "&nbsp;", _line(align))
        case PageBreak():
            return NewPage()
        case Grid():
            return _RuledTable(block)


def _style(name: str, size: float, **more: object) -> ParagraphStyle:
    look = {"fontName": FONT, "fontSize": size, "leading": size * 1.6, "wordWrap": "CJK"}
    return ParagraphStyle(name, **look, **more)


def _heading(level: int) -> ParagraphStyle:
    if level == 0:
        return _style("title", 18, alignment=TA_CENTER, spaceAfter=12)
    return _style(f"heading{level}", 14, firstLineIndent=28)


def _line(align: Align) -> ParagraphStyle:
    if align is Align.BODY:
        return _style("body", 13, firstLineIndent=26)
    size = 11 if align is Align.LEFT else 13
    return _style(align.value, size, alignment=ALIGNED[align])


class _RuledTable(Flowable):  # type: ignore[misc]  # reportlab ships no types
    """A grid that may be cut between any two rows; merged cells go on below the cut."""

    def __init__(self, grid: Grid) -> None:
        super().__init__()
        self.grid = grid
        self.table = _table(grid)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        size: tuple[float, float] = self.table.wrap(width, height)
        return size

    def split(self, width: float, height: float) -> list[Flowable]:
        self.table.wrap(width, 10_000)
        used, fits = 0.0, 0
        for row_height in self.table._rowHeights:
            used += row_height
            if used > height:
                break
            fits += 1
        if not 0 < fits < len(self.grid.rows):
            return []
        return [_RuledTable(part) for part in _cut(self.grid, fits)]

    def draw(self) -> None:
        self.table.drawOn(self.canv, 0, 0)


def _cut(grid: Grid, at: int) -> tuple[Grid, Grid]:
    """The rows above the cut and those below; a cell across it goes on, empty, below."""
    above: list[list[tuple[int, Slot]]] = [[] for _ in range(at)]
    below: list[list[tuple[int, Slot]]] = [[] for _ in range(len(grid.rows) - at)]
    for placed in grid.placed():
        slot, end = placed.slot, placed.row + placed.slot.down
        if placed.row >= at:
            below[placed.row - at].append((placed.column, slot))
            continue
        kept = Slot(slot.text, slot.across, min(end, at) - placed.row, slot.centre)
        above[placed.row].append((placed.column, kept))
        if end > at:
            below[0].append((placed.column, Slot("", slot.across, end - at, slot.centre)))
    return tuple(  # type: ignore[return-value]  # two parts, two grids
        Grid(tuple(tuple(s for _, s in sorted(r, key=lambda p: p[0])) for r in rows),
             grid.widths, grid.name)
        for rows in (above, below)
    )  # fmt: skip


def _table(grid: Grid) -> Table:
    cells: list[list[object]] = [["" for _ in grid.widths] for _ in grid.rows]
    look: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), INK, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
    ]
    for placed in grid.placed():
        slot, row, column = placed.slot, placed.row, placed.column
        style = _style("cell", 9, alignment=TA_CENTER if slot.centre else TA_LEFT)
        cells[row][column] = Paragraph(escape(slot.text).replace("\n", "<br/>"), style)
        if slot.across > 1 or slot.down > 1:
            end = (column + slot.across - 1, row + slot.down - 1)
            look.append(("SPAN", (column, row), end))
    total = sum(grid.widths)
    return Table(
        cells, colWidths=[TEXT_WIDTH * share / total for share in grid.widths],
        style=TableStyle(look),
    )  # fmt: skip
