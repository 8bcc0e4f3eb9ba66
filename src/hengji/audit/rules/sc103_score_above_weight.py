"""一个指标的得分不能超过它的分值；预算执行率一行也一样。"""

from collections.abc import Iterator

from hengji.audit.checks.lookup import evaluation_forms
from hengji.audit.checks.rows import certain, execution_row, name, score_text, weight_text
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
from hengji.audit.samples import activity, fund_form, indicator_form


@rule(
    "SC103",
    "得分超过分值",
    severity=Severity.ERROR,
    basis=Identity("得分 ≤ 分值"),
    message="{name} 分值 {weight}，得分 {score}，多 {gap} 分",
    remedy="核对得分，最多填到分值。",
    needs="没有填写分值和得分的指标",
    examples=(
        accepts(indicator_form(activity())),
        rejects(indicator_form(activity("≥10场", "12场", "10", "10.1")), severity="error"),
        rejects(fund_form("100.00", "100.00", "98.00", "98%", "10.5"), severity="error"),
        silent("2024年基本支出100.00万元。"),
    ),
)
def score_above_weight(case: Case) -> Iterator[Outcome]:
    for form in evaluation_forms(case.report):
        for row in form.rows:
            if row.score is None or row.weight is None:
                continue
            gap = row.score.digits - row.weight.digits
            if not row.certain:
                yield undecided("单元格归属不能确定")
            elif gap > 0:
                yield breach(
                    row.score_text or row.level3,
                    row.level3,
                    name=name(row),
                    weight=weight_text(row),
                    score=score_text(row),
                    gap=gap,
                )
            else:
                yield passed()
        weight, score = execution_row(form)
        if weight is not None and score is not None and certain(form):
            if score > weight:
                yield breach(
                    form.fund_rows[0].place,
                    name="预算执行率",
                    weight=weight,
                    score=score,
                    gap=score - weight,
                )
            else:
                yield passed()
