"""定量指标没有达到目标值，得分应当低于满分。

全表得分（含预算执行率得分和总得分）都填整数、按比例计算的得分四舍五入取整正是满分的，
只作参考；表中另有得分填了小数的，不能以取整解释。
"""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from hengji.audit.checks.named_targets import filled
from hengji.audit.checks.rows import name, plain, rows, score_text, scored_in_whole_points
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
from hengji.scoring import Unscored, score_row

_OWN_FORM = (
    "青禾县总工会2024年度部门整体支出绩效自评表\n| 指标 | 分值 | 得分 | 说明 |\n"
    "| 培训场次（目标12场） | 90 | 90 | 12场 |\n| 家长满意度（目标≥95%） | 10 | 10 | {} |\n"
    "| 合计 | 100 | 100 |  |\n"
)


@rule(
    "SC101",
    "未达到目标而得满分",
    severity=Severity.WARNING,
    basis=cite("mof-2020-10#quantitative-scoring"),
    message="{name} 目标值“{target}”，完成值“{actual}”，未达到目标而得满分 {score} 分，"
    "按比例为 {due} 分",
    variants={
        "rounded": "{name} 目标值“{target}”，完成值“{actual}”，按比例为 {due} 分，"
        "取整数填满分 {score} 分",
    },
    remedy="按完成比例或评分标准重算得分，并填写偏差原因。",
    needs="没有可以按数重算的指标",
    examples=(
        accepts(indicator_form(activity("≥97%", "97%", "15", "15"))),
        rejects(indicator_form(activity("≥97%", "93%", "15", "15")), severity="warning"),
        rejects(indicator_form(activity("≥97%", "96%", "15", "15")), severity="note"),
        rejects(
            indicator_form(activity("≥97%", "96%", "15", "15"), total=("15", "15.0")),
            severity="warning",
        ),
        accepts(_OWN_FORM.format("95.8%")),
        rejects(_OWN_FORM.format("88.6%，部分家长未参与"), severity="warning"),
        silent(indicator_form(activity("不断提升", "不断提升"))),
    ),
)
def full_marks_missed(case: Case) -> Iterator[Outcome]:
    for one in rows(case):
        row = filled(one.row)
        found = one.score if row is one.row else score_row(row, case.profile)
        if isinstance(found, Unscored):
            yield undecided(found.reason)
        elif row.score is None or row.weight is None:
            yield undecided("得分没有填写")
        elif not found.met and row.score.digits == row.weight.digits:
            whole = _rounds_to(found.scored.points, row.score.digits)
            excused = whole and scored_in_whole_points(one.form)
            yield breach(
                row.score_text or row.level3,
                row.level3,
                severity=Severity.NOTE if excused else None,
                variant="rounded" if excused else "",
                name=name(row),
                target=plain(row.target),
                actual=plain(row.actual),
                score=score_text(row),
                due=f"{found.scored.points:.2f}",
            )
        else:
            yield passed()


def _rounds_to(due: Decimal, score: Decimal) -> bool:
    """Is this the score that rounding to whole points makes of what is due?"""
    return due.quantize(Decimal(1), ROUND_HALF_UP) == score
