"""自评表、项目汇总表同时填报全年预算数、全年执行数和执行率，任意两个决定第三个。

印出的执行率若不可能由印出的金额算得，至少有一个数填错了。只比较数字所能代表的区间，
四舍五入或截尾造成的差异不报。
"""

from collections.abc import Iterator

from hengji.audit.checks.fund_blanks import fund_blanks
from hengji.audit.checks.lookup import funded_forms
from hengji.audit.checks.ratios import compare_ratio
from hengji.audit.rule import (
    Case,
    Identity,
    Outcome,
    Severity,
    accepts,
    breach,
    passed,
    rejects,
    rule,
    silent,
    undecided,
)
from hengji.audit.samples import fund_form, summary_form


@rule(
    "EX101",
    "执行率与金额不符",
    severity=Severity.ERROR,
    basis=Identity("执行率 ＝ 全年执行数 ÷ 全年预算数"),
    message="填报执行率 {rate}；全年执行数 {executed} ÷ 全年预算数 {budget} ＝ {nearest}",
    remedy="核对这三个数；预算年中调整过的，分母用调整后的全年预算数。",
    needs="没有填报执行率的自评表、汇总表",
    examples=(
        accepts(fund_form("1,000.00", "1,000.00", "873.45", "87.35%", "8.73")),
        accepts(fund_form("3", "3", "2", "66%", "6.6")),
        rejects(fund_form("1,000.00", "1,000.00", "873.45", "87.36%", "8.73")),
        rejects(fund_form("1,000.00", "1,000.00", "873.45", "97.35%", "9.73")),
        accepts(summary_form("4.50", "90%")),
        rejects(summary_form("4.50", "92%")),
        silent(fund_form("0.00", "0.00", "0.00", "100%", "10")),
        silent(fund_form("100.00", "", "110.00", "91.67%", "9.17")),
    ),
)
def execution_rate(case: Case) -> Iterator[Outcome]:
    for form in funded_forms(case.report):
        for row in form.fund_rows:
            if row.rate is None:
                continue
            budget = row.adjusted or row.initial
            if budget is None or row.executed is None:
                yield undecided("执行率所在行的预算数或执行数没有填写")
                continue
            found = compare_ratio(case, row.rate, row.executed, budget)
            if found.holds is None:
                yield undecided("预算数为零，或单元格归属不能确定")
            elif found.holds:
                yield passed()
            elif row.adjusted is None and fund_blanks(case, form):
                yield undecided("执行率所在行的全年预算数没有填写")
            else:
                yield breach(
                    row.rate,
                    row.executed,
                    budget,
                    rate=row.rate,
                    executed=row.executed,
                    budget=budget,
                    nearest=found.shown,
                )
