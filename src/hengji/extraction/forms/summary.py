"""The rows of a summary sheet of projects: each is one project's money, rate and score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hengji.extraction.forms.bands import Band
from hengji.extraction.forms.cells import bare, compact
from hengji.extraction.forms.funds import TOTAL_TERMS, Money, fund_rows
from hengji.extraction.forms.grid import Header, Line
from hengji.extraction.forms.wordings import Column, Label, is_label
from hengji.report.document import Cell
from hengji.report.facts import Fact
from hengji.report.forms import FundRow

_TOTALS = ("合计", "总计", "小计")
_RATE, _SCORE = "执行率", "自评总分"


def summary_rows(band: Band, money: Money) -> Iterator[FundRow]:
    """The fund rows of a summary; those of one project alone say whose they are.

    Their facts have the terms and the scope that the project's own form gives them. Rows of
    projects that are called alike stay without: nobody can tell which is which.
    """
    rows = list(fund_rows(band, money))
    header = band.header
    at = _name_column(header) if header else None
    if at is None:
        yield from rows
        return
    named = [_name_in(band.lines, row, at) for row in rows]
    often = Counter(compact(cell.text) for cell in named if cell)
    for row, cell in zip(rows, named, strict=True):
        name = compact(cell.text) if cell else ""
        if cell is None or not name or name.endswith(_TOTALS):
            yield row
        elif often[name] > 1:
            yield replace(row, label=name, place=cell.place)
        else:
            yield _of_project(row, name, cell)


def _name_column(header: Header) -> int | None:
    """The column of the table that is headed 项目名称."""
    return next((c.column for c in header.cells if is_label(bare(c.text), Label.PROJECT)), None)


def _name_in(lines: Sequence[Line], row: FundRow, at: int) -> Cell | None:
    own = (line for line in lines if line.row == row.place.row)
    return next((c for line in own for c in line.cells if c.column == at), None)


def _of_project(row: FundRow, name: str, cell: Cell) -> FundRow:
    def money(fact: Fact | None, column: Column) -> Fact | None:
        return fact and replace(fact, term=TOTAL_TERMS[column][0], wording=name, scope=name)

    def other(fact: Fact | None, term: str) -> Fact | None:
        return fact and replace(fact, term=term, wording=name, scope=name)

    return replace(
        row,
        label=name,
        initial=money(row.initial, Column.INITIAL),
        adjusted=money(row.adjusted, Column.ADJUSTED),
        executed=money(row.executed, Column.EXECUTED),
        rate=other(row.rate, _RATE),
        score=other(row.score, _SCORE),
        place=cell.place,
    )
