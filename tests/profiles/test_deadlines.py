"""Deadlines: days of a fiscal year, how they stand, and that nobody has verified them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hengji.profiles import Matter, Profile, Standing, all_profiles, due_day, profile

LAST_DAY = date(2025, 3, 31)


@pytest.mark.parametrize("one", all_profiles(), ids=lambda p: p.key)
def test_every_family_says_by_when_and_that_nobody_verified_it(one: Profile) -> None:
    for matter in Matter:
        found = one.deadline(matter)
        assert found is not None
        assert not found.verified and found.note and found.words
        assert found.clause is None or not found.clause.verified
        assert found.day_of(2024).year == 2024 + (matter is Matter.SELF_EVALUATION)


@pytest.mark.parametrize(
    ("left", "standing"),
    [(21, Standing.AHEAD), (20, Standing.SOON), (0, Standing.SOON), (-1, Standing.PAST)],
)
def test_a_day_is_near_then_here_then_past(left: int, standing: Standing) -> None:
    found = profile("hunan-2024").deadline(Matter.SELF_EVALUATION)
    assert found is not None
    one = due_day(found, 2024, LAST_DAY - timedelta(left))
    assert (one.day, one.left, one.standing) == (LAST_DAY, left, standing)


def test_the_notice_of_the_year_goes_before_the_family() -> None:
    found = profile("hunan-2024").deadline(Matter.SELF_EVALUATION)
    assert found is not None
    one = due_day(found, 2024, LAST_DAY + timedelta(1), noticed=date(2025, 4, 15))
    assert (one.noticed, one.left, one.standing) == (True, 14, Standing.SOON)


def test_a_month_without_that_day_ends_earlier() -> None:
    found = profile("hunan-2024").deadline(Matter.GOALS)
    assert found is not None
    ends = replace(found, month=2, day=30)
    assert (ends.day_of(2024), ends.day_of(2025)) == (date(2024, 2, 29), date(2025, 2, 28))


def test_the_upper_union_has_a_day_of_its_own() -> None:
    found = profile("union-line").deadline(Matter.SELF_EVALUATION)
    assert found is not None
    assert found.clause is None
    assert found.day_of(2024) == date(2025, 4, 30)
