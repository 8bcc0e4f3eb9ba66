"""A table cut into bands: runs of rows under one kind of header."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from hengji.extraction.forms.cells import bare, named
from hengji.extraction.forms.grid import Header, Line
from hengji.extraction.forms.split_headers import two_rows
from hengji.extraction.forms.wordings import Column, field_labels, kind_of_title


class BandKind(Enum):
    """What a run of rows holds. The value says to which family of forms it belongs."""

    FUNDS = "evaluation: 年度预算申请"
    GOALS = "evaluation: 年度总体目标"
    INDICATORS = "evaluation: 绩效指标"
    STAFF = "base data: 财政供养人员情况"
    EXPENSES = "base data: 经费控制情况"
    BUILDINGS = "base data: 楼堂馆所控制情况"
    EVALUATORS = "evaluators: 评价人员"
    FIELDS = "any: 标签与填写内容"
    TITLE = "any: 表名"

    @property
    def family(self) -> str:
        return self.value.partition(":")[0]


@dataclass(slots=True)
class Band:
    """Rows of one kind below their header; a band of fields or a title has none."""

    kind: BandKind
    header: Header | None
    lines: list[Line] = field(default_factory=list)


_TITLE = BandKind.TITLE
"""Here once and for all: to look a member up in its enum takes as long as a call."""
_LEVELS = (Column.LEVEL1, Column.LEVEL2, Column.LEVEL3)
_JUDGED = (Column.TARGET, Column.ACTUAL, Column.WEIGHT, Column.SCORE, Column.STANDARD)
_FUNDS = (Column.INITIAL, Column.ADJUSTED, Column.EXECUTED)
_STANDS = (Column.PRIOR_FINAL, Column.THIS_BUDGET, Column.THIS_FINAL)
_RESULTS = frozenset((Column.TARGET, Column.ACTUAL, Column.STANDARD))
_INNER = (BandKind.INDICATORS, BandKind.FUNDS)
_INLINE = re.compile(r"^([^:]{2,16}):")


def kind_of(columns: Collection[Column]) -> BandKind | None:
    """What stands under such headings, ``None`` for a table that is no official form."""
    levels = sum(map(columns.__contains__, _LEVELS))
    judged = sum(map(columns.__contains__, _JUDGED))
    funds = sum(map(columns.__contains__, _FUNDS)) >= 2 and _is_fund_header(columns)
    if levels and judged and levels + judged > 2 and not (funds and _only_name(columns)):
        return BandKind.INDICATORS
    if funds:
        return BandKind.FUNDS
    if Column.POSTS in columns and Column.IN_POST in columns:
        return BandKind.STAFF
    if sum(map(columns.__contains__, _STANDS)) >= 2:
        return BandKind.EXPENSES
    if Column.APPROVED_AREA in columns and Column.ACTUAL_AREA in columns:
        return BandKind.BUILDINGS
    if Column.EXPECTED in columns and Column.ACHIEVED in columns:
        return BandKind.GOALS
    named = Column.NAME in columns and (
        Column.POSITION in columns or Column.SIGNATURE in columns
    )
    return BandKind.EVALUATORS if named else None


def _only_name(columns: Collection[Column]) -> bool:
    """指标 alone, without targets and results, may head the labels of a fund block."""
    levels = [column for column in _LEVELS if column in columns]
    return levels == [Column.LEVEL3] and _RESULTS.isdisjoint(columns)


def _is_fund_header(columns: Collection[Column]) -> bool:
    """预算数 and 决算数 alone also head tables of accounts."""
    points = Column.RATE in columns or Column.WEIGHT in columns or Column.SCORE in columns
    return points or Column.ADJUSTED in columns


def bands_of(lines: Sequence[Line], above: Band | None = None) -> list[Band]:
    """Cut the rows of one table. ``above`` goes on where a table has no header of its own."""
    bands: list[Band] = []
    band = above
    for line in lines:
        if not line.filled and not any(line.texts):
            continue
        header = line.header
        kind = kind_of(header.columns) if header else None
        if band and band.header and not band.lines:
            second = _second_row(band, band.header, line, kind)
            if second:
                band.header = second
                continue
        if header and kind:
            _give_up(band, header)
            band = Band(kind, header)
            bands.append(band)
            continue
        switched = _switch(line, band)
        if switched:
            if band is None or band.kind is not switched or switched is _TITLE:
                band = Band(switched, None)
                bands.append(band)
        elif band is None or band.kind is _TITLE:
            band = Band(BandKind.FIELDS, None)
            bands.append(band)
        if band is above and band not in bands:
            band = Band(above.kind, above.header) if above else band
            bands.append(band)
        band.lines.append(line)
    return bands


def _give_up(band: Band | None, header: Header) -> None:
    """The row of headings above a header, whose cells reach into it, is no row of a band."""
    lines = band.lines if band else []
    if not lines or lines[-1].table is not header.table:
        return
    first = min([header.cells[i].row for i in header.columns.values()])
    while lines and lines[-1].table is header.table and lines[-1].row >= first:
        lines.pop()


def _second_row(band: Band, above: Header, line: Line, kind: BandKind | None) -> Header | None:
    """The header that a band's first row makes together with a further row of headings."""
    if kind is not None:
        return _fuller(above, line.header) if kind is band.kind and line.header else None
    return two_rows(above, line) if band.kind is BandKind.INDICATORS else None


def _fuller(first: Header, second: Header) -> Header:
    return second if len(second.columns) >= len(first.columns) else first


def _switch(line: Line, band: Band | None) -> BandKind | None:
    """Does a row leave its band, being a title or a row of labelled cells?"""
    if not line.filled:
        return None
    first = line.filled[0][1]
    if len(line.filled) == 1 and len(first) <= 60 and kind_of_title(first):
        return BandKind.TITLE
    if not _inside(band):
        return BandKind.FIELDS if is_labelled(first) else None
    for _, text in line.filled[:2]:
        if text[0] in _SIGNS and _SIGN.match(text):
            return BandKind.FIELDS
    return None


def _inside(band: Band | None) -> bool:
    """Are labels of the row's own kind to be expected here (项目支出, 主管部门 as levels)?"""
    return band is not None and band.kind in _INNER


def is_labelled(text: str) -> bool:
    """``填报单位`` or ``填报单位：…``; ``text`` without white space."""
    if named(text) in field_labels():
        return True
    match = _INLINE.match(text) if ":" in text else None
    return match is not None and bare(match.group(1)) in field_labels()


_SIGN = re.compile(
    r"^(?:填[表报](?:人|日期|时间|单位)|联系(?:电话|人|方式)|(?:单位|项目|财务|主要)?负责人"
    r"|评价组组长|部门\(?单位\)?意见|(?:财政|主管)部门.{0,8}意见|审核意见|厉行节约|项目名称"
    r"|报告日期|其他需要说明|评价人员|经办人|审核人|制表人)"
)


_SIGNS = frozenset("填联单项财主负评部审厉报其经制")
"""What such labels begin with."""


def is_sign(text: str) -> bool:
    """A label that only stands outside a block of indicators or funds."""
    return text[:1] in _SIGNS and _SIGN.match(text) is not None


def rows_of(bands: Sequence[Band], kind: BandKind) -> Iterator[Band]:
    """The bands of one kind."""
    return (band for band in bands if band.kind is kind)
