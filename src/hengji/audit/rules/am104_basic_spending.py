"""基本支出由人员经费和公用经费构成。两者之和与基本支出不等时，可能另有对个人和家庭的
补助、资本性支出或对附属单位补助，因此只要求说明，不作必须改。
"""

from collections.abc import Iterator

from hengji.audit.checks.identities import components
from hengji.audit.checks.readings import far_off
from hengji.audit.checks.sum_readings import told_again
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
    "AM104",
    "基本支出与人员、公用经费不符",
    severity=Severity.WARNING,
    basis=Identity(
        "基本支出 ＝ 人员经费 ＋ 公用经费（另有对个人和家庭的补助、资本性支出的，一并计入）"
    ),
    message="{name} {total}，{listed} 合计 {sum}，相差 {gap}，未见说明",
    variants={
        "exceeds": "{name} {total}，{listed} 合计 {sum}，比总数多 {gap}",
        "mixed": "{name} {total}，{listed} 合计 {sum}，相差 {gap}，"
        "只有四舍五入与截尾混用才能相符",
    },
    remedy="核对三个数；另有对个人和家庭的补助、资本性支出等，请列明金额。",
    needs="未见同一年度、同一口径的基本支出及其构成",
    examples=(
        accepts("2024年基本支出100.00万元，人员经费80.00万元，公用经费20.00万元。"),
        accepts(
            "2024年基本支出100.00万元，人员经费80.00万元，公用经费15.00万元，"
            "对个人和家庭的补助5.00万元。"
        ),
        accepts(
            "2024年基本支出100.00万元，包括人员经费80.00万元、公用经费15.00万元，"
            "其余5.00万元为对个人和家庭的补助。"
        ),
        rejects(
            "2024年基本支出100.00万元，人员经费80.00万元，公用经费19.90万元。",
            severity="warning",
        ),
        rejects(
            "2024年基本支出99.98万元，人员经费80.00万元，公用经费20.00万元。", severity="note"
        ),
        rejects("2024年基本支出90.00万元，人员经费80.00万元，公用经费20.00万元。"),
        silent("2024年基本支出100.00万元。"),
    ),
)
def basic_spending(case: Case) -> Iterator[Outcome]:
    for total, parts, optional in components(
        case,
        "基本支出",
        ("人员经费", "公用经费"),
        ("对个人和家庭的补助", "资本性支出", "对附属单位补助支出", "其他支出"),
    ):
        found = closest_sum(case, total, parts, optional)
        if found.verdict is Verdict.UNDECIDED:
            yield undecided("基本支出或其构成的数字不能确定")
        elif found.verdict is Verdict.TIES or gap_is_told(case, total, found.gap):
            yield passed()
        elif told_again(case, total, parts) or far_off(
            case, total.figure.amount, total.figure.amount - found.gap
        ):
            yield undecided("基本支出与人员、公用经费的口径可能不同")
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
