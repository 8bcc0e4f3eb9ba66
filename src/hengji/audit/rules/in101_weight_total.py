"""各指标的分值加上预算执行率的分值，应当等于总分（通常为100分）。

表内印有总分的，以印出的总分为准；没有印总分的，以表格版本规定的总分为准。印出的总分
不是整五整十（如102分）、又不是规定的总分的，是各项相加的结果，仍与规定的总分比。
"""

from collections.abc import Iterator
from decimal import Decimal

from hengji.audit.checks.lookup import evaluation_forms
from hengji.audit.checks.rows import certain, execution_row
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
from hengji.audit.samples import activity, fund_form, indicator_form, indicator_rows

_STEP, _MOST = 5, 1_000
"""Points of the largest scheme; beyond it a total is a slip of the keyboard."""


@rule(
    "IN101",
    "指标分值之和与总分不符",
    severity=Severity.WARNING,
    basis=Identity("各指标分值之和（含预算执行率）＝ 总分"),
    message="各指标分值 {parts} ＝ {sum}，与总分 {total} 相差 {gap}",
    remedy="核对各指标分值，使其与预算执行率的分值一起等于总分。",
    needs="没有带分值的自评表",
    examples=(
        accepts(
            indicator_form(
                activity("≥10场", "12场", "60", "60"),
                ("产出指标", "质量指标", "活动合格率", "100%", "100%", "40", "40", ""),
                total=("100", "100"),
            )
        ),
        rejects(
            indicator_form(
                activity("≥10场", "12场", "60", "60"),
                ("产出指标", "质量指标", "活动合格率", "100%", "100%", "35", "35", ""),
                total=("100", "95"),
            ),
            severity="error",
        ),
        rejects(
            fund_form("5.00", "5.00", "5.00", "100%", "10").replace("| 10 |", "| 12 |")
            + indicator_rows(activity("≥10场", "12场", "90", "90")),
            profile="hunan-2023",
            severity="warning",
        ),
        rejects(
            indicator_form(
                activity("≥10场", "12场", "62", "60"),
                ("产出指标", "质量指标", "活动合格率", "100%", "100%", "40", "40", ""),
                total=("102", "100"),
            ),
            severity="warning",
        ),
        silent("2024年基本支出100.00万元。"),
    ),
)
def weight_total(case: Case) -> Iterator[Outcome]:
    for form in evaluation_forms(case.report):
        weights = [row.weight.digits for row in form.rows if row.weight]
        if not weights:
            continue
        if not certain(form) or any(row.weight is None for row in form.rows):
            yield undecided("有的指标没有分值，或单元格归属不能确定")
            continue
        execution, _ = execution_row(form)
        printed = form.total_weight.figure.digits if form.total_weight else None
        total = case.profile.total_points if printed is None or _odd(printed) else printed
        plain = sum(weights)
        added = plain + (case.profile.execution_points if execution is None else execution)
        if total in (plain, added):
            yield passed()
            continue
        parts = [*([execution] if execution else []), *weights]
        yield breach(
            form.total_weight or form.place,
            severity=Severity.ERROR if form.total_weight and total == printed else None,
            parts="＋".join(str(one) for one in parts),
            sum=added,
            total=total,
            gap=abs(total - added),
        )


def _odd(total: Decimal) -> bool:
    """102 points are no scheme of anybody's; 90, 105 or 120 may be."""
    return total > _MOST or total % _STEP != 0
