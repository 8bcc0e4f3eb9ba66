"""Where a flattened table begins and ends, and what stands around it."""

from __future__ import annotations

import pytest

from endless import ends
from extraction.flattened.texts import (
    HEADS,
    ROWS,
    cell_a_line,
    form_of,
    lines,
    read_rows,
)
from hengji.extraction.flattened import restore
from hengji.extraction.forms import Tables, find_forms
from hengji.extraction.identity import Identity, identify
from hengji.report.document import Doubt, Table
from hengji.report.forms import FormKind


def test_blocks_stay_in_order_and_numbered_apart() -> None:
    document = restore(lines("前言。\n" + cell_a_line() + "\n填表人：甲\n后记。"))
    numbers = [b.place.block for b in document.blocks]
    assert numbers == sorted(set(numbers))
    assert [isinstance(b, Table) for b in document.blocks] == [False, False, True, False, False]


def test_prose_is_left_alone() -> None:
    text = "一、部门概况\n（一）职能职责\n服务职工。\n执行率98%，得分9.8分。"
    document = lines(text)
    assert restore(document) is document


WHOLE = (
    "附件: 项目支出绩效自评表 (2022年度) 项目名称 送清凉 主管部门 219-青禾县总工会 "
    "实施单位 219001-青禾县工人文化宫 项目资金 (万元) 年初预算数 全年预算数 全年执行数 分值 "
    "执行率 得分 年度资金总额: 90 90 89.97 10 99.97% 10 其中:本年财政拨款 90 90 89.97 "
    "上年结转资金 其他资金 年度总体目标 预期目标 实际完成情况 慰问职工。 已慰问职工。 绩效指标 "
    "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施 "
    "产出指标(50分) 数量指标 慰问人数 ≥50人 50 8 8 质量指标 发放合格率 ≥100百分比 100 8 8 "
    "流程合规性 严格执行 达成预期指标 8 8 成本指标 总成本 ≤90万元 90 8 8 "
    "满意度指标(10分) 满意度指标 公众满"
)


def test_a_form_in_one_paragraph_keeps_its_title_year_and_unit() -> None:
    document = restore(lines(WHOLE))
    identity = identify(Tables([document]), ())
    assert identity.fiscal_year == 2022
    assert identity.unit is not None and identity.unit.value == "青禾县工人文化宫"
    (form,) = find_forms(Tables([document]), identity)
    assert form.kind is FormKind.PROJECT_EVALUATION and form.project == "送清凉"
    total = form.fund_rows[0]
    assert total.executed is not None and str(total.executed.figure) == "89.97 万元"
    assert total.executed.certain and total.executed.scope == "送清凉"


def test_a_text_that_breaks_off_leaves_doubt_in_its_last_row_only() -> None:
    form, document = form_of(WHOLE)
    assert read_rows(form)[:4] == [
        ("数量指标", "慰问人数", "≥50人", "50", "8", "8"),
        ("质量指标", "发放合格率", "≥100百分比", "100", "8", "8"),
        ("质量指标", "流程合规性", "严格执行", "达成预期指标", "8", "8"),
        ("成本指标", "总成本", "≤90万元", "90", "8", "8"),
    ]
    assert [r.certain for r in form.rows] == [True, True, True, False]
    assert [n.doubt for n in document.notes] == [Doubt.FLATTENED_TABLE]


def test_prose_ends_a_flattened_table() -> None:
    prose = (
        "3.分析评价申报内容是否与实际相符\n"
        "申报内容与实际相符，目标合理可行。\n"
        "（三）项目自评步骤及方法\n"
        "围绕绩效目标设定评价指标，采用公众评判等方式评价。\n"
        "二、项目资金申报及使用情况\n"
        "全年批复预算资金10万元。"
    )
    rows = cell_a_line().rsplit("\n总分", maxsplit=1)[0]
    document = restore(lines(f"{rows}\n{prose}"))
    assert [p.text for p in document.paragraphs][-6:] == prose.split("\n")
    (form,) = find_forms(Tables([document]), Identity())
    assert len(form.rows) == len(ROWS)


@pytest.mark.parametrize(
    "line",
    [
        "一级指标 二级指标 三级指标 年度指标值 分值 得分",
        "甲乙丙丁",
        "10",
        "数量指标",
        "|",
        "指标1",
    ],
)
def test_many_lines_of_one_kind_take_no_time(line: str) -> None:
    document = lines("\n".join([*HEADS, *([line] * 1500)]))
    with ends(line):
        find_forms(Tables([restore(document)]), Identity())
