"""Amounts of flattened funds and base data: certain where every heading has its value."""

from __future__ import annotations

from extraction.flattened.texts import (
    form_of,
    lines,
)
from hengji.extraction.flattened import restore
from hengji.extraction.forms import Tables, facts_of_forms, find_forms
from hengji.extraction.identity import Identity
from hengji.report.document import Doubt
from hengji.report.forms import FormKind

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
    (form,) = find_forms(Tables([document]), Identity())
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
    facts = facts_of_forms(find_forms(Tables([document]), Identity()))
    assert not [f for f in facts if f.certain]


def test_a_nameless_project_does_not_speak_for_the_unit() -> None:
    text = FUNDS.replace("部门整体支出绩效自评表", "项目支出绩效自评表")
    form, _ = form_of(text)
    facts = facts_of_forms([form])
    assert form.kind is FormKind.PROJECT_EVALUATION and form.project == ""
    assert facts and all(f.scope for f in facts)


def test_a_total_without_a_heading_for_its_weight_is_uncertain() -> None:
    heads, rows = (
        "一级指标\n二级指标\n三级指标\n年度指标值\n实际完成值\n",
        (
            "产出指标\n数量指标\n竞赛场次\n≥8场\n9场\n25\n25\n效益指标\n社会效益指标\n新增会员\n"
            "≥300人\n310人\n75\n74.5\n"
        ),
    )

    def total(points: str) -> bool:
        text = f"部门整体支出绩效自评表\n{heads}{points}{rows}总分\n100\n99.5"
        document = restore(lines(text))
        cells = [c for table in document.tables for c in table.cells]
        return any(c.text in ("100", "99.5") and c.certain for c in cells)

    assert total("分值\n得分\n")
    assert not total("得分\n")
