"""Figures whose other half stands in another sentence or paragraph."""

from __future__ import annotations

import pytest

from extraction.reading import read_paragraphs
from extraction.rendering import relation

TOLD = {
    "2024年度会议费支出预算8.00万元，支出决算6.84万元，完成预算的85.5%。"
    "全年召开会议12个，参加会议960人次，人均71.25元。": "平均 6.84万元 ÷ 960人次 = 71.25元",
    "公务用车运行维护费支出决算9.65万元。公务用车保有量为4辆，"
    "每辆车平均运行维护费2.41万元。": "平均 9.65万元 ÷ 4辆 = 2.41万元",
    "公务接待费支出预算6.00万元，支出决算4.63万元，完成调整后预算的77.17%。": (
        "完成 4.63万元 ÷ 6.00万元 = 77.17%"
    ),
    "2024年度财政拨款收入、支出决算总计1,866.90万元。与上年相比，收、支总计各增加52.34万元，"
    "增长2.88%。": "变动 1866.90万元 比 — 增加 52.34万元 2.88%",
    "2024年年初预算9,436.20万元。追加预算689.66万元，占年初预算的7.31%。": (
        "占比 689.66万元 ÷ 9436.20万元 = 7.31%"
    ),
    "公务接待费预算执行率偏低，仅为61.5%（预算2万元，支出1.23万元）。": (
        "完成 1.23万元 ÷ 2万元 = 61.5%"
    ),
    "全年支出4,465.28万元，年末结转47.56万元。支出比2023年的4,298.16万元增加167.12万元，"
    "增幅3.89%。": "变动 4465.28万元 比 4298.16万元 增加 167.12万元 3.89%",
    "年初预算685.40万元，其中：基本支出442.60万元。年中追加预算118.26万元，"
    "全年预算803.66万元，预算调整率17.25%。": "变动 803.66万元 比 685.40万元 增减 17.25%",
}


@pytest.mark.parametrize(("text", "said"), TOLD.items())
def test_the_other_half_is_found(text: str, said: str) -> None:
    assert said in [relation(one) for one in read_paragraphs(text).relations]


def test_so_many_at_so_much_each_are_no_parts_of_what_they_make() -> None:
    found = read_paragraphs(
        "走访困难职工386户，发放慰问金57.90万元，户均1,500元；"
        "金秋助学资助学生62名，每人4,000元，共计24.80万元。"
    ).relations
    assert not [one for one in found if relation(one).startswith("合计")]


ARRIVED = {
    "计划安排资金320万元，实际到位312万元，到位率97.5%。": ["完成 312万元 ÷ 320万元 = 97.5%"],
    "中央资金60万元，县级配套资金40万元。资金已到位90万元，其中中央资金到位60万元，到位率100%；"
    "县级配套资金到位30万元，到位率75%。": [
        "完成 60万元 ÷ 60万元 = 100%",
        "完成 30万元 ÷ 40万元 = 75%",
    ],
    "县级配套资金到位30万元，到位率75%。": [],
}


@pytest.mark.parametrize(("text", "said"), ARRIVED.items())
def test_what_arrived_is_a_rate_of_what_was_to_come(text: str, said: list[str]) -> None:
    found = [relation(one) for one in read_paragraphs(text).relations]
    assert [one for one in found if one.startswith("完成")] == said


def test_so_many_out_of_so_many() -> None:
    found = read_paragraphs("12项指标中有3项为定性指标，占25%。").relations
    assert "占比 3项 ÷ 12项 = 25%" in [relation(one) for one in found]


def test_items_with_items_of_their_own_make_the_total() -> None:
    found = read_paragraphs(
        "拨缴经费收入426.80万元，其中：税务代收312.60万元，财政划拨114.20万元；"
        "上级补助收入68.00万元；其他收入3.45万元，收入合计498.25万元。"
    ).relations
    said = [relation(one) for one in found]
    assert "合计 498.25万元 = 426.80万元 + 68.00万元 + 3.45万元（列全）" in said


def test_what_a_mu_costs_is_not_what_its_sources_make() -> None:
    found = read_paragraphs(
        "批复总投资5,760万元，亩均投资1,800元，其中：中央资金3,200万元、省级资金2,560万元。"
    ).relations
    assert "合计 5760万元 = 3200万元 + 2560万元（未说列全）" in [relation(one) for one in found]


def test_spending_on_something_else_is_not_what_each_got() -> None:
    found = read_paragraphs(
        "2024年度职工活动支出决算6.84万元。全年慰问职工100人，人均500元。"
    ).relations
    assert "平均 — ÷ 100人 = 500元" in [relation(one) for one in found]
