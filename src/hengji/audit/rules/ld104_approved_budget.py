"""自评报告的年初预算数，应当与财政批复的预算一致。用 --against 提供批复的预算时检查。"""

from collections.abc import Iterator

from hengji.audit.case import AgainstKind
from hengji.audit.checks.lookup import preferred
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
from hengji.report.facts import Basis


@rule(
    "LD104",
    "年初预算与批复不符",
    severity=Severity.WARNING,
    basis=Identity("自评报告的年初预算数 ＝ 批复的年初预算数"),
    message="{name}写 {stated}，批复为 {theirs}",
    remedy="以批复的预算为准，改正报告中的数。",
    needs="没有提供批复的预算，或其中没有可对照的数",
    examples=(
        accepts(
            "2024年年初预算数100.00万元。",
            against=(("批复", "青禾县总工会2024年部门预算批复\n2024年年初预算数100.00万元。"),),
        ),
        rejects(
            "2024年年初预算数100.10万元。",
            against=(("批复", "青禾县总工会2024年部门预算批复\n2024年年初预算数100.00万元。"),),
        ),
        silent("2024年年初预算数100.00万元。"),
    ),
)
def approved_budget(case: Case) -> Iterator[Outcome]:
    for report in case.compared(AgainstKind.APPROVED):
        for fact in case.report.facts:
            if fact.basis is not Basis.INITIAL or not fact.certain:
                continue
            theirs = preferred(
                report.facts_of(fact.term, basis=Basis.INITIAL, scope=fact.scope)
            )
            if theirs is None or theirs.figure.kind is not fact.figure.kind:
                yield undecided(f"批复中未见{fact.term}的年初预算数")
            elif theirs.figure.span.meets(fact.figure.span):
                yield passed()
            else:
                yield breach(fact, name=fact.term, stated=fact, theirs=theirs)
