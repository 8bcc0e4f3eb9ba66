"""支出合计由基本支出和项目支出构成。两者之和与合计不等时，可能另有经营支出、上缴上级
支出或对附属单位补助支出，因此只要求说明，不作必须改。
"""

from collections.abc import Iterator

from hengji.audit.checks.identities import components
from hengji.audit.checks.readings import far_off
from hengji.audit.checks.sum_readings import of_another_whole, told_again
from hengji.audit.checks.sums import Verdict, closest_sum, gap_is_told
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


@rule(
    "AM105",
    "支出合计与基本、项目支出不符",
    severity=Severity.WARNING,
    basis=Identity(
        "支出合计 ＝ 基本支出 ＋ 项目支出（另有经营、上缴上级、对附属单位补助支出的，一并计入）"
    ),
    message="{name} {total}，{listed} 合计 {sum}，相差 {gap}，未见说明",
    variants={
        "exceeds": "{name} {total}，{listed} 合计 {sum}，比总数多 {gap}",
        "mixed": "{name} {total}，{listed} 合计 {sum}，相差 {gap}，"
        "只有四舍五入与截尾混用才能相符",
    },
    remedy="核对三个数；另有经营支出、上缴上级支出、对附属单位补助支出的，请列明金额。",
    needs="未见同一年度、同一口径的支出合计及其构成",
    examples=(
        accepts("2024年支出合计150.00万元，基本支出100.00万元，项目支出50.00万元。"),
        rejects(
            "2024年支出合计150.00万元，基本支出100.00万元，项目支出49.90万元。",
            severity="warning",
        ),
        rejects(
            "2024年支出合计149.98万元，基本支出100.00万元，项目支出50.00万元。", severity="note"
        ),
        rejects("2024年支出合计140.00万元，基本支出100.00万元，项目支出50.00万元。"),
        silent("2024年支出合计150.00万元。"),
    ),
)
def total_spending(case: Case) -> Iterator[Outcome]:
    for total, parts, optional in components(
        case,
        "支出合计",
        ("基本支出", "项目支出"),
        ("经营支出", "上缴上级支出", "对附属单位补助支出"),
    ):
        found = closest_sum(case, total, parts, optional)
        if found.verdict is Verdict.UNDECIDED:
            yield undecided("支出合计或其构成的数字不能确定")
        elif found.verdict is Verdict.TIES or gap_is_told(case, total, found.gap):
            yield passed()
        elif of_another_whole(case, total, parts):
            yield undecided("基本支出、项目支出是另一个总数的分项")
        elif told_again(case, total, parts) or far_off(
            case, total.figure.amount, total.figure.amount - found.gap
        ):
            yield undecided("支出合计与基本支出、项目支出的口径可能不同")
        else:
            mixed = found.verdict is Verdict.MIXED
            exceeds = found.verdict is Verdict.EXCEEDS
            yield breach(
                total,
                *parts,
                severity=Severity.NOTE if mixed or found.hedged else None,
                variant="mixed" if mixed else "exceeds" if exceeds else "",
                name=total.name,
                listed="、".join(f"{p.name} {p.figure}" for p in parts),
                sum=found.sum,
                total=found.total,
                gap=found.difference,
            )
