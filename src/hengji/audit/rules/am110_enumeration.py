"""写明“共7场次”又逐项列出的，各项之和应当等于总数。

总数或任何一项带“余”“近”“约”“多”，或者有的项没有写明数量时，只作参考：漏写的
数量可能正好补足差额。
"""

from collections.abc import Iterator

from hengji.audit.checks.sums import Verdict, compare_sum, in_unit
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
from hengji.report.relations import Enumeration


@rule(
    "AM110",
    "列举的数量与总数不符",
    severity=Severity.WARNING,
    basis=Identity("逐项列举的数量之和 ＝ 总数"),
    message="写明{name} {total}，逐项列出 {parts} ＝ {sum}，相差 {gap}",
    variants={
        "open": "写明{name} {total}，写明数量的各项 {parts} ＝ {sum}，"
        "另有 {unnumbered} 项没有写明数量，每项按 1 计共 {least}",
        "hedged": "写明{name} {total}，逐项列出 {parts} ＝ {sum}，相差 {gap}，"
        "其中有的数带“余”“近”“约”",
        "names": "写明{name} {total}，列出名称的只有 {sum}",
    },
    remedy="核对总数和各项数量；有未列出的项目，补列或写明“等”。",
    needs="没有“共若干”并逐项列举的内容",
    examples=(
        accepts("全年共举办文体活动6场次，其中拔河比赛2场次、篮球赛3场次、健步走1场次。"),
        rejects(
            "全年共举办文体活动7场次，一是举办元宵节活动2场次；二是举办篮球赛3场次；"
            "三是举办健步走1场次。",
            severity="warning",
        ),
        rejects(
            "全年共举办文体活动7场次，一是举办元宵节活动2场次；二是举办篮球赛3场次；"
            "三是举办健步走活动。",
            severity="note",
        ),
        rejects(
            "全年共发放宣传资料900余份，一是进企业发放300份；二是进社区发放500份。",
            severity="note",
        ),
        rejects("全年评选先进职工4名，分别为林一山、周二水、陈三木。", severity="note"),
        silent("全年共举办文体活动6场次。"),
    ),
)
def enumeration(case: Case) -> Iterator[Outcome]:
    for one in case.report.relations_of(Enumeration):
        if not one.certain:
            yield undecided(f"“{one.total.name}”所列各项的归属不能确定")
        elif one.names:
            yield from _names(one)
        else:
            yield from _numbers(case, one)


def _names(one: Enumeration) -> Iterator[Outcome]:
    listed_in_full = one.total.figure.is_exact and "等" not in one.total.wording
    if listed_in_full and one.total.figure.amount != one.names:
        yield breach(
            one.total,
            severity=Severity.NOTE,
            variant="names",
            name=_what(one),
            total=one.total,
            sum=in_unit(one.total.figure.unit.scale * one.names, one.total),
        )
    else:
        yield passed()


def _what(one: Enumeration) -> str:
    """What is counted, with the one 共 that the message wants."""
    name = one.total.wording.rstrip("共有了：:")
    return name if "共" in name else f"{name}共"


def _numbers(case: Case, one: Enumeration) -> Iterator[Outcome]:
    found = compare_sum(case, one.total, one.items)
    least = one.unnumbered * one.total.figure.unit.scale
    if found.verdict is Verdict.UNDECIDED:
        yield undecided(f"“{one.total.name}”所列各项的单位不同或不能确定")
    elif found.verdict in (Verdict.TIES, Verdict.MIXED) or found.gap == least:
        yield passed()
    else:
        is_open = found.verdict is Verdict.SHORT and one.unnumbered > 0
        note = Severity.NOTE if is_open or found.hedged else None
        total = sum((f.figure.amount for f in one.items), least)
        yield breach(
            one.total,
            *one.items,
            severity=note,
            variant="open" if is_open else "hedged" if found.hedged else "",
            name=_what(one),
            unnumbered=one.unnumbered,
            least=in_unit(total, one.total),
            **found.values,
        )
