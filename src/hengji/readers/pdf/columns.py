"""Prose printed in two columns: which part of a page is read before which.

A page is cut into strips one below the other: text over the whole width, or a left and a
right column side by side. Two columns are prose only where the lines of both fill them;
labels beside their answers, or a list in two rows, stay lines of the whole page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from hengji.readers.pdf.content import Run

_STEP = 4.0
"""Points within which lines begin at the same place."""
_MIDDLE = 0.4, 0.6
"""Shares of the width of the text between which the right column begins."""
_LEAST_LINES = 4
"""Lines that each of two columns has at least."""
_LEAST_LETTERS = 9
"""Letters that a line of a column has room for at least."""
_FULL = 0.4
"""Share of the lines of a column that reach its right edge without a gap."""
_INKED = 0.8
"""Share of the width of such a line that its text covers."""
_RAGGED = 2.6
"""Letter sizes by which a full line may end before the edge."""
_EDGE = 0.9
"""Share of the lines of a column that keep to its edges."""
_INDENT = 2.6
_LEAST_GUTTER = 0.5
_LEVEL = 0.5


class Strip(NamedTuple):
    """A part of a page that is read as a whole.

    ``middle`` is where its right column begins, ``None`` where it has no columns;
    ``origins`` is where the lines of each column begin, ``reach`` where the left one ends.
    """

    top: float
    bottom: float
    middle: float | None = None
    origins: tuple[float, float] = (0.0, 0.0)
    reach: float = 0.0

    def holds(self, top: float, bottom: float) -> bool:
        """Whether something that reaches from ``top`` to ``bottom`` stands in it."""
        return self.top <= (top + bottom) / 2 < self.bottom


WHOLE = Strip(float("-inf"), float("inf"))
"""The only strip of a page that is not set in columns."""


class _Line(NamedTuple):
    """A line of one side: where it begins and ends, and how much of that is text."""

    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    inked: float


def strips_of(
    runs: Sequence[Run],
    tables: Sequence[tuple[float, float, float, float]],
    before: Strip | None = None,
) -> tuple[Strip, ...]:
    """The strips of a page from top to bottom; :data:`WHOLE` alone without columns.

    ``tables`` are the left, right, top and bottom edges of the tables beside ``runs``;
    ``before`` is a strip of columns on an earlier page: a few lines set like it are columns.
    """
    edge = _right_column(runs)
    middle = before.middle if before else None
    if edge is not None:
        middle = edge - _LEAST_GUTTER
    if middle is None:
        return (WHOLE,)
    inked = [run for run in runs if not run.text.isspace()]
    across = [(run.top, run.bottom) for run in inked if run.x0 < middle < run.x1]
    across += [(top, bottom) for left, right, top, bottom in tables if left < middle < right]
    return _parted(inked, sorted(across), middle, before)


def _right_column(runs: Sequence[Run]) -> float | None:
    """Where many lines begin in the middle of the page."""
    if len(runs) < 2 * _LEAST_LINES:
        return None
    left, right = min([run.x0 for run in runs]), max([run.x1 for run in runs])
    low, high = (left + share * (right - left) for share in _MIDDLE)
    starts = [run.x0 for run in runs if low < run.x0 < high and not run.text.isspace()]
    steps = Counter([round(start / _STEP) for start in starts])
    if not steps:
        return None
    step, found = steps.most_common(1)[0]
    if found < _LEAST_LINES:
        return None
    return min(start for start in starts if abs(start / _STEP - step) <= 1)


def _parted(
    runs: Sequence[Run],
    across: Sequence[tuple[float, float]],
    middle: float,
    before: Strip | None,
) -> tuple[Strip, ...]:
    """The strips between what stands across the middle."""
    strips: list[Strip] = []
    reached, top = WHOLE.top, WHOLE.top
    for high, low in [*across, (WHOLE.bottom, WHOLE.bottom)]:
        columns = _columns(runs, top, high, middle, before) if high > top else None
        if columns:
            strips += [Strip(reached, columns.top), columns]
            reached = columns.bottom
        top = max(top, low)
    return (*strips, Strip(reached, WHOLE.bottom))


def _columns(
    runs: Sequence[Run], top: float, bottom: float, middle: float, before: Strip | None
) -> Strip | None:
    """The two columns of prose between ``top`` and ``bottom``, if there are any."""
    inside = [run for run in runs if Strip(top, bottom).holds(run.top, run.bottom)]
    left = _lines([run for run in inside if run.x1 <= middle])
    right = _lines([run for run in inside if run.x0 >= middle])
    both = (*left, *right)
    if _is_prose(left) and _is_prose(right):
        origins, reach = (_origin(left), _origin(right)), _reach(left)
    elif before and before.middle is not None and _is_rest(left, before):
        middle, origins, reach = before.middle, before.origins, before.reach
    else:
        return None
    first, last = min(line.top for line in both), max(line.bottom for line in both)
    return Strip(first, last, middle, origins, reach)


def _origin(lines: Sequence[_Line]) -> float:
    """Where the lines begin: a page number may stand further out."""
    return sorted(line.x0 for line in lines)[int((1 - _EDGE) * len(lines))]


def _reach(lines: Sequence[_Line]) -> float:
    """Where the lines end at the right."""
    return sorted(line.x1 for line in lines)[int(_EDGE * (len(lines) - 1))]


def _is_rest(lines: Sequence[_Line], before: Strip) -> bool:
    """Does a line fill the left column of a strip before?"""
    return any(
        line.x0 - before.origins[0] <= _INDENT * (line.bottom - line.top)
        and _fills(line, before.reach, line.bottom - line.top)
        for line in lines
    )


def _fills(line: _Line, right: float, size: float) -> bool:
    """Does the line reach the right edge without a gap?"""
    return right - line.x1 <= _RAGGED * size and line.inked >= _INKED * (line.x1 - line.x0)


def _lines(runs: Sequence[Run]) -> list[_Line]:
    found: list[_Line] = []
    for run in sorted(runs, key=lambda run: run.base):
        last = found[-1] if found else None
        wide = run.x1 - run.x0
        if last and run.base - last.base <= _LEVEL * (run.bottom - run.top):
            found[-1] = last._replace(
                x0=min(last.x0, run.x0), x1=max(last.x1, run.x1), inked=last.inked + wide
            )
        else:
            found.append(_Line(run.x0, run.x1, run.top, run.bottom, run.base, wide))
    return found


def _is_prose(lines: Sequence[_Line]) -> bool:
    if len(lines) < _LEAST_LINES:
        return False
    sizes = sorted(line.bottom - line.top for line in lines)
    size = sizes[len(sizes) // 2]
    left, right = _origin(lines), _reach(lines)
    full = sum(_fills(line, right, size) for line in lines)
    return right - left >= _LEAST_LETTERS * size and full >= max(
        _LEAST_LINES, _FULL * len(lines)
    )
