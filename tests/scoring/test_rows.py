"""What an indicator row should have earned."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengji.kernel.figures import Figure
from hengji.kernel.places import Place
from hengji.kernel.units import POINT
from hengji.profiles import profile
from hengji.report.facts import Text
from hengji.report.forms import IndicatorRow
from hengji.scoring import RowScore, Unscored, score_row
from hengji.scoring.values import Operator, read_value

HERE = Place("示例.txt")


def row(target: str, actual: str, weight: str = "10", level3: str = "开展活动") -> IndicatorRow:
    return IndicatorRow(
        "产出指标",
        "数量指标",
        Text(level3, HERE),
        Text(target, HERE),
        Text(actual, HERE),
        Figure.parse(weight, POINT),
        None,
        None,
        None,
        HERE,
    )


@pytest.mark.parametrize(
    ("text", "operator", "digits", "unit"),
    [
        ("≥10", Operator.AT_LEAST, "10", ""),
        ("≧ 95 %", Operator.AT_LEAST, "95", "%"),
        ("不低于95%", Operator.AT_LEAST, "95", "%"),
        ("10场以上", Operator.AT_LEAST, "10", "场"),
        ("控制在5万元以内", Operator.AT_MOST, "5", "万元"),
        ("≤５万元", Operator.AT_MOST, "5", "万元"),
        ("支付率100%", None, "100", "%"),
        ("1,200人", None, "1200", "人"),
        ("100百分比", None, "100", "%"),
    ],
)
def test_a_cell_with_one_number(
    text: str, operator: Operator | None, digits: str, unit: str
) -> None:
    value = read_value(text)
    assert value is not None
    assert (value.operator, value.figure.digits) == (operator, Decimal(digits))
    assert value.figure.unit.symbol == unit


@pytest.mark.parametrize("text", ["", "不断提升", "1～2家", "2024年12月", "9月底前", "3场2次"])
def test_a_cell_without_one_number_is_not_judged(text: str) -> None:
    assert read_value(text) is None


@pytest.mark.parametrize(
    ("target", "actual", "points", "met"),
    [
        ("≥10场", "12场", "10", True),
        ("≥10场", "9场", "9", False),
        ("97%", "95%", "9.79", False),
        ("≥90%", "0.93", "10", True),
        ("100%", "1", "10", True),
        ("≥90%", "0.81", "9", False),
        ("≤60%", "1", "10", True),
        ("≤5万元", "4万元", "10", True),
        ("≤5万元", "6万元", "8", False),
        ("≤5万元", "11万元", "0", False),
    ],
)
def test_points_due(target: str, actual: str, points: str, met: bool) -> None:
    found = score_row(row(target, actual), profile("generic"))
    assert isinstance(found, RowScore)
    assert found.met is met
    assert found.scored.points.quantize(Decimal("0.01")) == Decimal(points)


@pytest.mark.parametrize(
    ("target", "actual"),
    [("≥10场", "95%"), ("不断提升", "不断提升"), ("0", "3"), ("10场", "12人")],
)
def test_what_cannot_be_scored_says_why(target: str, actual: str) -> None:
    found = score_row(row(target, actual), profile("generic"))
    assert isinstance(found, Unscored)
    assert found.reason


def test_a_bare_cost_target_has_no_direction() -> None:
    assert isinstance(
        score_row(row("5万元", "6万元", level3="活动成本"), profile("generic")), Unscored
    )


@given(
    target=st.integers(1, 10_000),
    actual=st.integers(0, 20_000),
    weight=st.integers(1, 60),
)
def test_points_lie_between_nothing_and_the_weight(
    target: int, actual: int, weight: int
) -> None:
    found = score_row(row(f"≥{target}场", f"{actual}场", str(weight)), profile("generic"))
    assert isinstance(found, RowScore)
    assert 0 <= found.scored.low <= found.scored.points <= found.scored.high <= weight
    assert found.met is (actual >= target)
    assert (found.scored.points == weight) is (actual >= target)
