"""Tables of the author's own: sums by level, columns worked out from columns beside them."""

from __future__ import annotations

import pytest

from extraction.rendering import relation, stated
from hengji.audit.example import sketch
from hengji.extraction import understand
from hengji.report.facts import Origin
from hengji.report.relations import Difference, PartsOfWhole
from hengji.report.report import Report

HEAD = "青禾县总工会2023年度部门整体支出绩效自评报告\n二、支出情况（单位：万元）\n"


def read(table: str, head: str = HEAD) -> Report:
    lines = "\n".join(line.strip() for line in table.strip().splitlines())
    return understand([sketch(head + lines)])


def relations(table: str) -> list[str]:
    return [relation(one) for one in read(table).relations]


def facts(table: str, head: str = HEAD) -> list[str]:
    return [stated(f, 2023) for f in read(table, head).facts if f.origin is Origin.TABLE]


SHARES = """
| 支出构成 | 金额（万元） | 占比 |
| 基本支出 | 40.00 | 40.00% |
| 项目支出 | 60.00 | {share} |
| 合计 | 100.00 | 100.00% |
"""


@pytest.mark.parametrize("share", ["60.00%", "66.00%"])
def test_shares_of_the_total_row(share: str) -> None:
    found = relations(SHARES.format(share=share))
    assert "占比 40.00万元 ÷ 100.00万元 = 40.00%" in found
    assert f"占比 60.00万元 ÷ 100.00万元 = {share}" in found


def test_shares_that_no_row_confirms_are_of_something_else() -> None:
    found = relations(SHARES.format(share="66.00%").replace("| 40.00% |", "| 12.00% |"))
    assert not [one for one in found if one.startswith("占比")]


def test_a_part_may_be_given_as_a_share_of_the_row_it_belongs_to() -> None:
    found = relations("""
    | 支出构成 | 金额（万元） | 占比 |
    | 基本支出 | 40.00 | 40.00% |
    | 其中：人员经费 | 30.00 | 75.00% |
    | 公用经费 | 10.00 | 10.00% |
    | 项目支出 | 60.00 | 60.00% |
    | 合计 | 100.00 | 100.00% |
    """)
    assert "占比 30.00万元 ÷ 100.00万元 = 75.00%" not in found
    assert "占比 10.00万元 ÷ 100.00万元 = 10.00%" in found


COMPARED = """
| 项目 | 2022年决算 | 2023年决算 | 比上年增减额 | 比上年增减幅度 |
| 基本支出 | 50.00 | 55.00 | 5.00 | 10.00% |
| 项目支出 | 40.00 | 38.00 | -2.00 | {rate} |
| 支出合计 | 90.00 | 93.00 | 3.00 | 3.33% |
"""


@pytest.mark.parametrize("rate", ["-5.00%", "-8.00%"])
def test_changes_between_two_years(rate: str) -> None:
    found = relations(COMPARED.format(rate=rate))
    assert "变动 55.00万元 比 50.00万元 增减 5.00万元" in found
    assert "变动 38.00万元 比 40.00万元 增减 -2.00万元" in found
    assert f"变动 38.00万元 比 40.00万元 增减 {rate}" in found
    assert "合计 93.00万元 = 55.00万元 + 38.00万元（列全）" in found


def test_changes_are_of_the_columns_that_explain_them() -> None:
    """The heading does not say against what: the budget explains it, not last year."""
    found = relations("""
    | 项目 | 2022年决算 | 2023年年初预算 | 2023年决算 | 增减额 |
    | 会议费 | 5.00 | 6.00 | 5.50 | -0.50 |
    | 培训费 | 4.00 | 4.50 | 4.20 | -0.30 |
    """)
    assert "变动 5.50万元 比 6.00万元 增减 -0.50万元" in found
    assert not [one for one in found if "比 5.00万元" in one]


COMPLETED = """
| 支出类别 | 年初预算（万元） | 调整后预算（万元） | 决算（万元） | 完成率 |
| 一、基本支出 | 60.00 | 65.00 | 64.00 | 98.46% |
| （一）人员经费 | 50.00 | 55.00 | 54.50 | 99.09% |
| （二）公用经费 | 10.00 | 10.00 | 9.50 | 95.00% |
| 二、项目支出 | 40.00 | 45.00 | {projects} | 97.78% |
| （一）困难帮扶 | 30.00 | 30.00 | 29.50 | 98.33% |
| （二）技能竞赛 | 10.00 | 15.00 | 14.50 | 96.67% |
| 合计 | 100.00 | 110.00 | 108.00 | 98.18% |
"""


@pytest.mark.parametrize("projects", ["44.00", "49.00"])
def test_levels_and_completion(projects: str) -> None:
    found = relations(COMPLETED.format(projects=projects))
    assert f"合计 {projects}万元 = 29.50万元 + 14.50万元（列全）" in found
    assert f"合计 108.00万元 = 64.00万元 + {projects}万元（列全）" in found
    assert "合计 110.00万元 = 65.00万元 + 45.00万元（列全）" in found
    assert "完成 64.00万元 ÷ 65.00万元 = 98.46%" in found
    assert f"完成 {projects}万元 ÷ 45.00万元 = 97.78%" in found


def test_facts_of_the_whole_unit_have_their_stand() -> None:
    found = facts(COMPLETED.format(projects="44.00"))
    assert "基本支出 60.00万元 年初预算" in found and "人员经费 54.50万元 决算" in found
    assert "全年预算数 110.00万元 全年预算" in found and "支出合计 108.00万元 决算" in found


@pytest.mark.parametrize(
    "caption", ["财政拨款支出（单位：万元）", "文化宫项目收支（单位：万元）"]
)
def test_a_table_of_one_kind_of_money_gives_no_facts_of_the_unit(caption: str) -> None:
    assert facts(COMPLETED.format(projects="44.00"), HEAD + caption + "\n") == []


def test_a_list_of_projects_is_no_fund_block() -> None:
    found = read("""
    | 项目名称 | 年初预算（万元） | 全年预算（万元） | 实际支出（万元） | 执行率 |
    | 困难帮扶 | 30.00 | 30.00 | 29.50 | 98.33% |
    | 技能竞赛 | 10.00 | 15.00 | 14.50 | 96.67% |
    | 合计 | 40.00 | 45.00 | 44.00 | 97.78% |
    """)
    assert found.forms == () and not [f for f in found.facts if f.term == "全年预算数"]
    assert "合计 44.00万元 = 29.50万元 + 14.50万元（列全）" in map(relation, found.relations)


def test_a_fund_block_stays_one() -> None:
    found = read("""
    | 年度预算申请（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 |
    | 年度资金总额 | 40.00 | 45.00 | 44.00 | 97.78% |
    | 其中：一般公共预算 | 40.00 | 45.00 | 44.00 | 97.78% |
    """)
    assert [len(form.fund_rows) for form in found.forms] == [2]


def test_rows_within_a_row_are_not_added_twice() -> None:
    found = relations("""
    | 支出项目 | 决算数 |
    | 会议费 | 6.00 |
    | 其中：职代会 | 4.00 |
    | 培训费 | 4.00 |
    | 合计 | 10.00 |
    """)
    assert "合计 6.00万元 = 4.00万元（未说列全）" in found
    assert not [one for one in found if one.startswith("合计 10.00万元")]


def test_a_flat_list_with_equal_rows_has_no_levels() -> None:
    found = relations("""
    | 支出项目 | 年初预算数 | 决算数 |
    | 会议费 | 5.00 | 5.00 |
    | 培训费 | 5.00 | 5.00 |
    | 印刷费 | 0.00 | 0.00 |
    | 其中：增订 | 0.00 | 0.00 |
    | 合计 | 10.00 | 10.00 |
    """)
    assert "合计 5.00万元 = 5.00万元 + 0.00万元（列全）" not in found


@pytest.mark.parametrize("office", ["业务部", "{}部"])
def test_columns_that_repeat_one_another_make_no_level(office: str) -> None:
    """年初 and 全年 are the same where nothing was added: one chance, not two."""
    amounts = (("0.80", "0.70"), ("0.29", "0.25"), ("0.39", "0.30"), ("0.12", "0.10"))
    rows = "\n".join(
        f"| 第{n}批服务 | {office.format(n)} | {budget} | {budget} | {spent} |"
        for n, (budget, spent) in enumerate(amounts, 1)
    )
    table = f"| 服务 | 承办 | 年初预算数 | 全年预算数 | 全年执行数 |\n{rows}"
    assert not [one for one in read(table).relations if isinstance(one, PartsOfWhole)]


def test_balance_of_income_and_spending() -> None:
    table = """
    | 单位 | 收入金额 | 支出金额 | 年末结余 |
    | 本级 | 80.00 | 75.00 | 5.00 |
    | 文化宫 | 30.00 | 28.00 | {left} |
    | 合计 | 110.00 | 103.00 | 7.00 |
    """
    for left in ("2.00", "3.00"):
        found = relations(table.format(left=left))
        assert f"差额 30.00万元 - 28.00万元 = {left}万元" in found
    odd = table.format(left="9.00").replace("| 5.00 |", "| 8.00 |").replace("7.00", "17.00")
    assert not read(odd).relations_of(Difference)


def test_what_is_left_where_something_was_carried_in_is_no_difference_of_two() -> None:
    assert not read("""
    | 科目 | 年初结转 | 调整预算数 | 执行数 | 年末结转 |
    | 基本支出 | 0.00 | 60.00 | 60.00 | 0.00 |
    | 公用经费 | 0.00 | 20.00 | 20.00 | 0.00 |
    | 项目支出 | 12.50 | 310.00 | 298.70 | 23.80 |
    """).relations_of(Difference)


def test_unit_price_times_count() -> None:
    table = """
    | 慰问对象 | 人数 | 人均（元） | 金额（元） |
    | 困难职工 | 20 | 1000 | 20000 |
    | 一线职工 | 50 | {each} | 25000 |
    | 合计 | 70 |  | 45000 |
    """
    for each in ("500", "600"):
        assert f"平均 25000元 ÷ 50个 = {each}元" in relations(table.format(each=each))


def test_nothing_of_a_table_in_doubt_is_certain() -> None:
    report = read(SHARES.format(share="66.00%").replace("| 60.00 |", "| 60.00 60.00 |"))
    assert not [r for r in report.relations_of(PartsOfWhole) if r.certain]


ROW = """
| 年度收入情况（万元） | < | < | < | < |
| 机构名称 | 收入合计 | 上年结转 | 财政拨款 | 其他收入 |
| 机关 | 80.00 | 5.00 | {granted} | 5.00 |
| 年度支出和结余情况（万元） | < | < | < | < |
| 机构名称 | 支出合计 | 基本支出 | 项目支出 | 当年结余 |
| 机关 | 76.00 | 50.00 | 26.00 | {left} |
| 三公经费（万元） | 合计 | 公务接待费 | 公务用车运维费 | 因公出国费 |
| ^ | 1.50 | 0.50 | 1.00 | — |
"""


@pytest.mark.parametrize(("granted", "left"), [("70.00", "4.00"), ("75.00", "6.00")])
def test_totals_before_their_parts_in_one_row(granted: str, left: str) -> None:
    table = ROW.format(granted=granted, left=left)
    assert relations(table) == [
        f"合计 80.00万元 = 5.00万元 + {granted}万元 + 5.00万元（列全）",
        "合计 76.00万元 = 50.00万元 + 26.00万元（列全）",
        "合计 1.50万元 = 0.50万元 + 1.00万元（列全）",
        f"差额 80.00万元 - 76.00万元 = {left}万元",
    ]
    assert facts(table) == [
        "支出合计 76.00万元 决算",
        "基本支出 50.00万元 决算",
        "项目支出 26.00万元 决算",
    ]


OFFICES = """
| 机构名称 | 支出合计 | 基本支出 | 人员支出 | 公用支出 | 项目支出 |
| 机关及二级机构汇总 | 90.00 | 60.00 | 45.00 | 15.00 | 30.00 |
| 1、机关 | 60.00 | 40.00 | 30.00 | 10.00 | {own} |
| 2、职工服务中心 | 30.00 | 20.00 | 15.00 | 5.00 | 10.00 |
"""


@pytest.mark.parametrize("own", ["20.00", "22.00"])
def test_offices_below_their_sum_in_columns_of_two_levels(own: str) -> None:
    heads = "青禾县总工会2024年度自评\n部门年度支出情况（万元）\n"
    found = [relation(r) for r in read(OFFICES.format(own=own), heads).relations]
    assert f"合计 60.00万元 = 40.00万元 + {own}万元（列全）" in found
    assert "合计 40.00万元 = 30.00万元 + 10.00万元（列全）" in found
    assert f"合计 30.00万元 = {own}万元 + 10.00万元（列全）" in found
    assert not [one for one in found if "45.00万元 + 15.00万元 + 30.00万元" in one]


def test_a_balance_reckoned_without_what_was_carried_is_left_alone() -> None:
    assert not [r for r in relations(ROW.format(granted="70.00", left="-1.00")) if "差额" in r]


@pytest.mark.parametrize(
    "table",
    [
        "| 单位（万元） | 支出合计 | 基本支出 | 其中：人员经费 | 项目支出 |\n"
        "| 机关 | 76.00 | 50.00 | 40.00 | 26.00 |",
        "| 单位（万元） | 合计 | 收入 | 支出 |\n| 机关 | 4.00 | 80.00 | 76.00 |",
        "| 固定资产（万元） | 合计 | 在用 | 出租 |\n| 机关 | 90.00 | 80.00 | 5.00 |",
    ],
)
def test_columns_of_two_levels_or_sides_state_no_sum(table: str) -> None:
    assert relations(table) == []


@pytest.mark.parametrize("last", ["4.00", "6.00"])
def test_named_specials_below_their_row_in_the_base_data(last: str) -> None:
    found = relations(f"""
    | 经费控制情况（万元） | 2022年决算数 | 2023年预算数 | 2023年决算数 |
    | 项目支出 | 12.00 | 15.00 | 14.00 |
    | 1、业务工作经费 | 3.00 | 5.00 | 5.00 |
    | 3、市级专项资金（一个专项一行） | 9.00 | 10.00 | 9.00 |
    | 送温暖 | 6.00 | 5.00 | 5.00 |
    | 劳模慰问 | 3.00 | 5.00 | {last} |
    """)
    assert f"合计 9.00万元 = 5.00万元 + {last}万元（列全）" in found
    assert "合计 14.00万元 = 5.00万元 + 9.00万元（列全）" in found  # as in both other columns


def test_columns_named_by_what_was_executed_are_money() -> None:
    table = """
    | 项目名称 | 年初预算 | 全年预算数 | 全年执行数 | 执行率 |
    | 文艺演出 | 21.39 | 21.39 | 19.68 | 92.01% |
    | 免费开放 | 83.05 | 83.05 | 82.22 | 98.00% |
    """
    assert relations(table)[:2] == [
        "完成 19.68万元 ÷ 21.39万元 = 92.01%",
        "完成 82.22万元 ÷ 83.05万元 = 98.00%",
    ]


@pytest.mark.parametrize("basic", ["60.00", "61.00"])
def test_halves_of_a_fund_block_that_begin_in_the_cell_of_their_heading(basic: str) -> None:
    income, spent = "按收入性质分：其中：一般公共预算：90.00", "按支出性质分：其中：基本支出："
    found = relations(f"""
    | 年度预算申请（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    | ^ | 年度资金总额 | 80.00 | 95.00 | 90.00 | 10 | 94.74% | 9.47 |
    | ^ | {income} | < | < | {spent}{basic} | < | < | < |
    | ^ | 政府性基金拨款： | < | < | 项目支出：30.00 | < | < | < |
    """)
    assert f"合计 90.00万元 = {basic}万元 + 30.00万元（列全）" in found
    assert not [one for one in found if "95.00万元 = " in one]
