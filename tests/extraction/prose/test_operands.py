"""Formulas and rates: whose money their operands are."""

from __future__ import annotations

import pytest

from extraction.prose.said import facts


def test_operands_are_of_the_money_in_the_name() -> None:
    assert facts(
        "三公经费变动率＝（上年决算数8万元－本年决算数6万元）÷上年决算数8万元×100%＝25%"
    ) == [
        "三公经费 8万元 上年决算",
        "三公经费 6万元 决算",
        "三公经费 8万元 上年决算",
        "三公经费变动率 25%",
    ]


def test_what_was_spent_stands_above_the_line() -> None:
    assert facts("政府采购执行率=9.5万元/10万元×100%=95%") == [
        "政府采购金额 9.5万元 决算",
        "政府采购金额 10万元",
        "政府采购执行率 95%",
    ]


def test_money_after_a_formula_is_its_own() -> None:
    assert facts("公用经费控制率=4万元/5万元×100%=80%，年末结余2万元。")[-1] == (
        "年末结转和结余 2万元"
    )


@pytest.mark.parametrize("rate", ["预算控制率", "三公经费变动率", "执行率"])
@pytest.mark.parametrize("joint", ["为", "", "是"])
def test_a_bare_nothing_is_a_rate_of_nothing(rate: str, joint: str) -> None:
    assert facts(f"{rate}{joint}0。") == [f"{rate} 0%"]


def test_a_bare_number_after_a_rate_stays_unread() -> None:
    assert facts("预算控制率为12。") == []


@pytest.mark.parametrize(
    "told", ["完成预算的96.5%", "完成全年预算100万元的96.5%", "为全年预算数100万元的96.5%"]
)
def test_completion_of_the_whole_budget_is_its_execution_rate(told: str) -> None:
    assert "预算执行率 96.5%" in facts(f"2024年支出合计96.5万元，{told}。")


@pytest.mark.parametrize(
    "text",
    [
        "2024年支出合计96.5万元，完成年初预算的120%。",
        "2024年基本支出96.5万元，完成预算的98%。",
        "2024年支出合计96.5万元，占全市的12%。",
    ],
)
def test_other_rates_are_none(text: str) -> None:
    assert not any(one.startswith("预算执行率") for one in facts(text))
