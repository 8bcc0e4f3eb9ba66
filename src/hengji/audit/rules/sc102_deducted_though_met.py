"""完成值达到目标值，却没有得满分，偏差原因一栏又是空的，看不出为什么扣分。"""

from collections.abc import Iterator

from hengji.audit.checks.rows import explained, name, rows, score_text, weight_text
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
from hengji.report.forms import IndicatorRow
from hengji.scoring import RowScore, Unscored

_NO_REASONS = """
2020年度部门整体支出绩效自评表
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分率 | 得分 |
| 效益指标 | 社会效益指标 | 环境改善 | 明显改善 | 明显改善 | 30 | 95% | 28.5 |
"""


@rule(
    "SC102",
    "达到目标却扣分而未说明原因",
    severity=Severity.WARNING,
    basis=PrintedForm("偏差原因分析及改进措施一栏"),
    message="{name} 目标值“{target}”，完成值“{actual}”，已达到目标，分值 {weight} 得 {score}，"
    "未填扣分原因",
    remedy="填写扣分原因；没有偏差的，得分改为满分。",
    needs="没有达到目标的指标",
    examples=(
        accepts(indicator_form(activity())),
        accepts(indicator_form(activity("≥10场", "12场", "10", "9", "活动宣传不够充分"))),
        rejects(indicator_form(activity("≥10场", "12场", "10", "9")), severity="warning"),
        rejects(
            indicator_form(
                (
                    "效益指标",
                    "可持续影响指标",
                    "开展职工文体活动",
                    "全面发展",
                    "全面发展",
                    "10",
                    "9",
                    "",
                )
            ),
            severity="warning",
        ),
        silent("2024年基本支出100.00万元。"),
        silent(_NO_REASONS),
    ),
)
def deducted_though_met(case: Case) -> Iterator[Outcome]:
    for one in rows(case):
        row = one.row
        target, actual = one.target, one.actual
        if row.score is None or row.weight is None or not (target and actual):
            continue
        found = one.score
        same = target == actual
        if not row.certain:
            yield undecided("单元格归属不能确定")
        elif row.reason is None and _owed(row, met=True):
            yield undecided("表中没有填写原因的一栏")
        elif isinstance(found, Unscored) and not same:
            yield undecided(found.reason)
        elif not _owed(row, same or (isinstance(found, RowScore) and found.met)):
            yield passed()
        else:
            yield breach(
                row.score_text or row.level3,
                row.level3,
                name=name(row),
                target=target,
                actual=actual,
                weight=weight_text(row),
                score=score_text(row),
            )


def _owed(row: IndicatorRow, met: bool) -> bool:
    """Is a reason owed: target met, points taken off, nothing said?"""
    short = bool(row.score and row.weight and row.score.digits < row.weight.digits)
    return met and short and not explained(row)
