"""The money applied for: 年度资金总额 and its sources, one label and one amount in a row.

绩效目标申报表 prints them without columns of amounts, the medium term and the year side by
side, or label and amount in one cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hengji.extraction.forms.cells import bare, fact_of, is_number, labelled_number
from hengji.extraction.forms.finishing import stated_unit
from hengji.extraction.forms.grid import Line, joined
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import ONE, MeasureUnit
from hengji.report.document import Cell
from hengji.report.facts import Fact
from hengji.report.relations import Exhaustive, PartsOfWhole

_TOTAL = lazy_pattern(
    r"(?:项目|部门|单位|整体|年度|本年度?|当年|中期|实施期|全年|预算|申请|总)*(?:资金|预算|投资)(?:总额|合计|总计)"
)
_TOTALS = ("总额", "合计", "总计")
_SOURCE = lazy_pattern(r"拨款|资金|收入|结转|结余|贷款|预算|支出")
_SPLIT = lazy_pattern(r"资金(?:来源|结构|构成)|支出(?:结构|构成)|按.{2,6}分")
"""Begins another way to take the same total apart."""
_LISTED = frozenset(("合计", "金额合计", "资金合计", "总计"))
_AMOUNTS = lazy_pattern(r"金额|预算|资金|经费")
_LEVELLED = lazy_pattern(r"中央|省级|市级|县级|区级|州级|上级|本级|当年|上年")
"""Of what another row may be the whole: none of these is added beside 财政拨款."""
_WITHIN = "其中"
_LEAST = 2


@dataclass(frozen=True, slots=True)
class _Pair:
    """A label with the amount beside it or behind its colon; ``column`` is the label's."""

    name: str
    within: bool
    column: int
    amount: Fact | None


def applied_funds(lines: Sequence[Line]) -> Iterator[PartsOfWhole]:
    """What the labelled amounts of a form state as sums."""
    said = joined(lines)
    if not any(map(said.__contains__, _TOTALS)):  # as in most forms
        return
    unit = stated_unit(said) or ONE
    pairs = [list(_pairs(line, unit)) for line in lines]
    for n, row in enumerate(pairs):
        for one in row:
            if one.amount and _TOTAL.fullmatch(one.name):
                yield from _parts(one, one.amount, pairs[n + 1 :])
    for n, line in enumerate(lines):
        if line.filled and bare(line.filled[0][1]) in _LISTED:
            yield from _tasks(lines[:n], line, unit)


def _only_amount(line: Line, unit: MeasureUnit) -> Fact | None:
    """The amount of a row that has one number."""
    numbers = [cell for cell, text in line.filled if is_number(text)]
    label = next((text for _, text in line.filled if not is_number(text)), "")
    return fact_of(numbers[0], unit, wording=_name(label)) if len(numbers) == 1 else None


def _tasks(above: Sequence[Line], line: Line, unit: MeasureUnit) -> Iterator[PartsOfWhole]:
    """任务名称 | 主要内容 | 预算金额, a row each, then 金额合计."""
    total = _only_amount(line, unit)
    parts: list[Fact] = []
    for row in reversed(above):
        amount = _only_amount(row, unit)
        if amount is None:
            heads = [text for cell, text in row.filled if cell.column == _column(parts)]
            if total and len(parts) >= _LEAST and any(map(_AMOUNTS.search, heads)):
                certain = all(one.certain for one in (total, *parts))
                yield PartsOfWhole(
                    total, tuple(reversed(parts)), Exhaustive.STATED, total.wording,
                    total.place, certain,
                )  # fmt: skip
            return
        if total is None or amount.place.column != total.place.column:
            return
        parts.append(amount)


def _column(facts: Sequence[Fact]) -> int | None:
    return facts[0].place.column if facts else None


def _name(text: str) -> str:
    return bare(text.removeprefix(_WITHIN).lstrip(":、,"))


def _pairs(line: Line, unit: MeasureUnit) -> Iterator[_Pair]:
    own = line.own
    for i, (cell, text) in enumerate(own):
        if not text or is_number(text):
            continue
        inline = labelled_number(cell.text)
        if inline:
            yield _Pair(
                _name(inline.label), text.startswith(_WITHIN), cell.column, _told(cell, unit)
            )
        elif i + 1 < len(own) and not (i + 2 < len(own) and is_number(own[i + 2][1])):
            beside = fact_of(own[i + 1][0], unit, wording=_name(text))
            yield _Pair(_name(text), text.startswith(_WITHIN), cell.column, beside)


def _told(cell: Cell, unit: MeasureUnit) -> Fact | None:
    """The amount behind the colon of a label."""
    at = max(cell.text.rfind(":"), cell.text.rfind("：")) + 1
    amount = cell.text[at:]
    start = at + len(amount) - len(amount.lstrip())
    end = len(cell.text.rstrip())
    digits = Cell(
        cell.text[start:end], cell.row, cell.column, cell.at(start, end), certain=cell.certain
    )
    return fact_of(digits, unit, wording=_name("".join(cell.text[: at - 1].split())))


def _parts(
    whole: _Pair, total: Fact, below: Sequence[Sequence[_Pair]]
) -> Iterator[PartsOfWhole]:
    """The sources in the rows right below, in the same column of labels."""
    groups: list[list[_Pair]] = [[]]
    for row in below:
        one = next((pair for pair in row if pair.column == whole.column), None)
        if one is None or _TOTAL.fullmatch(one.name) or not _SOURCE.search(one.name):
            break
        if groups[-1] and _SPLIT.search(one.name):
            groups.append([])
        groups[-1].append(one)
    for found in groups:
        yield from _group(total, found)


def _group(total: Fact, found: Sequence[_Pair]) -> Iterator[PartsOfWhole]:
    """The total taken apart in one way, no part of a part among the rows."""
    parts = tuple(pair.amount for pair in found if pair.amount)
    levelled = [pair for pair in found if _LEVELLED.search(pair.name)]
    if any(pair.within for pair in found[1:]) or 0 < len(levelled) < len(found):
        return
    if parts and len(found) >= _LEAST:
        closes = sum(part.figure.amount for part in parts) == total.figure.amount
        complete = len(parts) == len(found) or closes
        certain = complete and all(one.certain for one in (total, *parts))
        yield PartsOfWhole(total, parts, Exhaustive.STATED, _WITHIN, total.place, certain)
