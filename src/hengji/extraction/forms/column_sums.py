"""Columns of a plain table that are made up of the columns beside them, row by row.

合计 | 财政拨款 | 其他资金: the total stands before its parts or, named as one, behind
them. Only the rows prove it: most of them must close, one or two with parts of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from os.path import commonprefix

from hengji.extraction.forms.accounts import Group
from hengji.extraction.forms.headings import relates
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.sums import Closure, check_sum
from hengji.report.facts import Fact
from hengji.report.relations import Exhaustive, PartsOfWhole

_LEAST = 2
_MOST = 24
"""Columns of a table in which sums are looked for."""
_NAMED, _UNNAMED = 3, 4
"""So many digits of sums that close prove a column, 合计 by name or not."""
_TOTAL = lazy_pattern(r"合计|总计|小计|共计|总额|总数")
_WITHIN = lazy_pattern(r"其中")
_WHOLE = lazy_pattern(r"合计|总计|小计|总额|金额")


def column_sums(group: Group) -> Iterator[PartsOfWhole]:
    """What the rows of a group state as sums across its columns."""
    columns = [c for c, heading in group.headings.items() if relates(heading) is None]
    columns = [c for c in columns if any(c in entry.figures for entry in group.entries)]
    yield from _running(group, columns)
    if not _LEAST < len(columns) <= _MOST or len(group.entries) < _LEAST:
        return
    for whole, parts in _wholes(group, columns):
        for entry in group.entries:
            total, found = entry.figures.get(whole), _parts(entry.figures, parts)
            if total and found and {f.figure.kind for f in found} == {total.figure.kind}:
                complete = len(found) == len(parts) or _closes(total, found)
                certain = complete and total.certain and all(fact.certain for fact in found)
                heading = group.headings[whole]
                yield PartsOfWhole(
                    total, found, Exhaustive.STATED, heading, total.place, certain
                )


_RUNNING = lazy_pattern(r"累计")
_PERIOD = lazy_pattern(r"(?:\d{1,2}月(?:份)?|第?[一二三四]季度)$")


def _running(group: Group, columns: Sequence[int]) -> Iterator[PartsOfWhole]:
    """累计支出 beside 当月支出: what it was a row before, and the row's own amount."""
    periods = [one for one in group.entries if _PERIOD.match(one.name)]
    plain = [c for c in columns if not _RUNNING.search(group.headings[c])]
    for column in (c for c in columns if _RUNNING.search(group.headings[c])):
        for own in plain:
            found = [
                (now.figures[column], (before.figures[column], now.figures[own]))
                for before, now in pairwise(periods)
                if column in before.figures and column in now.figures and own in now.figures
            ]
            fitting = sum(_closes(total, parts) for total, parts in found)
            if fitting > _LEAST and fitting * 2 > len(found):
                for total, parts in found:
                    if {f.figure.kind for f in parts} != {total.figure.kind}:
                        continue
                    certain = total.certain and all(fact.certain for fact in parts)
                    yield PartsOfWhole(
                        total, parts, Exhaustive.STATED, group.headings[column],
                        total.place, certain,
                    )  # fmt: skip


def _wholes(group: Group, columns: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """Each column that is a sum, with its parts; from the innermost outward."""
    level: list[int] = []
    for at in range(len(columns) - 1, -1, -1):
        column = columns[at]
        count = _count(group, column, level)
        if count:
            yield column, level[:count]
            del level[:count]
        level.insert(0, column)
    for at, column in enumerate(level):
        before = level[:at]
        for first in range(len(before) - 1) if _TOTAL.search(group.headings[column]) else ():
            if _proven(group, column, before[first:]):
                yield column, before[first:]
                break


def _count(group: Group, whole: int, behind: Sequence[int]) -> int:
    """How many of the columns behind make this one up: the most that the rows prove."""
    counts = range(len(behind), _LEAST - 1, -1)
    return next((n for n in counts if _proven(group, whole, behind[:n])), 0)


def _proven(group: Group, whole: int, parts: Sequence[int]) -> bool:
    rows = closed = weight = 0
    for entry in group.entries:
        total, found = entry.figures.get(whole), _parts(entry.figures, parts)
        if total is None or not found:
            continue
        if len({f.figure.kind for f in (total, *found)}) > 1:
            return False
        if len(found) < len(parts) and not _closes(total, found):
            continue  # what is blank may be what is missing
        rows += 1
        if _closes(total, found):
            closed += 1
            if sum(1 for f in found if f.figure.digits) >= _LEAST:
                weight += _digits(total)
    heading = group.headings[whole]
    named = _TOTAL.search(heading) or _WITHIN.search(group.headings[parts[0]])
    least = _NAMED if named else _UNNAMED
    if _split(heading, [group.headings[c] for c in parts]):
        least = 1
    return rows > 1 and closed * 2 > rows and weight >= least


def _split(heading: str, parts: Sequence[str]) -> bool:
    """批复金额 over 总额 | 财政拨款 | 其他资金: is it one heading that is taken apart?"""
    shared = commonprefix([heading, *parts])
    return len(shared) > 1 and bool(_WHOLE.fullmatch(heading[len(shared) :]))


def _digits(total: Fact) -> int:
    """How many digits of a sum tell something: that 5 is 3 and 2 may be by chance."""
    return len(total.figure.digits.normalize().as_tuple().digits)


def _closes(total: Fact, parts: Sequence[Fact]) -> bool:
    if any(part.figure.kind is not total.figure.kind for part in parts):
        return False
    return check_sum(total.figure, [f.figure for f in parts]).closure is Closure.CLOSED


def _parts(figures: dict[int, Fact], columns: Sequence[int]) -> tuple[Fact, ...]:
    return tuple(figures[c] for c in columns if c in figures)
