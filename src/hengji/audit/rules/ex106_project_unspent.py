"""年初安排了项目预算而全年一分未支，应当说明原因。"""

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
    "EX106",
    "安排了项目预算而未执行",
    severity=Severity.WARNING,
    basis=cite("mof-2013-53#completion-rate"),
    message="项目支出预算 {budget}，决算 {final}，未见未执行的原因",
    remedy="说明项目未实施的原因和资金去向；已调剂使用的，写明调剂文号。",
    needs="未见项目支出的预算数和决算数",
    examples=(
        accepts("2024年项目支出年初预算5.20万元，决算数5.00万元。"),
        accepts(
            "2024年项目支出年初预算5.20万元，决算数0万元，主要原因是项目尚未验收，"
            "资金结转下年。"
        ),
        rejects("2024年项目支出年初预算5.20万元，决算数0万元。"),
        silent("2024年项目支出年初预算5.20万元。"),
    ),
)
def project_unspent(case: Case) -> Iterator[Outcome]:
    budget = stated(case, "项目支出", Basis.INITIAL, Basis.ADJUSTED, Basis.BUDGET)
    final = stated(case, "项目支出", Basis.FINAL)
    if not (budget and final):
        return
    unspent = budget.figure.amount > 0 and final.figure.amount == 0
    if unspent and not reason_for(case, "unexecuted"):
        yield breach(final, budget, budget=budget, final=final)
    else:
        yield passed()
