"""PDF with a text layer: characters by position, tables from their ruling lines."""

from __future__ import annotations

from hengji.readers.reader import Limits, Reader, Source
from hengji.report.document import Document, Format

_HEAD = 1024


def _recognises(source: Source) -> bool:
    return b"%PDF-" in source.data[:_HEAD]


def _read(source: Source, limits: Limits) -> Document:
    from hengji.readers.pdf.reading import read_pdf

    return read_pdf(source, limits)


READER = Reader(Format.PDF, "PDF", 20, _recognises, _read)
