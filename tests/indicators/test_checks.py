"""Checks of a goal sheet while it is typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from hengji.indicators import (
    DeadlineTarget,
    GoalSheet,
    Indicator,
    NumberTarget,
    Operator,
    QualitativeTarget,
)
from hengji.indicators.checks import sheet_problems
from hengji.kernel.figures import Figure
from hengji.kernel.units import measure_unit
from hengji.profiles import Profile, ScoringFamily, all_profiles, profile
from years import made_up_year

FREE = profile("hunan-2023")
FIXED = profile("hunan-2024")


def target(operator: Operator, digits: str, unit: str) -> NumberTarget:
    return NumberTarget(operator, Figure(Decimal(digits), measure_unit(unit)))


def row(key: str, level1: str, level2: str, level3: str, weight: str | None) -> Indicator:
    goal = target(Operator.AT_LEAST, "90", "%" if "率" in level3 or "度" in level3 else "场")
    points = None if weight is None else Decimal(weight)
    return Indicator(key, level1, level2, level3, goal, points)


SHEET = GoalSheet(
    "青禾县总工会",
    2024,
    "做好职工服务。",
    (
        row("1", "产出指标", "数量指标", "开展职工文体活动场次", "50"),
        row("2", "效益指标", "社会效益指标", "困难职工帮扶覆盖率", "30"),
        row("3", "满意度指标", "服务对象满意度指标", "职工满意度", "10"),
    ),
)


def with_first(**changed: object) -> GoalSheet:
    first = replace(SHEET.indicators[0], **changed)  # type: ignore[arg-type]  # any of its fields
    return replace(SHEET, indicators=(first, *SHEET.indicators[1:]))


def codes(sheet: GoalSheet, form: Profile = FREE) -> list[str]:
    return [one.code for one in sheet_problems(sheet, form)]


def test_a_sheet_in_order() -> None:
    assert codes(SHEET) == codes(SHEET, FIXED) == []


@pytest.mark.parametrize("key", [p.key for p in all_profiles()])
@pytest.mark.parametrize("seed", range(5))
def test_made_up_sheets_are_in_order(key: str, seed: int) -> None:
    year = made_up_year(seed, key)
    sheets = [*year.project_sheets]
    if year.profile.scoring.family is ScoringFamily.WEIGHTED:
        sheets.append(year.sheet)
    for sheet in sheets:
        assert sheet_problems(sheet.goals, year.profile) == ()


@pytest.mark.parametrize(
    ("sheet", "due"),
    [
        (replace(SHEET, overall=" "), ["IB001"]),
        (replace(SHEET, indicators=()), ["IB002"]),
        (with_first(level3=""), ["IB101"]),
        (with_first(level2=""), ["IB102"]),
        (with_first(target=None), ["IB103"]),
        (with_first(target=QualitativeTarget("")), ["IB103"]),
        (with_first(weight=None), ["IB104"]),
        (with_first(weight=Decimal(0)), ["IB105", "IB131"]),
        (with_first(target=target(Operator.AT_LEAST, "0", "场")), ["IB106"]),
        (
            with_first(level3="职工满意度", target=target(Operator.AT_MOST, "95", "%")),
            ["IB107"],
        ),
        (with_first(level3="合格率", target=target(Operator.AT_LEAST, "101", "%")), ["IB108"]),
        (with_first(target=DeadlineTarget(date(2025, 1, 5))), ["IB109"]),
        (with_first(formula="nothing"), ["IB110"]),
        (with_first(formula="visited"), ["IB111"]),
        (with_first(key="2"), ["IB121"]),
        (
            with_first(level3="职工满意度", target=SHEET.indicators[2].target),
            ["IB120"],
        ),
        (with_first(weight=Decimal("49.5")), ["IB131"]),
    ],
)
def test_a_planted_fault_is_named(sheet: GoalSheet, due: list[str]) -> None:
    found = sheet_problems(sheet, FREE)
    assert [one.code for one in found] == due
    for one in found:
        assert "{" not in one.message and not one.message.endswith(("。", "！"))


def test_the_profile_sets_the_points_of_a_level() -> None:
    moved = replace(
        SHEET,
        indicators=(
            replace(SHEET.indicators[0], weight=Decimal(49)),
            replace(SHEET.indicators[1], weight=Decimal(31)),
            SHEET.indicators[2],
        ),
    )
    assert codes(moved) == []
    assert codes(moved, FIXED) == ["IB130", "IB130"]
    found = sheet_problems(moved, FIXED)[0]
    assert "49 分" in found.message and "50 分" in found.message and "少 1 分" in found.message
