"""Drafts of forms filled out: rows, fields, goals, totals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from hengji.extraction.forms.bands import Band, BandKind
from hengji.extraction.forms.base_data import cells_below, expense_rows
from hengji.extraction.forms.cells import compact, money_unit, number_in
from hengji.extraction.forms.fields import project_in
from hengji.extraction.forms.funds import Money, fund_rows
from hengji.extraction.forms.grid import joined, under
from hengji.extraction.forms.indicators import Indicators
from hengji.extraction.forms.summary import summary_rows
from hengji.extraction.forms.wordings import Column, Label, is_label
from hengji.kernel.figures import Figure
from hengji.kernel.places import Place
from hengji.kernel.units import POINT, TEN_THOUSAND_YUAN, MeasureUnit
from hengji.profiles import BaseRow
from hengji.report.document import Cell
from hengji.report.facts import Fact, Origin, Text
from hengji.report.forms import Field, Form, FormKind

_STATED = re.compile(
    r"\((?:单位|金额单位|金额)?:?(?:人民币)?(?:亿元|万元|千元|元)\)"
    r"|单位:(?:人民币)?(?:亿元|万元|千元|元)"
)


@dataclass(slots=True)
class Draft:
    """A form while it is put together."""

    kind: FormKind
    title: str
    place: Place
    bands: list[Band] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    around: str = ""
    """Text around and in the table that may state the unit of money."""
    cut: bool = False
    """Does it begin with 续表, what stands before not being read as a table?"""
    told: tuple[str, Place] | None = None
    """The digits of a total score that the line below the table tells, and where."""

    def has(self, kind: BandKind) -> bool:
        return any(band.kind is kind for band in self.bands)


def finish(draft: Draft, known: Mapping[str, BaseRow], year: int | None) -> Form:
    """The form that a draft has become; ``known`` are rows of base data, by label."""
    project = project_in(draft.fields)
    if project and draft.kind is FormKind.SELF_EVALUATION:
        draft.kind = FormKind.PROJECT_EVALUATION
    scope = ""
    if draft.kind is FormKind.PROJECT_EVALUATION:
        scope = project or draft.title  # what a nameless project spent is not the unit's
    money = _money(draft, year, scope)
    found = Indicators(year, scope)
    for band in _bands(draft, BandKind.INDICATORS):
        found.read(band)
    expenses = _bands(draft, BandKind.EXPENSES)
    fields = [*draft.fields]
    for kind in (BandKind.STAFF, BandKind.BUILDINGS):
        for band in _bands(draft, kind):
            fields += cells_below(band)
    for band in _bands(draft, BandKind.EVALUATORS):
        fields += _evaluators(band)
    expected, achieved = _goals(draft)
    funded = summary_rows if draft.kind is FormKind.PROJECT_SUMMARY else fund_rows
    return Form(
        draft.kind,
        draft.title,
        draft.place,
        tuple(fields),
        tuple(r for b in _bands(draft, BandKind.FUNDS) for r in funded(b, money)),
        tuple(expense_rows(expenses, known, money)),
        tuple(found.rows),
        expected,
        achieved,
        found.total_weight,
        found.total_score or _total_in(fields, year, scope) or _told(draft, year, scope),
        found.grade or _grade_in(fields),
        project if scope else "",
        tuple(found.heading_points.items()),
        not draft.cut and all(band_certain(band) for band in draft.bands),
    )


def _total_in(fields: Sequence[Field], year: int | None, scope: str) -> Fact | None:
    """自评总分 98.5 among the labelled cells above the indicators."""
    for one in fields:
        printed = number_in(one.value.text) if is_label(one.label, Label.SCORE_ONLY) else None
        if printed and printed.symbol in ("", "分"):
            figure = Figure(Decimal(printed.digits.replace(",", "")), POINT)
            place = one.value.place.within(printed.start, printed.end, one.value.text)
            return Fact(
                figure, place, "自评总分", one.label, year, scope=scope, origin=Origin.TABLE,
                certain=one.value.certain,
            )  # fmt: skip
    return None


def _grade_in(fields: Sequence[Field]) -> Text | None:
    """自评等级 below its label, in the row of totals."""
    found = (one.value for one in fields if one.value.text and is_label(one.label, Label.GRADE))
    return next(found, None)


def _told(draft: Draft, year: int | None, scope: str) -> Fact | None:
    if draft.told is None:
        return None
    digits, place = draft.told
    return Fact(
        Figure(Decimal(digits), POINT), place, "自评总分", "合计得分", year, scope=scope,
        origin=Origin.TABLE,
    )  # fmt: skip


def band_certain(band: Band) -> bool:
    """Is the table that this band is part of read for certain?"""
    if band.header and not band.header.table.certain:
        return False
    return all([line.table.certain for line in band.lines])


def _bands(draft: Draft, kind: BandKind) -> list[Band]:
    return [band for band in draft.bands if band.kind is kind]


def _money(draft: Draft, year: int | None, scope: str) -> Money:
    """The unit of money that the form states; 万元 in doubt where it states none."""
    for text in _headings(draft):
        unit = stated_unit(text)
        if unit:
            return Money(unit, True, year, scope)
    return Money(TEN_THOUSAND_YUAN, False, year, scope)


def stated_unit(text: str) -> MeasureUnit | None:
    """The unit of money that a compacted text states in brackets or after 单位."""
    stated = _STATED.search(text) if "元" in text else None
    return money_unit(stated.group()) if stated else None


def _headings(draft: Draft) -> Iterator[str]:
    """The compacted texts that may state the unit of money, the likeliest first."""
    for band in draft.bands:
        if band.header and band.kind in (BandKind.FUNDS, BandKind.EXPENSES):
            yield "".join(band.header.texts)
    for band in draft.bands:
        if band.header:
            yield "".join(band.header.texts)
    for band in draft.bands:
        yield joined(band.lines)
    yield draft.around
    yield compact(draft.title)


def _goals(draft: Draft) -> tuple[Text | None, Text | None]:
    """The expected and the achieved goals; several rows are joined by a line feed."""
    bands = _bands(draft, BandKind.GOALS)
    expected: list[Cell] = []
    achieved: list[Cell] = []
    for band in bands:
        for line in band.lines:
            row = under(band.header, line) if band.header else None
            for column, found in ((Column.EXPECTED, expected), (Column.ACHIEVED, achieved)):
                cell = row.get(column) if row else None
                found += [cell] if cell and cell.text.strip() else []
    if not bands:
        return None, None
    lines = [line for band in bands for line in band.lines]
    where = lines[0].cells[-1].place if lines else draft.place
    return _text(expected, where), _text(achieved, where)


def _text(cells: list[Cell], where: Place) -> Text:
    if not cells:
        return Text("", where)
    return Text(
        "\n".join(c.text.strip() for c in cells), cells[0].place, all(c.certain for c in cells)
    )


def _evaluators(band: Band) -> Iterator[Field]:
    if band.header is None:
        return
    for line in band.lines:
        row = under(band.header, line)
        for column in (Column.NAME, Column.POSITION, Column.WORKPLACE, Column.SIGNATURE):
            cell = row.get(column)
            if cell is not None:
                yield Field(
                    band.header.text(column), Text(cell.text.strip(), cell.place, cell.certain)
                )
