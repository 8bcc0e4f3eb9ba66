"""“≥10”是目标的写法。它出现在实际完成值栏、而年度指标值栏又没有数，多半是错了一列，
实际完成数没有填。
"""

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

_OPERATORS = tuple("≥≧≤≦＞＜><")


@rule(
    "IN107",
    "目标值与完成值疑似错列",
    severity=Severity.WARNING,
    basis=PrintedForm("年度指标值填目标，实际完成值填结果"),
    message="{name} 的实际完成值填“{actual}”，是目标的写法；年度指标值填“{target}”，没有数",
    remedy="把目标填入年度指标值，把全年实际数填入实际完成值。",
    needs="没有填写完成值的指标行",
    examples=(
        accepts(indicator_form(activity())),
        accepts(indicator_form(activity("≥10场", "≥10场"))),
        rejects(indicator_form(activity("活动场次", "≥10")), severity="warning"),
        silent(indicator_form(activity("≥10场", ""))),
    ),
)
def columns_shifted(case: Case) -> Iterator[Outcome]:
    for one in rows(case):
        row = one.row
        if row.actual is None or not one.actual:
            continue
        actual = one.actual
        operator = actual[:1] in _OPERATORS and any(c.isdigit() for c in actual)
        target_has_number = any(c.isdigit() for c in one.target)
        if not row.certain:
            yield undecided("单元格归属不能确定")
        elif operator and not target_has_number:
            yield breach(
                row.actual,
                row.target or row.level3,
                name=name(row),
                actual=actual,
                target=one.target,
            )
        else:
            yield passed()
