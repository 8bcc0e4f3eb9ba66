"""每个指标的完成值都与目标值一样，多半是照抄目标。可能属实，因此只作参考。"""

from collections.abc import Iterator

from hengji.audit.checks.lookup import evaluation_forms
from hengji.audit.checks.rows import certain, rows
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
from hengji.audit.samples import activity, indicator_form


@rule(
    "IN110",
    "所有完成值都与目标值一样",
    severity=Severity.NOTE,
    basis=Identity("逐项核对完成情况"),
    message="{count} 个指标的完成值都与目标值一字不差",
    remedy="逐项核对实际完成数，按实际填写。",
    needs="带目标值和完成值的指标不足三个",
    examples=(
        accepts(
            indicator_form(
                activity(),
                ("产出指标", "数量指标", "举办培训班", "5期", "6期", "10", "10", ""),
                ("产出指标", "数量指标", "慰问困难职工", "60人", "60人", "10", "10", ""),
            )
        ),
        rejects(
            indicator_form(
                activity("≥10场", "≥10场"),
                ("产出指标", "数量指标", "举办培训班", "5期", "5期", "10", "10", ""),
                ("产出指标", "数量指标", "慰问困难职工", "60人", "60人", "10", "10", ""),
            ),
            severity="note",
        ),
        silent(indicator_form(activity())),
    ),
)
def all_equal(case: Case) -> Iterator[Outcome]:
    for form in evaluation_forms(case.report):
        own = [one for one in rows(case) if one.form is form]
        filled = [one for one in own if one.target and one.actual]
        if len(filled) < 3:
            continue
        same = [one for one in filled if one.target == one.actual]
        if not certain(form):
            yield undecided("单元格归属不能确定")
        elif len(same) == len(filled):
            yield breach(form.place, filled[0].row.level3, count=len(filled))
        else:
            yield passed()
