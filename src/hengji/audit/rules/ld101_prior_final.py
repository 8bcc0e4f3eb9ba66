"""本年报告里的上年决算数，应当与上年报告、上年部门决算里的决算数一致。用 --against 提供上年
材料时检查。
"""

from collections.abc import Iterator

from hengji.audit.checks.compared import compare, earlier
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
from hengji.audit.samples import base_form
from hengji.report.facts import Basis


@rule(
    "LD101",
    "上年决算数与上年材料不符",
    severity=Severity.WARNING,
    basis=Identity("本年报告的上年决算数 ＝ 上年报告（决算）的本年决算数"),
    message="{name}上年决算数写 {stated}，上年材料中为 {prior}",
    remedy="核对上年决算；口径调整过的，写明调整情况。",
    needs="没有提供上年报告或上年决算，或其中没有可对照的数",
    examples=(
        accepts(
            base_form(("公用经费", "10.00", "9.00", "8.80")),
            against=(
                (
                    "上年",
                    "青禾县总工会2023年度部门整体支出绩效自评报告\n2023年公用经费决算数10.00万元。",
                ),
            ),
        ),
        rejects(
            base_form(("公用经费", "10.10", "9.00", "8.80")),
            against=(
                (
                    "上年",
                    "青禾县总工会2023年度部门整体支出绩效自评报告\n2023年公用经费决算数10.00万元。",
                ),
            ),
        ),
        silent(base_form(("公用经费", "10.00", "9.00", "8.80"))),
    ),
)
def prior_final(case: Case) -> Iterator[Outcome]:
    for report in earlier(case):
        for one in compare(case, report, Basis.PRIOR_FINAL, Basis.FINAL):
            if one.theirs is None:
                yield undecided(f"上年材料中未见{one.term}的决算数")
            elif one.holds:
                yield passed()
            else:
                yield breach(*one.ours, name=one.term, stated=one.ours[0], prior=one.theirs)
