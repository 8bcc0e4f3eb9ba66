"""What the columns of numbers of a plain table count, told by their headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from hengji.extraction.forms.cells import number_in
from hengji.extraction.forms.finishing import stated_unit
from hengji.extraction.forms.grid import Line
from hengji.extraction.forms.headings import Relates
from hengji.extraction.forms.plain_tables import PlainTable
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import ONE, PERCENT, PIECE, TEN_THOUSAND_YUAN, MeasureUnit
from hengji.report.document import Table

LINE_NUMBER = lazy_pattern(r"行次|序号|^栏次$|编码|代码|编号|年份")
RATE = lazy_pattern(r"率|比例|比重|占|%|增减|权重|分值|得分")
MONEY = lazy_pattern(
    r"金额|支出|收入|预算|决算|资金|经费|合计|总计|小计|总额|补助|投资|执行(?:数|额)|[支拨]付(?:数|额)|到位(?:数|额)"
    r"|费(?:用)?(?:$|\()|拨款|(?:调整|追加|调增|调减)(?:数|额|金额)?(?:$|\()"
)
EACH = lazy_pattern(r"[每均]|标准|/[人年月天次亩户套个场]")
_ONLY_YEAR = lazy_pattern(r"20\d\d年(?:度)?$")
"""A column of amounts where the table says of what money."""
COUNTED = lazy_pattern(
    r"人数|人次|次数|场次|数量|户数|件数|份数|家数|期数|册数|编制数|在编|编外|在岗|\((?:人|个|家|场|次|份|名|户|场次|人次|批|批次|辆|台|套|件|项)\)"
)
_DECIMALS = lazy_pattern(r"\.\d\d$")
_LONGEST = 6
"""Digits before the point, commas included, that an amount in 万元 hardly exceeds."""
RATES = (Relates.SHARE, Relates.COMPLETION, Relates.CHANGE_RATE)


def units_of(
    one: PlainTable,
    columns: Sequence[int],
    headings: dict[int, str],
    worked: Mapping[int, Relates],
    unit: MeasureUnit | None,
) -> dict[int, tuple[MeasureUnit, bool]]:
    """What the columns of numbers count, and whether that is certain."""
    found = {
        c: _worked_unit(worked[c], headings[c], unit) if c in worked
        else _unit(headings.get(c, ""), unit)
        for c in columns
    }  # fmt: skip
    for column in _in_fractions(one.grid, one.body, worked, headings):
        found[column] = (ONE, True)
    known = {c: counted for c, counted in found.items() if counted}
    for column in _of_counts(one, known, headings) if unit is None else ():
        known[column] = (PIECE, True)
    if unit is None and _in_decimals(one.grid, one.body, columns):
        usual = (c for c, counted in known.items() if counted[0] is TEN_THOUSAND_YUAN)
        known |= dict.fromkeys(usual, (TEN_THOUSAND_YUAN, True))
    return known


_SUMS = lazy_pattern(r"合计|总计|小计|总数|人员")


def _of_counts(
    one: PlainTable, known: Mapping[int, tuple[MeasureUnit, bool]], headings: dict[int, str]
) -> Iterator[int]:
    """Columns headed 合计 right beside one that counts, of whole numbers alone."""
    for column, (_, certain) in known.items():
        beside = [known[c][0] for c in (column - 1, column + 1) if c in known]
        if certain or PIECE not in beside or not _SUMS.fullmatch(headings.get(column, "")):
            continue
        texts = [c.text for line in one.body if (c := one.grid.at(line.row, column))]
        told = [number for text in texts if (number := number_in(text))]
        if told and not any("." in number.digits for number in told):
            yield column


_FRACTIONS_LEAST = 2
"""A 1 alone, shortened from anything about one, would fit whatever stands beside it."""


def _in_fractions(
    table: Table, lines: Sequence[Line], worked: Mapping[int, Relates], headings: dict[int, str]
) -> Iterator[int]:
    """Columns of rates that print 0.98 for 98%: none above one, no per cent anywhere."""
    for column, how in worked.items():
        if how not in RATES or "%" in headings[column]:
            continue
        texts = [c.text for line in lines if (c := table.at(line.row, column))]
        told = [one for text in texts if (one := number_in(text))]
        if sum("." in one.digits for one in told) >= _FRACTIONS_LEAST and all(
            not one.symbol and abs(Decimal(one.digits.replace(",", ""))) <= 1 for one in told
        ):
            yield column


def _in_decimals(table: Table, lines: Sequence[Line], columns: Sequence[int]) -> bool:
    """Are the amounts printed with two decimals, as 万元 are and 元 in such tables are not?"""
    texts = [c.text for line in lines for n in columns if (c := table.at(line.row, n))]
    amounts = [one.digits for text in texts if (one := number_in(text)) and not one.symbol]
    decimals = sum(1 for digits in amounts if _DECIMALS.search(digits))
    longest = max((len(digits.partition(".")[0]) for digits in amounts), default=0)
    return decimals * 3 >= len(amounts) * 2 and longest <= _LONGEST


def _unit(heading: str, stated: MeasureUnit | None) -> tuple[MeasureUnit, bool] | None:
    """What a column counts, and whether the table says so; ``None`` for what is not summed."""
    if LINE_NUMBER.search(heading) or RATE.search(heading) or EACH.search(heading):
        return None
    if COUNTED.search(heading):
        return PIECE, True
    own = stated_unit(heading)
    if own:
        return own, True
    if MONEY.search(heading):
        return (stated, True) if stated else (TEN_THOUSAND_YUAN, False)
    return (stated, True) if stated and _ONLY_YEAR.match(heading) else None


def _worked_unit(
    kind: Relates, heading: str, stated: MeasureUnit | None
) -> tuple[MeasureUnit, bool] | None:
    """What a worked-out column counts: percentages, or money like the columns beside it."""
    if kind in RATES:
        return PERCENT, True
    if "百分点" in heading or "%" in heading:
        return None
    own = stated_unit(heading) or stated
    return (own, True) if own else (TEN_THOUSAND_YUAN, False)
