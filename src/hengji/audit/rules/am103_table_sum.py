"""表内的合计、总计、小计行（列），应当等于表中所列各项之和。

表格本身有合计行，就是写明列全；没有合计行的“其中”行只要求不超过上一级。单元格归属
不能确定的表不作判断。
"""

from collections.abc import Iterator

from hengji.audit.checks.sum_readings import another_sum, another_total
from hengji.audit.checks.sums import Verdict, relation_sum
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
from hengji.report.facts import Origin
from hengji.report.relations import Exhaustive, PartsOfWhole

_TABLE, _TIES, _UNDECIDED = (
    Origin.TABLE,
    Verdict.TIES,
    Verdict.UNDECIDED,
)  # found faster than a member of an enum


@rule(
    "AM103",
    "表内合计与各项不符",
    severity=Severity.ERROR,
    basis=Identity("合计行（列）＝ 所列各项之和；其中项 ≤ 上一级"),
    message="{name} {total}，表中各项 {parts} ＝ {sum}，相差 {gap}",
    variants={
        "mixed": "{name} {total}，表中各项 {parts} ＝ {sum}，相差 {gap}，"
        "只有四舍五入与截尾混用才能相符",
        "exceeds": "{name} {total}，其中各项 {parts} ＝ {sum}，比上一级多 {gap}",
    },
    remedy="核对合计与各项；表内漏列的项目要补上。",
    needs="没有带合计的表格",
    examples=(
        accepts("""
            单位：万元
            | 项目 | 年初预算数 | 决算数 |
            | 培训费 | 10.00 | 9.50 |
            | 宣传费 | 20.00 | 20.10 |
            | 合计 | 30.00 | 29.60 |
        """),
        rejects(
            """
            单位：万元
            | 项目 | 年初预算数 | 决算数 |
            | 培训费 | 10.00 | 9.50 |
            | 宣传费 | 20.00 | 20.10 |
            | 合计 | 30.00 | 29.70 |
            """,
            severity="error",
        ),
        rejects(
            """
            单位：万元
            | 项目 | 决算数 |
            | 培训费 | 9.50 |
            | 宣传费 | 20.10 |
            | 合计 | 29.58 |
            """,
            severity="note",
        ),
        rejects(
            """
            单位：万元
            | 项目 | 决算数 |
            | 培训费 | 9.50 |
            | 宣传费 | 20.10 |
            | 活动小计 | 29.70 |
            | 水费 | 1.00 |
            | 电费 | 2.00 |
            | 公用小计 | 3.00 |
            | 合计 | 32.70 |
            """,
            severity="error",
        ),
        rejects(base_form(("公用经费", "", "", "9.00"), ("其中：办公费", "", "", "9.80"))),
        silent("2024年项目支出60.00万元。"),
    ),
)
def table_sum(case: Case) -> Iterator[Outcome]:
    for one in case.report.relations_of(PartsOfWhole):
        if one.total.origin is not _TABLE:
            continue
        found = relation_sum(case, one)
        name = one.total.name or "合计"
        if found.verdict is _UNDECIDED or not one.certain:
            yield undecided(f"表中“{name}”的单元格归属不能确定")
        elif found.verdict is _TIES or (one.exhaustive is Exhaustive.OPEN and found.gap >= 0):
            yield passed()
        elif another_sum(case, one.total, one.parts) or another_total(case, one):
            yield undecided(f"表中“{name}”下面各行的层级不能确定")
        else:
            mixed = found.verdict is Verdict.MIXED
            open_parts = one.exhaustive is Exhaustive.OPEN
            yield breach(
                one.total,
                *one.parts,
                severity=Severity.NOTE if mixed or found.hedged else None,
                variant="mixed" if mixed else "exceeds" if open_parts else "",
                name=name,
                **found.values,
            )
