"""“其中”“包括”“主要为”后面的各项不必列全，但加起来不能超过总数。

表内的分项另有一条规则。前几项加起来正好等于总数的，列举到此为止，后面的数说的是别的。
"""

from collections.abc import Iterator

from hengji.audit.checks.sum_readings import a_chain, of_another_count, unlike_sum
from hengji.audit.checks.sums import Verdict, compare_sum, relation_sum
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
from hengji.report.facts import Basis, Fact, Origin
from hengji.report.relations import Exhaustive, PartsOfWhole

_OPEN, _TABLE = Exhaustive.OPEN, Origin.TABLE  # found faster than a member of an enum


@rule(
    "AM102",
    "所列各项超过总数",
    severity=Severity.ERROR,
    basis=Identity("部分之和 ≤ 总数"),
    message="{name} {total}，其中各项 {parts} ＝ {sum}，比总数多 {gap}",
    variants={
        "mixed": "{name} {total}，其中各项 {parts} ＝ {sum}，比总数多 {gap}，"
        "四舍五入与截尾混用可以解释",
    },
    remedy="核对总数和所列各项；有重复列入或不属于本项的，予以剔除。",
    needs="没有“其中”“包括”一类的分项",
    examples=(
        accepts("2024年项目支出60.00万元，其中培训费20.00万元、宣传费39.00万元。"),
        accepts("2024年项目支出60.00万元，其中培训费20.00万元、宣传费40.01万元。"),
        accepts("我校正式教职工62人，其中高级职称20人、中级职称42人，退休职工28人。"),
        accepts(
            "受理案件98件，审结96件，结案率97.96%，其中民事60件、刑事38件。\n"
            "2024年项目支出60.00万元，其中培训费20.00万元、宣传费40.00万元。"
        ),
        rejects(
            "2024年项目支出60.00万元，其中培训费20.00万元、宣传费40.50万元。", severity="error"
        ),
        rejects(
            "2024年项目支出59.98万元，其中培训费20.00万元、宣传费40.00万元。", severity="note"
        ),
        silent("2024年项目支出60.00万元。"),
    ),
)
def parts_exceed(case: Case) -> Iterator[Outcome]:
    for one in case.report.relations_of(PartsOfWhole):
        if one.exhaustive is not _OPEN or one.total.origin is _TABLE:
            continue
        parts = tuple([p for p in one.parts if _is_part(one.total, p)])
        whole = len(parts) == len(one.parts)
        found = relation_sum(case, one) if whole else compare_sum(case, one.total, parts)
        if found.verdict not in (Verdict.TIES, Verdict.SHORT):
            parts = _listed(case, one.total, parts)
            found = compare_sum(case, one.total, parts)
        if found.verdict is Verdict.UNDECIDED or not one.certain:
            yield undecided(f"“{one.total.name}”的分项归属不能确定")
            continue
        name = one.total.name
        if found.verdict is Verdict.EXCEEDS and (
            a_chain(case, parts)
            or of_another_count(case, one.total, parts)
            or unlike_sum(case, one.total, parts, found.gap)
        ):
            yield undecided(f"“{name}”与所列各项可能不是一回事")
            continue
        if found.verdict is Verdict.EXCEEDS:
            note = Severity.NOTE if found.hedged else None
            yield breach(one.total, *parts, severity=note, name=name, **found.values)
        elif found.verdict is Verdict.MIXED and found.gap < 0:
            yield breach(
                one.total,
                *parts,
                severity=Severity.NOTE,
                variant="mixed",
                name=name,
                **found.values,
            )
        else:
            yield passed()


def _listed(case: Case, total: Fact, parts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The parts, without what follows a list already full: 其中甲4人、乙6人，退休3人."""
    for last in range(2, len(parts)):
        closing = compare_sum(case, total, parts[:last])
        if closing.verdict is Verdict.TIES and not closing.hedged:
            return parts[:last]
    return parts


def _is_part(total: Fact, part: Fact) -> bool:
    """支出1.02万元，为公务接待费；预算1.50万元: what was budgeted is no part of it."""
    if part.name == total.name and not part.scope:
        return False
    return part.basis is total.basis or Basis.UNSTATED in (part.basis, total.basis)
