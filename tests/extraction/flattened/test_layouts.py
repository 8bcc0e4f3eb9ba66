"""The same rows, however the table was flattened; a cell that is missing leaves doubt."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extraction.flattened.texts import (
    HEADS,
    ROWS,
    TOTAL,
    cell_a_line,
    form_of,
    lines,
    read_rows,
    spaced,
)
from hengji.extraction.flattened import restore
from hengji.extraction.forms import Tables, find_forms
from hengji.extraction.identity import Identity
from hengji.report.document import Doubt


def wrapped_heads() -> str:
    return (
        cell_a_line()
        .replace("年度指标值", "年度\n指标值")
        .replace("实际完成值", "实际\n完成值")
    )


def row_a_line() -> str:
    rows = [" ".join(c for c in row if c) for row in (HEADS, *ROWS, TOTAL)]
    return "部门整体支出绩效自评表\n" + "\n".join(rows)


def one_line() -> str:
    return "部门整体支出绩效自评表\n" + " ".join(
        c for row in (HEADS, *ROWS, TOTAL) for c in row if c
    )


def pipes() -> str:
    cells = [f"{c} |" for row in (HEADS, *ROWS) for c in row]
    return "部门整体支出绩效自评表\n" + "\n".join([*cells, *(f"{c} |" for c in TOTAL)])


@pytest.mark.parametrize("layout", [cell_a_line, wrapped_heads, row_a_line, one_line, pipes])
def test_rows_come_back(layout: Callable[[], str]) -> None:
    form, document = form_of(layout())
    found = [
        (r.level3.text, r.target and r.target.text, r.actual and r.actual.text,
         str(r.weight and r.weight.digits), str(r.score and r.score.digits))
        for r in form.rows
    ]  # fmt: skip
    assert found == [row[2:7] for row in ROWS]
    assert form.rows[1].level1 == "产出指标" and form.rows[1].level2 == "数量指标"
    assert form.rows[2].reason is not None and form.rows[2].reason.text == "票据收齐较晚"
    assert all(r.certain for r in form.rows) and not document.notes
    assert form.total_score is not None and str(form.total_score.figure) == "89.5 分"


def test_a_dropped_cell_leaves_doubt() -> None:
    form, document = form_of(cell_a_line().replace("\n310人", ""))
    assert form.rows and not any(r.certain for r in form.rows)
    assert [n.doubt for n in document.notes] == [Doubt.FLATTENED_TABLE]


LEAST = """
部门整体支出绩效自评表
一级指标
二级指标
三级指标
年度
指标值
实际
完成值
分值
得分
偏差原因分析及改进措施
产出指标
数量指标
指标1竞赛场次
8
9
25
25
指标2
……
质量指标
指标1建档准确率
100
100
25
25
0
……
效益指标
社会效益
指标
指标1新增会员
300
310
30
30
指标2
满意度
指标
服务对象满意度指标
指标1职工满意度
95
96
10
10
总分
100
90
"""


def test_rows_that_nobody_filled_in_are_no_indicators() -> None:
    form, document = form_of(LEAST)
    assert read_rows(form) == [
        ("数量指标", "指标1竞赛场次", "8", "9", "25", "25"),
        ("质量指标", "指标1建档准确率", "100", "100", "25", "25"),
        ("社会效益指标", "指标1新增会员", "300", "310", "30", "30"),
        ("服务对象满意度指标", "指标1职工满意度", "95", "96", "10", "10"),
    ]
    assert all(r.certain for r in form.rows) and not document.notes
    assert form.rows[-1].level1 == "满意度指标"


def test_headings_wrapped_side_by_side() -> None:
    form, _ = form_of(
        """
        项目支出绩效自评表
        2022年度)
        项目名称 送清凉
        主管部门 青禾县总工会 实施单位 青禾县总工会
        项目资金 年初预算数 全年预算数 全年执行数 分值 执行率 得分
        (万元)
        年度资金总额 20.0 18.0 17.1 10 95% 9.5
        其中:当年财政拨款 20.0 18.0 17.1
        一级指标 二级指标 三级指标 年度 实际 分值 得分 偏差原因分析及改进措施
        指标值 完成值
        产出指标 数量指标 慰问人数 100人 90人 50 45 部分职工外出
        社会效益 知晓率 90% 90% 40 40
        指标
        总分 100 94.5
        """.replace("        ", "")
    )
    assert form.project == "送清凉"
    total = form.fund_rows[0]
    assert total.executed is not None and str(total.executed.figure) == "17.1 万元"
    assert read_rows(form) == [
        ("数量指标", "慰问人数", "100人", "90人", "50", "45"),
        ("社会效益", "知晓率", "90%", "90%", "40", "40"),
    ]
    assert all(r.certain for r in form.rows)
    assert form.total_weight is not None and form.total_score is not None


BARS = """
部门预算项目支出绩效自评表(2023年度) |
项目名称 |
送清凉 |
预算执行情况(10分) |
年度预算数(万元) |
年初预算 |
调整后预算数 |
预算执行数 |
预算执行率 |
权重 |
得分 |
原因 |
总额 |
20.00 |
22.50 |
22.50 |
100.00% |
10 |
|
1.预算执行率=预算执行数/调整后预算数,未达到90%的需说明原因。 |
其中:财政资金 |
20.00 |
22.50 |
22.50 |
100.00% |
/ |
/ |
其他资金 |
|
|
|
|
/ |
/ |
绩效指标(90分) |
一级指标 |
二级指标 |
三级指标 |
指标性质 |
指标值 |
度量单位 |
完成值 |
权重 |
得分 |
未完成原因分析 |
产出指标 |
数量指标 |
慰问人数 |
≥ |
300 |
人 |
|
60 |
|
|
效益指标 |
社会效益指标 |
发放成本 |
≤ |
30 |
万元 |
|
30 |
|
|
合计 |
100 |
|
|
"""


def test_a_cell_and_a_bar_a_line() -> None:
    form, _ = form_of(BARS)
    total = form.fund_rows[0]
    amounts = [total.initial, total.adjusted, total.executed]
    assert [str(f.figure) for f in amounts if f] == ["20.00 万元", "22.50 万元", "22.50 万元"]
    assert all(f.certain for f in amounts if f)
    assert [r.label for r in form.fund_rows] == ["总额", "其中:财政资金", "其他资金"]
    assert [r.target.text for r in form.rows if r.target] == ["≥300人", "≤30万元"]
    assert [r.score for r in form.rows] == [None, None]
    assert form.total_score is None
    assert form.total_weight is not None and str(form.total_weight.figure) == "100 分"


def test_an_empty_form_has_no_indicators() -> None:
    text = (
        "项目绩效目标申报表\n一级指标 二级指标 指标内容 指标值 备注 产出指标 数量指标 质量指标 "
        "时效指标 成本指标 … 效益指标 经济效益指标 社会效益指标 … 满意度指标 具体指标 ……"
    )
    forms = find_forms(Tables([restore(lines(text))]), Identity())
    assert not [r for form in forms for r in form.rows if r.certain]


def test_empty_lines_show_which_cells_are_blank() -> None:
    """A target that nobody filled in: without the empty line all would move up by one."""
    cells = ["产出指标", "数量指标", "竞赛场次", "≥8场", "9场", "25", "25", ""]
    blank = ["质量指标", "建档准确率", "", "95%", "15", "15", "票据收齐较晚"]
    last = ["效益指标", "社会效益指标", "新增会员", "300人", "310人", "30", "30", ""]
    text = "\n".join(["部门整体支出绩效自评表", *HEADS, *cells, *blank, *last, *TOTAL])
    (form,) = find_forms(Tables([restore(spaced(text))]), Identity())
    assert [(r.level3.text, r.actual.text if r.actual else "") for r in form.rows] == [
        ("竞赛场次", "9场"),
        ("建档准确率", "95%"),
        ("新增会员", "310人"),
    ]
    assert all(r.certain for r in form.rows)


def test_a_block_named_upright_is_no_heading_of_a_column() -> None:
    sheet = cell_a_line().replace("一级指标\n", "绩\n效\n指\n标\n一级指标\n", 1)
    form, _ = form_of(sheet)
    assert [row[:4] for row in read_rows(form)] == [
        row[:4] for row in read_rows(form_of(cell_a_line())[0])
    ]
    assert all(row.certain for row in form.rows)
