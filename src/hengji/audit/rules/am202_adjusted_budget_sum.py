"""全年预算应当等于年初预算加追加、减追减；有的地方把上年结转也计入全年预算，两种算法
只要一种能平就不报。
"""

from collections.abc import Iterator

from hengji.audit.checks.lookup import adjusted_budget, initial_budget, stated
from hengji.audit.checks.sums import Verdict, closest_sum
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
    "AM202",
    "全年预算与年初预算、追加数不符",
    severity=Severity.WARNING,
    basis=Identity("全年预算 ＝ 年初预算 ＋ 追加 － 追减（＋ 上年结转）"),
    message="年初预算 {initial}，{moves}，合计 {sum}，全年预算写 {total}，相差 {gap}",
    remedy="核对各数；有追减、上年结转的，补列金额。",
    needs="未见年初预算数、全年预算数和追加（追减）数",
    examples=(
        accepts("2024年年初预算数100.00万元，年中追加20.00万元，全年预算数120.00万元。"),
        rejects("2024年年初预算数100.00万元，年中追加20.00万元，全年预算数121.00万元。"),
        silent("2024年年初预算数100.00万元，全年预算数121.00万元。"),
    ),
)
def adjusted_budget_sum(case: Case) -> Iterator[Outcome]:
    initial, total = initial_budget(case), adjusted_budget(case)
    added, cut = stated(case, "预算追加", *Basis), stated(case, "预算追减", *Basis)
    if not (initial and total and (added or cut)):
        return
    moves = [(f, sign) for f, sign in ((added, 1), (cut, -1)) if f]
    parts, signs = [initial, *(f for f, _ in moves)], [1, *(s for _, s in moves)]
    carried = stated(case, "上年结转", *Basis)
    found = closest_sum(case, total, parts, [carried] if carried else [], (*signs, 1))
    if found.verdict is Verdict.UNDECIDED:
        yield undecided("预算各数不能确定")
    elif found.verdict is Verdict.TIES:
        yield passed()
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
        )
