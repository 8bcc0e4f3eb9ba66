"""Runs → lines: grouped by baseline, ordered from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from hengji.readers.pdf.content import Line, Run

_APART = 1.2
"""A gap wider than this share of the letter size stands for blanks."""
_WORD_GAP = 0.22
_OVERPRINT = 0.15
_LEVEL = 0.35
"""Share of the letter size by which baselines of one line may differ."""
_RAISED = 0.6
"""Share of the letter size up to which something smaller may stand raised or lowered."""
_SMALL = 0.8
_BLANK_MOST = 4.0
_BLANKS = " \u3000"
_LEFT, _BASE = itemgetter(1), itemgetter(5)
_MARKS = frozenset("，。、；：！？）》”’%％)]}】〕")


def lines_of(runs: Sequence[Run], page: int) -> list[Line]:
    """The lines these runs form, from top to bottom."""
    if len(runs) == 1:
        line = _line([runs[0]], page)
        return [line] if line else []
    rows: list[list[Run]] = []
    base = size = 0.0
    for run in sorted(runs, key=_BASE):
        height = run.bottom - run.top
        tall = max(size, height)
        smaller = min(size, height) < _SMALL * tall
        if not rows or run.base - base > (_RAISED if smaller else _LEVEL) * tall:
            rows.append([])
            size = 0.0
        rows[-1].append(run)
        if height > size and not run.text.isspace():
            base, size = run.base, height
    return [line for row in rows if (line := _line(row, page))]


def stands_alone(run: Run) -> bool:
    """Whether a run that is alone in its line is the line as it stands."""
    return len(run.text.strip(_BLANKS)) == len(run.text)


def _line(row: list[Run], page: int) -> Line | None:
    if len(row) == 1 and stands_alone(row[0]):
        text, x0, x1, top, bottom, *_ = run = row[0]
        return Line(text, x0, x1, top, bottom, bottom - top, page, _lead(run, 0), x1)
    row.sort(key=_LEFT)
    reach = row[-1].x1
    while row and not (row[-1].text.strip(_BLANKS)):
        row.pop()
    while row and not (row[0].text.strip(_BLANKS)):
        row.pop(0)
    if not row:
        return None
    head, tail = row[0], row[-1]
    first = len(head.text) - len(head.text.lstrip(_BLANKS))
    last = len(tail.text.rstrip(_BLANKS)) - 1
    top, bottom = min(run.top for run in row), max(run.bottom for run in row)
    size = max(run.bottom - run.top for run in row)
    return Line(
        _spaced(row, size),
        head.starts[first],
        tail.ends[last],
        top,
        bottom,
        size,
        page,
        _lead(head, first),
        min(reach, tail.ends[last] + _BLANK_MOST * size),
    )


def _spaced(row: Sequence[Run], size: float) -> str:
    before = row[0]
    text = before.text
    for run in row[1:]:
        if run.text == before.text and run.x0 - before.x0 < _OVERPRINT * size:
            continue  # bold by printing twice
        gap = run.x0 - before.x1
        if gap > _WORD_GAP * size and run.text[0] != " " and text[-1] != " ":
            if gap > _APART * size:
                text += "  "
            elif run.text[0].isascii() and text[-1].isascii():
                text += " "
        text += run.text
        before = run
    return text


def _lead(run: Run, first: int) -> float:
    """The width that could not be broken at the start of the line."""
    text, last = run.text, first
    if _runs_on(text[first]):
        while last + 1 < len(text) and _runs_on(text[last + 1]):
            last += 1
    while last + 1 < len(text) and text[last + 1] in _MARKS:
        last += 1
    return run.ends[last] - run.starts[first]


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
    return right - max(line.x1, line.reach) < following.lead + 0.35 * line.size
