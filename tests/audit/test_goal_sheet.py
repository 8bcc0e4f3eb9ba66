"""A goal sheet under the rules on indicators: every finding leads to its row and field."""

from __future__ import annotations

from decimal import Decimal

from hengji.audit.goal_sheet import judge_goals
from hengji.indicators import (
    GoalSheet,
    Indicator,
    NumberTarget,
    Operator,
    QualitativeTarget,
    Target,
)
from hengji.kernel.figures import Figure
from hengji.kernel.units import measure_unit
from hengji.profiles import profile

_PROFILE = profile("hunan-2024")


def _number(operator: Operator, digits: str, unit: str) -> Target:
    return NumberTarget(operator, Figure(Decimal(digits), measure_unit(unit)))


def _row(key: str, level2: str, level3: str, target: Target | None, weight: str) -> Indicator:
    level1 = "满意度指标" if "满意度" in level2 else "产出指标"
    points = Decimal(weight) if weight else None
    return Indicator(key, level1, level2, level3, target, points)


_ACTIVITY = _row(
    "a", "数量指标", "开展职工文体活动", _number(Operator.AT_LEAST, "10", "场"), "80"
)
_CONTENT = _row(
    "c", "服务对象满意度指标", "职工满意度", _number(Operator.AT_LEAST, "95", "%"), "10"
)


def _found(*rows: Indicator) -> list[tuple[str, str, str]]:
    sheet = GoalSheet("116001", 2024, "服务职工群众", rows)
    return [
        (one.finding.code, one.indicator, one.field) for one in judge_goals(sheet, _PROFILE)
    ]


def test_a_sound_sheet_has_no_finding() -> None:
    assert _found(_ACTIVITY, _CONTENT) == []


def test_an_empty_sheet_has_no_finding() -> None:
    assert _found() == []


def test_a_wrong_direction_leads_to_the_target_of_its_row() -> None:
    turned = _row(
        "t", "服务对象满意度指标", "会员满意度", _number(Operator.AT_MOST, "95", "%"), "10"
    )
    assert _found(_ACTIVITY, turned) == [("IN105", "t", "target")]


def test_a_row_without_points_is_told_at_its_weight() -> None:
    assert _found(
        _ACTIVITY, _CONTENT, _row("w", "质量指标", "合格率", _CONTENT.target, "")
    ) == [("IN103", "w", "weight")]


def test_weights_that_do_not_add_up_belong_to_the_whole_sheet() -> None:
    assert _found(_row("a", "数量指标", "开展活动", _ACTIVITY.target, "70"), _CONTENT) == [
        ("IN101", "", "")
    ]


def test_a_vague_quantity_is_told_without_speaking_of_results() -> None:
    vague = _row("v", "数量指标", "活动开展情况", QualitativeTarget("不断提升"), "80")
    sheet = GoalSheet("116001", 2024, "", (vague, _CONTENT))
    (found,) = judge_goals(sheet, _PROFILE)
    assert found.finding.code == "IN104"
    assert "完成值" not in found.finding.message
