"""OLE compound files: the box that .doc, .xls and encrypted OOXML come in."""

from __future__ import annotations

import struct

from hengji.readers.reader import Unreadable

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DAMAGED = "请用 Word、Excel 或 WPS 打开后另存，或重新下载、重新发送后再试"
_BROKEN = (
    OSError, ValueError, LookupError, TypeError, AttributeError, OverflowError, struct.error,
    RecursionError, MemoryError,
)  # fmt: skip
"""What olefile raises on damaged files, its own error (an ``OSError``) included."""


def is_compound(data: bytes) -> bool:
    """Whether the bytes are such a file, whole or cut."""
    return data.startswith(MAGIC)


def entries_of(data: bytes, name: str) -> frozenset[str]:
    """The names of its top level, in small letters. Raises :class:`Unreadable` if damaged."""
    import olefile

    try:
        with olefile.OleFileIO(data) as box:
            return frozenset(path[0].lower() for path in box.listdir(storages=True))
    except _BROKEN:
        raise Unreadable(name, "文件不完整或已损坏", _DAMAGED) from None


def stream(data: bytes, name: str, *titles: str) -> bytes:
    """The first of these streams that is there, else ``b""``. Raises :class:`Unreadable`."""
    import olefile

    try:
        with olefile.OleFileIO(data) as box:
            found = next((title for title in titles if box.exists(title)), "")
            return bytes(box.openstream(found).read()) if found else b""
    except _BROKEN:
        raise Unreadable(name, "文件已损坏，内容读不出来", _DAMAGED) from None
