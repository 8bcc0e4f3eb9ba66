"""有项目预算的，即使当年没有支出，也应当逐个项目填报自评表。只送一个文件时只作提示，自评表
可能在附件里；部门决算说明一类不是自评材料的，不作要求。
"""

from collections.abc import Iterator

from hengji.audit.checks.lookup import stated
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
    silent,
    undecided,
)
from hengji.audit.samples import indicator_form
from hengji.report.facts import Basis
from hengji.report.forms import FormKind

_FORM = indicator_form(
    ("产出指标", "数量指标", "开展活动", "≥10场", "12场", "10", "10"),
    title="项目支出绩效自评表",
)


@rule(
    "XD116",
    "有项目支出而未见项目自评表",
    severity=Severity.WARNING,
    basis=PrintedForm("每个项目填报一张项目支出绩效自评表"),
    message="项目支出 {amount}，未见项目支出绩效自评表",
    variants={
        "lone": "项目支出 {amount}，本文件未见项目支出绩效自评表，如在附件请一并送审",
    },
    remedy="每个项目（含结转和上级转移支付项目）附一张项目支出绩效自评表。",
    needs="未见项目支出的预算数和决算数",
    examples=(
        accepts("2024年项目支出年初预算5.00万元。\n" + _FORM),
        rejects("2024年项目支出年初预算5.00万元。", packaged=True, severity="warning"),
        rejects("2024年项目支出年初预算5.00万元。", profile="hunan-2023", severity="note"),
        silent("2024年部门决算公开说明\n2024年项目支出决算数5.00万元。"),
        silent("2024年基本支出100.00万元。"),
    ),
)
def project_forms(case: Case) -> Iterator[Outcome]:
    given = [
        stated(case, "项目支出", basis) for basis in (Basis.INITIAL, Basis.BUDGET, Basis.FINAL)
    ]
    project = next((f for f in given if f and f.figure.amount > 0), None)
    if project is None:
        return
    if case.report.forms_of(FormKind.PROJECT_EVALUATION, FormKind.PROJECT_SUMMARY):
        yield passed()
    elif case.packaged:
        yield breach(project, amount=project)
    elif case.report.profile is None:
        yield undecided("没有认出自评报告的提纲或表格，不要求附项目自评表")
    else:
        yield breach(project, severity=Severity.NOTE, variant="lone", amount=project)
