"""Tables that text draws with pipes or with tabs between the cells of a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from hengji.kernel.patterns import lazy_pattern
from hengji.readers.assembly import Assembly, Draft

_PIPE = lazy_pattern(r"(?<!\\)\|")
_RULE = lazy_pattern(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*$")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")


class Grids:
    """The tables of a text that are drawn line by line."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._barred = 0

    def read(self, at: int, assembly: Assembly) -> int:
        """Add the table that begins at this line.

        Returns the number of the line after it, ``at`` if there is none. A lone
        ``value |`` is no table: which row it belongs to is not written there.
        """
        if at < self._barred:
            return at
        line = self._lines[at]
        for mark, find in (("|", _pipes), ("\t", _tabs)):
            if mark in line:
                rows, after = find(self._lines, at)
                if rows:
                    assembly.table(_drafts(rows))
                    return after
                self._barred = max(self._barred, after)
        return at


def _pipes(lines: Sequence[str], at: int) -> tuple[list[list[str]], int]:
    rows: list[list[str]] = []
    ruled = False
    while at < len(lines) and "|" in lines[at]:
        line = lines[at].strip()
        if _RULE.match(line):
            ruled = True
        elif _framed(line) or ruled or _ruled_next(lines, at):
            rows.append([_plain(cell) for cell in _split(line)])
        else:
            break
        at += 1
    if not rows or (len(rows) < 2 and not ruled) or not _regular(rows):
        return [], at
    if ruled and len(rows) > 1 and not any(rows[0]):
        del rows[0]  # converters write an empty heading when the table has none
    return rows, at


def _tabs(lines: Sequence[str], at: int) -> tuple[list[list[str]], int]:
    rows: list[list[str]] = []
    while at < len(lines):
        line = lines[at]
        if not _cells_between_tabs(line) and not (rows and _goes_on(line, len(rows[-1]))):
            break
        rows.append(line.split("\t"))
        at += 1
    if len(rows) < 2 or not _regular(rows):
        return [], at
    return rows, at


def _cells_between_tabs(line: str) -> bool:
    return "\t" in line and sum(1 for cell in line.split("\t") if cell.strip()) >= 2


def _goes_on(line: str, width: int) -> bool:
    """A row of one cell, or of none, below rows as wide as it is."""
    tabs = line.count("\t")
    return tabs == width - 1 and (tabs > 1 or line.endswith("\t"))


def _framed(line: str) -> bool:
    return line.startswith("|") and line.endswith("|") and len(line) > 2


def _ruled_next(lines: Sequence[str], at: int) -> bool:
    return at + 1 < len(lines) and "|" in lines[at + 1] and bool(_RULE.match(lines[at + 1]))


def _split(line: str) -> list[str]:
    line = line.removeprefix("|")
    if line.endswith("|") and not line.endswith("\\|"):
        line = line[:-1]
    return _PIPE.split(line)


def _plain(cell: str) -> str:
    cell = _BREAK.sub("\n", cell.strip())
    return _ESCAPE.sub(r"\1", _EMPHASIS.sub(r"\2", cell))


def _common_width(rows: Sequence[Sequence[str]]) -> int:
    return Counter(len(row) for row in rows).most_common(1)[0][0]


def _regular(rows: Sequence[Sequence[str]]) -> bool:
    """Do most of the rows have as many cells as one another, at least two?"""
    common = _common_width(rows)
    return common > 1 and sum(1 for row in rows if len(row) == common) * 3 >= len(rows) * 2


def _drafts(rows: Sequence[Sequence[str]]) -> list[Draft]:
    common = _common_width(rows)
    return [
        Draft(text, r, c, certain=len(row) == common)
        for r, row in enumerate(rows, 1)
        for c, text in enumerate(row, 1)
    ]
