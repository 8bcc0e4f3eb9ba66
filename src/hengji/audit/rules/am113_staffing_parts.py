"""编制数由行政、参公、事业、工勤等编制构成。各类之和超过总数必有一个数错；少于总数的可能有
未列出的类别，只作参考。
"""

from collections.abc import Iterator

from hengji.audit.checks.lookup import ANY_BASIS, stated
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

_PARTS = ("行政编制", "参公编制", "事业编制", "工勤编制")
_INNER = ("差额事业编制", "自收自支事业编制")
"""May stand beside 事业编制 or inside it: both are tried."""


@rule(
    "AM113",
    "编制数与各类编制之和不符",
    severity=Severity.WARNING,
    basis=Identity("编制数 ＝ 行政编制 ＋ 参公编制 ＋ 事业编制 ＋ 工勤编制"),
    message="编制数 {total}，{listed} 合计 {sum}，相差 {gap}",
    remedy="核对编制数和各类编制；有未列出的编制类别，补列。",
    needs="未见编制数及其分类",
    examples=(
        accepts("我单位编制数21人，其中：行政编制7人，事业编制14人。"),
        rejects("我单位编制数21人，其中：行政编制8人，事业编制14人。", severity="warning"),
        silent("我单位编制数21人。"),
        silent("行政编制7人，其中：公务员编制6人，工勤编制1人；事业编制6人。"),
    ),
)
def staffing_parts(case: Case) -> Iterator[Outcome]:
    total = stated(case, "编制数", *ANY_BASIS)
    parts = [f for term in _PARTS if (f := stated(case, term, *ANY_BASIS))]
    if total is None or len(parts) < 2:
        return
    optional = [f for term in _INNER if (f := stated(case, term, *ANY_BASIS))]
    found = closest_sum(case, total, parts, optional)
    if found.verdict is Verdict.UNDECIDED:
        yield undecided("编制的各数不能确定")
    elif found.verdict is Verdict.TIES:
        yield passed()
    else:
        short = found.verdict is Verdict.SHORT
        yield breach(
            total,
            *parts,
            severity=Severity.NOTE if short or found.hedged else None,
            total=total,
            listed="、".join(f"{f.name} {f.figure}" for f in parts),
            sum=found.sum,
            gap=found.difference,
        )
