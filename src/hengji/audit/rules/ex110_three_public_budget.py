"""三公经费实际数超过预算的，应当说明原因。

低于预算通常是节约，不提；超出预算而没有说明的才提出，舍入之内的不算超出。
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
    "EX110",
    "三公经费实际数超过预算",
    severity=Severity.WARNING,
    basis=cite("mof-2013-53#three-public-control"),
    message="三公经费预算 {budget}，实际 {final}，为预算的 {rate}，未见原因说明",
    variants={
        "unbudgeted": "三公经费预算 {budget}，实际 {final}，未见原因说明",
    },
    remedy="核对两个数；属年中追加或口径不同的，写明原因和依据。",
    needs="未见三公经费的预算数和实际数",
    examples=(
        accepts("2024年“三公”经费年初预算10.00万元，决算数9.80万元。"),
        accepts(
            "2024年“三公”经费年初预算10.00万元，决算数19.80万元，"
            "“三公”经费增加的主要原因是新增人员。"
        ),
        rejects("2024年“三公”经费年初预算10.00万元，决算数12.50万元。", severity="warning"),
        accepts("2024年“三公”经费年初预算10.00万元，决算数2.00万元。"),
        accepts("2024年“三公”经费年初预算10万元，决算数10.00万元。"),
        rejects("2024年“三公”经费年初预算10.00万元，决算数10.10万元。"),
        rejects("2024年“三公”经费年初预算0万元，决算数2.00万元。", severity="warning"),
        silent("2024年“三公”经费决算数9.80万元。"),
    ),
)
def three_public_budget(case: Case) -> Iterator[Outcome]:
    found = deviation(case, "三公经费", "three_public", "three-public-over")
    if found is None:
        return
    match found:
        case Deviation(kind="uncertain"):
            yield undecided("三公经费的预算数或实际数不能确定")
        case Deviation(kind="over" | "unbudgeted", explained=False):
            variant = "unbudgeted" if found.kind == "unbudgeted" else ""
            yield breach(*found.facts, severity=None, variant=variant, **found.values)
        case _:
            yield passed()
