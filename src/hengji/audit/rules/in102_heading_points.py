"""一级指标标题中印明分值的（如“产出指标（50分）”），其下各指标的分值之和应当与之相等。"""

from collections.abc import Iterator

from hengji.audit.checks.lookup import evaluation_forms
from hengji.audit.checks.rows import certain_about
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


@rule(
    "IN102",
    "指标分值之和与标题分值不符",
    severity=Severity.ERROR,
    basis=PrintedForm("一级指标标题中印明的分值"),
    message="“{heading}”印明 {total}，其下各指标分值 {parts} ＝ {sum}，相差 {gap} 分",
    remedy="核对该类各指标的分值，使其和等于标题印明的分值。",
    needs="没有在标题中印明分值的自评表",
    examples=(
        accepts(
            indicator_form(
                (
                    "产出指标（60分）",
                    "数量指标",
                    "开展职工文体活动",
                    "≥10场",
                    "12场",
                    "60",
                    "60",
                    "",
                ),
                (
                    "效益指标（40分）",
                    "社会效益指标",
                    "职工参与率",
                    "≥90%",
                    "95%",
                    "40",
                    "40",
                    "",
                ),
            )
        ),
        rejects(
            indicator_form(
                (
                    "产出指标（60分）",
                    "数量指标",
                    "开展职工文体活动",
                    "≥10场",
                    "12场",
                    "59",
                    "59",
                    "",
                ),
                (
                    "效益指标（40分）",
                    "社会效益指标",
                    "职工参与率",
                    "≥90%",
                    "95%",
                    "40",
                    "40",
                    "",
                ),
            ),
            severity="error",
        ),
        silent(indicator_form(activity())),
    ),
)
def heading_points(case: Case) -> Iterator[Outcome]:
    for form in evaluation_forms(case.report):
        for heading, points in form.heading_points:
            under = [row for row in form.rows if row.level1 == heading]
            weights = [row.weight.digits for row in under if row.weight]
            if not certain_about(form, heading) or len(weights) < len(under) or not weights:
                yield undecided("标题下有的指标没有分值，或单元格归属不能确定")
                continue
            total = points.figure.digits
            if sum(weights) == total:
                yield passed()
                continue
            yield breach(
                points,
                *(row.place for row in under),
                heading=heading,
                total=points,
                parts="＋".join(str(one) for one in weights),
                sum=sum(weights),
                gap=abs(total - sum(weights)),
            )
