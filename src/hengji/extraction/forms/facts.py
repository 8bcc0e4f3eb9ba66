"""The facts that stand in forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from hengji.extraction.forms.cells import ambiguous_rate, number_in
from hengji.extraction.forms.wordings import Column, meanings
from hengji.kernel.figures import Figure
from hengji.kernel.units import PERCENT, PERSON, SQUARE_METRE, MeasureUnit, measure_unit
from hengji.report.facts import Basis, Fact, Origin
from hengji.report.forms import Field, Form, FormKind

_OF_FIELDS: dict[Column, tuple[str, MeasureUnit]] = {
    Column.POSTS: ("编制数", PERSON),
    Column.IN_POST: ("在职人数", PERSON),
    Column.POST_RATE: ("在职人员控制率", PERCENT),
    Column.APPROVED_AREA: ("批复规模", SQUARE_METRE),
    Column.ACTUAL_AREA: ("实际规模", SQUARE_METRE),
    Column.AREA_RATE: ("规模控制率", PERCENT),
    Column.COST_RATE: ("投资概算控制率", PERCENT),
}
_UNIT_FORMS = (FormKind.BASE_DATA, FormKind.COVER, FormKind.SELF_EVALUATION)
_YEAR = re.compile(r"(20\d\d)年")


def facts_of_forms(forms: Sequence[Form], year: int | None = None) -> tuple[Fact, ...]:
    """The facts that stand in forms, in reading order; ``year`` where a form names none."""
    found: list[Fact] = []
    for form in forms:
        found += _facts(form, year)
    return tuple(found)


def _facts(form: Form, year: int | None) -> list[Fact]:
    found: list[Fact | None] = []
    if form.kind in _UNIT_FORMS:
        found += [_of_field(field, year) for field in form.fields]
    for fund in form.fund_rows:
        found += (fund.initial, fund.adjusted, fund.executed, fund.rate)
        if fund.score and fund.score.term:  # a project's total, in the summary of projects
            found.append(fund.score)
    for row in form.base_rows:
        found += (row.prior, row.budget, row.final)
    found.append(form.total_score)
    return [fact for fact in found if fact]


def _of_field(field: Field, year: int | None) -> Fact | None:
    printed = number_in(field.value.text)
    if not printed:
        return None
    known = [c for c in meanings("".join(field.label.split())) if c in _OF_FIELDS]
    if not known:
        return None
    term, unit = _OF_FIELDS[known[0]]
    if printed.symbol and measure_unit(printed.symbol).kind is not unit.kind:
        return None
    certain = field.value.certain
    if unit is PERCENT and ambiguous_rate(field.value.text, field.label):
        certain = False
    named = _YEAR.search(field.label)
    place = field.value.place.within(printed.start, printed.end, field.value.text)
    return Fact(
        Figure(Decimal(printed.digits.replace(",", "")), unit), place, term, field.label,
        int(named.group(1)) if named else year, Basis.UNSTATED, "", "", Origin.TABLE,
        certain,
    )  # fmt: skip
