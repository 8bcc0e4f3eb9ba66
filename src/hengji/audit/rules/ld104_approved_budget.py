"""自评报告的年初预算数，应当与财政批复的预算一致。用 --against 提供批复的预算时检查。"""

from collections.abc import Iterator

from hengji.audit.case import AgainstKind
from hengji.audit.checks.compared import compare
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
        rejects(
            "2024年年初预算数103.00万元。",
            against=(
                ("批复", "青禾县总工会2024年部门预算批复\n2024年本部门支出预算100.00万元。"),
            ),
        ),
        accepts(
            "2024年年初预算数100.00万元。",
            against=(
                ("批复", "青禾县总工会2024年部门预算批复\n2024年本部门支出预算100.00万元。"),
            ),
        ),
        silent("2024年年初预算数100.00万元。"),
    ),
)
def approved_budget(case: Case) -> Iterator[Outcome]:
    for report in case.compared(AgainstKind.APPROVED):
        for one in compare(case, report, Basis.INITIAL, Basis.INITIAL):
            if one.theirs is None:
                yield undecided(f"批复中未见{one.term}的年初预算数")
            elif one.holds:
                yield passed()
            else:
                yield breach(*one.ours, name=one.term, stated=one.ours[0], theirs=one.theirs)
