"""Pages that are drawn, as they are read."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from hengji.readers import read
from hengji.report.document import Document, Table
from readers import build_pdf as build

Draw = Callable[[Canvas], None]
BODY = "青禾县总工会按照年初预算安排推进各项工作"


def as_read(*pages: Draw) -> Document:
    """A pdf of these pages."""
    return read(build.drawn(*pages), "报告.pdf")


def texts_of(document: Document, part: str = "正文") -> list[str]:
    """The paragraphs of one part."""
    return [p.text for p in document.paragraphs if p.place.part == part]


def rows_of(table: Table) -> list[list[str]]:
    """The texts of its cells, row by row."""
    return [[cell.text for cell in row] for row in table.rows]
