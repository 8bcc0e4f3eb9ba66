"""定量指标没有达到目标值，得分应当低于满分。"""

from collections.abc import Iterator

from hengji.audit.checks.named_targets import filled
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
    remedy="按完成比例或评分标准重算得分，并填写偏差原因。",
    needs="没有可以按数重算的指标",
    examples=(
        accepts(indicator_form(activity("≥97%", "97%", "15", "15"))),
        rejects(indicator_form(activity("≥97%", "96%", "15", "15")), severity="warning"),
        accepts(_OWN_FORM.format("95.8%")),
        rejects(_OWN_FORM.format("94.8%，部分家长未参与"), severity="warning"),
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
            yield breach(
                row.score_text or row.level3,
                row.level3,
                name=name(row),
                target=plain(row.target),
                actual=plain(row.actual),
                score=score_text(row),
                due=f"{found.scored.points:.2f}",
            )
        else:
            yield passed()
