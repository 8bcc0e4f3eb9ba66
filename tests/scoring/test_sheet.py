"""A whole sheet: methods, caps, demands, grade, both families, what-if."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings

from hengji.indicators import (
    AttainedValue,
    Attainment,
    BandReached,
    DeadlineTarget,
    DemandKind,
    GoalSheet,
    Indicator,
    Manual,
    NumberTarget,
    Operator,
    QualitativeTarget,
    ScoredRow,
    ScoreSheet,
    Target,
)
from hengji.kernel.figures import Figure
from hengji.kernel.totals import Ratio, RecordKind, RecordRef, Total
from hengji.kernel.units import measure_unit
from hengji.profiles import OverAchievement, Profile, profile
from hengji.scoring.inputs import EvaluationInputs
from hengji.scoring.sheet import score_sheet
from hengji.scoring.what_if import AttainmentChange, PaymentChange, WeightChange, what_if
from years import MadeUpYear, years

FORM = profile("hunan-2023")
EVIDENCE = Manual((RecordRef(RecordKind.EVIDENCE, "E1"),))


def figure(digits: str, unit: str = "场") -> Figure:
    return Figure(Decimal(digits), measure_unit(unit))


def target(operator: Operator, digits: str, unit: str = "场") -> NumberTarget:
    return NumberTarget(operator, figure(digits, unit))


def money(amount: str) -> Total:
    return Total.of([(RecordRef(RecordKind.PAYMENT, amount), Decimal(amount))], "执行数")


def inputs(
    goal: Target, value: AttainedValue | None, *, reason: str = "", points: str = "",
    weight: str = "90", executed: str = "95", budget: str = "100",
) -> EvaluationInputs:  # fmt: skip
    """A sheet of one indicator."""
    row = Indicator("I1", "产出指标", "数量指标", "开展活动", goal, Decimal(weight))
    given_points = Decimal(points) if points else None
    done = Attainment("I1", value, EVIDENCE, reason, given_points)
    return EvaluationInputs(
        GoalSheet("青禾县总工会", 2024, "目标", (row,)),
        {"I1": done},
        execution=Ratio(money(executed), money(budget), "执行数 ÷ 预算数"),
    )


def scored(made: EvaluationInputs, form: Profile = FORM) -> ScoredRow:
    return score_sheet(made, form).rows[0]


@pytest.mark.parametrize(
    ("operator", "goal", "actual", "points", "met"),
    [
        (Operator.AT_LEAST, "10", "10", "90", True),
        (Operator.AT_LEAST, "10", "12", "90", True),
        (Operator.AT_LEAST, "10", "9", "81.00", False),
        (Operator.AT_LEAST, "30000", "29999", "89.99", False),
        (Operator.AT_LEAST, "10", "-3", "0.00", False),
        (Operator.EQUAL, "10", "8", "72.00", False),
        (Operator.EQUAL, "0", "0", "90", True),
        (Operator.MORE, "10", "5", "45.00", False),
        (Operator.AT_MOST, "10", "10", "90", True),
        (Operator.AT_MOST, "10", "0", "90", True),
        (Operator.AT_MOST, "10", "12", "72.00", False),
        (Operator.AT_MOST, "10", "20", "0.00", False),
        (Operator.LESS, "10", "30", "0.00", False),
        (Operator.AT_MOST, "0", "1", "0", False),
    ],
)
def test_a_number(operator: Operator, goal: str, actual: str, points: str, met: bool) -> None:
    row = scored(inputs(target(operator, goal), figure(actual)))
    assert (row.points, row.met) == (Decimal(points), met)
    assert row.trace[-1].result.endswith("分")
    reasons = [due.kind for due in row.demands if due.kind is DemandKind.REASON_MISSED]
    assert bool(reasons) is not met


def test_full_marks_are_never_rounded_up_to() -> None:
    row = scored(inputs(target(Operator.AT_LEAST, "100000"), figure("99999")))
    assert row.points == Decimal("89.99")


@pytest.mark.parametrize(
    ("band", "low", "high", "points", "met"),
    [
        ("达成年度指标", "72", "90", "90", True),
        ("部分达成年度指标并具有一定效果", "54", "72", "54", False),
        ("未达成年度指标且效果较差", "0", "54", "0", False),
    ],
)
def test_a_band(band: str, low: str, high: str, points: str, met: bool) -> None:
    row = scored(inputs(QualitativeTarget("职工获得感增强"), BandReached(band)))
    assert (row.low, row.high) == (Decimal(low), Decimal(high))
    assert (row.points, row.met) == (Decimal(points), met)


@pytest.mark.parametrize(
    ("points", "kept"),
    [("54", True), ("71.99", True), ("72", False), ("90", False), ("53", True)],
)
def test_a_choice_within_a_band(points: str, kept: bool) -> None:
    """Stricter than the band is the unit's own choice; above it is refused."""
    made = inputs(
        QualitativeTarget("职工获得感增强"),
        BandReached("部分达成年度指标并具有一定效果"),
        points=points,
        reason="部分任务推迟",
    )
    row = scored(made)
    assert row.points == (Decimal(points) if kept else None)
    due = [one.kind for one in row.demands if not one.met]
    assert due == ([] if kept else [DemandKind.POINTS])


def test_a_day() -> None:
    due = DeadlineTarget(date(2024, 12, 20))
    assert scored(inputs(due, date(2024, 12, 20))).points == 90
    late = scored(inputs(due, date(2024, 12, 21)))
    assert (late.points, late.met) == (Decimal(0), False)
    lenient = replace(FORM, scoring=replace(FORM.scoring, late=Decimal("0.6")))
    assert scored(inputs(due, date(2024, 12, 21)), lenient).points == 54


def test_what_is_missing_is_demanded_and_there_is_no_total() -> None:
    sheet = score_sheet(inputs(target(Operator.AT_LEAST, "10"), None), FORM)
    assert sheet.total is None and sheet.grade == ""
    assert [due.kind for due in sheet.outstanding] == [DemandKind.VALUE]


def test_units_that_do_not_compare_are_told() -> None:
    sheet = score_sheet(inputs(target(Operator.AT_LEAST, "10"), figure("95", "%")), FORM)
    assert sheet.total is None
    assert [one.code for one in sheet.all_warnings] == ["SW101"]


def test_a_value_by_hand_needs_evidence() -> None:
    made = inputs(target(Operator.AT_LEAST, "10"), figure("10"))
    bare = replace(made, attainments={"I1": Attainment("I1", figure("10"))})
    assert [due.kind for due in score_sheet(bare, FORM).outstanding] == [DemandKind.EVIDENCE]
    assert score_sheet(made, FORM).outstanding == ()


@pytest.mark.parametrize(
    ("over", "points"),
    [
        (OverAchievement.KEEP, "90"),
        (OverAchievement.NOTHING, "0"),
        (OverAchievement.REDUCE, "72.00"),
    ],
)
def test_far_above_the_target(over: OverAchievement, points: str) -> None:
    form = replace(FORM, scoring=replace(FORM.scoring, over=over))
    sheet = score_sheet(inputs(target(Operator.AT_LEAST, "10"), figure("15")), form)
    assert sheet.rows[0].points == Decimal(points)
    assert DemandKind.REASON_OVER in {due.kind for due in sheet.outstanding}
    assert bool(sheet.caps) is (over is not OverAchievement.KEEP)
    just = score_sheet(inputs(target(Operator.AT_LEAST, "10"), figure("13")), form)
    assert just.rows[0].points == 90 and not just.outstanding


@pytest.mark.parametrize(
    ("executed", "budget", "points", "grade"),
    [
        ("95", "100", "9.50", "优"),
        ("100", "100", "10.00", "优"),
        ("99999", "100000", "9.99", "优"),
        ("0", "100", "0.00", "优"),
        ("120", "100", "10.00", "优"),
    ],
)
def test_execution(executed: str, budget: str, points: str, grade: str) -> None:
    made = inputs(
        target(Operator.AT_LEAST, "10"), figure("10"), executed=executed, budget=budget
    )
    sheet = score_sheet(made, FORM)
    assert sheet.execution is not None
    assert sheet.execution.points == Decimal(points)
    assert sheet.total == Decimal(points) + 90
    assert (sheet.full, sheet.grade) == (Decimal(100), grade)
    assert bool(sheet.caps) is (executed == "120")


def test_low_execution_and_large_adjustments_want_reasons() -> None:
    made = inputs(target(Operator.AT_LEAST, "10"), figure("10"), executed="79.99")
    made = replace(made, adjustment=Ratio(money("31"), money("100")), set_apart=money("20"))
    sheet = score_sheet(made, FORM)
    assert [due.kind for due in sheet.outstanding] == [
        DemandKind.REASON_EXECUTION,
        DemandKind.REASON_ADJUSTMENT,
    ]
    assert "20.00 元" in sheet.demands[1].message
    told = {due.kind: "主要原因是政策性增资" for due in sheet.demands}
    assert score_sheet(replace(made, reasons=told), FORM).outstanding == ()
    edge = inputs(target(Operator.AT_LEAST, "10"), figure("10"), executed="80")
    edge = replace(edge, adjustment=Ratio(money("30"), money("100")))
    assert score_sheet(edge, FORM).demands == ()


def test_no_budget_leaves_execution_to_the_group() -> None:
    made = inputs(target(Operator.AT_LEAST, "10"), figure("10"), executed="0", budget="0")
    sheet = score_sheet(made, FORM)
    assert sheet.total is None
    assert [due.kind for due in sheet.outstanding] == [DemandKind.POINTS]
    assert score_sheet(replace(made, execution_points=Decimal(10)), FORM).total == 100


@pytest.mark.parametrize(
    ("points", "grade"),
    [("90", "优"), ("89.99", "良"), ("80", "良"), ("60", "中"), ("59.99", "差")],
)
def test_the_grade_is_the_profiles(points: str, grade: str) -> None:
    best = inputs(
        QualitativeTarget("目标"), BandReached("达成年度指标"), weight="100", points=points
    )
    sheet = score_sheet(replace(best, execution=None), FORM)
    assert (sheet.total, sheet.grade) == (Decimal(points), grade)


def test_what_if() -> None:
    made = inputs(target(Operator.AT_LEAST, "10"), figure("8"), reason="推迟", executed="85")
    changes = (AttainmentChange("I1", figure("10")), PaymentChange(Decimal("10.00")))
    before, after = what_if(made, changes, FORM)
    assert (before.total, before.grade) == (Decimal("80.50"), "良")
    assert (after.total, after.grade) == (Decimal("99.50"), "优")
    assert after.execution is not None
    assert after.execution.ratio.numerator.records[-1].record.label == "假设的支付"
    _, lighter = what_if(made, (WeightChange("I1", Decimal(80)),), FORM)
    assert lighter.full == 90
    with pytest.raises(LookupError, match="没有指标"):
        what_if(made, (AttainmentChange("?", figure("1")),), FORM)


@settings(max_examples=15, deadline=None)
@given(years("hunan-2024"))
def test_what_if_nothing_changes_nothing_changes(year: MadeUpYear) -> None:
    before, after = what_if(year.inputs, (), year.profile)
    assert before == after == year.sheet


@settings(max_examples=15, deadline=None)
@given(years("yiyang-2024"))
def test_a_sheet_adds_up_and_stays_within_its_weights(year: MadeUpYear) -> None:
    for sheet in (year.sheet, *year.project_sheets):
        _adds_up(sheet)
        assert sheet.full == 100 and not sheet.outstanding


@settings(max_examples=15, deadline=None)
@given(years("hunan-2018"))
def test_so_does_a_table_of_steps(year: MadeUpYear) -> None:
    assert year.sheet.execution is None
    assert year.sheet.full == 100 and not year.sheet.outstanding
    _adds_up(year.sheet)


def _adds_up(sheet: ScoreSheet) -> None:
    points = [row.points for row in sheet.rows]
    assert None not in points and sheet.total is not None
    execution = (sheet.execution.points if sheet.execution else None) or Decimal(0)
    assert sheet.total == sum((p for p in points if p is not None), execution)
    for row in sheet.rows:
        assert row.points is not None and 0 <= row.points <= row.weight
        assert row.trace, "every point says where it comes from"
        for step in row.trace:
            assert step.clause and step.arithmetic and step.result


def test_a_project_of_that_family_goes_by_weights() -> None:
    made = inputs(target(Operator.AT_LEAST, "10"), figure("10"))
    made = replace(made, goals=replace(made.goals, project="P1"))
    assert score_sheet(made, profile("hunan-2018")).execution is not None
