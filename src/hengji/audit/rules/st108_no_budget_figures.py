"""没有预算数就算不出执行率，也看不出年中调整。自评表的这一行占 10 分，正文也应写明。"""

from collections.abc import Iterator

from hengji.audit.checks.package import enclose, has_body, head, severity_of_gap, where
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

_TITLE = "青禾县总工会2024年度部门整体支出绩效自评报告\n"
_BODY = "一、基本情况\n股室3个。\n二、支出情况\n支出10万元。\n三、绩效情况\n宣讲12场。\n"
_RATES = ("执行率", "完成预算", "预算完成率", "支出进度")
_BUDGETS = (
    "年初预算",
    "全年预算",
    "预算数",
    "调整预算",
    "预算安排",
    "预算批复",
    "批复预算",
    "预算收入",
    "预算为",
)


@rule(
    "ST108",
    "没有预算数和执行率",
    severity=Severity.NOTE,
    basis=PrintedForm("自评表的年初预算数、全年预算数、全年执行数和执行率"),
    message="{where}未见预算执行率，也没有可以计算它的{missing}{enclose}",
    remedy="写明年初预算数、全年预算数、全年执行数和执行率，调整大的说明原因。",
    needs="没有读到自评报告正文",
    examples=(
        accepts(_TITLE + _BODY + "年初预算8万元，全年执行数10万元。"),
        accepts(_TITLE + _BODY + "预算执行率为99.5%。"),
        rejects(_TITLE + _BODY + "厉行节约，严控支出。", severity="note"),
        rejects(_TITLE + _BODY, packaged=True, severity="warning"),
    ),
)
def no_budget_figures(case: Case) -> Iterator[Outcome]:
    report = case.report
    if not has_body(case):
        return
    funded = any(form.fund_rows for form in report.forms)
    if funded or any(word in report.solid for word in (*_RATES, *_BUDGETS)):
        yield passed()
        return
    yield breach(
        head(report),
        severity=severity_of_gap(case),
        where=where(case),
        missing="年初预算数、全年预算数",
        enclose=enclose(case),
    )
