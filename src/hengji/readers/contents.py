"""What a zip file is, told by the names in it, without opening it."""

from __future__ import annotations

import struct
from enum import Enum


class Content(Enum):
    """What a zip file is, told by the names of its entries; ``CUT`` if the end is missing."""

    WORD = "word/"
    WORKBOOK = "xl/"
    BINARY_WORKBOOK = "xl/workbook.bin"
    SLIDES = "ppt/"
    OFD = "ofd.xml"
    OPEN_DOCUMENT = "content.xml"
    OTHER = ""
    CUT = "cut"


_OFFICE = (Content.BINARY_WORKBOOK, Content.WORD, Content.WORKBOOK, Content.SLIDES)
_OTHERS = (Content.OFD, Content.OPEN_DOCUMENT)


def content_of(data: bytes) -> Content | None:
    """What kind of package the bytes are, ``None`` if they are no zip. Cheap."""
    if data[:4] != b"PK\x03\x04":
        return None
    names = _directory(data).lower().replace(b"\\", b"/")
    office = b"[content_types].xml" in names
    for kind in _OFFICE if office else _OTHERS:
        if kind.value.encode() in names:
            return kind
    return Content.OTHER if b"PK\x05\x06" in data[-70_000:] else Content.CUT


def _directory(data: bytes) -> bytes:
    """The central directory's bytes; of a cut file the whole of it, where names stand too."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 70_000))
    if end < 0 or end + 22 > len(data):
        return data
    size, offset = struct.unpack_from("<II", data, end + 12)
    return data[offset : offset + size] if offset < end else data[:end]
