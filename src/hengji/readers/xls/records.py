"""BIFF records: the stream cut up, and the strings in it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

BOF, EOF, CONTINUE, FILE_PASS = 0x0809, 0x000A, 0x003C, 0x002F
BOUND_SHEET, SST, FORMAT, XF = 0x0085, 0x00FC, 0x041E, 0x00E0
DATE_MODE, CODE_PAGE = 0x0022, 0x0042
NUMBER, RK, MUL_RK, LABEL_SST, LABEL, RICH = 0x0203, 0x027E, 0x00BD, 0x00FD, 0x0204, 0x00D6
BLANK, MUL_BLANK, BOOL_ERR, FORMULA, STRING = 0x0201, 0x00BE, 0x0205, 0x0006, 0x0207
MERGED, ROW, COLUMN_INFO = 0x00E5, 0x0208, 0x007D
BIFF8 = 0x0600
_WIDE, _RICH, _PHONETIC = 0x01, 0x08, 0x04


class Record(NamedTuple):
    """One record: its kind and data. Continuations follow as records of their own."""

    kind: int
    data: bytes


def records(stream: bytes, offset: int = 0) -> Iterator[Record]:
    """The records from ``offset`` on; ends quietly where the stream is cut."""
    size = len(stream)
    while offset + 4 <= size:
        kind, length = struct.unpack_from("<HH", stream, offset)
        offset += 4
        if offset + length > size:
            return
        yield Record(kind, stream[offset : offset + length])
        offset += length


class Strings:
    """Reads texts of one workbook: UTF-16 or Latin in BIFF 8, a code page before."""

    def __init__(self) -> None:
        self.version = BIFF8
        self.encoding = "gbk"

    def long(self, data: bytes, offset: int) -> str:
        """A string with a two-byte length."""
        (count,) = struct.unpack_from("<H", data, offset)
        return self._plain(data, offset + 2, count)

    def short(self, data: bytes, offset: int) -> str:
        """A string with a one-byte length."""
        return self._plain(data, offset + 1, data[offset])

    def _plain(self, data: bytes, offset: int, count: int) -> str:
        if self.version < BIFF8:
            return data[offset : offset + count].decode(self.encoding, "replace")
        flags = data[offset]
        offset += 1 + (2 if flags & _RICH else 0) + (4 if flags & _PHONETIC else 0)
        if flags & _WIDE:
            return data[offset : offset + 2 * count].decode("utf-16-le", "replace")
        return data[offset : offset + count].decode("latin-1")


class SharedStrings:
    """Reads the shared string table over its continuation records.

    A string may break anywhere; where its characters break, the next record begins with
    a byte that says anew whether they are wide.
    """

    def __init__(self, pieces: list[bytes]) -> None:
        self._pieces = pieces
        self._piece = 0
        self._at = 8

    def read(self, most: int) -> tuple[str, ...]:
        """The strings in order, up to the one that exceeds ``most`` characters in all."""
        (count,) = struct.unpack_from("<I", self._pieces[0], 4)
        found: list[str] = []
        characters = 0
        for _ in range(count):
            try:
                found.append(self._string())
            except (IndexError, struct.error):
                break  # some programs declare more than they write
            characters += len(found[-1])
            if characters > most:
                break
        return tuple(found)

    def _take(self, count: int) -> bytes:
        """``count`` bytes, on into the next records."""
        parts: list[bytes] = []
        while count > 0:
            left = len(self._pieces[self._piece]) - self._at
            if left <= 0:
                self._piece, self._at = self._piece + 1, 0
                if self._piece >= len(self._pieces):
                    raise IndexError
                continue
            step = min(left, count)
            parts.append(self._pieces[self._piece][self._at : self._at + step])
            self._at, count = self._at + step, count - step
        return b"".join(parts)

    def _string(self) -> str:
        count, flags = struct.unpack("<HB", self._take(3))
        runs = struct.unpack("<H", self._take(2))[0] if flags & _RICH else 0
        phonetic = struct.unpack("<I", self._take(4))[0] if flags & _PHONETIC else 0
        text = self._characters(count, bool(flags & _WIDE))
        self._take(4 * runs + phonetic)
        return text

    def _characters(self, count: int, wide: bool) -> str:
        parts: list[str] = []
        while count:
            piece = self._pieces[self._piece]
            left = len(piece) - self._at
            if left <= 0:
                self._piece, self._at = self._piece + 1, 1
                wide = bool(self._pieces[self._piece][0] & _WIDE)
                continue
            size = 2 if wide else 1
            step = min(left // size, count) or 1
            raw = piece[self._at : self._at + step * size]
            parts.append(raw.decode("utf-16-le" if wide else "latin-1", "replace"))
            self._at, count = self._at + step * size, count - step
        return "".join(parts)
