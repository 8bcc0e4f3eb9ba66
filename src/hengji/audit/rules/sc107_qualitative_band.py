"""定性指标分三档：达成、部分达成并具有一定效果、未达成且效果较差，得分要落在相应的档内。

部门整体的自评表里只写“部分达成”“未达成”的，分档以当地通知为准，得满分才要求说明，其余供参考。
"""

from collections.abc import Iterator

from hengji.audit.checks.rows import name, rows, score_text
from hengji.audit.rule import (
    Case,
    Outcome,
    Severity,
    accepts,
    breach,
    cite,
    passed,
    percent,
    rejects,
    rule,
    silent,
    undecided,
)
from hengji.audit.samples import activity, indicator_form
from hengji.report.forms import FormKind

_OUTCOME = ("效益指标", "社会效益指标", "职工获得感", "稳步提升")
_PROJECT = "项目支出绩效自评表"
_STRICT = ("效益指标", "社会效益指标", "职工获得感", "达成", "达成年度指标", "10", "7", "从严")


@rule(
    "SC107",
    "定性指标得分不在相应档内",
    severity=Severity.WARNING,
    basis=cite("mof-2020-10#qualitative-scoring"),
    message="{name} 完成情况为“{actual}”，应得分值的 {low}～{high}，"
    "即 {low_points}～{high_points} 分，填 {score} 分",
    remedy="按完成情况所在的档给分，或改填完成情况。",
    needs="没有按三档填写的定性指标",
    examples=(
        accepts(
            indicator_form(
                (
                    "效益指标",
                    "社会效益指标",
                    "职工获得感",
                    "达成年度指标",
                    "达成年度指标",
                    "10",
                    "9",
                    "尚有不足",
                )
            )
        ),
        rejects(
            indicator_form(
                (
                    "效益指标",
                    "社会效益指标",
                    "职工获得感",
                    "达成年度指标",
                    "部分达成年度指标并具有一定效果",
                    "10",
                    "8.5",
                    "",
                )
            ),
            severity="warning",
        ),
        accepts(indicator_form(_STRICT)),
        accepts(indicator_form((*_OUTCOME, "部分达成", "10", "7.5", ""), title=_PROJECT)),
        rejects(indicator_form((*_OUTCOME, "部分达成", "10", "8", ""), title=_PROJECT)),
        rejects(indicator_form((*_OUTCOME, "未达成", "10", "7", ""), title=_PROJECT)),
        rejects(indicator_form((*_OUTCOME, "部分达成", "10", "8.5", "")), severity="note"),
        rejects(indicator_form((*_OUTCOME, "部分达成", "10", "10", "")), severity="warning"),
        silent(indicator_form(activity())),
    ),
)
def qualitative_band(case: Case) -> Iterator[Outcome]:
    bands = {name: b for b in case.profile.qualitative for name in (b.name, *b.short)}
    for one in rows(case):
        row = one.row
        band = bands.get(one.actual)
        if band is None or row.score is None or row.weight is None:
            continue
        low, high = band.low * row.weight.digits, band.high * row.weight.digits
        inside = low <= row.score.digits < high or (band.high == 1 and row.score.digits == high)
        if not row.certain:
            yield undecided("单元格归属不能确定")
        elif inside or row.score.digits < low:  # a stricter score is the unit's own choice
            yield passed()
        else:
            free = one.actual != band.name and one.form.kind is FormKind.SELF_EVALUATION
            milder = free and row.score.digits < row.weight.digits
            yield breach(
                row.score_text or row.level3,
                row.actual or row.level3,
                severity=Severity.NOTE if milder else None,
                name=name(row),
                actual=one.actual,
                low=percent(band.low, 0),
                high=percent(band.high, 0),
                low_points=low,
                high_points=high,
                score=score_text(row),
            )
