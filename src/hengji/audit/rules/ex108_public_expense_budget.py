"""公用经费实际数远超预算的，应当说明原因。

低于预算通常是节约，不提；只在超出预算较多而没有说明时提出。
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
    "EX108",
    "公用经费实际数远超预算",
    severity=Severity.WARNING,
    basis=cite("mof-2013-53#public-control"),
    message="公用经费预算 {budget}，实际 {final}，为预算的 {rate}，未见原因说明",
    variants={
        "unbudgeted": "公用经费预算 {budget}，实际 {final}，未见原因说明",
    },
    remedy="核对两个数；属年中追加或口径不同的，写明原因和依据。",
    needs="未见公用经费的预算数和实际数",
    examples=(
        accepts("2024年公用经费年初预算10.00万元，决算数9.80万元。"),
        accepts(
            "2024年公用经费年初预算10.00万元，决算数19.80万元，"
            "公用经费增加的主要原因是新增人员。"
        ),
        rejects("2024年公用经费年初预算10.00万元，决算数12.50万元。", severity="warning"),
        accepts(
            "2024年公用经费年初预算10.00万元，决算数12.50万元。\n"
            "2024年公用经费决算数12.50万元，较上年10.00万元增加2.50万元，主要原因是新增人员。"
        ),
        rejects(
            "2024年公用经费年初预算10.00万元，决算数12.50万元。\n"
            "2024年公用经费决算数12.50万元，较上年12.40万元增加0.10万元，主要原因是新增人员。",
            severity="warning",
        ),
        accepts("2024年公用经费年初预算10.00万元，决算数2.00万元。"),
        rejects("2024年公用经费年初预算0万元，决算数2.00万元。", severity="warning"),
        silent("2024年公用经费决算数9.80万元。"),
    ),
)
def public_expense_budget(case: Case) -> Iterator[Outcome]:
    found = deviation(case, "公用经费", "public")
    if found is None:
        return
    match found:
        case Deviation(kind="uncertain"):
            yield undecided("公用经费的预算数或实际数不能确定")
        case Deviation(kind="over" | "unbudgeted", explained=False):
            variant = "unbudgeted" if found.kind == "unbudgeted" else ""
            yield breach(*found.facts, severity=None, variant=variant, **found.values)
        case _:
            yield passed()
