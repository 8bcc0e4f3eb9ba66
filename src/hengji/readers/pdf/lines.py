"""Characters → lines: grouped by height, ordered from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter, sub

from hengji.readers.pdf.content import Glyph, Line

_APART = 1.2
"""A gap wider than this share of the letter size stands for blanks."""
_WORD_GAP = 0.22
_OVERPRINT = 0.15
_BAND = 1.1
"""Share of the letter size on twice the scale: middles are sums of top and bottom."""
_LEFT = itemgetter(1)
_MARKS = frozenset("，。、；：！？）》”’%％)]}】〕")


def lines_of(glyphs: Sequence[Glyph], page: int) -> list[Line]:
    """The lines these characters form, from top to bottom."""
    rows: list[list[Glyph]] = []
    low = high = tall = 0.0
    for glyph in sorted(glyphs, key=_middle):
        middle, height = glyph[2] + glyph[4], glyph[4] - glyph[2]
        if not low < middle < high:
            rows.append([])
            tall = 0.0
        rows[-1].append(glyph)
        if height > tall and glyph[0] != " ":
            # the band in which the middle of another character of the line must lie
            low, high, tall = middle - height * _BAND, middle + height * _BAND, height
    return [line for row in rows if (line := _line(row, page))]


def _middle(glyph: Glyph) -> float:
    return glyph[2] + glyph[4]


def _line(row: list[Glyph], page: int) -> Line | None:
    row.sort(key=_LEFT)
    while row and row[-1].char == " ":
        row.pop()
    first = next((i for i, glyph in enumerate(row) if glyph[0] not in " \u3000"), None)
    if first is None:
        return None
    tops, bottoms = [glyph[2] for glyph in row], [glyph[4] for glyph in row]
    size = max(map(sub, bottoms, tops))
    return Line(
        _spaced(row, size),
        row[first].x0,
        row[-1].x1,
        min(tops),
        max(bottoms),
        size,
        page,
        _lead(row, first),
    )


def _spaced(row: Sequence[Glyph], size: float) -> str:
    near, apart, overprint = _WORD_GAP * size, _APART * size, _OVERPRINT * size
    before, start, _, end, _ = row[0]
    text = [before]
    for char, x0, _, x1, _ in row[1:]:
        if x0 - start < overprint and char == before:
            continue  # bold by printing twice
        if x0 - end > near and char != " " and before != " ":
            if x0 - end > apart:
                text.append("  ")
            elif char.isascii() and before.isascii():
                text.append(" ")
        text.append(char)
        before, start, end = char, x0, x1
    return "".join(text)


def _lead(row: Sequence[Glyph], first: int) -> float:
    """The width that could not be broken at the start of the line."""
    last = first
    if _runs_on(row[first].char):
        while last + 1 < len(row) and _runs_on(row[last + 1].char):
            last += 1
    while last + 1 < len(row) and row[last + 1].char in _MARKS:
        last += 1
    return row[last].x1 - row[first].x0


def _runs_on(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in ".,%")


def joined(first: str, second: str) -> str:
    """Two pieces of one line: a blank only between Latin words."""
    head, tail = first.rstrip(), second.lstrip()
    latin = (
        head[-1:].isascii()
        and head[-1:].isalpha()
        and tail[:1].isascii()
        and tail[:1].isalpha()
    )
    return f"{head} {tail}" if latin else head + tail


def wraps(line: Line, following: Line, right: float) -> bool:
    """Did ``line`` end because what follows did not fit before ``right``?"""
    return right - line.x1 < following.lead + 0.35 * line.size
