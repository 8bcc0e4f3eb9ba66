"""有目标值或完成值的指标行，应当有大于零的分值；没有分值的指标不参与计分。"""

from collections.abc import Iterator

from hengji.audit.checks.lookup import evaluation_forms
from hengji.audit.checks.rows import name, plain
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
    "IN103",
    "指标没有分值或分值不是正数",
    severity=Severity.WARNING,
    basis=PrintedForm("每个指标都要有大于零的分值"),
    message="{name} 的分值填为“{weight}”",
    variants={"blank": "{name} 没有填分值"},
    remedy="给该指标填上大于零的分值；不再考核的指标整行删去。",
    needs="没有指标行",
    examples=(
        accepts(indicator_form(activity())),
        rejects(
            indicator_form(
                activity(),
                ("产出指标", "数量指标", "举办培训班", "≥10场", "12场", "0", "0", ""),
            ),
            severity="warning",
        ),
        rejects(
            indicator_form(
                activity(), ("产出指标", "数量指标", "举办培训班", "≥10场", "12场", "", "", "")
            ),
            severity="warning",
        ),
        silent("2024年基本支出100.00万元。"),
    ),
)
def weight_missing(case: Case) -> Iterator[Outcome]:
    for form in evaluation_forms(case.report):
        if not any(row.weight for row in form.rows):
            continue
        for row in form.rows:
            if not row.certain:
                yield undecided("单元格归属不能确定")
            elif row.weight and row.weight.digits > 0:
                yield passed()
            elif plain(row.target) or plain(row.actual):
                yield breach(
                    row.weight_text or row.level3,
                    row.level3,
                    variant="" if plain(row.weight_text) else "blank",
                    name=name(row),
                    weight=row.weight_text.text.strip() if row.weight_text else "",
                )
