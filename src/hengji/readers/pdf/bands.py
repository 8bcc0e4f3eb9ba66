"""Tables with rules between their rows and none between their columns.

The columns are the gaps that the text of nearly all rows leaves. Where that is not plain
the cells are in doubt.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from hengji.readers.pdf.content import Rule, Run
from hengji.readers.pdf.grids import Grid, Region, merged

_SHORTEST = 120.0
"""Points; shorter rules are underlines."""
_SAME_END = 4.0
_LEAST_RULES = 3
_GAP = 0.6
"""Letter sizes between two columns."""
_CROSSED = 0.25
"""Share of the rows whose text may run across the gap between two columns."""
_SHARE_FILLED = 0.5
_TITLE = 1.25
"""Times the usual letter: so large is the title of the table below."""
_LEVEL = 0.35
_COLUMNS_MOST = 30
_Span = tuple[float, float]
_base = attrgetter("base")


class _Row(NamedTuple):
    """What stands between two edges: the stretches of text, and how many lines it has."""

    top: float
    bottom: float
    spans: list[_Span]
    lines: int


def find_bands(
    horizontal: Sequence[Rule], grids: Sequence[Grid], runs: Sequence[Run]
) -> list[Grid]:
    """The tables that rules of equal length draw outside ``grids``."""
    outside = [
        rule
        for rule in horizontal
        if not any(
            grid.ys[0] - _SAME_END <= rule.at <= grid.ys[-1] + _SAME_END for grid in grids
        )
    ]
    if len(outside) < _LEAST_RULES:
        return []
    long = [rule for rule in merged(outside) if rule.end - rule.start >= _SHORTEST]
    found = [_grid(part, runs) for group in _equal(long) for part in _filled(group, runs)]
    return [grid for grid in found if grid is not None]


def _filled(rules: Sequence[Rule], runs: Sequence[Run]) -> list[list[Rule]]:
    """The rules parted where nothing stands between two of them, or a title."""
    inked = sorted((run for run in runs if not run.text.isspace()), key=_base)
    bases = [run.base for run in inked]
    heights = sorted(run.bottom - run.top for run in inked)
    tall = _TITLE * heights[len(heights) // 2] if heights else 0.0
    parts = [[rules[0]]]
    for above, below in zip(rules, rules[1:], strict=False):
        first, last = bisect_left(bases, above.at), bisect_left(bases, below.at)
        if first == last or any(run.bottom - run.top > tall for run in inked[first:last]):
            parts.append([])
        parts[-1].append(below)
    return [part for part in parts if len(part) >= _LEAST_RULES]


def _equal(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules one below the other that begin and end at the same place."""
    groups: list[list[Rule]] = []
    for rule in rules:
        last = groups[-1][-1] if groups else None
        if (
            last
            and abs(rule.start - last.start) <= _SAME_END
            and abs(rule.end - last.end) <= _SAME_END
        ):
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return [group for group in groups if len(group) >= _LEAST_RULES]


def _grid(rules: Sequence[Rule], runs: Sequence[Run]) -> Grid | None:
    left, right = rules[0].start - _SAME_END, rules[0].end + _SAME_END
    inside = [
        run
        for run in runs
        if rules[0].at < run.base < rules[-1].at
        and left < run.x0
        and run.x1 < right
        and not run.text.isspace()
    ]
    if not inside:
        return None
    rows = [
        row
        for above, below in zip(rules, rules[1:], strict=False)
        for row in _rows(
            above.at, below.at, [r for r in inside if above.at < r.base < below.at]
        )
    ]
    size = sum(run.bottom - run.top for run in inside) / len(inside)
    xs = _columns(rows, left, right, _GAP * size)
    if not 2 <= len(xs) - 1 <= _COLUMNS_MOST or len(rows) < 2:
        return None
    filled = [len({bisect_right(xs, (a + b) / 2) for a, b in row.spans}) for row in rows]
    if sum(count > 1 for count in filled) < _SHARE_FILLED * len(rows):
        return None
    ys = (rows[0].top, *(row.bottom for row in rows))
    return _ruled(rows, xs, ys)


def _rows(top: float, bottom: float, runs: Sequence[Run]) -> list[_Row]:
    """The rows between two rules: one, or one a line where every line fills its columns."""
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.base):
        if lines and run.base - lines[-1][0].base <= _LEVEL * (run.bottom - run.top):
            lines[-1].append(run)
        else:
            lines.append([run])
    spans = [_spans(line) for line in lines]
    starts = {round(some[0][0] / _SAME_END) for some in spans}
    if len(lines) < 2 or len(starts) > 2 or len({len(some) for some in spans}) > 1:
        return [_Row(top, bottom, _spans(runs), len(lines))]
    if len(spans[0]) < 2:
        return [_Row(top, bottom, _spans(runs), len(lines))]
    edges = [
        (max(run.bottom for run in above) + min(run.top for run in below)) / 2
        for above, below in zip(lines, lines[1:], strict=False)
    ]
    bounds = [top, *edges, bottom]
    return [_Row(a, b, some, 1) for a, b, some in zip(bounds, bounds[1:], spans, strict=False)]


def _spans(runs: Sequence[Run]) -> list[_Span]:
    """The stretches of a row that text covers, blanks inside a text included."""
    spans: list[_Span] = []
    for run in sorted(runs, key=lambda run: run.x0):
        if spans and run.x0 - spans[-1][1] < _GAP * (run.bottom - run.top):
            spans[-1] = spans[-1][0], max(spans[-1][1], run.x1)
        else:
            spans.append((run.x0, run.x1))
    return spans


def _columns(rows: Sequence[_Row], left: float, right: float, gap: float) -> tuple[float, ...]:
    """The edges between columns: the middles of gaps that nearly every row leaves."""
    steps = sorted(step for row in rows for a, b in row.spans for step in ((a, 1), (b, -1)))
    edges, depth, free = [left], 0, steps[0][0]
    most = _CROSSED * len(rows)
    open_gap = False
    for at, step in steps:
        before, depth = depth, depth + step
        if before > most >= depth:
            free, open_gap = at, True
        elif before <= most < depth and open_gap:
            if at - free >= gap:
                edges.append((free + at) / 2)
            open_gap = False
    return (*edges, right)


def _ruled(rows: Sequence[_Row], xs: tuple[float, ...], ys: tuple[float, ...]) -> Grid:
    """Cells: a text that runs over a gap covers both columns. Doubtful where lines mix."""
    cells: list[Region] = []
    owner: list[tuple[int, ...]] = []
    for number, row in enumerate(rows):
        joined = {
            edge
            for a, b in row.spans
            for edge in range(bisect_left(xs, a), bisect_right(xs, b))
        }
        columns = Counter(bisect_right(xs, (a + b) / 2) - 1 for a, b in row.spans)
        owners: list[int] = []
        for column in range(len(xs) - 1):
            if column and column in joined:
                cells[-1] = cells[-1]._replace(right=column + 1)
            else:
                whole = row.lines == 1 or len(row.spans) > 1
                cells.append(Region(number, column, number + 1, column + 1, whole))
            if columns[column] > 1:  # a gap in it: two cells, or one text with a blank
                cells[-1] = cells[-1]._replace(whole=False)
            owners.append(len(cells) - 1)
        owner.append(tuple(owners))
    return Grid(xs, ys, tuple(cells), tuple(owner))
