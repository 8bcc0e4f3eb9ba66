"""A docx of this body, as it is read."""

from __future__ import annotations

from hengji.readers import read
from hengji.report.document import Document
from readers.build_docx import docx


def document(body: str, **parts: object) -> Document:
    """All of it; ``parts``: other parts of the package."""
    return read(docx(body, **parts), "报告.docx")  # type: ignore[arg-type]  # passed through


def lines(body: str, **parts: object) -> list[str]:
    """Its paragraphs."""
    return [p.text for p in document(body, **parts).paragraphs]


def spans(body: str) -> list[tuple[str, int, int, int, int]]:
    """The cells of its one table: text, row, column, rows and columns spanned."""
    (one,) = document(body).tables
    return [(c.text, c.row, c.column, c.row_span, c.column_span) for c in one.cells]
