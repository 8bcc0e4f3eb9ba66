"""A pdf with ruled tables."""

from __future__ import annotations

import io
import random
from html import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from generator.grids import Grid
from generator.report import Draft

_FONT = "STSong-Light"
_BODY = ParagraphStyle("body", fontName=_FONT, fontSize=11, leading=17, wordWrap="CJK")
_SMALL = ParagraphStyle("cell", fontName=_FONT, fontSize=8, leading=10, wordWrap="CJK")


def write(draft: Draft, rng: random.Random) -> bytes:
    """The draft on A4 pages; tables have ruling lines and may cross a page."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    held = io.BytesIO()
    story: list[object] = []
    for block in draft.blocks:
        if block.grid is None:
            story.append(Paragraph(escape(block.printed), _BODY))
            continue
        story += [Spacer(1, 8), Paragraph(block.grid.caption, _BODY)]
        story += [Paragraph(block.grid.title, _BODY), _table(block.grid)]
        story.append(Paragraph(block.grid.footer, _BODY))
    SimpleDocTemplate(held, pagesize=A4, invariant=1).build(story)
    return held.getvalue()


def _table(grid: Grid) -> Table:
    rows: list[list[object]] = [
        [Paragraph(escape(c.text), _SMALL) if c else "" for c in row] for row in grid.rows()
    ]
    style: list[tuple[object, ...]] = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
    for c in grid.cells:
        if c.down > 1 or c.across > 1:
            last = (c.column + c.across - 1, c.row + c.down - 1)
            style.append(("SPAN", (c.column, c.row), last))
    return Table(rows, colWidths=[450 / grid.width] * grid.width, style=style)
