"""全年预算应当等于年初预算加追加、减追减；有的地方把上年结转也计入全年预算，两种算法
只要一种能平就不报。
"""

from collections.abc import Iterator

from hengji.audit.checks.adjustments import added_beside, adjusted_budgets, cut_beside, near
from hengji.audit.checks.lookup import initial_budget
from hengji.audit.checks.readings import far_off
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
from hengji.audit.samples import fund_form
from hengji.report.facts import Fact


@rule(
    "AM202",
    "全年预算与年初预算、追加数不符",
    severity=Severity.WARNING,
    basis=Identity("全年预算 ＝ 年初预算 ＋ 追加 － 追减（＋ 上年结转）"),
    message="年初预算 {initial}，{moves}，合计 {sum}，全年预算写 {total}，相差 {gap}{carried}",
    remedy="核对各数；有追减、上年结转的，补列金额。",
    needs="未见年初预算数、全年预算数和追加（追减）数",
    examples=(
        accepts("2024年年初预算数100.00万元，年中追加20.00万元，全年预算数120.00万元。"),
        rejects("2024年年初预算数100.00万元，年中追加20.00万元，全年预算数121.00万元。"),
        rejects(
            fund_form("100.00", "120.00", "119.50", "99.58%", "9.96")
            + "2024年年初预算数100.00万元，年中追加20.00万元，全年预算数130.00万元。"
        ),
        rejects("2024年年初预算142.00万元，年中追加政策性增资6.00万元，全年预算数158.00万元。"),
        silent("2024年年初预算数100.00万元，全年预算数121.00万元。"),
    ),
)
def adjusted_budget_sum(case: Case) -> Iterator[Outcome]:
    for total in adjusted_budgets(case):
        yield from _judged(case, total)


def _judged(case: Case, total: Fact) -> Iterator[Outcome]:
    initial = near(case, total, "年初预算数") or initial_budget(case)
    added = added_beside(case, total)
    cut = cut_beside(case, total)
    if not (initial and (added or cut)):
        return
    moves = [(f, sign) for f, sign in ((added, 1), (cut, -1)) if f]
    parts, signs = [initial, *(f for f, _ in moves)], [1, *(s for _, s in moves)]
    carried = near(case, total, "上年结转")
    found = closest_sum(case, total, parts, [carried] if carried else [], (*signs, 1))
    if found.verdict is Verdict.UNDECIDED:
        yield undecided("预算各数不能确定")
    elif found.verdict is Verdict.TIES or gap_is_told(case, total, found.gap):
        yield passed()
    elif far_off(case, total.figure.amount, total.figure.amount - found.gap):
        yield undecided("预算各数可能不是一回事")
    else:
        mixed = found.verdict is Verdict.MIXED or found.hedged
        yield breach(
            total,
            *parts,
            severity=Severity.NOTE if mixed else None,
            initial=initial,
            moves="、".join(f"{'追加' if s > 0 else '追减'} {f.figure}" for f, s in moves),
            sum=found.sum,
            total=total,
            gap=found.difference,
            carried=f"；计入上年结转 {carried.figure} 也不等" if carried else "",
        )
