"""What a figure is about when its clause names no term: heading, income, own name."""

from __future__ import annotations

import pytest

from extraction.prose.said import facts
from extraction.reading import read, read_paragraphs
from hengji.report.relations import Enumeration, PartsOfWhole


@pytest.mark.parametrize("heading", ["（一）基本支出情况", "（二）项目支出情况"])
def test_income_under_a_heading_is_income(heading: str) -> None:
    assert facts(heading, "2024年预算收入69万元，其中年初预算57万元，调整追加12万元。") == [
        "收入合计 69万元",
        "年初预算数 57万元 年初预算",
        "预算追加 12万元 预算调整",
    ]


def test_the_fund_type_of_a_heading_owns_no_budget() -> None:
    assert facts("二、一般公共预算支出情况", "2024年年初预算数57万元，全年预算数69万元。") == [
        "年初预算数 57万元 年初预算",
        "全年预算数 69万元 全年预算",
    ]


def test_a_kind_of_spending_owns_the_budget_below_it() -> None:
    assert facts("（一）基本支出情况", "年初预算57万元，决算66万元。") == [
        "基本支出 57万元 年初预算",
        "基本支出 66万元 决算",
    ]


@pytest.mark.parametrize("whose", ["我会", "本单位", "青禾县总工会", "部门"])
def test_whoever_receives(whose: str) -> None:
    assert facts(f"{whose}2024年收入126.4万元，均为财政拨款。") == ["收入合计 126.4万元"]


def test_other_income_is_not_all_income() -> None:
    assert facts("捐赠收入5万元。") == []


def test_an_adjusted_budget_told_from_the_initial_one() -> None:
    assert facts("全年预算数由年初的198万元调整为178.5万元。") == [
        "年初预算数 198万元 年初预算",
        "全年预算数 178.5万元 全年预算",
    ]


def test_totals_that_hold_what_was_carried_over() -> None:
    assert facts(
        "收入总计84万元，其中本年收入80万元，年初结转和结余4万元；"
        "支出总计84万元，其中本年支出81万元，年末结转和结余3万元。"
    ) == [
        "收支总计 84万元",
        "收入合计 80万元",
        "上年结转 4万元",
        "收支总计 84万元",
        "支出合计 81万元 决算",
        "年末结转和结余 3万元 决算",
    ]


def test_the_rest_is_what_it_is_said_to_be() -> None:
    told = facts("人员经费32.8万元、公用经费2.5万元，其余4.2万元为对个人和家庭的补助。")
    assert told[-1] == "对个人和家庭的补助 4.2万元 决算"


def test_a_figure_among_changes_is_in_doubt() -> None:
    found = read(
        "公务接待费决算增加2万元，增长10%；公务用车购置及运行维护费决算3万元，增长176.5%。"
    ).facts
    assert [(f.term, f.certain) for f in found] == [("公务用车购置及运行维护费", False)]


def test_a_figure_with_its_change_is_certain() -> None:
    found = read("公务接待费决算9万元，增加2万元，增长10%；会议费决算3万元，增长5%。").facts
    assert {(f.term, f.certain) for f in found} == {("公务接待费", True), ("会议费", True)}


def test_a_total_whose_part_is_in_the_heading() -> None:
    assert facts(
        "（一）基本支出情况", "2024年支出76万元，其中基本支出76万元，项目支出0万元。"
    ) == [
        "支出合计 76万元 决算",
        "基本支出 76万元 决算",
        "项目支出 0万元 决算",
    ]


def test_this_year_after_a_year_is_that_year() -> None:
    assert facts("2022年本年收入合计41万元。", year=None) == ["收入合计 41万元 2022年"]


def test_what_a_unit_calls_its_own_below_a_heading_may_be_all_of_it() -> None:
    assert facts("（一）基本支出情况", "2024年本单位年初预算数57万元，全年执行数66万元。") == [
        "基本支出 57万元 年初预算 〔本单位〕",
        "基本支出 66万元 决算 〔本单位〕",
    ]


def test_a_budget_whose_rate_is_left_blank_is_not_the_whole() -> None:
    text = "公务接待费支出9万元，完成预算12万元的 %。其中：国内接待6万元，外事接待3万元。"
    found = [r for r in read_paragraphs(text).relations if isinstance(r, PartsOfWhole)]
    assert [str(one.total.figure.digits) for one in found] == ["9"]


@pytest.mark.parametrize(
    ("items", "more"),
    [
        ("新任干部班、财务班2期、法律班2期", 1),
        ("财务班2期、法律班2期、消防班", 1),
        ("财务班2期、法律班2期等", 1),
        ("财务班2期、法律班2期、消防班3期", 0),
    ],
)
def test_items_of_a_list_without_a_number(items: str, more: int) -> None:
    (one,) = read_paragraphs(f"举办培训班7期，分别为{items}。").relations
    assert isinstance(one, Enumeration)
    assert one.unnumbered == more


def test_what_is_made_up_of_two_kinds_told_behind() -> None:
    assert facts("基本支出82万元，由人员经费和公用经费两部分构成，分别为70万元和12万元。")[
        1:
    ] == [
        "人员经费 70万元 决算",
        "公用经费 12万元 决算",
    ]


@pytest.mark.parametrize(("basic", "whole"), [("48万元", True), ("66万元", False)])
def test_what_follows_tells_whether_the_budgets_of_a_unit_are_all_of_them(
    basic: str, whole: bool
) -> None:
    found = facts(
        "（一）基本支出情况",
        "2024年本单位年初预算数57万元，全年预算数69万元，全年执行数66万元。",
        f"基本支出{basic}，其中人员经费40万元。",
    )
    assert ("年初预算数 57万元 年初预算" in found) is whole
    assert ("全年执行数 66万元 决算" in found) is whole
