"""Staff told by the posts they fill."""

from __future__ import annotations

import pytest

from extraction.prose.said import facts


@pytest.mark.parametrize("word", ["实际", "实有", "在编"])
def test_staff_after_posts_of_one_kind(word: str) -> None:
    assert facts(f"行政编制6人，{word}7人；事业编制5人，{word}4人。") == [
        "行政编制 6人",
        "行政在职人数 7人",
        "事业编制 5人",
        "事业在职人数 4人",
    ]


def test_all_staff_by_their_own_name() -> None:
    assert facts("编制12人，其中行政编制6人，实有在职人数11人。")[-1] == "在职人数 11人"


def test_staff_after_all_posts() -> None:
    assert facts("编制数12人，实际11人。") == ["编制数 12人", "在职人数 11人"]
