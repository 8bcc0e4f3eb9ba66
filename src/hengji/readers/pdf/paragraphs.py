"""Lines → paragraphs: which line only goes on the one above it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from hengji.kernel.patterns import lazy_pattern
from hengji.readers.pdf.content import Line
from hengji.readers.pdf.lines import wraps

_NEW = lazy_pattern(
    r"第[一二三四五六七八九十\d]+[部章节条]|附[件表录]|[一二三四五六七八九十]{1,3}[、.．]|"
    r"[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}\s*[、.．](?!\d)|[①-⑳]"
)
_ATTACHED = lazy_pattern(r"附[件表录]\s*[\d一二三四五六七八九十：:]")
_LEADER = lazy_pattern(r"(?:\.{4,}|…{2,}|·{4,})\s*\d*\s*$")
_STOPS = "。；：！？"
_NEVER_FIRST = frozenset("÷×＝=％%，。、；：）》”")
"""No paragraph begins with one of these."""
_NEAR = 10.0
"""Points; a letter's width."""
_LONG = 0.75
"""Of the text's width: lines so long tell where the right margin is."""
_AT_MARGIN, _INDENT, _INDENT_MOST, _APART = 0.6, 1.2, 5.0, 6.0
"""In letter sizes from the left margin: still at it; an indented first line; a signature."""
_SHORT_MOST = 3.6
"""Letter sizes by which a line inside a paragraph may end before the margin."""
_LEADING_MOST = 2.2
_CENTRE = 0.8


Shape = tuple[int, bool]
"""The width of a page, and whether it is text in columns."""


class Margins(NamedTuple):
    """Where the text of pages of one width begins and ends."""

    left: float
    right: float


def margins_of(bodies: Iterable[tuple[Shape, Sequence[Line]]]) -> dict[Shape, Margins]:
    """Left and right margin of the text, for every shape of what it is printed in."""
    groups: dict[Shape, list[Line]] = defaultdict(list)
    for shape, body in bodies:
        groups[shape] += body
    return {shape: _margins(lines) for shape, lines in groups.items()}


def _margins(lines: Sequence[Line]) -> Margins:
    if not lines:
        return Margins(0.0, 0.0)
    enough = max(2, len(lines) // 20)
    left = _outermost(sorted(line.x0 for line in lines), enough)
    ends = sorted(line.x1 for line in lines)
    long = [end for end in ends if end - left >= _LONG * (ends[-1] - left)]
    return Margins(left, _densest(long or ends))  # damaged lines may end left of it


def _outermost(positions: Sequence[float], enough: int) -> float:
    """The first position that ``enough`` lines share, within a letter's width."""
    for at, later in zip(positions, positions[enough - 1 :], strict=False):
        if later - at <= _NEAR:
            return at
    return positions[0]


def _densest(ends: Sequence[float]) -> float:
    """Where most lines end, within a letter's width; a few may reach beyond."""
    best, most = ends[-1], 0
    for number in range(len(ends) - 1, -1, -1):
        end = ends[number]
        count = number + 1 - bisect_right(ends, end - _NEAR)
        if count > most:
            best, most = end, count
    return best


def goes_on(paragraph: Sequence[Line], line: Line, margins: Margins) -> bool:
    """Is ``line`` the rest of the paragraph, broken only because the line was full?"""
    last = paragraph[-1]
    if not 0.8 <= line.size / last.size <= 1.25 or _LEADER.search(last.text):
        return False
    if line.page == last.page and line.top - last.bottom > _LEADING_MOST * line.size:
        return False
    text, ended = line.text.lstrip(), last.text.rstrip()[-1:] in _STOPS
    if _ATTACHED.match(text) or (ended and _NEW.match(text)):
        return False
    if _centred(line, margins) and all(_even(above, margins) for above in paragraph):
        return not ended and _fills(last, line, margins)
    if not _in_column(paragraph, line, margins):
        return False
    if text[:1] in _NEVER_FIRST or wraps(last, line, margins.right):
        return True
    return (
        not ended
        and not _NEW.match(text)
        and _indented(paragraph[0], margins)
        and margins.right - last.x1 <= _SHORT_MOST * last.size
    )


def _even(line: Line, margins: Margins) -> bool:
    """Indented by as much on the left as on the right, if at all."""
    left, right = line.x0 - margins.left, margins.right - line.x1
    return abs(left - right) <= _CENTRE * line.size


def _centred(line: Line, margins: Margins) -> bool:
    return _even(line, margins) and line.x0 - margins.left > _AT_MARGIN * line.size


def _fills(line: Line, following: Line, margins: Margins) -> bool:
    room = margins.right - margins.left - (line.x1 - line.x0)
    return room < following.lead + 0.35 * line.size


def _in_column(paragraph: Sequence[Line], line: Line, margins: Margins) -> bool:
    """Does the line begin where the lines of the paragraph do?"""
    if line.x0 > margins.left + _AT_MARGIN * line.size:
        return len(paragraph) > 1 and abs(line.x0 - paragraph[-1].x0) < 0.3 * line.size
    return paragraph[-1].x0 <= margins.left + _APART * line.size


def _indented(line: Line, margins: Margins) -> bool:
    return _INDENT * line.size < line.x0 - margins.left <= _INDENT_MOST * line.size
