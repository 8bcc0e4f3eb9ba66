"""Word 97–2003 documents (.doc), and .wps files saved as such."""

from __future__ import annotations

from hengji.readers.reader import Limits, Reader, Source
from hengji.report.document import Document, Format


def _recognises(source: Source) -> bool:
    from hengji.readers.compound import entries_of, is_compound

    return is_compound(source.data) and "worddocument" in entries_of(source.data, source.name)


def _read(source: Source, limits: Limits) -> Document:
    from hengji.readers.doc.reading import read_doc

    return read_doc(source, limits)


READER = Reader(Format.DOC, "Word 97–2003 文档", 40, _recognises, _read)
