"""Further columns of points in a table of indicators: each scorer's, 复核得分, 扣分.

The points that count are the form's own (分值, 得分). What stands beside them is only added
up, and only where the 分值 of the same rows make up the 分值 of the row of totals.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from hengji.extraction.forms.cells import compact, fact_of, number_in
from hengji.extraction.forms.grid import Header, Line
from hengji.extraction.forms.wordings import Column, Label, is_label
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import POINT
from hengji.report.document import Cell
from hengji.report.facts import Fact
from hengji.report.relations import Exhaustive, PartsOfWhole

_POINTS = lazy_pattern(
    r"得分|评分|打分|分数|专家|评委|评审|评议|考评|复核|复评|初评|终评|核定|扣分|扣减|加分"
)
_WORDS = lazy_pattern(
    r"率|比|标准|原因|说明|依据|办法|细则|方法|规则|系数|事由|情况|意见|理由|要点|权重"
)
_LEAST = 2


def further_points(lines: Sequence[Line]) -> Iterator[PartsOfWhole]:
    """What the row of totals states for every further column of points."""
    for n, line in enumerate(lines):
        header = line.header
        if header is None or Column.WEIGHT not in header.columns:
            continue
        further = _further(header)
        if further:
            yield from _sums(header, further, lines[n + 1 :])
        return


def _further(header: Header) -> list[int]:
    known = set(header.columns.values())
    deducted = header.columns.get(Column.DEDUCTED)
    return [
        i for i, text in enumerate(header.texts)
        if (i not in known or i == deducted)
        and _POINTS.search(text) and not _WORDS.search(text)
    ]  # fmt: skip


def _sums(
    header: Header, further: Sequence[int], lines: Sequence[Line]
) -> Iterator[PartsOfWhole]:
    """The columns added up over the rows above the row of totals."""
    rows: list[Line] = []
    for line in lines:
        first = line.filled[0][1] if line.filled else ""
        if is_label(first, Label.TOTAL_ROW):
            if _weighed(header, rows, line):
                for i in further:
                    yield from _column(header, i, rows, line)
            return
        if line.end != header.end or line.header:
            return
        if line.filled and not any(Label.SUBTOTAL in kinds for kinds in line.kinds):
            rows.append(line)


def _under(header: Header, i: int, line: Line) -> Cell | None:
    """The cell under a heading that starts in this row."""
    cell = line.table.at(line.row, header.cells[i].column)
    return cell if cell and cell.row == line.row else None


def _weighed(header: Header, rows: Sequence[Line], total: Line) -> bool:
    """Do the points of the rows add up to those of the row of totals?"""
    at = header.columns[Column.WEIGHT]
    told = _points(_under(header, at, total))
    found = [_points(_under(header, at, row)) for row in rows]
    return told is not None and told == sum((one for one in found if one), Decimal(0))


def _points(cell: Cell | None) -> Decimal | None:
    printed = number_in(cell.text) if cell else None
    return Decimal(printed.digits.replace(",", "")) if printed else None


def _column(
    header: Header, i: int, rows: Sequence[Line], total: Line
) -> Iterator[PartsOfWhole]:
    cell = _under(header, i, total)
    wording = compact(header.cells[i].text)
    told = fact_of(cell, POINT, wording=wording)
    parts: list[Fact] = []
    complete = True
    for row in rows:
        own = _under(header, i, row)
        fact = fact_of(own, POINT, wording=wording)
        complete = complete and (fact is not None or own is None)
        parts += [fact] if fact else []
    if told is None or len(parts) < _LEAST or "%" in (cell.text if cell else ""):
        return
    closes = sum(part.figure.amount for part in parts) == told.figure.amount
    certain = (complete or closes) and all(one.certain for one in (told, *parts))
    yield PartsOfWhole(told, tuple(parts), Exhaustive.STATED, wording, told.place, certain)
