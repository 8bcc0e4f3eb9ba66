"""正文写明“由……组成”“分别为”“合计”或“共……项”的，各项之和应当等于总数。

先按全部四舍五入、再按全部截尾验算，只要一种算法能平就不报；两种混用才平的只作
参考。“其中”“包括”“主要为”没有说列全，由另一条规则按“不超过总数”检查。基本支出
与人员、公用经费之间可能还有对个人和家庭的补助、资本性支出，只要求说明。
"""

from collections.abc import Iterator

from hengji.audit.checks.sum_readings import another_sum, unlike_sum
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
from hengji.report.facts import Origin
from hengji.report.relations import Exhaustive, PartsOfWhole

_MAY_HOLD_MORE = ("基本支出", "支出合计", "全年执行数")
_OPEN, _TABLE = Exhaustive.OPEN, Origin.TABLE  # found faster than a member of an enum


@rule(
    "AM101",
    "正文分项之和与总数不符",
    severity=Severity.ERROR,
    basis=Identity("各项列全时，分项之和 ＝ 总数"),
    message="{name} {total}，所列各项 {parts} ＝ {sum}，相差 {gap}",
    variants={
        "mixed": "{name} {total}，所列各项 {parts} ＝ {sum}，相差 {gap}，"
        "只有四舍五入与截尾混用才能相符",
        "again": "{name} {total}，括号里又写作 {parts}，即 {sum}，相差 {gap}",
    },
    remedy="核对总数和各项；有未列出的部分，补列该项或把“由……组成”改为“其中”。",
    needs="正文没有写明列全的分项",
    examples=(
        accepts(
            "2024年我单位项目支出共60万元，由培训费20万元、宣传费15万元和活动费25万元组成。"
        ),
        accepts("项目支出共60.00万元，由培训费20.01万元、宣传费15万元和活动费25万元组成。"),
        rejects(
            "2024年我单位项目支出共60.00万元，由培训费20.00万元、"
            "宣传费15.00万元和活动费25.10万元组成。",
            severity="error",
        ),
        rejects(
            "2024年我单位项目支出共59.97万元，由培训费20.00万元、宣传费15.00万元和"
            "活动费25.00万元组成。",
            severity="note",
        ),
        rejects("2024年我单位项目支出600180.50元（60.20万元）。", severity="error"),
        silent("2024年我单位项目支出60万元，其中培训费20万元。"),
        accepts(
            "项目支出60.00万元，由培训费20.00万元、宣传费40.00万元（其中印刷费10.00万元）组成。"
        ),
    ),
)
def prose_sum(case: Case) -> Iterator[Outcome]:
    for one in case.report.relations_of(PartsOfWhole):
        if one.exhaustive is _OPEN or one.total.origin is _TABLE:
            continue
        found = relation_sum(case, one)
        severity = None
        if found.verdict is Verdict.UNDECIDED or not one.certain:
            yield undecided(f"“{one.total.name}”的分项归属不能确定")
            continue
        if found.verdict is Verdict.TIES:
            yield passed()
            continue
        unlike = unlike_sum(case, one.total, one.parts, found.gap)
        if unlike or another_sum(case, one.total, one.parts):
            yield undecided(f"“{one.total.name}”与所列各项可能不是一回事")
            continue
        if found.verdict is Verdict.MIXED or found.hedged:
            severity = Severity.NOTE
        elif one.total.term in _MAY_HOLD_MORE:
            severity = Severity.WARNING
        again = "again" if len(one.parts) == 1 else ""
        yield breach(
            one.total,
            *one.parts,
            severity=severity,
            variant="mixed" if found.verdict is Verdict.MIXED else again,
            name=one.total.name,
            **found.values,
        )
