"""执行率低于界限的，应当说明原因。界限由表格版本规定。"""

from collections.abc import Iterator

from hengji.audit.checks.lookup import evaluation_forms
from hengji.audit.checks.reasons import reason_for
from hengji.audit.rule import (
    Case,
    Outcome,
    Severity,
    accepts,
    breach,
    cite,
    passed,
    percent,
    rejects,
    rule,
    silent,
    undecided,
)
from hengji.audit.samples import fund_form


@rule(
    "EX116",
    "执行率偏低而未说明原因",
    severity=Severity.WARNING,
    basis=cite("mof-2013-53#completion-rate"),
    message="{row}全年执行数 {executed} ÷ 全年预算数 {budget} ＝ {rate}，低于 {limit}，"
    "未见原因说明",
    remedy="说明执行偏低的原因和剩余资金的去向。",
    needs="没有填报全年预算数和全年执行数",
    examples=(
        accepts(fund_form("100.00", "100.00", "80.00", "80%", "8")),
        accepts(
            fund_form("100.00", "100.00", "60.00", "60%", "6")
            + "执行率偏低，主要原因是项目跨年实施，资金结转下年使用。"
        ),
        rejects(fund_form("100.00", "100.00", "79.00", "79%", "7.9")),
        silent("2024年年初预算数100.00万元。"),
    ),
)
def low_execution(case: Case) -> Iterator[Outcome]:
    limit = case.profile.threshold("execution-rate")
    for form in evaluation_forms(case.report):
        for row in form.fund_rows[:1]:
            budget = row.adjusted or row.initial
            if budget is None or row.executed is None or budget.figure.amount == 0:
                continue
            rate = row.executed.figure.amount / budget.figure.amount
            if not (budget.certain and row.executed.certain):
                yield undecided("预算数或执行数的单元格归属不能确定")
            elif rate >= limit or reason_for(case, "execution"):
                yield passed()
            else:
                yield breach(
                    row.executed,
                    budget,
                    row=row.label,
                    executed=row.executed,
                    budget=budget,
                    rate=percent(rate),
                    limit=percent(limit, 0),
                )
