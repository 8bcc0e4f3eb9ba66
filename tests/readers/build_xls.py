"""Small xls files: by xlwt, and bare BIFF streams where xlwt would not write the case."""

from __future__ import annotations

import io
import struct
from typing import Any

import xlwt


def styled(code: str) -> Any:  # xlwt has no types
    style = xlwt.XFStyle()
    style.num_format_str = code
    return style


def saved(book: Any) -> bytes:  # as above
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def bare(*cells: bytes, version: int = 0x0500, more: bytes = b"") -> bytes:
    """A workbook stream without its box: one sheet 表, ``more`` among its globals."""
    name = "表".encode("gbk") if version < 0x0600 else b"\x01" + "表".encode("utf-16-le")
    length = 2 if version < 0x0600 else 1
    begin = record(0x0809, struct.pack("<HHHHII", version, 0x0005, 0, 0, 0, 0)) + more
    listed = len(begin) + 4 + 7 + len(name)
    sheet = record(0x0085, struct.pack("<IBBB", listed + 4, 0, 0, length) + name)
    body = record(0x0809, struct.pack("<HHHHII", version, 0x0010, 0, 0, 0, 0))
    return begin + sheet + record(0x000A) + body + b"".join(cells) + record(0x000A)
