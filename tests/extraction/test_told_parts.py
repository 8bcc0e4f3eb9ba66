"""Lists that a text opens or closes in its own words, the nearest wrong reading beside each."""

from __future__ import annotations

import pytest

from extraction.reading import read, read_paragraphs
from extraction.rendering import relation
from hengji.report.relations import PartsOfWhole, Relation

OPENED = {
    "全年支出90万元。支出中，人员经费60万元、公用经费10万元、项目经费20万元。": (
        "90万元 = 60万元 + 10万元 + 20万元（未说列全）"
    ),
    "项目支出60万元，共3个项目：图书采购20万元、场馆维修25万元、读书活动15万元。": (
        "60万元 = 20万元 + 25万元 + 15万元（列全）"
    ),
    "项目支出60万元，分三个部分：图书采购20万元、场馆维修25万元、读书活动15万元。": (
        "60万元 = 20万元 + 25万元 + 15万元（列全）"
    ),
    "项目支出60万元（图书采购20.5万元、场馆维修24.5万元、读书活动15万元）。": (
        "60万元 = 20.5万元 + 24.5万元 + 15万元（列全）"
    ),
    "全年支出90万元，按单位看：机关60万元，图书馆30万元。": (
        "90万元 = 60万元 + 30万元（未说列全）"
    ),
    "疗养2批次，共62人，其中第一批28人，第二批32人。": "62人 = 28人 + 32人（列全）",
    # the nearest: some only, another number of items, rounds that were not all told
    "项目支出60万元，共4个项目：图书采购20万元、场馆维修25万元、读书活动10万元。": (
        "60万元 = 20万元 + 25万元 + 10万元（未说列全）"
    ),
    "项目支出60万元（其中图书采购20万元、场馆维修25万元）。": (
        "60万元 = 20万元 + 25万元（未说列全）"
    ),
    "项目支出60万元（图书采购20万元、场馆维修25万元等）。": (
        "60万元 = 20万元 + 25万元（未说列全）"
    ),
    "疗养3批次，共90人，其中第一批28人，第二批32人。": "90人 = 28人 + 32人（未说列全）",
}
TALLIED = {
    "举办讲座4场、展览3场，共7场。": "7场 = 4场 + 3场（列全）",
    "疗养2批，分别为28人和32人，总人数60人。": "60人 = 28人 + 32人（列全）",
    # the nearest: not one list, not of one kind, what each is of
    "举办讲座4场，展览3场，共7场。": "",
    "印发手册400份、展板3块，共7份。": "",
    "慰问20户，每户3人，共60人。": "",
}


def _parts(relations: tuple[Relation, ...]) -> list[str]:
    return [relation(one) for one in relations if isinstance(one, PartsOfWhole)]


@pytest.mark.parametrize(("text", "said"), (OPENED | TALLIED).items())
def test_lists(text: str, said: str) -> None:
    assert _parts(read(text).relations) == ([f"合计 {said}"] if said else [])


def test_a_list_that_opens_a_paragraph_is_of_the_spending_above() -> None:
    lists = "按单位：机关50万元，图书馆30万元，文化馆10万元。"
    told = read_paragraphs("全年支出90万元。", lists).relations
    assert _parts(told) == ["合计 90万元 = 50万元 + 30万元 + 10万元（未说列全）"]


@pytest.mark.parametrize(
    "text",
    [
        "按单位：机关预算50万元，图书馆30万元，文化馆10万元。",
        "按单位：机关50万元，其中专项5万元，图书馆30万元，文化馆10万元。",
        "按项目：机关50万元，图书馆30万元，文化馆10万元。",
        "按单位：机关50万元，图书馆30万元，文化馆10万元，以上单位共支出90万元。",
        "机关50万元，图书馆30万元，文化馆10万元。",
    ],
)
def test_another_list_is_not(text: str) -> None:
    assert _parts(read_paragraphs("全年支出90万元。", text).relations)[:1] != [
        "合计 90万元 = 50万元 + 30万元 + 10万元（未说列全）"
    ]
