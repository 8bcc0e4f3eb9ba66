"""Attainments worked out from records, and what they rest on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from hengji.indicators import Attainment, Computed, Indicator, Manual, NumberTarget, Operator
from hengji.indicators.attainment import compute
from hengji.indicators.indicator import printed
from hengji.indicators.records import Sources, Survey, WorkRecord
from hengji.kernel.figures import Figure
from hengji.kernel.totals import Ratio, RecordKind, RecordRef, Total
from hengji.kernel.units import measure_unit


def ref(key: str) -> RecordRef:
    return RecordRef(RecordKind.ACTIVITY, key, key)


def visit(key: str, people: str | None, money: str | None, *marks: str) -> WorkRecord:
    counts = (("people", people), ("money", money))
    return WorkRecord(
        ref(key),
        "visits",
        date(2024, 1, 20),
        tuple((name, Decimal(text)) for name, text in counts if text is not None),
        frozenset(marks),
    )


VISITS = (
    visit("V1", "40", "40000", "冬送温暖"),
    visit("V2", "60", "30000", "夏送清凉"),
    visit("V3", "20", None, "冬送温暖", "劳模", "按期"),
    visit("V4", None, "2500", "劳模"),
)
ANSWERS = (("满意", 90), ("基本满意", 6), ("不满意", 4))
SURVEY = Survey(ref("S1"), "职工群众", 120, 110, 100, ANSWERS, "扫码填写")
SOURCES = Sources(VISITS, (SURVEY,))


def indicator(
    key: str, target: str, unit: str, operator: Operator = Operator.AT_LEAST
) -> Indicator:
    goal = NumberTarget(operator, Figure(Decimal(target), measure_unit(unit)))
    return Indicator("I1", "产出指标", "数量指标", key, goal, Decimal(10), formula=key)


def attained(key: str, target: str, unit: str, sources: Sources = SOURCES) -> str:
    value = compute(indicator(key, target, unit), sources).value
    return printed(value) if isinstance(value, Figure) else ""


@pytest.mark.parametrize(
    ("key", "target", "unit", "value"),
    [
        ("visited", "100", "人", "120人"),
        ("winter-warmth", "50", "人", "60人"),
        ("visit-money", "7", "万元", "7.25万元"),
        ("visit-money", "70000", "元", "72500元"),
        ("models-paid-on-time", "90", "%", "50%"),
        ("visit-cost", "700", "元", "604.17元"),
        ("satisfaction-workers", "95", "%", "96%"),
    ],
)
def test_worked_out(key: str, target: str, unit: str, value: str) -> None:
    assert attained(key, target, unit) == value


def test_what_no_record_says_is_not_known() -> None:
    assert attained("stations", "5", "个") == ""
    assert attained("satisfaction-models", "95", "%") == ""
    assert attained("execution-rate", "95", "%") == ""
    done = compute(indicator("stations", "5", "个"), SOURCES)
    assert done == Attainment("I1", None, Manual())


def test_a_list_that_is_kept_counts_none_of_a_mark_as_zero() -> None:
    other = Sources((visit("V1", "4", "5", "节日"),))
    assert attained("models-paid-on-time", "90", "%", other) == ""  # no such visit: no rate
    training = WorkRecord(ref("T1"), "activities", date(2024, 5, 1))
    assert attained("matchmaking", "1", "场次", Sources((training,))) == "0场次"


def test_a_unit_that_does_not_fit_gives_nothing() -> None:
    assert attained("visited", "100", "场") == ""
    assert attained("visited", "100", "万元") == ""


def test_rounding_hides_no_miss() -> None:
    """2999 of 3000 is 99.97 %; 19999 of 20000 printed as 100.00 % would seem to be all."""
    whole = Ratio(
        Total.of([(ref("a"), Decimal(19999))], "在用", measure_unit("个")),
        Total.of([(ref("b"), Decimal(20000))], "全部", measure_unit("个")),
    )
    sources = Sources(measures={"execution-rate": whole})
    assert attained("execution-rate", "100", "%", sources) == "99.995%"
    assert attained("execution-rate", "95", "%", sources) == "100.00%"


def test_the_trace_names_the_records_that_add_up() -> None:
    done = compute(indicator("visit-money", "7", "万元"), SOURCES)
    assert isinstance(done.how, Computed) and isinstance(done.how.measure, Total)
    assert [one.key for one in done.records] == ["V1", "V2", "V4"]
    assert done.how.measure.value == sum(one.amount for one in done.how.measure.records)
    (step,) = done.trace
    assert step.arithmetic == "各次慰问金额之和" and step.result == "7.25万元"
    assert step.inputs[0].printed == "72,500 元"
    assert step.inputs[0].records == done.records


def test_a_survey_counts_valid_answers_only() -> None:
    done = compute(indicator("satisfaction-workers", "95", "%"), SOURCES)
    assert isinstance(done.how, Computed) and isinstance(done.how.measure, Ratio)
    assert done.how.measure.denominator.value == 100
    assert done.records == (ref("S1"),)


def test_by_hand() -> None:
    own = Indicator("I1", "效益指标", "社会效益指标", "影响")
    assert compute(own, SOURCES).value is None
    evidence = RecordRef(RecordKind.EVIDENCE, "E1")
    assert Attainment("I1", None, Manual((evidence,))).records == (evidence,)


def test_a_project_has_its_own_records() -> None:
    own = Sources(
        (
            *VISITS,
            WorkRecord(ref("V9"), "visits", None, (("people", Decimal(7)),), project="P1"),
        )
    )
    part = own.of_project("P1", {})
    assert [one.ref.key for one in part.records] == ["V9"]
