"""政府采购实际数偏离预算的，应当说明原因。

超出预算较多要求说明；明显少于预算的只作参考。
"""

from collections.abc import Iterator

from hengji.audit.checks.budgets import Deviation, deviation
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
    undecided,
)


@rule(
    "EX109",
    "政府采购实际数偏离预算",
    severity=Severity.WARNING,
    basis=cite("mof-2013-53#procurement-rate"),
    message="政府采购金额预算 {budget}，实际 {final}，为预算的 {rate}，未见原因说明",
    variants={
        "unbudgeted": "政府采购金额预算 {budget}，实际 {final}，未见原因说明",
        "under": "政府采购金额预算 {budget}，实际 {final}，只有预算的 {rate}",
    },
    remedy="核对两个数；属年中追加或口径不同的，写明原因和依据。",
    needs="未见政府采购金额的预算数和实际数",
    examples=(
        accepts("2024年政府采购金额年初预算10.00万元，决算数9.80万元。"),
        accepts(
            "2024年政府采购金额年初预算10.00万元，决算数19.80万元，"
            "政府采购金额增加的主要原因是新增人员。"
        ),
        rejects("2024年政府采购金额年初预算10.00万元，决算数12.50万元。", severity="warning"),
        rejects("2024年政府采购金额年初预算10.00万元，决算数2.00万元。", severity="note"),
        rejects("2024年政府采购金额年初预算0万元，决算数2.00万元。", severity="warning"),
        silent("2024年政府采购金额决算数9.80万元。"),
    ),
)
def procurement_budget(case: Case) -> Iterator[Outcome]:
    found = deviation(case, "政府采购金额", "procurement")
    if found is None:
        return
    match found:
        case Deviation(kind="uncertain"):
            yield undecided("政府采购金额的预算数或实际数不能确定")
        case Deviation(kind="over" | "unbudgeted", explained=False):
            variant = "unbudgeted" if found.kind == "unbudgeted" else ""
            yield breach(*found.facts, severity=None, variant=variant, **found.values)
        case Deviation(kind="under", explained=False):
            yield breach(*found.facts, severity=Severity.NOTE, variant="under", **found.values)
        case _:
            yield passed()
