"""“其中”“包括”“主要为”后面的各项不必列全，但加起来不能超过总数。

剩余部分很大（超过总数一半）时只提示一句，供复核的人留意，不要求修改。
"""

from collections.abc import Iterator
from decimal import Decimal

from hengji.audit.checks.sums import Verdict, compare_sum, in_unit
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
from hengji.report.facts import Origin
from hengji.report.relations import Exhaustive, PartsOfWhole


@rule(
    "AM102",
    "所列各项超过总数",
    severity=Severity.ERROR,
    basis=Identity("部分之和 ≤ 总数"),
    message="{name} {total}，其中各项 {parts} ＝ {sum}，比总数多 {gap}",
    variants={
        "mixed": "{name} {total}，其中各项 {parts} ＝ {sum}，比总数多 {gap}，"
        "四舍五入与截尾混用可以解释",
        "remainder": "{name} {total}，其中所列各项 {parts} ＝ {sum}，"
        "还有 {gap}（占 {share}）没有列出",
    },
    remedy="核对总数和所列各项；有重复列入或不属于本项的，予以剔除。",
    needs="没有“其中”“包括”一类的分项",
    examples=(
        accepts("2024年项目支出60.00万元，其中培训费20.00万元、宣传费39.00万元。"),
        accepts("2024年项目支出60.00万元，其中培训费20.00万元、宣传费40.01万元。"),
        rejects(
            "2024年项目支出60.00万元，其中培训费20.00万元、宣传费40.50万元。", severity="error"
        ),
        rejects(
            "2024年公用经费262.00万元，其中办公费1.30万元、培训费0.60万元。", severity="note"
        ),
        rejects(
            "2024年项目支出59.98万元，其中培训费20.00万元、宣传费40.00万元。", severity="note"
        ),
        silent("2024年项目支出60.00万元。"),
    ),
)
def parts_exceed(case: Case) -> Iterator[Outcome]:
    half = case.parameter("large-remainder")
    for one in case.report.relations_of(PartsOfWhole):
        if one.exhaustive is not Exhaustive.OPEN:
            continue
        found = compare_sum(case, one.total, one.parts)
        if found.verdict is Verdict.UNDECIDED or not one.certain:
            yield undecided(f"“{one.total.name}”的分项归属不能确定")
            continue
        share = found.gap / one.total.figure.amount if one.total.figure.amount else Decimal(0)
        name = one.total.name
        if one.total.origin is Origin.TABLE and found.gap < 0:
            continue  # tables have a rule of their own
        if found.verdict is Verdict.EXCEEDS:
            note = Severity.NOTE if found.hedged else None
            yield breach(one.total, *one.parts, severity=note, name=name, **found.values)
        elif found.verdict is Verdict.MIXED and found.gap < 0:
            yield breach(
                one.total,
                *one.parts,
                severity=Severity.NOTE,
                variant="mixed",
                name=name,
                **found.values,
            )
        elif found.verdict is Verdict.SHORT and share > half and len(one.parts) > 1:
            rest = found.values | {"gap": in_unit(found.gap, one.total)}
            yield breach(
                one.total,
                *one.parts,
                severity=Severity.NOTE,
                variant="remainder",
                name=name,
                share=percent(share),
                **rest,
            )
        else:
            yield passed()
