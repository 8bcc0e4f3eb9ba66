"""Grids read by rows and columns: continued, turned, inside a form; sums across columns."""

from __future__ import annotations

import pytest

from extraction.rendering import relation
from hengji.audit.example import sketch
from hengji.extraction import understand
from hengji.report.facts import Origin
from hengji.report.relations import Completion, PartsOfWhole
from hengji.report.report import Report

HEAD = "青禾县总工会2023年度预算执行情况\n单位：万元\n"


def read(table: str, head: str = HEAD) -> Report:
    lines = "\n".join(line.strip() for line in table.strip().splitlines())
    return understand([sketch(head + lines)])


def relations(table: str) -> list[str]:
    return [relation(one) for one in read(table).relations]


def sums(table: str) -> list[tuple[str, list[str]]]:
    return [
        (str(one.total.figure.digits), [str(part.figure.digits) for part in one.parts])
        for one in read(table).relations_of(PartsOfWhole)
    ]


PAGES = """
| 项目名称 | 年初预算 | 调整数 | 全年预算 | 支出数 | 执行率 |
| 送温暖 | 60.00 | 5.00 | 65.00 | 65.00 | 100.00% |
| 职工培训 | 30.00 | -2.00 | 28.00 | 27.00 | 96.43% |
{between}
| 项目名称 | 年初预算 | 调整数 | 全年预算 | 支出数 | 执行率 |
| 文体活动 | 20.00 | 0.00 | 20.00 | 19.00 | 95.00% |
| 合计 | 110.00 | 3.00 | 113.00 | 111.00 | 98.23% |
"""


@pytest.mark.parametrize(
    "between", ["续表", "| 续表 | < | < | < | < | < |", "", "项目支出情况表（续）"]
)
def test_a_table_that_goes_on_is_one_table(between: str) -> None:
    found = sums(PAGES.format(between=between).replace("\n\n", "\n"))
    assert ("110.00", ["60.00", "30.00", "20.00"]) in found
    assert ("111.00", ["65.00", "27.00", "19.00"]) in found
    assert not [parts for _, parts in found if parts == ["20.00"]]


def test_the_same_headings_after_a_row_of_totals_begin_another_table() -> None:
    first = PAGES.format(between="| 合计 | 90.00 | 3.00 | 93.00 | 92.00 | 98.92% |\n续表")
    assert ("90.00", ["60.00", "30.00"]) in sums(first)
    assert ("110.00", ["60.00", "30.00", "20.00"]) not in sums(first)


def test_the_adjusted_budget_is_the_initial_one_and_what_was_moved() -> None:
    found = sums(PAGES.format(between="续表").replace("| 65.00 | 65.00", "| 66.00 | 66.00"))
    assert ("66.00", ["60.00", "5.00"]) in found
    assert ("28.00", ["30.00", "-2.00"]) in found


ACROSS = """
| 季度 | 累计支出 | 其中：基本支出 | 项目支出 |
| 一季度 | 30.00 | 20.00 | 10.00 |
| 二季度 | 62.00 | 41.00 | 21.00 |
| 三季度 | 95.00 | 60.00 | {last} |
"""


@pytest.mark.parametrize("last", ["35.00", "37.00"])
def test_a_column_that_its_rows_prove_to_be_a_sum(last: str) -> None:
    assert sums(ACROSS.format(last=last))[-1] == ("95.00", ["60.00", last])


def test_columns_that_no_row_adds_up_state_nothing() -> None:
    other = ACROSS.format(last="35.00").replace("20.00", "2.00").replace("41.00", "4.00")
    assert sums(other) == []


def test_totals_within_totals_across_columns() -> None:
    found = sums("""
    | 年度 | 三公经费合计 | 因公出国（境）费 | 公务用车购置及运行费 | < | < | 公务接待费 |
    | ^ | ^ | ^ | 小计 | 购置费 | 运行费 | ^ |
    | 2021年决算数 | 9.00 | 1.00 | 6.00 | 4.00 | 2.00 | 2.00 |
    | 2022年决算数 | 7.50 | 0.00 | 5.50 | 3.00 | 2.50 | 2.00 |
    | 2023年决算数 | 5.00 | 0.00 | 3.00 | 0.00 | 3.00 | 2.00 |
    """)
    assert ("6.00", ["4.00", "2.00"]) in found
    assert ("9.00", ["1.00", "6.00", "2.00"]) in found


def test_a_part_left_blank_leaves_the_sum_undecided_unless_it_closes() -> None:
    table = """
    | 任务 | 总额 | 财政拨款 | 其他资金 |
    | 培训 | 31.50 | 20.00 | 11.50 |
    | 宣传 | 15.00 | 15.00 |  |
    | 帮扶 | 42.00 | 40.00 |  |
    """
    found = {
        str(one.total.figure.digits): one.certain
        for one in read(table).relations_of(PartsOfWhole)
    }
    assert found == {"31.50": True, "15.00": True, "42.00": False}


def test_items_as_columns_are_turned() -> None:
    found = relations("""
    | 指标 | 第一小学 | 第二小学 | 合计 |
    | 年初预算数 | 30.00 | 20.00 | 50.00 |
    | 全年预算数 | 40.00 | 20.00 | 60.00 |
    | 全年执行数 | 39.00 | 18.00 | 57.00 |
    | 执行率 | 97.50% | 90.00% | 95.00% |
    """)
    assert "完成 39.00万元 ÷ 40.00万元 = 97.50%" in found
    assert "完成 57.00万元 ÷ 60.00万元 = 95.00%" in found
    assert len([one for one in found if one.startswith("完成")]) == 3
    assert len([one for one in found if "39.00万元" in one and "18.00万元" in one]) == 1


def test_rates_printed_as_fractions() -> None:
    found = relations("""
    | 项目名称 | 预算金额 | 实际支出 | 预算执行率 |
    | 路灯 | 50.00 | 49.00 | 0.98 |
    | 公园 | 20.00 | 20.00 | 1 |
    | 河道 | 10.00 | 9.00 | 0.9 |
    """)
    assert len([one for one in found if one.startswith("完成")]) == 3


@pytest.mark.parametrize(
    ("heading", "printed", "told"),
    [
        ("预算执行率", "1", False),
        ("预算执行率", "0.98", False),
        ("预算执行率", "98", True),
        ("预算执行率", "0", True),
        ("预算执行率（%）", "0.98", True),
    ],
)
def test_a_rate_that_may_be_meant_both_ways_is_no_completion(
    heading: str, printed: str, told: bool
) -> None:
    found = read(f"""
    | 项目名称 | 预算金额 | 实际支出 | {heading} |
    | 路灯 | 50.00 | 49.00 | {printed} |
    | 公园 | 20.00 | 20.00 | 100 |
    | 河道 | 10.00 | 9.00 | 90 |
    """)
    rates = [str(one.rate.figure.digits) for one in found.relations_of(Completion)]
    assert rates == [printed, "100", "90"][0 if told else 1 :]


def test_of_several_years_the_last_two_are_compared() -> None:
    found = relations("""
    | 项目 | 2021年 | 2022年 | 2023年 | 2023年比2022年增减额 | 增减率（%） |
    | 展览 | 10.00 | 20.00 | 25.00 | 5.00 | 25.00 |
    | 修缮 | 30.00 | 40.00 | 30.00 | -10.00 | -25.00 |
    """)
    assert len([one for one in found if "25.00万元" in one and "20.00万元" in one]) >= 2
    assert not [one for one in found if "10.00万元 →" in one]


def test_years_alone_may_be_of_budgets_and_give_no_facts() -> None:
    found = read("""
    | 项目 | 2022年 | 2023年 |
    | 基本支出 | 10.00 | 20.00 |
    | 项目支出 | 30.00 | 40.00 |
    | 合计 | 40.00 | 60.00 |
    """)
    assert not [fact for fact in found.facts if fact.origin is Origin.TABLE]


def test_numbers_of_columns_are_no_amounts() -> None:
    found = sums("""
    | 科目 | 本年支出合计 | 基本支出 | 项目支出 |
    | 栏次 | 1 | 2 | 3 |
    | 培训 | 30.00 | 20.00 | 10.00 |
    | 宣传 | 15.00 | 5.00 | 10.00 |
    """)
    assert [total for total, _ in found] == ["30.00", "15.00"]


def test_the_total_may_stand_in_another_column_of_labels() -> None:
    found = sums("""
    | 序号 | 项目名称 | 资金来源 | 全年预算 | 支出数 |
    | 1 | 低保 | 省级 | 30.00 | 29.00 |
    | 2 | 特困 | 县级 | 20.00 | 20.00 |
    |  | 合计 |  | 50.00 | 49.00 |
    """)
    assert found == [("50.00", ["30.00", "20.00"]), ("49.00", ["29.00", "20.00"])]


FORM = """
部门整体支出绩效自评表
| 部门名称 | 青禾县司法局 | < | < | < | < |
| 年度主要任务 | 任务名称 | 预算安排（万元） | < | 执行数（万元） | 执行率 |
| ^ | ^ | 总额 | 财政拨款 | ^ | ^ |
| ^ | 法律援助 | 40.00 | 40.00 | 39.00 | 97.50% |
| ^ | 人民调解 | 20.00 | 20.00 | 18.00 | 90.00% |
| ^ | 金额合计 | 60.00 | 60.00 | 57.00 | 95.00% |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 |
| 产出指标 | 数量指标 | 援助案件 | ≥400件 | 412件 | 100 |
"""


def test_rows_of_amounts_inside_a_form_that_are_no_block_of_it() -> None:
    found = relations(FORM)
    assert "完成 39.00万元 ÷ 40.00万元 = 97.50%" in found
    assert [row.level3.text for form in read(FORM, "").forms for row in form.rows] == [
        "援助案件"
    ]


def test_what_ran_up_month_by_month() -> None:
    found = sums("""
    | 月份 | 当月支出 | 累计支出 |
    | 1月 | 10.00 | 10.00 |
    | 2月 | 12.00 | 22.00 |
    | 3月 | 9.00 | 31.00 |
    | 4月 | 8.00 | 39.00 |
    | 5月 | 11.00 | 51.00 |
    | 全年 | 50.00 | 51.00 |
    """)
    assert ("31.00", ["22.00", "9.00"]) in found
    assert ("51.00", ["39.00", "11.00"]) in found
    assert ("51.00", ["51.00", "50.00"]) not in found


RATES = """
| 乡镇 | 补助资金（元） | 已拨付（万元） | 拨付率（%） |
| 青石镇 | 200,000 | 20.00 | 100 |
| 白云镇 | 100,000 | 9.00 | 90 |
| 东林乡 | 50,000 | 4.00 | {rate} |
"""


def test_a_rate_of_columns_that_name_no_budget_where_the_rows_prove_it() -> None:
    found = relations(RATES.format(rate="80"))
    assert "完成 4.00万元 ÷ 50000元 = 80%" in found
    alone = RATES.format(rate="80").replace("9.00", "9.50").replace("4.00", "4.50")
    assert not [one for one in relations(alone) if one.startswith("完成")]


def test_a_budget_moved_is_no_budget() -> None:
    both = read("""
    | 项目 | 年初预算数 | 预算调整数 | 调整预算数 | 决算数 |
    | 养护 | 50.00 | 5.00 | 55.00 | 54.00 |
    | 环卫 | 30.00 | -2.00 | 28.00 | 28.00 |
    | 合计 | 80.00 | 3.00 | 83.00 | 82.00 |
    """)
    assert not [f for f in both.facts if f.term == "全年预算数" and f.figure.digits == 3]
    alone = read("""
    项目支出绩效自评表
    | 项目资金（万元） |  | 年初预算数 | 预算调整数 | 全年执行数 | 执行率 |
    | ^ | 年度资金总额 | 50.00 | 5.00 | 54.00 | 98.18% |
    """)
    moved = [f for f in alone.facts if f.figure.digits == 5]
    assert moved
    assert not any(f.certain for f in moved)


def test_a_column_of_one_kind_of_money_is_not_the_rows_budget() -> None:
    (found,) = read("""
    2024年收支预算总表
    | 项目（按功能分类） | 合计 | 其中：一般公共预算 |
    | 一、社会保障和就业支出 | 70.00 | 60.00 |
    | 二、住房保障支出 | 30.00 | 30.00 |
    | 本年支出合计 | 100.00 | 90.00 |
    """).forms
    assert [str(row.budget and row.budget.figure.digits) for row in found.base_rows] == [
        "70.00",
        "30.00",
        "100.00",
    ]


def test_amounts_do_not_run_up_into_counts() -> None:
    found = sums("""
    | 季度 | 参训人数（人） | 累计支出 | 当月支出 |
    | 一季度 | 3 | 3.00 | 3.00 |
    | 二季度 | 4 | 7.00 | 4.00 |
    | 三季度 | 5 | 12.00 | 5.00 |
    | 四季度 | 6 | 18.00 | 6.00 |
    """)
    assert found[:3] == [
        ("7.00", ["3.00", "4.00"]),
        ("12.00", ["7.00", "5.00"]),
        ("18.00", ["12.00", "6.00"]),
    ]


def test_small_numbers_that_add_up_by_chance_prove_nothing() -> None:
    found = sums("""
    | 单位 | 支出 | 差旅费 | 会议费 |
    | 一所 | 5 | 3 | 2 |
    | 二所 | 6 | 4 | 2 |
    | 三所 | 4 | 1 | 2 |
    """)
    assert found == []
