"""A font of one glyph, a box that stands for every character.

pdfium leaves out text whose outlines are empty, and a PDF that embeds no Chinese font has
none on a machine without one; on others the substitute's outlines are loaded for every
character. With this font a file reads the same everywhere. It is never drawn.
"""

from __future__ import annotations

import struct
from functools import cache

_EM, _TOP, _BOTTOM = 1000, 880, -120
_NARROW = 100
"""Narrower than any character, so that widths are those that the file states."""
_FIRST, _LAST = 0x20, 0x10FFFF


@cache
def stand_in() -> bytes:
    """The font as a TrueType file: an empty glyph, and the box."""
    box = _glyph()
    tables = {
        b"cmap": _character_map(),
        b"glyf": box,
        b"head": _head(),
        b"hhea": struct.pack(
            ">I3h H11h H", 0x10000, _TOP, _BOTTOM, 0, _EM, 0, 0, _EM, 1, 0, 0, 0, 0, 0, 0, 0, 1
        ),
        b"hmtx": struct.pack(">Hhh", _EM, 0, 0),
        b"loca": struct.pack(">3H", 0, 0, len(box) // 2),
        b"maxp": struct.pack(">I14H", 0x10000, 2, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
    }
    return _file(tables)


def _glyph() -> bytes:
    """A box from the baseline's lower edge to the top, four points on the curve."""
    head = struct.pack(">h4h", 1, 0, _BOTTOM, _NARROW, _TOP)
    ends = struct.pack(">HH", 3, 0)
    flags = bytes([1, 1, 1, 1])
    across = struct.pack(">4h", 0, _NARROW, 0, -_NARROW)
    down = struct.pack(">4h", _BOTTOM, 0, _TOP - _BOTTOM, 0)
    glyph = head + ends + flags + across + down
    return glyph + bytes(-len(glyph) % 4)


def _character_map() -> bytes:
    """Every character to the one glyph (format 13: many to one)."""
    group = struct.pack(">III", _FIRST, _LAST, 1)
    table = struct.pack(">HHIII", 13, 0, 16 + len(group), 0, 1) + group
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table


def _head() -> bytes:
    return struct.pack(
        ">IIIIHH16x4hHHhhh",
        0x10000, 0x10000, 0, 0x5F0F3CF5, 0, _EM, 0, _BOTTOM, _NARROW, _TOP, 0, 8, 2, 0, 0,
    )  # fmt: skip


def _file(tables: dict[bytes, bytes]) -> bytes:
    count = len(tables)
    head = struct.pack(">IHHHH", 0x10000, count, 0, 0, 0)
    offset = len(head) + 16 * count
    records, bodies = b"", b""
    for tag, body in sorted(tables.items()):
        records += struct.pack(">4sIII", tag, 0, offset + len(bodies), len(body))
        bodies += body + bytes(-len(body) % 4)
    return head + records + bodies
