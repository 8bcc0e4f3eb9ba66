"""没有项目预算却有项目支出，应当说明资金来源和批准依据。"""

from collections.abc import Iterator

from hengji.audit.checks.lookup import stated
from hengji.audit.checks.reasons import reason_for
from hengji.audit.rule import (
    Case,
    Outcome,
    Severity,
    accepts,
    breach,
    cite,
    passed,
    rejects,
    rule,
    silent,
)
from hengji.report.facts import Basis


@rule(
    "EX107",
    "没有项目预算而有项目支出",
    severity=Severity.WARNING,
    basis=cite("mof-2013-53#adjustment-rate"),
    message="项目支出预算 {budget}，决算 {final}，未见追加或资金来源的说明",
    remedy="写明资金来源；年中追加的，写明追加文号。",
    needs="未见项目支出的预算数和决算数",
    examples=(
        accepts("2024年项目支出年初预算5.20万元，决算数5.00万元。"),
        accepts("2024年项目支出年初预算0万元，决算数12.00万元，主要是年中追加的上级专项资金。"),
        rejects("2024年项目支出年初预算0万元，决算数12.00万元。"),
        silent("2024年项目支出年初预算5.20万元。"),
    ),
)
def project_unbudgeted(case: Case) -> Iterator[Outcome]:
    budget = stated(case, "项目支出", Basis.INITIAL, Basis.ADJUSTED, Basis.BUDGET)
    final = stated(case, "项目支出", Basis.FINAL)
    if not (budget and final):
        return
    if (
        budget.figure.amount != 0
        or final.figure.amount <= 0
        or reason_for(case, "project")
        or reason_for(case, "adjustment")
    ):
        yield passed()
    else:
        yield breach(final, budget, budget=budget, final=final)
