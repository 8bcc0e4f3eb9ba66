"""Paragraph styles: the properties a paragraph has without saying so itself."""

from __future__ import annotations

import struct

from hengji.readers.doc.layout import STYLES, Header

_NONE = 0xFFF
_PARAGRAPH = 1
_DEPTH_MOST = 12
_STYLES_MOST = 4_096


def read_styles(header: Header, table: bytes) -> dict[int, bytes]:
    """Every paragraph style's properties by its number, those of its base before its own.

    A damaged style sheet gives fewer styles, never an error: it only adds to the text.
    """
    at, length = header.span(STYLES)
    data = table[at : at + length]
    try:
        own = _own(data)
    except (struct.error, IndexError):
        return {}
    return {number: _with_base(number, own) for number in own}


def _own(data: bytes) -> dict[int, tuple[int, bytes]]:
    """For every style the number of its base and its own properties."""
    size, count, fixed = struct.unpack_from("<HHH", data, 0)
    at = 2 + size
    found: dict[int, tuple[int, bytes]] = {}
    for number in range(min(count, _STYLES_MOST)):
        if at + 2 > len(data):
            break
        (length,) = struct.unpack_from("<H", data, at)
        style = data[at + 2 : at + 2 + length]
        at += 2 + length + length % 2
        if length > fixed:
            kind, base = style[2] & 0xF, int.from_bytes(style[2:4], "little") >> 4
            if kind == _PARAGRAPH:
                found[number] = base, _properties(style, fixed)
    return found


def _properties(style: bytes, fixed: int) -> bytes:
    (letters,) = struct.unpack_from("<H", style, fixed)
    at = fixed + 2 + 2 * letters + 2
    at += at % 2
    if at + 4 > len(style):
        return b""
    (size,) = struct.unpack_from("<H", style, at)
    return style[at + 4 : at + 2 + size]


def _with_base(number: int, own: dict[int, tuple[int, bytes]]) -> bytes:
    chain: list[bytes] = []
    for _ in range(_DEPTH_MOST):
        if number not in own:
            break
        base, data = own[number]
        chain.append(data)
        if base in (number, _NONE):
            break
        number = base
    return b"".join(reversed(chain))
