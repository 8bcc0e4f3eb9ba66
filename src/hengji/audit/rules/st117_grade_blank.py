"""填了总分，评价等次也要填。"""

from collections.abc import Iterator

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
)
from hengji.audit.samples import indicator_form

_ROW = ("产出指标", "数量指标", "宣讲场次", "12场", "12场", "100", "95", "")


@rule(
    "ST117",
    "评价等次没有填",
    severity=Severity.WARNING,
    basis=PrintedForm("自评表的评价等次一栏"),
    message="总得分 {score}，评价等次一栏没有填写",
    remedy="按总得分填写优、良、中、差。",
    needs="自评表没有评价等次一栏",
    examples=(
        accepts(indicator_form(_ROW, total=("100", "95"), grade="优")),
        rejects(
            indicator_form(_ROW, total=("100", "95"))
            + "| 评价等次 |  | < | < | < | < | < | < |",
            severity="warning",
        ),
        rejects(indicator_form(_ROW, total=("100", "95"), grade="——")),
    ),
)
def grade_blank(case: Case) -> Iterator[Outcome]:
    for form in case.report.forms:
        if form.grade is None or not form.certain or not form.grade.certain:
            continue
        if form.grade.text.strip(" 　—-－/／无"):
            yield passed()
        elif form.total_score:
            yield breach(form.grade, form.total_score, score=form.total_score)
