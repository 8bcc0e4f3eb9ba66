"""Forms as other provinces lay them out: tasks, totals below labels, scorers, applications."""

from __future__ import annotations

import pytest

from extraction.rendering import relation
from hengji.audit.example import sketch
from hengji.extraction import understand
from hengji.report.forms import Form
from hengji.report.relations import PartsOfWhole
from hengji.report.report import Report


def report(text: str) -> Report:
    return understand([sketch(text)])


def form(text: str) -> Form:
    (one,) = report(text).forms
    return one


def relations(text: str) -> list[str]:
    return [relation(one) for one in report(text).relations]


TASKS = """
部门整体支出绩效自评表（2020年度）
| 部门名称 | < | 青禾县司法局 | < | < | < | < | < | < | < | < |
| 年度主要任务 | 任务名称 | 完成情况 | 预算数（万元） | < | < | 执行数（万元） | < | < | 分值（10分） | 得分 |
| ^ | ^ | ^ | 总额 | 财政拨款 | 其他资金 | 总额 | 财政拨款 | 其他资金 | ^ | ^ |
| ^ | 普法宣传 | 已完成 | 25.60 | 25.60 | 0 | 24.10 | 24.10 | 0 | — | — |
| ^ | 人民调解 | 已完成 | 48.00 | 40.00 | 8.00 | 47.50 | 39.50 | 8.00 | — | — |
| ^ | 金额合计 | < | 73.60 | 65.60 | 8.00 | 71.60 | 63.60 | 8.00 | 10 | 9.73 |
| 绩效指标 | 一级指标 | 二级指标 | 三级指标 | < | 年度指标值 | 实际完成值 | < | 分值 | 得分 | 未完成原因及改进措施 |
| ^ | 产出指标 | 数量指标 | 普法宣传场次 | < | ≥60场 | 54场 | < | 90 | 81 | 场地受限 |
| 总分 | < | < | < | < | < | < | < | 100 | 90.73 | |
"""  # noqa: E501 - a table's row is one line


def test_a_list_of_tasks_is_added_up_both_ways() -> None:
    found = relations(TASKS)
    assert "合计 73.60万元 = 25.60万元 + 48.00万元" in [one.partition("（")[0] for one in found]
    assert any(one.startswith("合计 47.50万元 = 39.50万元 + 8.00万元") for one in found)


def test_the_tasks_are_named_not_their_state() -> None:
    totals = [one.total for one in report(TASKS).relations_of(PartsOfWhole)]
    assert {one.wording for one in totals} >= {"普法宣传", "人民调解", "金额合计"}


@pytest.mark.parametrize(
    "heading",
    ["未完成原因及改进措施", "扣分原因说明", "未达标原因分析及整改措施", "偏离原因和改进措施"],
)
def test_a_column_of_reasons_by_whatever_words(heading: str) -> None:
    (row,) = form(TASKS.replace("未完成原因及改进措施", heading)).rows
    assert row.reason is not None
    assert row.reason.text == "场地受限"


BELOW = """
2023年度项目支出绩效自评表
| 项目名称 | < | < | 设备购置 | < | < | < | < | < |
| 年度总体目标 | 预期目标 | < | < | < | 实际完成情况 | < | < | < |
| ^ | 购置设备12台。 | < | < | < | 购置设备12台。 | < | < | < |
| 绩效指标 | < | < | 指标性质 | 指标值 | 度量单位 | 实际完成值 | 分值 | 得分 |
| 一级指标 | 二级指标 | 三级指标 | ^ | ^ | ^ | ^ | ^ | ^ |
| 产出指标 | 数量指标 | 购置设备 | = | 12 | 台 | 12 | 60.00 | 60.00 |
| 效益指标 | 社会效益指标 | 设备使用率 | >= | 80 | % | 76 | 40.00 | 38.00 |
{between}
| 总分 | < | < | 总分值 | 总得分 | < | < | 自评等级 | < |
| ^ | < | < | 100.00 | 98.00 | < | < | 优 | < |
"""


@pytest.mark.parametrize(
    "between", ["| 其他需要说明事项 | < | < | 无 | < | < | < | < | < |", ""]
)
def test_totals_stand_below_their_labels(between: str) -> None:
    one = form(BELOW.format(between=between))
    assert one.total_score is not None
    assert str(one.total_score.figure.digits) == "98.00"
    assert one.grade is not None
    assert one.grade.text == "优"
    assert len(one.rows) == 2
    assert one.expected is not None
    assert one.expected.text == "购置设备12台。"


def test_sources_and_kinds_beside_dashes_for_their_points() -> None:
    one = form("""
    2021年度部门整体绩效自评表
    | 年度预算情况（万元） | 预算构成 | < | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    | ^ | 资金总额 | < | 60.50 | 85.20 | 80.09 | 10 | 94.00% | 9.40 |
    | ^ | 资金来源 | 财政性资金 | 60.50 | 65.20 | 60.09 | — | 92.16% | — |
    | ^ | ^ | 其他资金 | 0.00 | 20.00 | 20.00 | — | 100.00% | — |
    | ^ | 资金结构 | 基本支出 | 20.50 | 35.20 | 30.09 | — | 85.48% | — |
    | ^ | ^ | 项目支出 | 40.00 | 50.00 | 50.00 | — | 100.00% | — |
    """)  # noqa: E501 - a table's row is one line
    assert [row.label for row in one.fund_rows] == [
        "资金总额",
        "财政性资金",
        "其他资金",
        "基本支出",
        "项目支出",
    ]


SCORERS = """
青禾县民政局2022年度部门整体支出绩效评价评分表
| 一级指标 | 二级指标 | 三级指标 | 分值 | 专家1 | 专家2 | 平均得分 | 扣分原因 |
| 投入 | 目标设定 | 目标合理性 | 40 | 36 | 38 | 37 | 不够细化 |
| 过程 | 预算执行 | 预算完成率 | 60 | 54 | 55 | 54.5 | 完成率93.3% |
| 合计 | < | < | {weight} | 90 | {second} | 91.5 | |
"""


def test_each_scorer_is_added_up_and_the_average_counts() -> None:
    text = SCORERS.format(weight="100", second="94")
    assert "合计 94分 = 38分 + 55分" in [one.partition("（")[0] for one in relations(text)]
    assert [str(row.score.digits) for row in form(text).rows if row.score] == ["37", "54.5"]
    told = form(text).total_score
    assert told is not None
    assert str(told.figure.digits) == "91.5"


def test_a_scorer_is_not_added_up_where_rows_may_be_missing() -> None:
    found = relations(SCORERS.format(weight="120", second="94"))
    assert not [one for one in found if one.startswith("合计 94分")]


APPLICATION = """
项目支出绩效目标申报表（2022年度）
填报单位：（盖章）青禾县水利局 单位：万元
| 项目名称 | < | 饮水工程维修 | < | < | < | < |
| 主管部门 | < | 青禾县农业农村局 | < | 实施单位 | 青禾县水利站 | < |
| 项目资金（万元） | < | 中期资金总额： | < | 900.00 | 年度资金总额： | 300.00 |
| ^ | < | 其中：财政拨款 | < | 840.00 | 其中：财政拨款 | {own} |
| ^ | < | 其他资金 | < | 60.00 | 其他资金 | 20.00 |
| 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 三级指标 | 指标值 |
| ^ | 产出指标 | 数量指标 | 维修工程处数 | 180处 | 维修工程处数 | 60处 |
| ^ | 效益指标 | 社会效益指标 | 受益人口 | 12万人 | 受益人口 | 4万人 |
"""


@pytest.mark.parametrize("own", ["280.00", "260.00"])
def test_the_money_applied_for_is_added_up(own: str) -> None:
    found = [one.partition("（")[0] for one in relations(APPLICATION.format(own=own))]
    assert f"合计 300.00万元 = {own}万元 + 20.00万元" in found
    assert "合计 900.00万元 = 840.00万元 + 60.00万元" in found


def test_amounts_behind_colons_and_parts_of_parts() -> None:
    inline = """
    项目支出绩效目标表（2023年度）
    | 项目名称 | 普法 | < |
    | 项目资金（万元） | 年度资金总额：35.00 | < |
    | ^ | 其中：财政拨款：30.00 | < |
    | ^ | 其他资金：{other} | < |
    """
    found = [one.partition("（")[0] for one in relations(inline.format(other="5.00"))]
    assert "合计 35.00万元 = 30.00万元 + 5.00万元" in found
    nested = inline.format(other="5.00").replace("其他资金：", "其中：中央资金：")
    assert not relations(nested)


def test_the_targets_of_the_year_count_beside_those_of_the_medium_term() -> None:
    one = form(APPLICATION.format(own="280.00"))
    assert [row.target.text for row in one.rows if row.target] == ["60处", "4万人"]


def test_a_label_of_money_or_a_seal_is_no_part_of_the_unit() -> None:
    found = report(APPLICATION.format(own="280.00"))
    assert found.unit is not None
    assert found.unit.value == "青禾县水利局"


SUMMARY = """
2023年度项目支出绩效自评结果汇总表
填报单位：青禾县文化局 单位：万元
| 序号 | 项目名称 | 实施单位 | 年初预算数 | 全年预算数 | < | < | 全年执行数 | 执行率 | 自评得分 |
| ^ | ^ | ^ | ^ | 小计 | 财政拨款 | 其他资金 | ^ | ^ | ^ |
| 1 | 文物保护 | 县博物馆 | 150.00 | 160.00 | 150.00 | 10.00 | 152.00 | 95.00% | 97.5 |
| 2 | 群众文化 | 县文化馆 | 86.00 | 86.00 | 86.00 | 0.00 | 86.00 | 100.00% | 99 |
| 3 | 图书购置 | 县图书馆 | 120.00 | 118.00 | 118.00 | 0.00 | 94.40 | 80.00% | 88.6 |
| 合计 | < | < | 356.00 | 364.00 | 354.00 | 10.00 | 332.40 | 91.32% | |
"""  # noqa: E501 - a table's row is one line


def test_a_summary_is_added_up_across_once_and_states_no_adjustment() -> None:
    found = relations(SUMMARY)
    plain = [one.partition("（")[0] for one in found]
    assert "合计 160.00万元 = 150.00万元 + 10.00万元" in plain
    assert plain.count("合计 364.00万元 = 160.00万元 + 86.00万元 + 118.00万元") == 1
    assert not [one for one in plain if one.startswith("合计 118.00万元 = 120.00万元")]


def test_a_merged_amount_is_read_once() -> None:
    found = relations("""
    单位：万元
    | 项目 | 年初预算数 | < | 执行数 | < |
    | 培训费 | 10.00 | < | 9.50 | < |
    | 宣传费 | 20.00 | < | 20.10 | < |
    | 合计 | 30.00 | < | 29.60 | < |
    """)
    assert len(found) == len(set(found)) == 2


def test_a_fund_block_may_call_its_labels_indicators() -> None:
    one = form("""
    2024年度部门整体支出绩效自评表
    单位名称：青禾县林业局 金额单位：元
    | 执行情况 | 指标 | 年初预算数 | 调整预算数 | 决算数 | 执行率（%） | 分值 | 得分 |
    | ^ | 部门整体支出 | 1,256,300.00 | 1,320,452.36 | 1,267,634.27 | 96 | 10 | 9.6 |
    | ^ | 其中：基本支出 | 526,300.00 | 560,452.36 | 560,452.36 | 100 | | |
    | ^ | 项目支出 | 730,000.00 | 760,000.00 | 707,181.91 | 93.05 | | |
    | 一级指标 | 二级指标 | 三级指标 | 绩效目标值 | 绩效完成值 | 完成率（%） | 分值 | 得分 |
    | 产出指标（90） | 数量指标 | 造林面积（亩） | 12000 | 12480 | 104 | 90 | 90① |
    | 总计 | < | < | < | < | < | 100 | 99.6 |
    """)
    assert [row.label for row in one.fund_rows] == [
        "部门整体支出",
        "其中：基本支出",
        "项目支出",
    ]
    (row,) = one.rows
    assert row.score is not None
    assert str(row.score.digits) == "90"


def test_a_whole_of_staff_is_counted_and_added_up_both_ways() -> None:
    found = [
        one.partition("（")[0]
        for one in relations("""
    | 部门 | 编制数 | 在编 | 编外 | 合计 |
    | 办公室 | 6 | 5 | 1 | 6 |
    | 采编部 | 8 | 8 | 2 | 10 |
    | 流通部 | 14 | 12 | 4 | 16 |
    | 合计 | 28 | 25 | 7 | 33 |
    """)
    ]
    assert "合计 33个 = 6个 + 10个 + 16个" in found
    assert "合计 33个 = 25个 + 7个" in found


def test_points_of_a_level_are_no_points_of_its_rows() -> None:
    one = form("""
    2019年度部门整体支出绩效评价自评表
    | 一级指标 | 分值 | 二级指标 | 分值 | 三级指标 | 得分 |
    | 投入 | 40 | 目标设定 | 40 | 目标合理性 | 20 |
    | ^ | ^ | ^ | ^ | 指标明确性 | 19 |
    | 产出 | 60 | 职责履行 | 60 | 项目完成率 | 58.5 |
    | 合计 | 100 | | 100 | | 97.5 |
    """)
    assert all(row.certain and row.weight is None for row in one.rows)


def test_rates_against_the_budget_beside_base_data() -> None:
    found = relations("""
    部门整体支出绩效评价基础数据表 单位：万元
    | 财政供养人员情况（人） | 编制数 | 2023年实际在职人数 | 控制率 | |
    | ^ | 24 | 22 | 91.67% | |
    | 经费控制情况（万元） | 2022年决算数 | 2023年预算数 | 2023年决算数 | 预决算差异率 |
    | 三公经费 | 6.20 | 7.00 | 5.60 | -20.00% |
    | 项目支出 | 186.00 | 210.00 | 203.70 | -3.00% |
    | 公用经费 | 42.30 | 45.00 | 43.20 | -4.00% |
    """)
    assert any(one.startswith("变动 203.70万元 比 210.00万元") for one in found)


CONTINUED = """
2023年度部门整体支出绩效自评表
{above}
续表
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
| 产出指标（50分） | 时效指标 | 发放时间 | 每月10日前 | 每月10日前 | 15 | 15 |
| 总分 | < | < | < | < | 100 | 98.9 |
"""


def test_a_table_that_goes_on_is_in_doubt_where_its_beginning_is_no_table() -> None:
    lost = form(CONTINUED.format(above="产出指标（50分）\t数量指标\t救助人数\t3500人\t35\t35"))
    assert not lost.certain
    head = "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |\n"
    row = "| 产出指标（50分） | 数量指标 | 救助人数 | 3500人 | 3500人 | 35 | 35 |"
    whole = form(CONTINUED.format(above=head + row))
    assert whole.certain
    assert len(whole.rows) == 2


GOALS = """
部门整体支出绩效目标表（2025年度）
部门名称：青禾县气象局 单位：万元
| 年度主要任务 | 任务名称 | 主要内容 | 预算金额（万元） |
| ^ | 人工影响天气 | 增雨防雹 | 260.00 |
| ^ | 预警发布 | 平台维护 | 85.00 |
| ^ | 金额合计 | < | {tasks} |
| 预算情况 | 部门预算总额（万元） | < | 1320.00 |
| ^ | 1、资金来源：（1）财政性资金 | < | 1290.00 |
| ^ | （2）其他资金 | < | 30.00 |
| ^ | 2、资金结构：（1）基本支出 | < | 835.00 |
| ^ | （2）项目支出 | < | 485.00 |
"""


def test_tasks_and_both_ways_of_taking_a_budget_apart() -> None:
    found = [one.partition("（")[0] for one in relations(GOALS.format(tasks="354.00"))]
    assert found == [
        "合计 1320.00万元 = 1290.00万元 + 30.00万元",
        "合计 1320.00万元 = 835.00万元 + 485.00万元",
        "合计 354.00万元 = 260.00万元 + 85.00万元",
    ]


def test_rows_of_one_amount_are_no_list_without_their_heading() -> None:
    text = GOALS.format(tasks="345.00").replace(
        "| 年度主要任务 | 任务名称 | 主要内容 | 预算金额（万元） |\n", ""
    )
    assert not [one for one in relations(text) if one.startswith("合计 345.00")]
