"""Last year's sheet beside this year's."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hengji.indicators import GoalSheet, Indicator, NumberTarget, Operator
from hengji.indicators.comparison import Pair, Standing, compare
from hengji.kernel.figures import Figure
from hengji.kernel.units import measure_unit


def _row(key: str, level3: str, digits: str, catalogue: str = "") -> Indicator:
    target = NumberTarget(Operator.AT_LEAST, Figure(Decimal(digits), measure_unit("场")))
    return Indicator(
        key, "产出指标", "数量指标", level3, target, Decimal(10), catalogue=catalogue
    )


def _sheet(*rows: Indicator) -> GoalSheet:
    return GoalSheet("101001", 2024, "", rows)


_OLD = _row("1", "开展职工文体活动", "10")


def test_the_same_name_belongs_together_whatever_its_key() -> None:
    new = replace(_OLD, key="7", level3="开展职工 文体活动")
    assert compare(_sheet(_OLD), _sheet(new)) == (Pair(_OLD, new, Standing.SAME),)


def test_what_differs_is_named() -> None:
    new = replace(_row("7", "开展职工文体活动", "12"), weight=Decimal(8))
    assert compare(_sheet(_OLD), _sheet(new)) == (
        Pair(_OLD, new, Standing.CHANGED, ("target", "weight")),
    )


def test_the_library_key_outlives_a_new_name() -> None:
    old, new = _row("1", "旧名", "5", "lectures"), _row("2", "新名", "5", "lectures")
    assert compare(_sheet(old), _sheet(new)) == (Pair(old, new, Standing.SAME),)


def test_new_and_dropped_and_each_only_once() -> None:
    twice = replace(_OLD, key="2")
    other = _row("3", "走访慰问", "20")
    assert [one.standing for one in compare(_sheet(_OLD, other), _sheet(_OLD, twice))] == [
        Standing.SAME,
        Standing.NEW,
        Standing.DROPPED,
    ]
