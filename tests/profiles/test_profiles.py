"""Profiles: every folder loads, agrees with itself, and says honestly what is verified."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from hengji import profiles
from hengji.profiles import Profile, all_profiles, clues, profile
from hengji.report.forms import FormKind
from hengji.vocabulary import term

FOLDER = Path(profiles.__file__).parent
KEYS = (
    "generic", "hunan-2018", "hunan-2022", "hunan-2023", "hunan-2024", "project-2020",
    "union-line", "yiyang-2024", "yueyang-2022",
)  # fmt: skip


def test_every_folder_is_a_family_and_none_went_missing() -> None:
    folders = {one.parent.name for one in FOLDER.glob("*/profile.toml")}
    found = [p.key for p in all_profiles()]
    assert found == sorted(folders - {"common"})
    assert set(found) >= set(KEYS)


@pytest.mark.parametrize("one", all_profiles(), ids=lambda p: p.key)
def test_a_profile_agrees_with_itself(one: Profile) -> None:
    assert not one.verified, "a person has to check it against the notice first"
    assert one.grade_of(Decimal("90")) is one.grades[0]
    weights = set(one.weights.values())
    assert not weights or sum(weights) + one.execution_points == one.total_points
    for form in one.forms:
        names = {label for row in form.rows for label in row.labels[:1]}
        for row in form.rows:
            assert not row.parent or row.parent in names
            assert not row.term or term(row.term)


@pytest.mark.parametrize("family", clues(), ids=lambda f: f.key)
def test_clues_are_of_a_profile(family: object) -> None:
    found = [f for f in clues() if f is family]
    one = profile(found[0].key)
    assert found[0].clues and one.clues == found[0].clues
    assert all(c.points > 0 and "（" not in c.text for c in found[0].clues)


def test_families_of_hunan_ask_for_their_forms() -> None:
    asked = {f.kind for f in profile("hunan-2023").forms if f.required}
    assert asked == {FormKind.BASE_DATA, FormKind.SELF_EVALUATION}
    assert [o.number for o in profile("hunan-2023").outline if o.level == 1] == list(
        "一二三四五六七八九"
    )


def test_unknown_profile() -> None:
    with pytest.raises(LookupError, match="没有名为"):
        profile("nowhere-1999")


def test_recognition_loads_the_clues_only() -> None:
    clues.cache_clear()
    profile.cache_clear()
    clues()
    assert profile.cache_info().currsize == 0
