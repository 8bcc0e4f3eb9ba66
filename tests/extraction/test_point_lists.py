"""Lists of points: headings among the rows, deductions; accounts with a year's total."""

from __future__ import annotations

import pytest

from extraction.rendering import relation
from hengji.audit.example import sketch
from hengji.extraction import understand

LIST = """
青禾县妇联2023年度自评打分表
| 考核内容 | 标准分 | 评分细则 | 扣分 | 自评得分 | 扣分原因 |
| 一、预算编制 | 30 |  | 1 | 29 |  |
| 1.完整性 | 10 | 每漏一项扣1分 | 0 | 10 |  |
| 2.目标填报 | 20 | 未量化扣1分 | 1 | {score} | 1项未量化 |
| 二、履职 | 70 |  | 2 | 68 |  |
| 1.重点工作 | 50 | 按完成率计分 | 2 | 48 | 1项未完成 |
| 2.满意度 | 20 | 低于90%不得分 | 0 | 20 |  |
| 合计 | 100 |  | 3 | 97 |  |
"""


def relations(text: str) -> list[str]:
    return [relation(one) for one in understand([sketch(text)]).relations]


@pytest.mark.parametrize("score", ["19", "18"])
def test_what_a_deduction_leaves_and_what_a_heading_holds(score: str) -> None:
    found = relations(LIST.format(score=score))
    assert f"差额 20分 - 1分 = {score}分" in found
    assert "差额 100分 - 3分 = 97分" in found
    assert any(one.startswith("合计 68分 = 48分 + 20分") for one in found)
    assert any(one.startswith("合计 70分 = 50分 + 20分") for one in found)
    assert not any(one.startswith(("合计 100分", "合计 97分")) for one in found)


def test_deductions_that_the_rows_do_not_confirm_state_nothing() -> None:
    odd = (
        LIST.format(score="19")
        .replace("| 2 | 48 |", "| 2 | 44 |")
        .replace("| 1 | 29", "| 4 | 29")
    )
    odd = odd.replace("| 3 | 97 |", "| 9 | 97 |").replace("| 2 | 68 |", "| 9 | 68 |")
    assert not [one for one in relations(odd) if one.startswith("差额")]


def test_points_printed_in_a_heading_across_their_column() -> None:
    found = relations("""
    2023年度项目绩效评分表
    | 指标 | 标准分值 | 得分情况 |
    | 决策（40分） | < | 39分 |
    | 目标 | 15分 | 14分 |
    | 过程 | 25分 | 24分 |
    | 绩效（60分） | < | 60分 |
    | 产出 | 20分 | 20分 |
    | 效益 | 40分 | 40分 |
    | 总分 | 100分 | 99分 |
    """)
    assert any(one.startswith("合计 40分 = 15分 + 25分") for one in found)
    assert any(one.startswith("合计 39分 = 14分 + 24分") for one in found)


ACCOUNT = """
收入支出决算总表
金额单位：万元
| 项目 | 行次 | 决算数 |
| 一、一般公共预算财政拨款收入 | 1 | 80.00 |
| 二、事业收入 | 2 | 12.00 |
| 三、其他收入 | 3 | {other} |
| 本年收入合计 | 4 | 98.00 |
| 年初结转和结余 | 5 | 2.00 |
| 总计 | 6 | 100.00 |
"""


@pytest.mark.parametrize("other", ["6.00", "7.00"])
def test_the_years_total_of_an_account_and_what_was_carried_over(other: str) -> None:
    found = relations(ACCOUNT.format(other=other))
    assert any(
        one.startswith(f"合计 98.00万元 = 80.00万元 + 12.00万元 + {other}") for one in found
    )
    assert any(one.startswith("合计 100.00万元 = 98.00万元 + 2.00万元") for one in found)


def test_rows_of_another_rank_above_the_years_total_leave_it_alone() -> None:
    mixed = ACCOUNT.format(other="7.00").replace("二、事业收入", "其中：事业收入")
    assert not [one for one in relations(mixed) if one.startswith("合计 98.00")]
