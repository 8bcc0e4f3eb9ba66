"""One goal sheet, its rows, opinions and adjustments."""

from __future__ import annotations

from django.test import Client
from django.utils import timezone

from hengji.web.goals import reviewing
from hengji.web.goals.models import GoalSheet, IndicatorAdjustment, Opinion
from hengji.web.rows.session import as_system
from hengji.web.units.models import Unit
from web.county import Allowed, Answer, County
from web.goals import doing, sheets
from web.keyed.making import YEAR, Lines, Make, address_of, opens, posts


def _sheet(rest: str = "") -> Make:
    return lambda unit: f"goals/{doing.make_sheet(unit).pk}/{rest}"


def _row(unit: Unit) -> str:
    sheet = doing.make_sheet(unit)
    return f"goals/{sheet.pk}/rows/{sheet.indicators.order_by('pk')[0].pk}/"


def _handed_in(unit: Unit) -> str:
    sheet = doing.make_sheet(unit)
    reviewing.submit(sheet)
    return f"goals/{sheet.pk}/take-back/"


def _second(unit: Unit) -> str:
    """A sheet whose unit had one the year before."""
    sheets.sheet(unit, year=YEAR - 1)
    return f"goals/{doing.make_sheet(unit).pk}/copy/"


def _points(client: Client, _: County, unit: Unit) -> Answer:
    url = address_of(unit, _sheet("points/"))
    return client.post(url, '{"rows": []}', content_type="application/json")


def _overall(client: Client, _: County, unit: Unit) -> Answer:
    url = address_of(unit, _sheet("overall/"))
    with as_system("看"):
        seen = GoalSheet.objects.get(unit=unit, year=YEAR).revision
    return client.post(url, {"overall": "改", "seen": str(seen)})


def opinion_of(unit: Unit) -> Opinion:
    return Opinion.objects.create(
        unit=unit, sheet=doing.make_sheet(unit), round=1, desk="desk", verdict="agreed",
        given_by="甲", given_at=timezone.now(),
    )  # fmt: skip


def adjustment_of(unit: Unit) -> IndicatorAdjustment:
    return IndicatorAdjustment.objects.create(
        unit=unit, sheet=doing.make_sheet(unit), kind="changed", reason="政策调整",
        document="1号", made_by="甲", made_at=timezone.now(), before={"a": 1}, after={"a": 2},
    )  # fmt: skip


def of_goals(sees: Allowed, fills: Allowed) -> Lines:
    """Pages and actions of one goal sheet."""
    pages = ("", "remarks/", "library/", "adjustments/", "comparison/")
    return (
        *((f"目标表 {rest}", opens(_sheet(rest)), sees) for rest in pages),
        ("目标表的一行", opens(_row), sees),
        ("分值合计", _points, sees),
        ("填总体目标", _overall, fills),
        ("沿用上年指标", posts(_second), fills),
        ("撤回目标表", posts(_handed_in), fills),
    )
