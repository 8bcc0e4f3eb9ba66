"""Automatic numbering turned back into the numbers that are printed."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import NamedTuple

from hengji.readers.counting import printed
from hengji.readers.doc.layout import LIST_OVERRIDES, LISTS, Header

_LEVELS = 9
_STYLES = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter",
    5: "ordinal", 10: "ideographDigital", 11: "japaneseCounting", 14: "decimalFullWidth",
    18: "decimalEnclosedCircle", 19: "decimalFullWidth2", 22: "decimalZero",
    26: "decimalEnclosedFullstop", 27: "decimalEnclosedParen",
    28: "decimalEnclosedCircleChinese", 30: "ideographTraditional", 31: "ideographZodiac",
    33: "taiwaneseCounting", 34: "ideographLegalTraditional",
    35: "taiwaneseCountingThousand", 36: "taiwaneseDigital", 37: "chineseCounting",
    38: "chineseLegalSimplified", 39: "chineseCountingThousand", 57: "numberInDash",
    255: "none",
}  # fmt: skip
_BULLET = 23


class _Level(NamedTuple):
    """How a level prints; characters below 9 of ``text`` stand for the levels' numbers."""

    start: int
    format: int
    legal: bool
    text: str


@dataclass(slots=True)
class _List:
    levels: list[_Level]
    counters: dict[int, int] = field(default_factory=dict)


class _Use(NamedTuple):
    """A list as paragraphs refer to it; ``starts`` restart its levels once."""

    definition: int
    starts: dict[int, int]


class Lists:
    """The lists of one file. :meth:`label` must be asked in reading order.

    A damaged list table gives no numbers, never an error.
    """

    def __init__(self, header: Header, table: bytes) -> None:
        self._lists: dict[int, _List] = {}
        self._uses: list[_Use] = []
        try:
            self._read_lists(header, table)
            self._read_uses(header, table)
        except (struct.error, IndexError, ValueError):
            return

    def label(self, number: int | None, level: int) -> str:
        """Count one paragraph of the list ``number`` (from 1): its number as printed."""
        if number is None or not 0 < number <= len(self._uses):
            return ""
        use = self._uses[number - 1]
        one = self._lists.get(use.definition)
        if one is None or level >= len(one.levels):
            return ""
        self._advance(one, use, level)
        shown = one.levels[level]
        if shown.format == _BULLET:
            return ""
        return "".join(self._slot(one, shown, char) for char in shown.text).strip()

    @staticmethod
    def _slot(one: _List, shown: _Level, char: str) -> str:
        at = ord(char)
        if at >= _LEVELS:
            return char
        if at >= len(one.levels):
            return ""
        style = "decimal" if shown.legal else _STYLES.get(one.levels[at].format, "decimal")
        return printed(one.counters.get(at, one.levels[at].start), style)

    @staticmethod
    def _advance(one: _List, use: _Use, level: int) -> None:
        counters = one.counters
        for higher in range(level):
            counters.setdefault(higher, one.levels[higher].start)
        if level in use.starts:
            counters[level] = use.starts.pop(level)
        elif level in counters:
            counters[level] += 1
        else:
            counters[level] = one.levels[level].start
        for deeper in range(level + 1, _LEVELS):
            counters.pop(deeper, None)

    def _read_lists(self, header: Header, table: bytes) -> None:
        at, length = header.span(LISTS)
        if not length:
            return
        (count,) = struct.unpack_from("<H", table, at)
        after = at + length
        for number in range(count):
            entry = at + 2 + 28 * number
            (name,) = struct.unpack_from("<i", table, entry)
            levels: list[_Level] = []
            for _ in range(1 if table[entry + 26] & 1 else _LEVELS):
                level, after = _level(table, after)
                levels.append(level)
            self._lists[name] = _List(levels)

    def _read_uses(self, header: Header, table: bytes) -> None:
        at, length = header.span(LIST_OVERRIDES)
        if not length:
            return
        (count,) = struct.unpack_from("<I", table, at)
        if count * 16 > length:
            raise ValueError("list table cut")
        after = at + 4 + 16 * count
        for number in range(count):
            entry = at + 4 + 16 * number
            (name,) = struct.unpack_from("<i", table, entry)
            after += 4
            starts: dict[int, int] = {}
            for _ in range(table[entry + 12]):
                start, flags = struct.unpack_from("<iI", table, after)
                after += 8
                if flags & 0x10:
                    starts[flags & 0xF] = start
                if flags & 0x20:
                    level, after = _level(table, after)
                    self._override(name, flags & 0xF, level)
            self._uses.append(_Use(name, starts))

    def _override(self, name: int, number: int, level: _Level) -> None:
        one = self._lists.get(name)
        if one is not None and number < len(one.levels):
            one.levels[number] = level


def _level(table: bytes, at: int) -> tuple[_Level, int]:
    start, style, flags = struct.unpack_from("<iBB", table, at)
    skipped = table[at + 24] + table[at + 25]
    at += 28 + skipped
    (letters,) = struct.unpack_from("<H", table, at)
    text = table[at + 2 : at + 2 + 2 * letters].decode("utf-16-le", "replace")
    return _Level(start, style, bool(flags & 0x04), text), at + 2 + 2 * letters
