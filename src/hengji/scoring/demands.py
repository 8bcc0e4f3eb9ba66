"""What a profile demands of a row and of a sheet before it may be signed, and warnings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from hengji.indicators import (
    Demand,
    DemandKind,
    ExecutionScore,
    Manual,
    Notice,
    NumberTarget,
    ScoredRow,
)
from hengji.indicators.indicator import printed
from hengji.kernel.figures import Figure
from hengji.kernel.totals import Ratio, yuan_printed
from hengji.profiles import Profile
from hengji.scoring.inputs import EvaluationInputs
from hengji.scoring.over_achievement import far_above
from hengji.scoring.standard import percentage, plain

_BLANK = frozenset(("", "无", "—", "——", "-", "/", "－", "／"))


def given(reason: str) -> bool:
    """Is it a reason, not a blank or a dash?"""
    return "".join(reason.split()) not in _BLANK


def with_demands(row: ScoredRow, profile: Profile, *, weighted: bool) -> ScoredRow:
    """The row with what it demands and what is to be looked at."""
    return replace(
        row,
        demands=tuple(_row_demands(row, profile, weighted)),
        warnings=tuple(_row_warnings(row, profile, weighted)),
    )


def _row_demands(row: ScoredRow, profile: Profile, weighted: bool) -> Iterator[Demand]:
    key, name, done = row.indicator.key, row.indicator.level3, row.attainment
    if done is None or done.value is None:
        if row.points is None:
            yield Demand(DemandKind.VALUE, f"“{name}”的实际完成值没有填写", key)
        return
    if row.points is None:
        yield Demand(DemandKind.POINTS, _points_due(row), key)
    if isinstance(done.how, Manual):
        proven = bool(done.how.evidence)
        yield Demand(
            DemandKind.EVIDENCE, f"“{name}”的完成值由人工填报，应附佐证材料", key, proven
        )
    told = given(done.reason)
    if row.points is not None and row.points < row.weight:
        words = f"“{name}”分值 {plain(row.weight)} 得 {row.points:f}，应说明原因和改进措施"
        yield Demand(DemandKind.REASON_MISSED, words, key, told)
    if weighted and _far_above(row, profile):
        limit = percentage(profile.threshold("over-achievement"))
        words = f"“{name}”完成值为目标值的 {_completion(row)}，超过 {limit}，应说明原因"
        yield Demand(DemandKind.REASON_OVER, words, key, told)


def _points_due(row: ScoredRow) -> str:
    name = row.indicator.level3
    if row.method == "qualitative" and row.trace:
        top = "" if row.met else "（不含）"
        return f"“{name}”的得分应在 {plain(row.low)}～{plain(row.high)}{top} 分之间"
    if row.attainment and row.attainment.points is not None:
        return f"“{name}”的得分应在 0～{plain(row.high)} 分之间"
    return f"“{name}”不能按数计分，应由评价组给分"


def _far_above(row: ScoredRow, profile: Profile) -> bool:
    target = row.indicator.target
    upward = isinstance(target, NumberTarget) and target.operator.positive
    return upward and far_above(row.completion, profile)


def _completion(row: ScoredRow) -> str:
    return percentage(row.completion or Decimal(0))


def _row_warnings(row: ScoredRow, profile: Profile, weighted: bool) -> Iterator[Notice]:
    if not weighted or row.attainment is None:
        return
    target, value = row.indicator.target, row.attainment.value
    if isinstance(target, NumberTarget) and isinstance(value, Figure) and row.points is None:
        yield Notice(
            "SW101",
            f"“{row.indicator.level3}”目标值“{target}”与完成值“{printed(value)}”单位不同，不能比较",
            row.indicator.key,
        )
    if _far_above(row, profile):
        yield Notice(
            "SW102",
            f"“{row.indicator.level3}”完成值为目标值的 {_completion(row)}，目标可能定得偏低",
            row.indicator.key,
        )


def sheet_demands(inputs: EvaluationInputs, profile: Profile) -> Iterator[Demand]:
    """Reasons due for the budget: executed too little, adjusted too much."""
    execution, adjustment = inputs.execution, inputs.adjustment
    limit = profile.threshold("execution-rate")
    if execution is not None and execution.falls_below(limit):
        words = f"预算执行率 {execution}，低于 {percentage(limit)}，应说明原因和剩余资金的去向"
        yield _due(DemandKind.REASON_EXECUTION, words, inputs.reasons)
    limit = profile.threshold("adjustment-rate")
    if adjustment is not None and _beyond(adjustment, limit):
        words = (
            f"全年预算比年初预算变动 {adjustment}，超过 {percentage(limit)}{_apart(inputs)}，"
            "应说明原因和文号"
        )
        yield _due(DemandKind.REASON_ADJUSTMENT, words, inputs.reasons)


def _beyond(ratio: Ratio, limit: Decimal) -> bool:
    return ratio.exceeds(limit) or ratio.falls_below(-limit)


def _apart(inputs: EvaluationInputs) -> str:
    if inputs.set_apart is None or not inputs.set_apart.value:
        return ""
    amount = yuan_printed(inputs.set_apart.value)
    return f"（其中政策性、不可抗力、临时交办、上级转移支付 {amount} 元）"


def _due(kind: DemandKind, words: str, reasons: Mapping[DemandKind, str]) -> Demand:
    return Demand(kind, words, met=given(reasons.get(kind, "")))


def sheet_warnings(
    rows: tuple[ScoredRow, ...], execution: ExecutionScore | None, profile: Profile
) -> Iterator[Notice]:
    """Indicators that outrun the money, and a sheet that is perfect throughout."""
    if any(row.points is None for row in rows) or not rows:
        return
    full = sum((row.weight for row in rows), Decimal(0))
    points = sum((row.points or Decimal(0) for row in rows), Decimal(0))
    rate = execution.ratio.value if execution else None
    gap = profile.threshold("attainment-gap")
    if full and rate is not None and points / full - rate > gap:
        yield Notice(
            "SW201",
            f"指标得分率 {percentage(points / full)}，预算执行率 {percentage(rate)}，"
            f"相差超过 {percentage(gap)}，请核对指标完成情况",
        )
