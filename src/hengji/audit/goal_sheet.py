"""A goal sheet judged while it is being filled in, by the rules on indicators (IN) alone.

The sheet is given to the rules as the self-evaluation form that it will become, without a
column of results. Each row has a place of its own, so every finding leads back to its row.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from hengji.audit.case import Case
from hengji.audit.engine import all_rules, judge
from hengji.audit.finding import Finding, findings
from hengji.audit.rule import Rule
from hengji.indicators import GoalSheet, Indicator
from hengji.kernel.figures import Figure
from hengji.kernel.places import Place
from hengji.kernel.units import POINT
from hengji.profiles import Profile
from hengji.report.facts import Text
from hengji.report.forms import Form, FormKind, IndicatorRow
from hengji.report.report import Identified, Report

_FAMILY = "IN"
_SHEET = "绩效目标表"
_COLUMNS = ("level1", "level2", "level3", "target", "weight", "standard")
"""Fields of an indicator by the column they stand in, from 1."""


@dataclass(frozen=True, slots=True)
class GoalFinding:
    """A finding on a sheet. ``indicator`` is the key of the row where it is best mended,
    ``""`` for the sheet as a whole; ``field`` the field of that row, ``""`` for none.
    """

    finding: Finding
    indicator: str
    field: str


def judge_goals(sheet: GoalSheet, profile: Profile) -> tuple[GoalFinding, ...]:
    """What the rules on indicators find in the sheet, gravest first, then in its order."""
    case = Case(_report(sheet, profile), profile)
    return tuple(_at_row(one, sheet) for one in findings(judge(case, _rules())))


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(one for one in all_rules() if one.family == _FAMILY)


def _at_row(found: Finding, sheet: GoalSheet) -> GoalFinding:
    place = next((one for one in found.places if one.row), None)
    if place is None or place.row is None:
        return GoalFinding(found, "", "")
    column = place.column or 0
    field = _COLUMNS[column - 1] if column else ""
    return GoalFinding(found, sheet.indicators[place.row - 1].key, field)


def _report(sheet: GoalSheet, profile: Profile) -> Report:
    kind = FormKind.PROJECT_EVALUATION if sheet.project else FormKind.SELF_EVALUATION
    form = Form(
        kind,
        kind.value,
        Place(_SHEET, table=1),
        rows=tuple(_row(number, one) for number, one in enumerate(sheet.indicators, 1)),
        expected=Text(sheet.overall, Place(_SHEET)) if sheet.overall else None,
        project=sheet.project_name,
    )
    return Report(
        year=Identified(str(sheet.year)), profile=Identified(profile.key), forms=(form,)
    )


def _row(number: int, one: Indicator) -> IndicatorRow:
    def cell(field: str, text: str) -> Text:
        column = _COLUMNS.index(field) + 1
        return Text(text, Place(_SHEET, table=1, row=number, column=column, quote=text))

    weight = "" if one.weight is None else f"{one.weight:f}"
    return IndicatorRow(
        level1=one.level1,
        level2=one.level2,
        level3=cell("level3", one.level3),
        target=cell("target", "" if one.target is None else str(one.target)),
        actual=None,
        weight=None if one.weight is None else Figure(one.weight, POINT),
        score=None,
        reason=None,
        standard=cell("standard", one.standard) if one.standard else None,
        place=Place(_SHEET, table=1, row=number),
        weight_text=cell("weight", weight),
    )
