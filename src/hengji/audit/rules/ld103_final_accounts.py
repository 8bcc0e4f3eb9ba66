"""自评报告的决算数，应当与同一年度的部门决算一致。用 --against 提供部门决算时检查。"""

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
    "LD103",
    "决算数与部门决算不符",
    severity=Severity.WARNING,
    basis=Identity("自评报告的决算数 ＝ 部门决算的决算数"),
    message="{name}写 {stated}，部门决算为 {theirs}",
    remedy="以批复的部门决算为准，改正报告中的数。",
    needs="没有提供本年部门决算，或其中没有可对照的数",
    examples=(
        accepts(
            "2024年基本支出决算数100.00万元。",
            against=(
                ("决算", "青禾县总工会2024年度部门决算\n2024年基本支出决算数100.00万元。"),
            ),
        ),
        rejects(
            "2024年基本支出决算数100.10万元。",
            against=(
                ("决算", "青禾县总工会2024年度部门决算\n2024年基本支出决算数100.00万元。"),
            ),
        ),
        silent("2024年基本支出决算数100.00万元。"),
    ),
)
def final_accounts(case: Case) -> Iterator[Outcome]:
    for report in case.compared(AgainstKind.FINAL_ACCOUNTS):
        if report.fiscal_year not in (None, case.year):
            continue
        for one in compare(case, report, Basis.FINAL, Basis.FINAL):
            if one.theirs is None:
                yield undecided(f"部门决算中未见{one.term}的决算数")
            elif one.holds:
                yield passed()
            else:
                yield breach(*one.ours, name=one.term, stated=one.ours[0], theirs=one.theirs)
