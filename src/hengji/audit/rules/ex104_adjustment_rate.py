"""全年预算比年初预算变动很大的，应当说明原因。

政策性、不可抗力、临时交办和上级转移支付引起的调整不计入调整率；文中给出这类原因的，
不再提出。
"""

from collections.abc import Iterator

from hengji.audit.checks.lookup import adjusted_budget, initial_budget
from hengji.audit.checks.reasons import reason_for
from hengji.audit.checks.sums import in_unit
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
    "EX104",
    "预算调整幅度大而未说明原因",
    severity=Severity.WARNING,
    basis=cite("mof-2013-53#adjustment-rate"),
    message="年初预算 {initial}，全年预算 {adjusted}，调整 {gap}，调整率 {rate}，"
    "超过 {limit}，未见原因说明",
    remedy="说明调整原因和文号；政策性、上级转移支付、临时交办的，分别列明金额。",
    needs="未见年初预算数和全年预算数",
    examples=(
        accepts(fund_form("100.00", "130.00", "130.00", "100%", "10")),
        accepts(
            fund_form("100.00", "230.00", "230.00", "100%", "10")
            + "年中追加预算130.00万元，主要原因是政策性增资。"
        ),
        rejects(fund_form("100.00", "131.00", "131.00", "100%", "10")),
        rejects(
            fund_form("100.00", "131.00", "131.00", "100%", "10")
            + "年初预算100.00万元，调整后全年预算为131.00万元。"
        ),
        silent("2024年部门预算支出1180万元，调整预算140万元，调整后预算1320万元。"),
        silent("2024年年初预算数100.00万元。"),
    ),
)
def adjustment_rate(case: Case) -> Iterator[Outcome]:
    initial = initial_budget(case)
    adjusted = adjusted_budget(case)
    if not (initial and adjusted):
        return
    if initial.figure.amount == 0:
        yield undecided("年初预算数为零，调整率没有值")
        return
    limit = case.profile.threshold("adjustment-rate")
    moved = adjusted.figure.amount - initial.figure.amount
    rate = abs(moved) / initial.figure.amount
    if rate <= limit or reason_for(case, "adjustment"):
        yield passed()
    else:
        yield breach(
            adjusted,
            initial,
            initial=initial,
            adjusted=adjusted,
            gap=in_unit(moved, adjusted),
            rate=percent(rate),
            limit=percent(limit, 0),
        )
