"""PDF files of made-up units, drawn by code."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table

FONT = "STSong-Light"
WIDTH, HEIGHT = A4
LEFT, SIZE = 72, 12
RIGHT = LEFT + 37 * SIZE


def drawn(*pages: Callable[[Canvas], None], size: tuple[float, float] = A4) -> bytes:
    """A PDF with one page for every function."""
    register_font()
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1)
    for page in pages:
        canvas.setFont(FONT, SIZE)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def register_font() -> None:
    """Make the font known, whose widths lines are broken by."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def write(canvas: Canvas, text: str, y: float, x: float = LEFT) -> None:
    """One line of text, ``y`` points from the top."""
    canvas.drawString(x, HEIGHT - y, text)


def wrapped(canvas: Canvas, text: str, y: float) -> float:
    """A paragraph with its first line indented; returns the ``y`` below it."""
    for number, line in enumerate(lines_of(text)):
        write(canvas, line, y, LEFT if number else LEFT + 2 * SIZE)
        y += 20
    return y


def lines_of(text: str) -> list[str]:
    """The lines a paragraph is set in: numbers whole, no stop at the start of a line."""
    lines, room = [""], RIGHT - LEFT - 2 * SIZE
    for token in re.findall(r"(?:[0-9.%]+|.)[，。、；]?", text):
        width = pdfmetrics.stringWidth(token, FONT, SIZE)
        if width > room:
            lines.append("")
            room = RIGHT - LEFT
        lines[-1] += token
        room -= width
    return lines


def ruled(
    canvas: Canvas,
    rows: Sequence[Sequence[str]],
    y: float,
    widths: Sequence[float],
    spans: Sequence[tuple[tuple[int, int], tuple[int, int]]] = (),
    heights: float = 24,
) -> float:
    """A table with ruling lines; returns the ``y`` below it. Spans are (column, row)."""
    style: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, "black"),
        ("FONT", (0, 0), (-1, -1), FONT, 10),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    style += [("SPAN", first, last) for first, last in spans]
    table = Table(rows, colWidths=list(widths), rowHeights=[heights] * len(rows), style=style)
    table.wrapOn(canvas, WIDTH, HEIGHT)
    table.drawOn(canvas, LEFT, HEIGHT - y - heights * len(rows))
    return y + heights * len(rows)
