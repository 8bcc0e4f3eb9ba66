"""A project's quoted name says whose figure it is, not what."""

from __future__ import annotations

import pytest

from extraction.reading import read


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("“公务接待规范化建设”项目：全年预算数4.26万元。", {"全年预算数"}),
        ("“上级补助乙类”项目：实际支出1.00万元。", set()),
        # the nearest that are no part of a name
        ("“公务接待费”预算数3.24万元。", {"公务接待费"}),
        ("“三公”经费全年预算数3.24万元。", {"三公经费"}),
        ("公务接待费全年预算数3.24万元。", {"公务接待费"}),
    ],
)
def test_terms(text: str, terms: set[str]) -> None:
    assert {fact.term for fact in read(text).facts if fact.term} == terms
