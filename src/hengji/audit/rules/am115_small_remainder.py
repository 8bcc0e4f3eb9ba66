"""写明“共16场次”又用“其中”逐项列了三项以上，所列各项之和只比总数少一点。

“其中”不必列全，因此只作参考：常常是一项的数字写错，或者漏了一项。
"""

import re
from collections.abc import Iterator

from hengji.audit.checks.sums import Verdict, compare_sum
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
from hengji.kernel.units import Kind
from hengji.report.relations import Exhaustive, PartsOfWhole

_IN_ALL = re.compile(r"共|累计|总")
_GRAND = re.compile(r"总(?:财力|收入|支出|计)[为达共]?$")
"""总财力…，包括：收入、补助、转贷、结余: the accounts of a whole budget."""
_ENOUGH = 3
"""Fewer items of 其中 are examples."""


@rule(
    "AM115",
    "列举的数量与总数只差一点",
    severity=Severity.NOTE,
    basis=Identity("未列出部分 ＝ 总数 － 所列各项之和"),
    message="写明{name} {total}，其中逐项列出 {parts} ＝ {sum}，还有 {gap} 没有列出",
    remedy="核对总数和各项数量；有未列出的项目，补列或写明“等”。",
    needs="没有写明“共若干”并用“其中”列出三项以上数量的内容",
    examples=(
        accepts("全年共举办文体活动18场次，其中拔河比赛2场次、篮球赛3场次、健步走1场次。"),
        rejects(
            "全年共举办文体活动7场次，其中拔河比赛2场次、篮球赛3场次、健步走1场次。",
            severity="note",
        ),
        rejects(
            "总支出51.09亿元，包括：一般公共预算支出42.36亿元、上解支出4.03亿元、"
            "债务还本支出2.65亿元、补充预算稳定调节基金1.35亿元。",
            severity="note",
        ),
        silent("全年共举办文体活动7场次，其中拔河比赛2场次、篮球赛3场次。"),
        silent("全年举办文体活动7场次，其中拔河比赛2场次、篮球赛3场次、健步走1场次。"),
    ),
)
def small_remainder(case: Case) -> Iterator[Outcome]:
    limit = case.parameter("small-remainder")
    for one in case.report.relations_of(PartsOfWhole):
        if one.exhaustive is not Exhaustive.OPEN or len(one.parts) < _ENOUGH:
            continue
        counted = one.total.figure.kind is Kind.COUNT and one.total.figure.is_exact
        grand = len(one.parts) > _ENOUGH and bool(_GRAND.search(one.total.wording))
        counted = counted or grand
        whole = one.total.figure.amount
        if not (counted and whole and _IN_ALL.search(one.total.wording)):
            continue
        found = compare_sum(case, one.total, one.parts)
        if found.verdict is Verdict.UNDECIDED or not one.certain:
            yield undecided(f"“{one.total.name}”所列各项的归属不能确定")
        elif found.verdict is not Verdict.SHORT or found.gap / whole > limit:
            yield passed()
        else:
            name = one.total.wording.rstrip("共有了：:")
            yield breach(
                one.total,
                *one.parts,
                severity=None,
                name=name if "共" in name or _GRAND.search(name) else f"{name}共",
                **found.values,
            )
