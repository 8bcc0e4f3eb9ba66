"""同一张自评表里，别的指标都打了分，有的指标有分值而得分空着，总分就核对不了。

整列都没有得分的，是还没有自评，由“没有自评得分”一条提示。
"""

from collections.abc import Iterator

from hengji.audit.checks.lookup import evaluation_forms
from hengji.audit.checks.rows import name, plain, weight_text
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

_OTHER = ("产出指标", "质量指标", "培训合格率", "≥95%", "96%", "6")


@rule(
    "ST120",
    "指标得分空白",
    severity=Severity.WARNING,
    basis=PrintedForm("自评表的得分一栏"),
    message="{name} 分值 {weight} 分，得分没有填写",
    remedy="按完成情况补填得分，并重新计算总分。",
    needs="没有认出带分值和得分的指标",
    examples=(
        accepts(indicator_form(activity(), (*_OTHER, "6"))),
        accepts(indicator_form(activity(), (*_OTHER, "0"))),
        rejects(indicator_form(activity(), (*_OTHER, "")), severity="warning"),
        silent(indicator_form(activity(score=""), (*_OTHER, ""))),
    ),
)
def score_blank(case: Case) -> Iterator[Outcome]:
    for form in evaluation_forms(case.report):
        weighted = [row for row in form.rows if row.weight and row.weight.digits > 0]
        if sum(1 for row in weighted if row.score) * 2 < len(weighted):
            continue
        for row in weighted:
            if row.score or plain(row.score_text):
                yield passed()
            elif not (row.certain and form.certain):
                yield undecided("单元格归属不能确定")
            else:
                yield breach(
                    row.score_text or row.level3,
                    row.level3,
                    name=name(row),
                    weight=weight_text(row),
                )
