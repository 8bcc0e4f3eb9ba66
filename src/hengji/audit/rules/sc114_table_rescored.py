"""评分表逐行印着评分标准的，得分应当是按该标准算得的数。

只在印出的评分标准与收录的评分表一字不差时才算；按项核对的、比率不适用的不算。自评从严的
只作参考。
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hengji.audit.checks.points_tables import bare, due, table_row
from hengji.audit.checks.rows import name, plain, rows, score_text
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
from hengji.kernel.figures import Figure
from hengji.kernel.units import Kind
from hengji.profiles import ScoringFamily
from hengji.report.forms import FormKind, IndicatorRow
from hengji.scoring.values import read_value

if TYPE_CHECKING:
    from hengji.scoring.table_rescoring import DuePoints
    from hengji.scoring.tables import TableRow

_FORM = (
    "2021年度部门整体支出绩效评价指标评分表\n"
    "| 一级指标 | 二级指标 | 三级指标 | 分值 | 评分标准 | 实际完成值 | 得分 | 扣分原因 |\n"
    "| 投入 | 预算配置 | 在职人员控制率 | 5 "
    "| 不超过100%得满分，每超过1个百分点扣0.5分，扣完为止 | {} | {} | 人员超编 |\n"
    "| 过程 | 预算执行 | 预算完成率 | 5 | 100%得满分，每低5%扣2分，扣完为止 | {} | {} | |"
)


@rule(
    "SC114",
    "得分与表中印明的评分标准不符",
    severity=Severity.WARNING,
    basis=PrintedForm("评分表中评分标准一栏"),
    message="{name} 实际完成值“{actual}”，按表中的评分标准为 {due} 分（{trace}），"
    "填 {score} 分",
    variants={
        "strict": "{name} 实际完成值“{actual}”，按表中的评分标准为 {due} 分（{trace}），"
        "填 {score} 分，自评从严"
    },
    remedy="按表中印明的评分标准重算得分，或者核对实际完成值。",
    needs="没有按步骤计分的评分表，或者表中的评分标准与收录的不同",
    examples=(
        accepts(_FORM.format("102%", "4", "95%", "3"), profile="hunan-2018"),
        accepts(_FORM.format("96.30%", "5", "不适用", "2.5"), profile="hunan-2018"),
        rejects(
            _FORM.format("103.50%", "4", "95%", "3"), profile="hunan-2018", severity="warning"
        ),
        rejects(
            _FORM.format("96.30%", "5", "94.90%", "5"), profile="hunan-2018", severity="warning"
        ),
        rejects(_FORM.format("96.30%", "4", "95%", "3"), profile="hunan-2018", severity="note"),
        silent(_FORM.format("102%", "5", "95%", "5"), profile="hunan-2023"),
    ),
)
def table_rescored(case: Case) -> Iterator[Outcome]:
    scoring = case.profile.scoring
    if scoring.family is not ScoringFamily.STEPS:
        return
    for one in rows(case):
        row = one.row
        if one.form.kind is FormKind.SELF_EVALUATION and plain(row.standard):
            spec = table_row(scoring.table, one.level3)
            if spec is not None:
                yield _judged(row, spec)


def _judged(row: IndicatorRow, spec: TableRow) -> Outcome:
    if not row.certain:
        return undecided("单元格归属不能确定")
    if plain(row.standard) != bare(spec.indicator.standard):
        return undecided("表中的评分标准与收录的不同，由人工复核")
    rate = _rate(row)
    worth = due(spec, rate) if rate else None
    if worth is None or row.score is None:
        return undecided("没有可以按标准计分的比率，或者得分没有填写")
    given = row.score.digits
    if worth.low <= given <= worth.high:
        return passed()
    return _breach(row, worth, strict=given < worth.low)


def _rate(row: IndicatorRow) -> Figure | None:
    value = read_value(row.actual.text) if row.actual else None
    return value.figure if value and value.figure.kind is Kind.RATIO else None


def _breach(row: IndicatorRow, worth: DuePoints, *, strict: bool) -> Outcome:
    return breach(
        row.score_text or row.level3,
        row.actual or row.level3,
        severity=Severity.NOTE if strict else None,
        variant="strict" if strict else "",
        name=name(row),
        actual=plain(row.actual),
        due=f"{worth.points:f}",
        trace=worth.arithmetic,
        score=score_text(row),
    )
