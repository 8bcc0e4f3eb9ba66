"""“其中”后面所列各项只占总数的一小部分，大部分去向没有写出，提示一句。

“其中”本来不必列全，因此只作参考。只列一项的不提：那是举例。
"""

from collections.abc import Iterator

from hengji.audit.checks.sums import Verdict, in_unit, relation_sum
from hengji.audit.rule import (
    Case,
    Identity,
    Outcome,
    Severity,
    accepts,
    breach,
    passed,
    percent,
    rejects,
    rule,
    silent,
    undecided,
)
from hengji.report.facts import Basis
from hengji.report.relations import Exhaustive, PartsOfWhole

_SPENT = (Basis.FINAL, Basis.UNSTATED)
"""Budgets and earlier years are not asked again for the same gap."""

_OPEN = Exhaustive.OPEN  # found faster than a member of an enum


@rule(
    "AM108",
    "大部分金额没有列出去向",
    severity=Severity.NOTE,
    basis=Identity("未列出部分 ＝ 总数 － 所列各项之和"),
    message="{name} {total}，其中所列各项 {parts} ＝ {sum}，还有 {gap}（占 {share}）没有列出",
    remedy="把主要的几项补列出来；金额填错的，改正。",
    needs="没有列出两项以上的“其中”",
    examples=(
        accepts("2024年公用经费26.00万元，其中办公费12.30万元、培训费10.60万元。"),
        rejects(
            "2024年公用经费262.00万元，其中办公费1.30万元、培训费0.60万元。", severity="note"
        ),
        accepts("国内公务接待26批次，其中：外事接待0批次，国（境）外接待0批次。"),
        silent("2024年公用经费262.00万元，其中办公费1.30万元。"),
    ),
)
def large_remainder(case: Case) -> Iterator[Outcome]:
    limit = case.parameter("large-remainder")
    for one in case.report.relations_of(PartsOfWhole):
        whole = one.total.figure.amount
        listed = one.exhaustive is _OPEN and len(one.parts) > 1 and whole > 0
        if not listed or one.total.basis not in _SPENT:
            continue
        found = relation_sum(case, one)
        if found.verdict is Verdict.UNDECIDED or not one.certain:
            yield undecided(f"“{one.total.name}”的分项归属不能确定")
        elif found.verdict is not Verdict.SHORT or not limit < found.gap / whole < 1:
            yield passed()  # 其中外事接待0批次，0人: said to be none, not left out
        else:
            yield breach(
                one.total,
                *one.parts,
                name=one.total.name,
                share=percent(found.gap / whole),
                total=found.total,
                parts=found.parts,
                sum=found.sum,
                gap=in_unit(found.gap, one.total),
            )
