"""收入 A，加上补助 B、结转 C，收入总计 D: how the accounts of a whole budget are told."""

from __future__ import annotations

import pytest

from extraction.reading import read_paragraphs
from extraction.rendering import relation
from hengji.report.relations import PartsOfWhole

TOLD = {
    "全县一般公共预算收入85000万元，加上上级补助收入200000万元、上年结转15000万元、"
    "调入资金10000万元，收入总计310000万元。": [
        "合计 310000万元 = 85000万元 + 200000万元 + 15000万元 + 10000万元（列全）"
    ],
    "一般公共预算收入完成85000万元，其中：税收收入50000万元，非税收入35000万元，"
    "加上上级补助收入200000万元（其中：返还性收入3000万元）、上年结转15000万元，"
    "收入总计300000万元。": [
        "合计 85000万元 = 50000万元 + 35000万元（未说列全）",
        "合计 200000万元 = 3000万元（未说列全）",
        "合计 300000万元 = 85000万元 + 200000万元 + 15000万元（列全）",
    ],
    "全县政府性基金收入完成6000万元，为预算的96%。加上上级补助收入300万元、"
    "专项债务转贷收入700万元，收入总计7000万元。": [
        "合计 7000万元 = 6000万元 + 300万元 + 700万元（列全）"
    ],
    "收入总计1345万元；支出完成820万元，调出资金410万元，结转下年115万元，支出总计1345万元。": [
        "合计 1345万元 = 820万元 + 410万元 + 115万元（列全）"
    ],
    "全县一般公共预算收入85000万元，比上年增长6%，剔除调入资金10000万元，"
    "收入总计75000万元。": [],
    "上级补助收入300万元，收入总计7000万元。": [],
    "一般公共预算收入85000万元，税收收入50000万元，加上上级补助收入15000万元，"
    "收入总计101000万元。": ["合计 101000万元 = 50000万元 + 15000万元（列全）"],
    "政府性基金预算收入完成8.24亿元，其中国有土地使用权出让收入7.36亿元。"
    "加上专项债券收入6.50亿元、上年结余0.38亿元，总收入15.12亿元。": [
        "合计 8.24亿元 = 7.36亿元（未说列全）",
        "合计 15.12亿元 = 8.24亿元 + 6.50亿元 + 0.38亿元（列全）",
    ],
    "全区总财力8.15亿元，包括：调入资金5.35亿元、上年结余1.92亿元、"
    "动用预算稳定调节基金0.88亿元。": [
        "合计 8.15亿元 = 5.35亿元 + 1.92亿元 + 0.88亿元（未说列全）"
    ],
}


@pytest.mark.parametrize(("text", "said"), TOLD.items())
def test_transfers_are_added_to_what_came_in_or_was_spent(text: str, said: list[str]) -> None:
    found = [relation(one) for one in read_paragraphs(text).relations]
    assert [one for one in found if one.startswith("合计")] == said


def test_more_revenue_behind_its_rate_is_its_amount() -> None:
    found = read_paragraphs("税收收入完成5498万元，同比增长6.9%，增收355万元。").relations
    assert [relation(one) for one in found] == ["变动 5498万元 比 — 增加 355万元 6.9%"]


def test_how_a_price_was_worked_out_is_no_part_of_it() -> None:
    found = read_paragraphs("每公里成本为6.00万元（1,909.2万元÷318.2公里）。").relations
    assert not [one for one in found if relation(one).startswith("合计")]


@pytest.mark.parametrize(
    "text",
    [
        "一般公共预算收入85000万元，税收收入50000万元，加上上级补助收入15000万元，"
        "收入总计101000万元。",
        "一般公共预算收入85000万元，加上上级补助收入15000万元等，收入总计101000万元。",
    ],
)
def test_what_may_be_added_to_another_figure_is_in_doubt(text: str) -> None:
    (found,) = read_paragraphs(text).relations
    assert isinstance(found, PartsOfWhole)
    assert not found.certain


SURPLUSES = {
    "总财力52.83亿元，包括：一般公共预算收入15.62亿元、上级补助37.21亿元。总支出51.09亿元，"
    "包括：一般公共预算支出42.36亿元、一般债务还本支出8.73亿元。收支相抵，年终结余1.74亿元。": (
        "差额 52.83亿元 - 51.09亿元 = 1.74亿元"
    ),
    "上级补助收入68.00万元；其他收入3.45万元，收入合计498.25万元。支出合计463.72万元，其中："
    "补助下级支出42.00万元。当年结余34.53万元。": "差额 498.25万元 - 463.72万元 = 34.53万元",
}


@pytest.mark.parametrize(("text", "said"), SURPLUSES.items())
def test_what_is_left_of_all_is_the_difference_of_the_totals(text: str, said: str) -> None:
    assert said in [relation(one) for one in read_paragraphs(text).relations]


def test_a_surplus_is_what_came_in_less_what_was_spent() -> None:
    found = read_paragraphs(
        "全县社会保险基金收入完成400万元，其中：保险费收入180万元，其他收入220万元。"
        "社会保险基金支出完成360万元，本年收支结余40万元，年末滚存结余500万元。"
    ).relations
    assert "差额 400万元 - 360万元 = 40万元" in [relation(one) for one in found]


def test_a_surplus_with_what_was_carried_over_is_no_difference_of_the_year() -> None:
    found = read_paragraphs(
        "上年结转10.00万元，本年收入合计100.00万元，本年支出合计98.00万元，当年结余12.00万元。"
    ).relations
    assert not [one for one in found if relation(one).startswith("差额 100")]
