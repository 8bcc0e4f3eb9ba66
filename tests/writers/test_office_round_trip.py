"""What we write is read back: same facts, same indicator rows, in every profile and format.

And our own audit has nothing to ask of an honest year whose reasons are given, ordinary or
not. ``HENGJI_YEARS=300`` tries so many years of each family.
"""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import cycle

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from composition.inputs import year_inputs
from hengji.composition import Package, compose
from hengji.indicators import ScoreSheet
from hengji.profiles import all_profiles
from hengji.writers.office import package_xlsx
from made_up.extremes import SHAPES, Shape, shaped, thirty_projects
from made_up.rarities import forty_projects
from writers.round_trip import WRITERS, troubles

FAMILIES = tuple(one.key for one in all_profiles() if not one.union)
"""Every family that a fiscal year may choose; the union book has tests of its own."""
_YEARS = int(os.environ.get("HENGJI_YEARS", "2"))
_LONG = (
    "；".join(
        f"第{number}是上级部署的时间比计划晚，基层单位报送材料不及时，部分活动改到下年举办"
        for number in "一二三四五六七"
    )
    + "。下年提前编制计划，按月调度。"
)
_SEEDS = st.integers(0, 2**32 - 1)
_OTHERS = ("pdf", "html")


def _settings(examples: int) -> settings:
    return settings(
        max_examples=examples,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
        database=None,
        phases=(Phase.generate,),  # a seed tells as much as a smaller one
    )


def _package(seed: int, family: str, shape: Shape | None = None) -> Package | None:
    """``None`` where a unit without projects has no project forms to hand in."""
    made = compose(year_inputs(seed, family, shape), family)
    return made if made.sheets else None


@pytest.mark.parametrize("family", FAMILIES)
def test_an_honest_year_is_read_back_and_not_accused(family: str) -> None:
    @_settings(_YEARS)
    @given(_SEEDS)
    def holds(seed: int) -> None:
        if package := _package(seed, family):
            assert troubles(package) == []

    holds()


@pytest.mark.parametrize("family", FAMILIES)
def test_so_is_a_year_out_of_the_ordinary(family: str) -> None:
    @_settings(_YEARS)
    @given(_SEEDS)
    def holds(seed: int) -> None:
        if package := _package(seed, family, shaped):
            assert troubles(package, ("docx", _OTHERS[seed % 2])) == []

    holds()


@pytest.mark.parametrize(("shape", "family"), [*zip(SHAPES, cycle(FAMILIES), strict=False)])
def test_so_is_each_kind_of_unusual_year(shape: str, family: str) -> None:
    if package := _package(len(shape), family, SHAPES[shape]):
        assert troubles(package, ("docx",)) == []


@pytest.mark.parametrize("family", ["hunan-2018", "hunan-2024"])
def test_so_are_long_reasons(family: str) -> None:
    inputs = year_inputs(5, family)
    sheets = tuple(_at_length(one) for one in inputs.project_scores)
    told = replace(inputs, scores=_at_length(inputs.scores), project_scores=sheets)
    assert troubles(compose(told, family), ("docx", "pdf")) == []


def _at_length(sheet: ScoreSheet) -> ScoreSheet:
    """The sheet with a reason of several hundred characters wherever it has one."""
    rows = tuple(
        replace(row, attainment=replace(row.attainment, reason=_LONG))
        if row.attainment and row.attainment.reason
        else row
        for row in sheet.rows
    )
    return replace(sheet, rows=rows)


@pytest.mark.parametrize("shape", [thirty_projects, forty_projects])
def test_so_are_many_projects(shape: Shape) -> None:
    package = _package(3, "hunan-2023", shape)
    assert package is not None
    assert len(package.sheets) > 30
    assert troubles(package, ("docx", "pdf")) == []


@pytest.mark.parametrize("family", FAMILIES[::3])
def test_the_same_year_gives_the_same_bytes(family: str) -> None:
    package = _package(11, family)
    assert package is not None
    for write in (*WRITERS.values(), package_xlsx):
        assert write(package) == write(package)
