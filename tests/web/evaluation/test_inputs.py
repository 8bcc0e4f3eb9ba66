"""A unit's year as the core takes it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hengji.web.evaluation.inputs import load_year, package
from hengji.web.rows.session import as_system
from web.books import YEAR
from web.evaluation.filled import Filled

pytestmark = pytest.mark.django_db


def test_the_year_is_scored_from_its_records(year: Filled) -> None:
    with as_system("评分"):
        loaded = load_year(year.union, YEAR)
    sheet = loaded.scores
    assert [row.points for row in sheet.rows] == [Decimal(50), Decimal("29.37"), Decimal(10)]
    assert sheet.execution is not None
    assert sheet.execution.ratio.numerator.value == Decimal("118200.00")
    assert sheet.execution.ratio.denominator.value == Decimal("151000.00")
    assert [one.goals.project for one in loaded.inputs.project_scores] == ["P01"]


def test_the_package_tells_the_year(year: Filled) -> None:
    with as_system("评分"):
        made = package(year.union, YEAR)
    assert made.fields()["final.total"].text == "11.82"
    assert made.identity.unit == "青禾县总工会"


def test_loading_takes_a_fixed_number_of_queries(
    year: Filled, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    with as_system("评分"), django_assert_max_num_queries(25):  # type: ignore[operator]  # a context manager of pytest-django
        load_year(year.union, YEAR)
