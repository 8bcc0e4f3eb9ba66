"""Characters → lines: grouped by height, ordered from left to right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from hengji.readers.pdf.content import Glyph, Line

_APART = 1.2
"""A gap wider than this share of the letter size stands for blanks."""
_WORD_GAP = 0.22
_OVERPRINT = 0.15
_MARKS = frozenset("，。、；：！？）》”’%％)]}】〕")


def lines_of(glyphs: Sequence[Glyph], page: int) -> list[Line]:
    """The lines these characters form, from top to bottom."""
    rows: list[list[Glyph]] = []
    top = bottom = 0.0
    for glyph in sorted(glyphs, key=_middle):
        middle = (glyph.y0 + glyph.y1) / 2
        if rows and (top < middle < bottom):
            rows[-1].append(glyph)
            if glyph.y1 - glyph.y0 > bottom - top and glyph.char != " ":
                top, bottom = _core(glyph)
        else:
            rows.append([glyph])
            top, bottom = _core(glyph)
    return [line for row in rows if (line := _line(row, page))]


def _middle(glyph: Glyph) -> float:
    return glyph.y0 + glyph.y1


def _core(glyph: Glyph) -> tuple[float, float]:
    """The band in which the middle of another character of the line must lie."""
    reach = (glyph.y1 - glyph.y0) * 0.55
    middle = (glyph.y0 + glyph.y1) / 2
    return middle - reach, middle + reach


def _line(row: list[Glyph], page: int) -> Line | None:
    row.sort(key=attrgetter("x0"))
    while row and row[-1].char == " ":
        row.pop()
    first = next((i for i, glyph in enumerate(row) if glyph.char not in " \u3000"), None)
    if first is None:
        return None
    size = max(glyph.y1 - glyph.y0 for glyph in row)
    text = "".join(_spaced(row, size))
    lead = _lead(row, first)
    return Line(
        text,
        row[first].x0,
        row[-1].x1,
        min(glyph.y0 for glyph in row),
        max(glyph.y1 for glyph in row),
        size,
        page,
        lead,
    )


def _spaced(row: Sequence[Glyph], size: float) -> Iterator[str]:
    before = row[0]
    yield before.char
    for glyph in row[1:]:
        char = glyph.char
        if char == before.char and glyph.x0 - before.x0 < _OVERPRINT * size:
            continue  # bold by printing twice
        gap = glyph.x0 - before.x1
        if gap > _WORD_GAP * size and char != " " and before.char != " ":
            if gap > _APART * size:
                yield "  "
            elif char.isascii() and before.char.isascii():
                yield " "
        yield char
        before = glyph


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
