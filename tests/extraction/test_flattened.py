"""Flattened forms: put back with certainty, or declared uncertain; never a number guessed."""

from __future__ import annotations

import pytest

from hengji.extraction.flattened import restore
from hengji.extraction.forms import facts_of_forms, find_forms
from hengji.extraction.identity import Identity
from hengji.kernel.places import Place
from hengji.report.document import Document, Doubt, Format, Paragraph, Table
from hengji.report.forms import Form


def lines(text: str) -> Document:
    """A document of paragraphs only, one a line."""
    kept = [line for line in text.strip("\n").split("\n") if line.strip()]
    blocks = tuple(
        Paragraph(line, Place("自评.txt", block=i, start=0, end=len(line), quote=line))
        for i, line in enumerate(kept)
    )
    return Document("自评.txt", Format.TEXT, "", blocks)


def form_of(text: str) -> tuple[Form, Document]:
    document = restore(lines(text))
    (form,) = find_forms([document], Identity())
    return form, document


HEADS = (
    "一级指标",
    "二级指标",
    "三级指标",
    "年度指标值",
    "实际完成值",
    "分值",
    "得分",
    "偏差原因",
)
ROWS = [
    ("产出指标", "数量指标", "竞赛场次", "≥8场", "9场", "25", "25", ""),
    ("", "", "新建驿站", "4", "4", "15", "15", ""),
    ("", "质量指标", "建档准确率", "≥98%", "95%", "10", "9.5", "票据收齐较晚"),
    ("效益指标", "社会效益指标", "新增会员", "≥300人", "310人", "30", "30", ""),
    ("满意度指标", "服务对象满意度指标", "职工满意度", "≥95%", "96%", "10", "10", ""),
]
TOTAL = ("总分", "90", "89.5")


def cell_a_line() -> str:
    cells = [*HEADS, *(c for row in ROWS for c in row if c), *TOTAL]
    return "部门整体支出绩效自评表\n" + "\n".join(cells)


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
def test_rows_come_back(layout: object) -> None:
    assert callable(layout)
    form, document = form_of(str(layout()))
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


FUNDS = """
部门整体支出绩效自评表
年度预算申请（万元）
年初预算数
全年预算数
全年执行数
分值
执行率
得分
年度资金总额
268.40
287.00
281.26
10
98.00%
9.80
"""


def test_funds_with_a_value_for_every_heading() -> None:
    form, _ = form_of(FUNDS)
    facts = {f.term: f for f in facts_of_forms([form])}
    assert str(facts["全年执行数"].figure) == "281.26 万元" and facts["全年执行数"].certain


def test_funds_with_a_value_missing_are_uncertain() -> None:
    form, document = form_of(FUNDS.replace("287.00\n", ""))
    amounts = [f for f in facts_of_forms([form]) if f.term != "执行率"]
    assert not any(f.certain for f in amounts)
    assert document.notes[0].doubt is Doubt.FLATTENED_TABLE


def test_base_data_three_values_certain_two_not() -> None:
    text = """
    部门整体支出绩效评价基础数据表
    财政供养人员情况（人）
    编制数
    2022年实际在职人数
    控制率
    16
    15
    93.75%
    经费控制情况（万元）
    上年决算数
    本年预算数
    本年决算数
    三公经费
    5.70
    5.50
    5.00
    项目支出
    52.00
    48.06
    其中：公车购置
    公用经费
    33.20
    33.00
    31.35
    """
    document = restore(lines("\n".join(line.strip() for line in text.split("\n"))))
    (form,) = find_forms([document], Identity())
    facts = facts_of_forms([form])
    certain = {f.term for f in facts if f.certain}
    assert {"三公经费", "公用经费", "编制数", "在职人数"} <= certain
    assert "项目支出" not in certain
    purchase = next(r for r in form.base_rows if "公车购置" in r.label)
    assert purchase.prior is purchase.budget is purchase.final is None


def test_glued_cells_are_noted_and_not_read() -> None:
    text = FUNDS.split("268.40", maxsplit=1)[0] + "268.40287.00281.261098.00%9.80\n"
    document = restore(lines(text))
    assert Doubt.GLUED_CELLS in [n.doubt for n in document.notes]
    facts = facts_of_forms(find_forms([document], Identity()))
    assert not [f for f in facts if f.certain]


def test_blocks_stay_in_order_and_numbered_apart() -> None:
    document = restore(lines("前言。\n" + cell_a_line() + "\n填表人：甲\n后记。"))
    numbers = [b.place.block for b in document.blocks]
    assert numbers == sorted(set(numbers))
    assert [isinstance(b, Table) for b in document.blocks] == [False, False, True, False, False]


def test_prose_is_left_alone() -> None:
    text = "一、部门概况\n（一）职能职责\n服务职工。\n执行率98%，得分9.8分。"
    document = lines(text)
    assert restore(document) is document
