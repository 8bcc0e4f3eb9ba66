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


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("“平台2.0”项目自评得分99.9分。", "平台2.0项目"),
        ("“‘互联＋’服务平台（二期）”项目自评得分99.9分。", "互联+服务平台(二期)项目"),
        ("“驿站（含A、B类）”项目自评得分99.9分。", "驿站(含A、B类)项目"),
        ("驿站运行维护项目自评得分99.9分。", "驿站运行维护项目"),
        # the nearest that name no project
        ("（三）自评得分99.9分。", ""),
    ],
)
def test_scopes(text: str, scope: str) -> None:
    (score,) = read(text).facts
    assert (score.term, score.scope) == ("自评总分", scope)


def test_counts_outside_a_name_are_read() -> None:
    told = read("“平台2.0”项目举办活动3场。").quantities
    assert [str(one.figure) for one in told] == ["3 场"]
