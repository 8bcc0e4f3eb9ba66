"""xlsx (also .xlsm, .xltx, strict): the workbook read directly, cached values of formulas."""

from __future__ import annotations

from hengji.readers.contents import Content, content_of
from hengji.readers.reader import Limits, Reader, Source
from hengji.report.document import Document, Format


def _recognises(source: Source) -> bool:
    return content_of(source.data) is Content.WORKBOOK


def _read(source: Source, limits: Limits) -> Document:
    from hengji.readers.xlsx.workbook import read

    return read(source, limits)


READER = Reader(Format.XLSX, "Excel 工作簿（xlsx）", 20, _recognises, _read)
