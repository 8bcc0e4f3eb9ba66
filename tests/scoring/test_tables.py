"""The table of steps: every edge of its steps, its check lists, its words."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest

from hengji.indicators import GoalSheet
from hengji.kernel.totals import Ratio, RecordKind, RecordRef, Total
from hengji.profiles import profile
from hengji.scoring.inputs import EvaluationInputs
from hengji.scoring.sheet import score_sheet
from hengji.scoring.standard import standard
from hengji.scoring.tables import points_table


def money(amount: str) -> Total:
    return Total.of([(RecordRef(RecordKind.PAYMENT, amount), Decimal(amount))], "金额")


def test_a_table_is_whole() -> None:
    table = points_table("hunan-steps")
    assert not table.verified, "nobody has read the notice"
    assert sum(row.weight for row in table.rows) == 100
    for row in table.rows:
        assert standard(row.method).name == row.method
        assert row.indicator.standard and row.formula
        assert row.measure or row.items
        if row.items:
            assert sum(item.points for item in row.items) == row.weight
        if row.steps:
            assert row.steps[0].points == row.weight
    with pytest.raises(LookupError, match="没有名为"):
        points_table("nowhere")
    with pytest.raises(LookupError, match="没有"):
        table.row("nothing")
    with pytest.raises(LookupError, match="no scoring standard"):
        standard("nothing")


TABLE: list[tuple[str, str | None, str | None]] = [
    ("staff-control", "1", "5"), ("staff-control", "1.0099", "5"),
    ("staff-control", "1.01", "4.5"), ("staff-control", "1.5", "0"),
    ("three-public-change", "0", "5"), ("three-public-change", "-0.2", "5"),
    ("three-public-change", "0.02", "4"), ("completion-rate", "0.9501", "5"),
    ("completion-rate", "0.95", "3"), ("completion-rate", "0.5", "0"),
    ("budget-control", "0", "5"), ("budget-control", "0.1", "4"),
    ("budget-control", "0.1001", "3"), ("budget-control", "0.3", "2"),
    ("budget-control", "0.3001", "0"), ("public-control", "1.03", "5"),
    ("procurement-rate", "0.9", "2"), ("key-work-done", "0.955", "7.64"),
    ("satisfaction", "0.9", "6"), ("satisfaction", "0.8999", "4"),
    ("satisfaction", "0.69", "0"), ("staff-control", None, None),
    ("three-public-control", None, "7"), ("area-control", None, "5"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "value", "points"), TABLE)
def test_steps(key: str, value: str | None, points: str | None) -> None:
    """Ratios at and beside the edge of each step; ``None`` is a ratio without a value."""
    ratio = (
        Ratio(money(str(Decimal(value) * 10000)), money("10000"))
        if value
        else Ratio(Total(), Total())
    )
    measures: Mapping[str, Total | Ratio] = {key: ratio}
    made = EvaluationInputs(GoalSheet("青禾县总工会", 2018), measures=measures)
    row = score_sheet(made, profile("hunan-2018")).row(key)
    assert row is not None
    assert row.points == (None if points is None else Decimal(points))


def test_a_check_list_earns_item_by_item() -> None:
    made = EvaluationInputs(
        GoalSheet("青禾县总工会", 2018),
        ticked={"money-lawful": frozenset((1, 4)), "rules-sound": frozenset()},
    )
    sheet = score_sheet(made, profile("hunan-2018"))
    lawful, sound, other = (sheet.row(k) for k in ("money-lawful", "rules-sound", "disclosed"))
    assert lawful and sound and other
    assert (lawful.points, sound.points, other.points) == (Decimal(3), Decimal(0), None)
    assert "4 项中达到 2 项" in lawful.trace[0].arithmetic
