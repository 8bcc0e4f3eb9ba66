"""Lists of points: what a heading's rows add up to, and what a deduction leaves.

标准分 | 扣分 | 自评得分: the totals of a whole list are the rules' on scores; here are the
headings among its rows, and the three columns that belong together in every row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hengji.extraction.forms.accounts import Entry, Group
from hengji.extraction.forms.cells import bare, compact, fact_of
from hengji.extraction.forms.grid import Header, Line, under
from hengji.extraction.forms.group_sums import sums_of
from hengji.extraction.forms.wordings import Column, Label, is_label
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import POINT
from hengji.report.document import Cell
from hengji.report.facts import Fact
from hengji.report.relations import Difference, Relation

_LEAST = 2
_LEVELS = (Column.LEVEL3, Column.LEVEL2, Column.LEVEL1)
_COLUMNS = (Column.WEIGHT, Column.DEDUCTED, Column.SCORE)
_POINTS = lazy_pattern(r"[(（]\s*(\d+(?:\.\d+)?)\s*分\s*[)）]\s*$")


def point_relations(lines: Sequence[Line]) -> Iterator[Relation]:
    """What the list of points in a table states, if there is one."""
    header = next((line.header for line in lines if line.header), None)
    if header is None:
        return
    if not _is_list(header):
        if all(column in header.columns for column in _COLUMNS):
            yield from _deductions(_group(header, lines))
        return
    group = _group(header, lines)
    totals = {compact(e.label.text) for e in group.entries if _is_total(e)}
    yield from (one for one in sums_of(group) if one.marker not in totals)
    yield from _deductions(group)


def _is_list(header: Header) -> bool:
    """Points and scores without targets, the names in one column."""
    columns = header.columns
    if Column.SCORE not in columns or Column.TARGET in columns or Column.ACTUAL in columns:
        return False
    return sum(level in columns for level in _LEVELS) == 1 and Column.WEIGHT in columns


def _group(header: Header, lines: Sequence[Line]) -> Group:
    entries: list[Entry] = []
    name = next((level for level in _LEVELS if level in header.columns), None)
    if name is None:
        return Group((), {}, header.table, None, "", inner=True)
    for line in lines:
        if line.header or line.end != header.end or not line.filled:
            continue
        row = under(header, line)
        label = row.get(name)
        if label is None or not label.text.strip():
            continue
        figures = {
            n: fact
            for n, column in enumerate(_COLUMNS)
            if (fact := _points(label, row.get(column), column, header))
        }
        if figures and row.certain:
            entries.append(Entry(label, "", figures, {}))
    headings = {n: header.text(column) for n, column in enumerate(_COLUMNS)}
    return Group(tuple(entries), headings, header.table, None, "", inner=True)


def _points(label: Cell, cell: Cell | None, column: Column, header: Header) -> Fact | None:
    """The points of a cell; a heading across the column of points prints its own."""
    wording = bare(label.text)
    if cell is not None:
        return fact_of(cell, POINT, wording=wording)
    own = _POINTS.search(label.text) if column is Column.WEIGHT else None
    if own is None or Column.WEIGHT not in header.columns:
        return None
    digits = Cell(
        own.group(1), label.row, label.column, label.at(own.start(1), own.end(1)),
        certain=label.certain,
    )  # fmt: skip
    return fact_of(digits, POINT, wording=wording)


def _is_total(entry: Entry) -> bool:
    return is_label(compact(entry.label.text), Label.TOTAL_ROW)


def _deductions(group: Group) -> Iterator[Difference]:
    rows: list[tuple[Fact, Fact, Fact]] = []
    for entry in group.entries:
        weight, deducted, score = (entry.figures.get(n) for n in range(len(_COLUMNS)))
        if (
            weight
            and deducted
            and score
            and len({one.figure.kind for one in (weight, deducted, score)}) == 1
        ):
            rows.append((weight, deducted, score))
    fitting = sum(w.figure.digits - abs(d.figure.digits) == s.figure.digits for w, d, s in rows)
    telling = sum(1 for _, d, _ in rows if d.figure.digits)
    if telling < _LEAST or fitting * 2 <= len(rows):
        return
    for weight, deducted, score in rows:
        if deducted.figure.digits >= 0:
            yield Difference(weight, deducted, score, score.place)
