"""自评表要有“偏差原因分析及改进措施”一栏，没有完成的指标才有地方说明原因。"""

from collections.abc import Iterator

from hengji.audit.checks.lookup import department_forms
from hengji.audit.rule import (
    Case,
    Outcome,
    PrintedForm,
    Severity,
    accepts,
    breach,
    passed,
    rejects,
    rule,
)
from hengji.audit.samples import indicator_form

_ROW = ("产出指标", "数量指标", "宣讲场次", "12场", "12场", "100", "95", "")


@rule(
    "ST114",
    "自评表没有偏差原因一栏",
    severity=Severity.NOTE,
    basis=PrintedForm("自评表的偏差原因分析及改进措施一栏"),
    message="《{form}》没有“偏差原因分析及改进措施”一栏",
    remedy="补上这一栏，没有完成的指标逐项写明原因和改进措施。",
    needs="没有认出填有指标的自评表",
    examples=(
        accepts(indicator_form(_ROW)),
        rejects(
            "部门整体支出绩效自评表\n"
            "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |\n"
            "| 产出指标 | 数量指标 | 宣讲场次 | 12场 | 12场 | 100 | 95 |",
            severity="note",
        ),
    ),
)
def no_reason_column(case: Case) -> Iterator[Outcome]:
    for form in department_forms(case.report):
        if not form.rows or not form.certain:
            continue
        if any(row.reason is not None or row.standard is not None for row in form.rows):
            yield passed()
        else:
            yield breach(form.place, form="".join(form.title.split()) or form.kind.value)
