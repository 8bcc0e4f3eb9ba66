"""A text read as one paragraph, line feeds included."""

from __future__ import annotations

from hengji.extraction.prose import Prose, read_prose
from hengji.kernel.places import Place
from hengji.report.document import Document, Format, Paragraph


def read(text: str, year: int | None = 2024) -> Prose:
    """What prose says in a document of this one paragraph."""
    return read_paragraphs(text, year=year)


def read_paragraphs(*texts: str, year: int | None = 2024) -> Prose:
    """What prose says in a document of these paragraphs."""
    paragraphs = tuple(
        Paragraph(text, Place("报告.txt", block=block)) for block, text in enumerate(texts)
    )
    return read_prose((Document("报告.txt", Format.TEXT, "0" * 64, paragraphs),), (), year)
