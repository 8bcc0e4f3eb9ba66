"""A day typed without a year, where a target is a day: it is of the year of the sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hengji.indicators import DeadlineTarget, ScoreSheet
from hengji.web.evaluation.forms.judgement import judgement_form
from hengji.web.evaluation.inputs import load_year
from hengji.web.evaluation.models import Judgement
from hengji.web.evidence.forms.attainments import AttainmentForm
from hengji.web.evidence.models import Attainment
from hengji.web.rows.session import as_system
from web.books import YEAR
from web.evaluation.filled import Filled

pytestmark = pytest.mark.django_db
_TYPED = [("11月30日", f"{YEAR}-11-30"), ("3.8", f"{YEAR}-03-08"), ("2025-1-5", "2025-01-05")]


@pytest.fixture
def due(year: Filled) -> ScoreSheet:
    """The year's sheet, its first row to be done by the end of the year."""
    with as_system("看"):
        sheet = load_year(year.union, YEAR).scores
    first, *others = sheet.rows
    own = replace(first.indicator, formula="", target=DeadlineTarget(date(YEAR, 12, 20)))
    return replace(sheet, rows=(replace(first, indicator=own), *others))


@pytest.mark.parametrize(("typed", "kept"), _TYPED)
def test_in_the_scored_sheet(year: Filled, due: ScoreSheet, typed: str, kept: str) -> None:
    key = due.rows[0].indicator.key
    of = {"unit": year.union, "year": YEAR, "indicator_id": int(key)}
    form = judgement_form(due, None, ())({"actual": typed}, instance=Judgement(**of))
    form.is_valid()
    assert form.cleaned_data["actual"] == kept


@pytest.mark.parametrize(("typed", "kept"), _TYPED)
def test_beside_its_evidence(year: Filled, due: ScoreSheet, typed: str, kept: str) -> None:
    one = due.rows[0].indicator
    form = AttainmentForm(
        one, (), {"seen": "0", "value": typed}, instance=Attainment(year=YEAR)
    )
    form.is_valid()
    assert form.cleaned_data["value"] == kept
