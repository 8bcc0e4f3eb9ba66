"""The binary layout of a Word 97–2003 file: its header, its pieces, its property pages.

Offsets are those of the published format [MS-DOC]. Every number is little-endian.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from hengji.readers.reader import Unreadable

_IDENTITIES = (0xA5EC, 0xA5DC)
_OLDEST = 0xC1  # Word 97; before it the layout is another one
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_LENGTHS = 0x4C
_CHARACTER_PAGES, _PARAGRAPH_PAGES, _PIECES = 0xFA, 0x102, 0x1A2
LISTS, LIST_OVERRIDES, STYLES = 0x2E2, 0x2EA, 0xA2
_PAGE = 512
_COMPRESSED = 0x40000000
_RESAVE = "请用 Word 或 WPS 打开，另存为 docx 后再试"
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_DEFINE_TABLE, _CHANGE_TABS = 0xD608, 0xC615


class Piece(NamedTuple):
    """A stretch of text: its first character, and where its bytes are.

    ``width`` is the number of bytes of one character.
    """

    first: int
    after: int
    offset: int
    width: int


class Run(NamedTuple):
    """Properties of the bytes from ``first`` up to ``after`` of the main stream."""

    first: int
    after: int
    style: int
    properties: bytes


@dataclass(frozen=True, slots=True)
class Header:
    """What the file information block says. ``lengths`` are characters per sub-document."""

    second_table: bool
    lengths: tuple[int, ...]
    main: bytes

    def span(self, at: int) -> tuple[int, int]:
        """Offset and length in the table stream of the structure whose entry is ``at``."""
        first, length = struct.unpack_from("<II", self.main, at)
        return first, length


def read_header(main: bytes, name: str) -> Header:
    """The header. Raises :class:`Unreadable` for locked or older files."""
    identity, version = struct.unpack_from("<HH", main, 0)
    if identity not in _IDENTITIES or version < _OLDEST:
        raise Unreadable(name, "是 Word 95 或更早的格式", _RESAVE)
    (flags,) = struct.unpack_from("<H", main, 0x0A)
    if flags & _ENCRYPTED:
        raise Unreadable(name, "文件有打开密码", "请在原程序里去掉密码另存后再试")
    lengths = struct.unpack_from("<8i", main, _LENGTHS)
    if min(lengths) < 0:
        raise ValueError("negative length")
    return Header(bool(flags & _SECOND_TABLE), lengths, main)


def read_pieces(header: Header, table: bytes) -> list[Piece]:
    """The pieces of the text in reading order."""
    at, length = header.span(_PIECES)
    data = table[at : at + length]
    at = 0
    while at < len(data) and data[at] == 1:
        at += 3 + struct.unpack_from("<H", data, at + 1)[0]
    if at >= len(data) or data[at] != 2:
        raise ValueError("no piece table")
    (size,) = struct.unpack_from("<I", data, at + 1)
    data = data[at + 5 : at + 5 + size]
    count = (len(data) - 4) // 12
    bounds = struct.unpack_from(f"<{count + 1}I", data, 0)
    pieces: list[Piece] = []
    for number in range(count):
        (where,) = struct.unpack_from("<I", data, 4 * (count + 1) + 8 * number + 2)
        packed = bool(where & _COMPRESSED)
        offset = (where & ~_COMPRESSED) // 2 if packed else where
        pieces.append(Piece(bounds[number], bounds[number + 1], offset, 1 if packed else 2))
    return pieces


class Text:
    """The characters of the whole file and where in the stream each one stands."""

    def __init__(self, main: bytes, pieces: list[Piece], most: int) -> None:
        self._pieces = [piece for piece in pieces if piece.after > piece.first]
        self._starts = [piece.first for piece in self._pieces]
        parts: list[str] = []
        expected = 0
        for first, after, offset, width in self._pieces:
            if first != expected or after > most:
                raise ValueError("pieces do not follow one another")
            raw = main[offset : offset + (after - first) * width]
            part = raw.decode("cp1252" if width == 1 else "utf-16-le", "replace")
            if len(part) != after - first:  # surrogate pairs, or a cut file
                part = part[: after - first].ljust(after - first, "\ufffd")
            parts.append(part)
            expected = after
        self.characters = "".join(parts)

    def offset(self, character: int) -> int:
        """Where in the main stream this character stands."""
        piece = self._pieces[bisect_right(self._starts, character) - 1]
        return piece.offset + (character - piece.first) * piece.width


class Runs:
    """Property runs by their place in the main stream."""

    def __init__(self, runs: list[Run]) -> None:
        self._runs = sorted(runs, key=lambda run: run.first)
        self._starts = [run.first for run in self._runs]

    def at(self, offset: int) -> Run | None:
        number = bisect_right(self._starts, offset) - 1
        if number < 0 or self._runs[number].after <= offset:
            return None
        return self._runs[number]

    def __iter__(self) -> Iterator[Run]:
        return iter(self._runs)

    def __len__(self) -> int:
        return len(self._runs)


def paragraph_runs(header: Header, table: bytes) -> Runs:
    """Style and properties of every paragraph."""
    runs: list[Run] = []
    for page in _pages(header, table, _PARAGRAPH_PAGES):
        for first, after, entry in _entries(page, 13):
            at = 2 * entry
            if not at:
                runs.append(Run(first, after, 0, b""))
                continue
            size, at = (
                (2 * page[at + 1], at + 2) if not page[at] else (2 * page[at] - 1, at + 1)
            )
            data = page[at : at + size]
            runs.append(Run(first, after, int.from_bytes(data[:2], "little"), data[2:]))
    return Runs(runs)


def character_runs(header: Header, table: bytes) -> Runs:
    """Properties of every stretch of characters that has some of its own."""
    runs: list[Run] = []
    for page in _pages(header, table, _CHARACTER_PAGES):
        for first, after, entry in _entries(page, 1):
            if entry:
                at = 2 * entry
                runs.append(Run(first, after, 0, page[at + 1 : at + 1 + page[at]]))
    return Runs(runs)


def _pages(header: Header, table: bytes, at: int) -> Iterator[bytes]:
    first, length = header.span(at)
    count = max(0, (min(length, len(table) - first) - 4) // 8)
    for number in struct.unpack_from(f"<{count}I", table, first + 4 * (count + 1)):
        page = header.main[number * _PAGE : (number + 1) * _PAGE]
        if len(page) == _PAGE:
            yield page


def _entries(page: bytes, step: int) -> Iterator[tuple[int, int, int]]:
    count = page[-1]
    if 4 * (count + 1) + step * count >= _PAGE:
        return
    bounds = struct.unpack_from(f"<{count + 1}I", page, 0)
    for number in range(count):
        yield bounds[number], bounds[number + 1], page[4 * (count + 1) + step * number]


def properties(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The single modifications of a property list: code and operand."""
    at = 0
    while at + 2 <= len(data):
        (code,) = struct.unpack_from("<H", data, at)
        at += 2
        kind = code >> 13
        if kind != 6:
            size = _SIZES[kind]
        elif code == _DEFINE_TABLE:
            size = int.from_bytes(data[at : at + 2], "little") + 1
        elif code == _CHANGE_TABS and data[at : at + 1] == b"\xff":
            return  # its length cannot be told; nothing of ours stands behind it
        else:
            size = int.from_bytes(data[at : at + 1], "little") + 1
        yield code, data[at : at + size]
        at += size
