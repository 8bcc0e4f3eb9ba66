"""Levels as the forms name them."""

from __future__ import annotations

from hengji.indicators.catalogue import catalogue
from hengji.indicators.levels import level1_of, levels


def test_a_level_2_belongs_to_one_level_1() -> None:
    every = [one for below in levels().values() for one in below]
    assert len(every) == len(set(every))
    assert level1_of("时效指标") == "产出指标"
    assert level1_of("其他指标") == ""


def test_the_library_uses_these_levels() -> None:
    for one in catalogue():
        assert level1_of(one.level2) == one.level1, one.key
