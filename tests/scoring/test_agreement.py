"""What we score, the audit accepts: the same figures judged from the other side."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

from hengji.audit.engine import all_rules, judge
from hengji.audit.example import accepts
from hengji.audit.finding import Finding, findings
from hengji.audit.rehearsal import case_of
from hengji.indicators import DemandKind, ScoreSheet
from hengji.ledger.selection import ALL, of_project
from hengji.profiles import ScoringFamily, all_profiles
from scoring.forms import filled_in
from years import MadeUpYear, made_up_year, years

CODES = ("SC", "EX", "IN")
RULES = [rule for rule in all_rules() if rule.family in CODES]
WEIGHTED = [p.key for p in all_profiles() if p.scoring.family is ScoringFamily.WEIGHTED]
SURVEYED = "满意度采用扫码填写问卷的方式调查，发放问卷120份，收回有效问卷110份。\n"
_REASONS = (DemandKind.REASON_MISSED, DemandKind.REASON_OVER)


def audited(year: MadeUpYear, sheet: ScoreSheet) -> list[Finding]:
    """What the audit says of a sheet that is printed as a form."""
    inputs = next(
        one
        for one in (year.inputs, *year.project_inputs)
        if one.goals.project == sheet.goals.project
    )
    where = of_project(sheet.goals.project) if sheet.goals.project else ALL
    text = filled_in(sheet, year.figures.row(where), inputs) + SURVEYED
    case = case_of(accepts(text, profile=year.profile.key, year=year.book.year))
    assert len(case.report.indicators) == len(sheet.rows), "the form was read whole"
    return [one for one in findings(judge(case, RULES)) if one.severity.value != "note"]


def said(found: list[Finding]) -> list[str]:
    return [f"{one.code} {one.message}" for one in found]


@pytest.mark.parametrize("key", WEIGHTED)
@pytest.mark.parametrize("seed", range(6))
def test_an_honest_sheet_has_no_warning(key: str, seed: int) -> None:
    year = made_up_year(seed, key)
    for sheet in (year.sheet, *year.project_sheets):
        assert said(audited(year, sheet)) == []


@settings(max_examples=25, deadline=None)
@given(years("hunan-2023"))
def test_no_honest_sheet_ever_has(year: MadeUpYear) -> None:
    assert said(audited(year, year.sheet)) == []


def _missed(year: MadeUpYear) -> str:
    for row in year.sheet.rows:
        if row.met is False and row.method in ("proportional", "reverse") and row.points:
            return row.indicator.key
    return ""


def _changed(year: MadeUpYear, key: str, points: Decimal) -> ScoreSheet:
    rows = tuple(
        replace(row, points=points) if row.indicator.key == key else row
        for row in year.sheet.rows
    )
    assert year.sheet.total is not None
    before = next(row.points for row in year.sheet.rows if row.indicator.key == key)
    total = year.sheet.total + points - (before or 0)
    return replace(year.sheet, rows=rows, total=total)


@pytest.mark.parametrize("key", WEIGHTED)
def test_points_that_are_too_many_are_found(key: str) -> None:
    tried = 0
    for seed in range(40):
        year = made_up_year(seed, key)
        name = _missed(year)
        if not name:
            continue
        if tried == 3:
            break
        tried += 1
        row = year.sheet.row(name)
        assert row is not None
        full = audited(year, _changed(year, name, row.weight))
        assert "SC101" in {one.code for one in full}
        over = audited(year, _changed(year, name, row.weight + 1))
        assert "SC103" in {one.code for one in over}
    assert tried == 3


@pytest.mark.parametrize("key", WEIGHTED)
def test_a_total_that_does_not_add_up_is_found(key: str) -> None:
    year = made_up_year(1, key)
    assert year.sheet.total is not None
    wrong = replace(year.sheet, total=year.sheet.total - Decimal("0.5"))
    assert "SC108" in {one.code for one in audited(year, wrong)}


def test_reasons_left_out_are_asked_for() -> None:
    found: set[str] = set()
    for seed in range(30):
        year = made_up_year(seed, "hunan-2024")
        if not any(due.kind in _REASONS for due in year.sheet.all_demands):
            continue
        rows = tuple(
            replace(row, attainment=replace(row.attainment, reason=""))
            if row.attainment
            else row
            for row in year.sheet.rows
        )
        found |= {one.code for one in audited(year, replace(year.sheet, rows=rows))}
    assert {"SC105", "SC106"} <= found
