"""Points of a sheet as they are typed."""

from __future__ import annotations

from decimal import Decimal

from hengji.indicators.points import points_table
from hengji.profiles import profile

_PROFILE = profile("hunan-2024")


def _rows(*rows: tuple[str, str]) -> list[tuple[str, Decimal | None]]:
    return [(level1, Decimal(text) if text else None) for level1, text in rows]


def test_every_level_against_what_the_profile_sets() -> None:
    table = points_table(
        _rows(("产出指标", "30"), ("产出指标", "20"), ("效益指标", "28"), ("满意度指标", "10")),
        _PROFILE,
    )
    assert [(one.level1, one.points, one.gap) for one in table.levels] == [
        ("产出指标", Decimal(50), Decimal(0)),
        ("效益指标", Decimal(28), Decimal(-2)),
        ("满意度指标", Decimal(10), Decimal(0)),
    ]
    assert (table.total, table.gap, table.closed) == (Decimal(98), Decimal(-2), False)


def test_a_blank_weight_is_not_zero() -> None:
    table = points_table(_rows(("产出指标", "50"), ("产出指标", "")), _PROFILE)
    assert (table.levels[0].points, table.levels[0].blank, table.blank) == (Decimal(50), 1, 1)
    whole = _rows(("产出指标", "50"), ("效益指标", "30"), ("满意度指标", "10"))
    assert points_table(whole, _PROFILE).closed
    assert not points_table([*whole, ("效益指标", None)], _PROFILE).closed


def test_a_level_that_the_profile_does_not_set() -> None:
    (level,) = points_table(_rows(("成本指标", "20")), _PROFILE).levels
    assert (level.due, level.gap) == (None, None)


def test_levels_that_cancel_out_are_not_closed() -> None:
    table = points_table(
        _rows(("产出指标", "60"), ("效益指标", "20"), ("满意度指标", "10")), _PROFILE
    )
    assert table.gap == 0
    assert not table.closed
