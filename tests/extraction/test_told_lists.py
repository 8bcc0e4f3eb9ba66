"""Sums over numbered paragraphs, the nearest that is none beside each."""

from __future__ import annotations

import pytest

from extraction.reading import read_paragraphs
from extraction.rendering import relation
from hengji.report.relations import PartsOfWhole

_ITEMS = ("1.维权经费31.2万元，用于维权；", "2.家庭建设经费27.7万元；", "3.救助经费36.6万元。")
_SPLIT = "31.2万元 + 27.7万元 + 36.6万元"


def sums(*texts: str) -> list[str]:
    found = read_paragraphs(*texts).relations
    return [relation(one) for one in found if isinstance(one, PartsOfWhole)]


def test_a_total_below_its_items() -> None:
    assert sums(*_ITEMS, "以上合计95.5万元。") == [f"合计 95.5万元 = {_SPLIT}（列全）"]


def test_a_total_above_its_items() -> None:
    told = f"合计 95.5万元 = {_SPLIT}（未说列全）"
    assert sums("2024年项目支出95.5万元，其中：", *_ITEMS) == [told]
    assert sums("2024年项目支出95.5万元，具体为：", *_ITEMS) == [
        told.replace("未说列全", "列全")
    ]


def test_counts_and_the_number_of_items() -> None:
    items = ("（1）劳动竞赛12场，参与300人；", "（2）技能比武8场，参与160人。")
    assert sums(*items, "以上2项共20场。") == ["合计 20场 = 12场 + 8场（列全）"]
    assert sums(*items, "以上3项共20场。") == []


def test_an_item_counts_with_its_own_sum() -> None:
    items = (
        "1.困难职工41人，标准500元/人，计2.05万元；",
        "2.单亲职工58人，标准800元/人，计4.64万元。",
    )
    assert sums(*items, "以上合计6.69万元。") == ["合计 6.69万元 = 2.05万元 + 4.64万元（列全）"]


@pytest.mark.parametrize(
    "texts",
    [
        (*_ITEMS, "其他工作按计划推进。", "以上合计95.5万元。"),  # not right below
        (_ITEMS[0], _ITEMS[2], "以上合计95.5万元。"),  # the second is missing
        (*_ITEMS[:2], "3.其他工作。", "以上合计95.5万元。"),  # one without a figure
        ("1.维权经费31.2万元，家庭建设经费5万元；", *_ITEMS[1:], "以上合计95.5万元。"),
    ],
)
def test_what_is_no_sum(texts: tuple[str, ...]) -> None:
    assert sums(*texts) == []


def test_a_total_may_hold_an_earlier_list() -> None:
    texts = (
        "1.办公费60万元；",
        "2.差旅费40万元。",
        "（二）项目支出。",
        *_ITEMS,
        "以上合计195.5万元。",
    )
    found = [r for r in read_paragraphs(*texts).relations if isinstance(r, PartsOfWhole)]
    assert [one.certain for one in found] == [False]
