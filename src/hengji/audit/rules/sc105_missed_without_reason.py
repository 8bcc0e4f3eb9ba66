"""表格设有“偏差原因分析及改进措施”一栏，没有达到目标的指标应当填写原因。"""

from collections.abc import Iterator

from hengji.audit.checks.rows import name, rows
from hengji.audit.rule import (
    Case,
    Outcome,
    PrintedForm,
    Severity,
    accepts,
    breach,
    passed,
    rejects,
    rule,
    silent,
    undecided,
)
from hengji.audit.samples import activity, indicator_form
from hengji.scoring import Unscored


@rule(
    "SC105",
    "未达到目标而未填偏差原因",
    severity=Severity.WARNING,
    basis=PrintedForm("偏差原因分析及改进措施一栏"),
    message="{name} 目标值“{target}”，完成值“{actual}”，未达到目标，偏差原因一栏没有填",
    remedy="填写没有达到目标的原因和改进措施。",
    needs="没有未达到目标的指标",
    examples=(
        accepts(indicator_form(activity("≥97%", "95%", "15", "14.69", "部分职工反映活动偏少"))),
        rejects(indicator_form(activity("≥97%", "96%", "15", "14.85")), severity="warning"),
        silent("2024年基本支出100.00万元。"),
    ),
)
def missed_without_reason(case: Case) -> Iterator[Outcome]:
    for one in rows(case):
        row = one.row
        found = one.score
        if row.reason is None:
            continue
        if isinstance(found, Unscored):
            yield undecided(found.reason)
        elif found.met or one.explained:
            yield passed()
        else:
            yield breach(
                row.reason,
                row.level3,
                name=name(row),
                target=one.target,
                actual=one.actual,
            )
