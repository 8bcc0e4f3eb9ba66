"""docx (also .docm, .dotx, strict): OOXML read directly, nothing executed."""

from __future__ import annotations

from hengji.readers.contents import Content, content_of
from hengji.readers.reader import Limits, Reader, Source
from hengji.report.document import Document, Format


def _recognises(source: Source) -> bool:
    return content_of(source.data) is Content.WORD


def _read(source: Source, limits: Limits) -> Document:
    from hengji.readers.docx.reading import read

    return read(source, limits)


READER = Reader(Format.DOCX, "Word 文档（docx）", 10, _recognises, _read)
