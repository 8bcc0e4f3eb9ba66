"""全年执行数大于全年预算数，财政拨款不可能超预算支出。

可能动用了非财政资金或上年结转，因此要求说明；文中已说明的不提。
"""

from collections.abc import Iterator

from hengji.audit.checks.lookup import evaluation_forms
from hengji.audit.checks.reasons import reason_for
from hengji.audit.checks.sums import in_unit
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
from hengji.audit.samples import fund_form


@rule(
    "EX105",
    "全年执行数大于全年预算数",
    severity=Severity.WARNING,
    basis=Identity("财政拨款支出 ≤ 调整后的全年预算（含上年结转）"),
    message="{row}全年执行数 {executed}，大于全年预算数 {budget}，多 {gap}",
    remedy="核对两个数；年中调整过的，全年预算填调整后的数；用其他资金支出的，写明来源。",
    needs="没有同时填报全年预算数和全年执行数的自评表",
    examples=(
        accepts(fund_form("100.00", "120.00", "120.00", "100%", "10")),
        accepts(
            fund_form("100.00", "120.00", "120.50", "100.42%", "10")
            + "全年实际支出120.50万元，其中动用上年结转资金0.50万元。"
        ),
        rejects(fund_form("100.00", "120.00", "120.50", "100.42%", "10")),
        rejects(
            fund_form("100.00", "120.00", "120.50", "100.42%", "10")
            + "调整后全年预算数为120.00万元，全年实际支出120.50万元。"
        ),
        silent("2024年年初预算数100.00万元。"),
    ),
)
def over_budget(case: Case) -> Iterator[Outcome]:
    for form in evaluation_forms(case.report):
        for row in form.fund_rows:
            if row.adjusted is None or row.executed is None:
                continue
            budget, spent = row.adjusted.figure, row.executed.figure
            if not (row.adjusted.certain and row.executed.certain):
                yield undecided("预算数或执行数的单元格归属不能确定")
            elif (
                spent.amount <= budget.amount
                or not spent.span.above(budget.span)
                or reason_for(case, "overspent")
            ):
                yield passed()
            else:
                yield breach(
                    row.executed,
                    row.adjusted,
                    row=row.label,
                    executed=row.executed,
                    budget=row.adjusted,
                    gap=in_unit(spent.amount - budget.amount, row.executed),
                )
