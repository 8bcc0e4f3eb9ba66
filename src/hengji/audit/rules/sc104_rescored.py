"""定量指标没有达到目标的，按完成比例计分（当地另有标准的从其标准）。

得分高于按比例计算的数要求说明；自评从严、取整数分只作参考。
"""

from collections.abc import Iterator

from hengji.audit.checks.rows import name, plain, rows, score_text
from hengji.audit.rule import (
    Case,
    Outcome,
    Severity,
    accepts,
    breach,
    cite,
    passed,
    rejects,
    rule,
    silent,
    undecided,
)
from hengji.audit.samples import activity, indicator_form
from hengji.kernel.figures import Figure
from hengji.report.forms import IndicatorRow
from hengji.scoring import RowScore, Unscored


@rule(
    "SC104",
    "得分与按完成比例计算的不符",
    severity=Severity.WARNING,
    basis=cite("mof-2020-10#quantitative-scoring"),
    message="{name} 目标值“{target}”，完成值“{actual}”，按比例为 {due} 分（{trace}），"
    "填 {score} 分",
    variants={
        "strict": "{name} 目标值“{target}”，完成值“{actual}”，按比例为 {due} 分（{trace}），"
        "填 {score} 分，自评从严",
        "rounded": "{name} 目标值“{target}”，完成值“{actual}”，按比例为 {due} 分（{trace}），"
        "填 {score} 分，取了整数",
    },
    remedy="按完成比例或当地评分标准重算得分；另有标准的，注明标准。",
    needs="没有未达目标且可以按数重算的指标",
    examples=(
        accepts(indicator_form(activity("≥97%", "95%", "15", "14.69", "部分职工反映活动偏少"))),
        rejects(indicator_form(activity("≥97%", "80%", "15", "14")), severity="warning"),
        rejects(indicator_form(activity("≥97%", "95%", "15", "14")), severity="note"),
        rejects(indicator_form(activity("≥97%", "95%", "15", "12")), severity="note"),
        silent(indicator_form(activity("不断提升", "不断提升"))),
    ),
)
def rescored(case: Case) -> Iterator[Outcome]:
    for one in rows(case):
        row = one.row
        found = one.score
        if isinstance(found, Unscored):
            yield undecided(found.reason)
        elif row.score is not None and not found.met:
            yield _judge(row, row.score, found)
        else:
            yield passed()


def _judge(row: IndicatorRow, score: Figure, found: RowScore) -> Outcome:
    low, high, step, given = found.scored.low, found.scored.high, score.step, score.digits
    if row.weight and given >= row.weight.digits:
        return passed()  # full marks for a missed target have a rule of their own
    if low <= given <= high or (step < 1 and low - step < given < high + step):
        return passed()
    places = (row.score_text or row.level3, row.level3)
    values = {
        "name": name(row),
        "target": plain(row.target),
        "actual": plain(row.actual),
        "due": f"{found.scored.points:.2f}",
        "trace": found.scored.trace,
        "score": score_text(row),
    }
    if step >= 1 and low - 1 < given < high + 1:
        return breach(*places, severity=Severity.NOTE, variant="rounded", **values)
    if given < low:
        return breach(*places, severity=Severity.NOTE, variant="strict", **values)
    return breach(*places, severity=None, variant="", **values)
