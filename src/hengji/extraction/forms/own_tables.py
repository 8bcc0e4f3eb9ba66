"""Tables headed like a block of an official form that are the author's own.

预算数 and 执行数 also head lists of projects and of kinds of spending, 上年决算 and
本年决算 also head comparisons: their rows are not the rows of a form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hengji.extraction.forms.bands import Band, BandKind, kind_of
from hengji.extraction.forms.grid import Header, Line
from hengji.extraction.forms.headings import relates
from hengji.extraction.forms.wordings import Column, Label, is_label

_HEADER_ROWS = 4
_PLAIN_TOTALS = ("合计", "总计", "总额")
"""Rows of totals that stand in any table, not only in a fund block."""


_FUND_LABELS = (Label.FUND_TOTAL, Label.FUND_INCOME, Label.TOTAL_ROW)


def head_of(lines: Sequence[Line]) -> tuple[Header, BandKind] | None:
    """The first header of a table that is one of an official form, and which."""
    for line in lines[:_HEADER_ROWS]:
        header = line.header
        kind = kind_of(header.columns) if header else None
        if header and kind:
            return header, kind
    return None


def is_plain(lines: Sequence[Line]) -> bool:
    """Is this a table to be read by its rows and columns alone, as no form's?"""
    found = head_of(lines)
    if found is None:
        return not any(_heads_indicators(line) for line in lines[_HEADER_ROWS:])
    header, kind = found
    if kind is BandKind.EXPENSES:
        return any(relates(text) for text in header.texts if text)
    return kind is BandKind.FUNDS and lists_spending(header, lines)


def _heads_indicators(line: Line) -> bool:
    return line.header is not None and kind_of(line.header.columns) is BandKind.INDICATORS


def lists_spending(header: Header, lines: Sequence[Line]) -> bool:
    """Columns of amounts without points, above rows of which none is 年度资金总额."""
    if Column.WEIGHT in header.columns or Column.SCORE in header.columns:
        return False
    texts = {text for line in lines for text in line.texts if text}
    if any(_of_fund_block(text) for text in texts.difference(_PLAIN_TOTALS, header.texts)):
        return False
    heads = [line.texts for line in lines if head_of([line])]
    return len(set(heads)) == 1  # printed again where a page ends


_TASKS = re.compile(r"任务|内容|项目名称")


def is_list(band: Band) -> bool:
    """May a block be read by its rows and columns, too?

    A fund block that lists tasks or projects, each with its money; amounts of several years
    with a column that is worked out from them.
    """
    if band.header is None:
        return False
    if band.kind is BandKind.FUNDS:
        return any(_TASKS.search(text) for text in band.header.texts)
    return band.kind is BandKind.EXPENSES and any(map(relates, filter(None, band.header.texts)))


def with_heads(band: Band, lines: Sequence[Line]) -> list[Line]:
    """The rows of a band after its rows of headings, ``lines`` being those of its table."""
    above = [line for line in lines if band.lines and line.row < band.lines[0].row]
    first = next((n for n, line in enumerate(above) if line.header is band.header), len(above))
    return [*above[first:], *band.lines]


def _of_fund_block(text: str) -> bool:
    return any(is_label(text, label) for label in _FUND_LABELS)


def formed(lines: Sequence[Line]) -> bool:
    """Is this table, plain as it may be, read as a block of a form too?"""
    found = head_of(lines)
    return found is not None and found[1] is BandKind.EXPENSES
