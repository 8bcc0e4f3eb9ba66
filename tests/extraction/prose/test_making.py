"""Stands of the budget year: told, carried over, implied."""

from __future__ import annotations

import pytest

from extraction.prose.said import facts
from extraction.reading import read


def test_a_named_stand_says_nothing_of_another_total() -> None:
    assert facts("2024年年初预算数210万元，全年支出合计198.6万元。") == [
        "年初预算数 210万元 年初预算",
        "支出合计 198.6万元 决算",
    ]


def test_what_was_added_says_nothing_of_the_total() -> None:
    assert facts("年中追加21万元，全年支出合计231万元。") == [
        "预算追加 21万元 预算调整",
        "支出合计 231万元 决算",
    ]


def test_parts_share_the_stand_of_their_total() -> None:
    assert facts("年初预算数210万元，其中基本支出150万元、项目支出60万元。") == [
        "年初预算数 210万元 年初预算",
        "基本支出 150万元 年初预算",
        "项目支出 60万元 年初预算",
    ]


def test_a_list_of_additions_shares_the_verb() -> None:
    assert facts("年中追加了人员经费12万元、公用经费3万元。") == [
        "人员经费 12万元 预算调整",
        "公用经费 3万元 预算调整",
    ]


@pytest.mark.parametrize(
    "term", ["基本支出", "人员经费", "公务接待费", "政府采购金额", "教育支出"]
)
def test_spending_without_a_budget_word_was_spent(term: str) -> None:
    found = read(f"2024年{term}12.5万元。").facts
    assert [(f.basis.value, f.implied) for f in found] == [("决算", True)]


@pytest.mark.parametrize(
    "text",
    [
        "2024年安排公用经费12.5万元。",
        "2024年计划公用经费12.5万元。",
        "2024年年初预算为80万元。基本支出12.5万元。",
        "固定资产12.5万元。",
        "财政拨款收入12.5万元。",
    ],
)
def test_nothing_is_implied_where_a_budget_or_income_is_meant(text: str) -> None:
    assert not any(f.implied for f in read(text).facts)


@pytest.mark.parametrize(
    "heading", ["（二）收支预算情况", "青禾县总工会2024年部门预算公开说明"]
)
def test_nothing_is_implied_under_a_budget_heading(heading: str) -> None:
    assert facts(heading, "基本支出150万元。") == ["基本支出 150万元"]


@pytest.mark.parametrize(
    "heading", ["二、一般公共预算支出情况", "（一）预算执行情况", "三、部门整体支出绩效情况"]
)
def test_a_fund_type_or_result_in_a_heading_is_no_budget(heading: str) -> None:
    assert facts(heading, "基本支出150万元。") == ["基本支出 150万元 决算"]


def test_an_addition_of_last_year_stays_one() -> None:
    assert facts("2023年年中追加5万元。") == ["预算追加 5万元 预算调整 2023年"]


def test_years_in_brackets_stay_there() -> None:
    assert facts(
        "2024年，本单位实施项目12个（含2022年转列项目3个），全年预算数861万元，实际支出834万元。"
    ) == ["全年预算数 861万元 全年预算", "支出合计 834万元 决算"]


def test_a_bracket_right_before_a_figure_dates_it() -> None:
    assert facts("基本支出（2023年）50万元。") == ["基本支出 50万元 上年决算"]


@pytest.mark.parametrize(
    "text",
    [
        "我局成立于1997年，编制数12人。",
        "本单位1997年5月成立，编制数12人。",
        "单位始建于1997年，编制数12人。",
    ],
)
def test_the_year_of_founding_dates_nothing(text: str) -> None:
    assert facts(text) == ["编制数 12人"]


def test_nothing_is_implied_where_all_speaks_of_a_budget() -> None:
    assert facts("2025年财政拨款收支总预算108万元。", "卫生健康支出4万元。")[-1] == (
        "卫生健康支出 4万元"
    )


def test_parts_of_what_is_planned_are_planned() -> None:
    assert facts(
        "2024年安排三公经费5万元。其中：公务接待费2万元，公务用车运行维护费3万元。"
    ) == [
        "三公经费 5万元",
        "公务接待费 2万元",
        "公务用车运行维护费 3万元",
    ]


@pytest.mark.parametrize(
    "field",
    ["预算编码：129001", "预算单位（盖章）", "预算部门：青禾县总工会", "年度预算数：见附表"],
)
def test_a_field_of_the_cover_makes_no_budget_of_the_report(field: str) -> None:
    title = "2024年度部门整体支出绩效自评报告"
    assert facts(title, field, "2024年基本支出134.10万元。") == ["基本支出 134.10万元 决算"]
    assert facts("附件：2025年部门预算", "2025年商品和服务支出20.00万元。", year=2025) == [
        "商品和服务支出 20.00万元"
    ]


def test_a_title_in_two_lines_is_read_as_one() -> None:
    lines = ("2024年度工会预算", "绩效自评报告", "2024年基本支出134.10万元。")
    assert facts(*lines) == ["基本支出 134.10万元 决算"]
