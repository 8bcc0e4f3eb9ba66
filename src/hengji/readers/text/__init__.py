"""Plain text and markdown: UTF-8, UTF-16 or GB18030, a line is a paragraph."""

from __future__ import annotations

from hengji.readers.reader import Limits, Reader, Source
from hengji.report.document import Document, Format


def _recognises(source: Source) -> bool:
    return True  # asked last: what is no text is refused in words of its own


def _read(source: Source, limits: Limits) -> Document:
    from hengji.readers.text.lines import read_text

    return read_text(source, limits)


READER = Reader(Format.TEXT, "文本", 1000, _recognises, _read)
