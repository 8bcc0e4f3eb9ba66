"""The fund block of a self-evaluation form: 年度资金总额 and what it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from hengji.extraction.forms.bands import Band
from hengji.extraction.forms.cells import (
    ambiguous_rate,
    bare,
    fact_of,
    is_blank,
    is_number,
    labelled_number,
)
from hengji.extraction.forms.grid import Header, Line, under
from hengji.extraction.forms.settling import BUDGET, MOVED
from hengji.extraction.forms.wordings import Column, Label, is_label
from hengji.kernel.figures import Figure
from hengji.kernel.units import PERCENT, POINT, MeasureUnit, measure_unit
from hengji.kernel.values import builder, quickly_built
from hengji.report.document import Cell
from hengji.report.facts import Basis, Fact, Origin
from hengji.report.forms import FundRow
from hengji.vocabulary import term_of_wording

_fact, _fund_row = builder(Fact), builder(FundRow)
_figure = builder(Figure, checked=False)
TOTAL_TERMS = {
    Column.INITIAL: ("年初预算数", Basis.INITIAL),
    Column.ADJUSTED: ("全年预算数", Basis.ADJUSTED),
    Column.EXECUTED: ("全年执行数", Basis.FINAL),
}
_SPLITS = frozenset((Label.FUND_INCOME, Label.FUND_SPENDING))
_LEAD = re.compile(r"^(?:(?:其中|按(?:收入|支出)性质分)[:：、,，]?)+")
_UNSTATED = Basis.UNSTATED
"""Here once and for all: to look a member up in its enum takes as long as a call."""


@quickly_built
@dataclass(frozen=True, slots=True)
class Money:
    """In what money is counted here, and whether the form says so; which year and project."""

    unit: MeasureUnit
    certain: bool
    year: int | None
    scope: str = ""


def fund_rows(band: Band, money: Money) -> Iterator[FundRow]:
    """The rows of a fund block; parts without a column of their own take their total's."""
    if band.header is None:
        return
    rows: list[FundRow] = []
    pairs: list[tuple[str, Cell, Fact | None]] = []
    split = False
    for line in band.lines:
        if not split and line.labelled:
            split = any([not _SPLITS.isdisjoint(kinds) for kinds in line.kinds])
        paired = split or ":" in "".join(line.texts)
        found = list(_pairs(line, money, split)) if paired else []
        if found:
            pairs += found
            continue
        row = _row(band.header, line, money)
        if row:
            rows.append(row)
    yield from rows
    total = next((r for r in rows if is_total(r)), None)
    yield from _parts(pairs, total)


def is_total(row: FundRow) -> bool:
    """Is this the row of the year's whole money?"""
    return is_label(row.label, Label.FUND_TOTAL)


def spending_nature(row: FundRow) -> bool:
    """Is this a part by what the money was spent on, not by where it came from?"""
    return is_label(fund_name(row), Label.FUND_SPENDING_ROWS)


def fund_name(row: FundRow) -> str:
    """The label without 其中, numbering and brackets."""
    return _own_name(row.label)


def _own_name(label: str) -> str:
    return bare(_LEAD.sub("", label) if label.startswith(("其中", "按")) else label)


def _pairs(line: Line, money: Money, split: bool) -> Iterator[tuple[str, Cell, Fact | None]]:
    """Labels with their number in the same cell, or in the next one below 按…性质分."""
    cells = line.own
    for i, (cell, text) in enumerate(cells):
        inline = labelled_number(cell.text) if ":" in text else None
        if inline:
            yield _label(text), cell, _inline_fact(cell, inline.digits, inline.symbol, money)
        elif split and i + 1 < len(cells) and not (is_blank(text) or is_number(text)):
            after, digits = cells[i + 1]
            numbers = sum(1 for _, t in cells[i + 1 :] if is_number(t))
            if is_number(digits) and (numbers == 1 or not _runs(cells, i + 1)):
                fact = fact_of(
                    after, money.unit, certain=money.certain, year=money.year, scope=money.scope
                )
                yield _label(text), cell, fact


def _runs(cells: Sequence[tuple[Cell, str]], i: int) -> bool:
    """Do two numbers stand side by side: columns of the block, not a pair?"""
    return i + 1 < len(cells) and is_number(cells[i + 1][1])


def _label(text: str) -> str:
    return re.sub(r":?[-+]?[\d,.]*(?:亿元|千元|万元|元)?$", "", text)


def _inline_fact(cell: Cell, digits: str, symbol: str, money: Money) -> Fact:
    unit = measure_unit(symbol) if symbol else money.unit
    start = cell.text.rfind(digits)
    place = cell.at(start, start + len(digits)) if start >= 0 else cell.place
    certain = cell.certain and (money.certain or bool(symbol))
    return _fact(
        _figure(Decimal(digits.replace(",", "")), unit), place, "", "", money.year, _UNSTATED,
        "", money.scope, Origin.TABLE, certain,
    )  # fmt: skip


def _row(header: Header, line: Line, money: Money) -> FundRow | None:
    row = under(header, line)
    cells = row.cells
    values = [cells[column] for column in TOTAL_TERMS if column in cells]
    first = line.before(values)
    label = next((c for c in reversed(line.cells[:first]) if not is_blank(c.text)), None)
    if label is None or is_number(label.text) or not values:
        return None
    if not any([is_number(c.text) for c in values]) and not _known(label.text):
        return None
    name = "".join(label.text.split())
    wording = bare(name)
    total = is_label(name, Label.FUND_TOTAL)
    known = None if total else term_of_wording(_own_name(wording))
    certain = row.certain and money.certain

    def amount(column: Column) -> Fact | None:
        term, basis = TOTAL_TERMS[column]
        if column is Column.ADJUSTED and bare(header.text(column)) == BUDGET:
            basis = Basis.BUDGET
        if not total:
            term = known.name if known else ""
        moved = column is Column.ADJUSTED and bare(header.text(column)) == MOVED
        return fact_of(
            cells.get(column), money.unit, term, wording, basis, money.year, money.scope,
            certain and not moved,
        )  # fmt: skip

    def other(column: Column, unit: MeasureUnit, term: str = "") -> Fact | None:
        wording = header.text(column) if term else ""
        return fact_of(
            cells.get(column), unit, term, wording, _UNSTATED, money.year, money.scope,
            row.certain,
        )  # fmt: skip

    rate = other(Column.RATE, PERCENT, "执行率" if total else "")
    if rate and ambiguous_rate(cells[Column.RATE].text, header.text(Column.RATE)):
        rate = replace(rate, certain=False)
    return _fund_row(
        name, amount(Column.INITIAL), amount(Column.ADJUSTED), amount(Column.EXECUTED),
        other(Column.WEIGHT, POINT), rate, other(Column.SCORE, POINT), label.place,
    )  # fmt: skip


def _known(text: str) -> bool:
    return is_label(text, Label.FUND_TOTAL) or term_of_wording(bare(text)) is not None


def _parts(
    pairs: list[tuple[str, Cell, Fact | None]], total: FundRow | None
) -> Iterator[FundRow]:
    """Parts printed with one amount only: which stand it is of, their sum tells."""
    halves = [
        [p for p in pairs if is_label(_own_name(p[0]), Label.FUND_SPENDING_ROWS) is spending]
        for spending in ((False, True) if pairs else ())
    ]
    ties = [_basis_of([fact for _, _, fact in named if fact], total) for named in halves]
    told = next((basis for basis in ties if basis is not _UNSTATED), _UNSTATED)
    near = _nearest([fact for _, _, fact in pairs if fact], total)
    for named, tied in zip(halves, ties, strict=True):
        basis = told if tied is _UNSTATED else tied  # the other half says of which stand
        for label, cell, fact in named:
            known = term_of_wording(_own_name(label))
            if fact:
                fact = replace(
                    fact, term=known.name if known else "", wording=bare(label), basis=basis
                )
            column = near if basis is _UNSTATED else basis
            initial = fact if column is Basis.INITIAL else None
            executed = fact if column is Basis.FINAL else None
            adjusted = None if initial or executed else fact
            yield _fund_row(label, initial, adjusted, executed, None, None, None, cell.place)


def _nearest(parts: list[Fact], total: FundRow | None) -> Basis:
    """The stand whose total the two halves, which hold it twice, come nearest to."""
    given = [f for f in (total.executed, total.adjusted, total.initial) if f] if total else []
    twice = sum((p.figure.amount for p in parts), Decimal(0))
    closest = min(given, key=lambda f: abs(f.figure.amount * 2 - twice), default=None)
    return closest.basis if closest else _UNSTATED


def _basis_of(parts: list[Fact], total: FundRow | None) -> Basis:
    if not parts or total is None:
        return Basis.UNSTATED
    amount = sum((p.figure.amount for p in parts), Decimal(0))
    for fact in (total.executed, total.adjusted, total.initial):
        if (
            fact
            and fact.certain
            and abs(fact.figure.amount - amount) <= fact.figure.step * len(parts)
        ):
            return fact.basis
    return Basis.UNSTATED
