"""xls and .et (BIFF 5 and 8): the records read directly, so formats and limits hold."""

from __future__ import annotations

from hengji.readers.compound import entries_of, is_compound
from hengji.readers.reader import Limits, Reader, Source
from hengji.report.document import Document, Format

_BARE = b"\x09\x08"
"""A workbook stream without its box, as some export programs write it."""
_VERSIONS = (b"\x00\x05", b"\x00\x06")


def _recognises(source: Source) -> bool:
    data = source.data
    if data[:2] == _BARE and data[4:6] in _VERSIONS:
        return True
    return is_compound(data) and bool(entries_of(data, source.name) & {"workbook", "book"})


def _read(source: Source, limits: Limits) -> Document:
    from hengji.readers.xls.workbook import read

    return read(source, limits)


READER = Reader(Format.XLS, "Excel 97–2003 工作簿（xls）", 30, _recognises, _read)
