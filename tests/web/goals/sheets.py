"""Made-up sheets of goals for the tests."""

from __future__ import annotations

from decimal import Decimal

from hengji.web.goals.filling import add_row as add_row
from hengji.web.goals.filling import open_sheet as open_sheet
from hengji.web.goals.models import GoalSheet, Indicator
from hengji.web.units.models import Unit
from web.books import YEAR

ACTIVITY = {
    "level1": "产出指标",
    "level2": "数量指标",
    "level3": "开展职工文体活动场次",
    "direction": "≥",
    "target": "10",
    "measure_unit": "场次",
    "weight": Decimal(50),
    "source": "文体活动台账",
    "formula": "activities",
    "catalogue": "activities",
}
BENEFIT = {
    "level1": "效益指标",
    "level2": "社会效益指标",
    "level3": "困难职工帮扶覆盖率",
    "direction": "≥",
    "target": "95",
    "measure_unit": "%",
    "weight": Decimal(30),
}
CONTENT = {
    "level1": "满意度指标",
    "level2": "服务对象满意度指标",
    "level3": "职工群众满意度",
    "direction": "≥",
    "target": "95",
    "measure_unit": "%",
    "weight": Decimal(10),
    "formula": "satisfaction-workers",
    "catalogue": "satisfaction-workers",
}


def sheet(unit: Unit, *rows: dict[str, object], year: int = YEAR) -> GoalSheet:
    """The sheet of the whole with these rows, else a sound one."""
    made = open_sheet(unit, year)
    GoalSheet.objects.filter(pk=made.pk).update(overall="服务职工群众，维护职工权益")
    for one in rows or (ACTIVITY, BENEFIT, CONTENT):
        add_row(made, one)
    return GoalSheet.objects.select_related("unit", "project", "review").get(pk=made.pk)


def rows_of(one: GoalSheet) -> list[Indicator]:
    return list(Indicator.objects.filter(sheet=one))
