"""同一个三级指标（名称和目标值都相同）在两处出现，就计了两次分。"""

from collections.abc import Iterator

from hengji.audit.checks.rows import name, rows, weight_text
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
from hengji.report.forms import IndicatorRow


@rule(
    "IN108",
    "同一指标重复计分",
    severity=Severity.WARNING,
    basis=Identity("同一指标只计一次分"),
    message="{name} 与 {other} 是同一个指标，分别计 {weight} 分和 {other_weight} 分",
    remedy="保留一处，另一处换成能反映该类产出或效果的指标。",
    needs="没有三级指标",
    examples=(
        accepts(
            indicator_form(
                activity(),
                ("产出指标", "数量指标", "举办培训班", "≥10场", "12场", "10", "10", ""),
            )
        ),
        rejects(
            indicator_form(
                activity(),
                (
                    "效益指标",
                    "社会效益指标",
                    "开展职工文体活动",
                    "≥10场",
                    "12场",
                    "10",
                    "10",
                    "",
                ),
            ),
            severity="warning",
        ),
        silent("2024年基本支出100.00万元。"),
    ),
)
def duplicate(case: Case) -> Iterator[Outcome]:
    seen: dict[tuple[int, str, str], IndicatorRow] = {}
    for one in rows(case):
        row = one.row
        first = seen.setdefault((id(one.form), one.level3, one.target), row)
        if not one.level3 or first is row:
            yield passed()
        elif not (row.certain and first.certain):
            yield undecided("单元格归属不能确定")
        else:
            yield breach(
                row.level3,
                first.level3,
                name=name(row),
                other=name(first),
                weight=weight_text(row) or "未填",
                other_weight=weight_text(first) or "未填",
            )
