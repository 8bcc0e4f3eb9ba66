"""预算执行率: its share of points for how much of the budget was executed."""

from __future__ import annotations

from decimal import Decimal

from hengji.indicators import Cap, ExecutionScore, inputs_of_measure
from hengji.kernel.totals import Ratio
from hengji.law import cite
from hengji.scoring.points import by, printed_points, step
from hengji.scoring.standard import plain

_ONE = Decimal(1)
_NOTHING = Decimal(0)


def execution_score(
    ratio: Ratio, weight: Decimal, by_hand: Decimal | None = None
) -> tuple[ExecutionScore, tuple[Cap, ...]]:
    """得分 ＝ 分值 × 执行率, at most the weight; by hand where there is no rate."""
    clause = by(cite("mof-2020-10#self-eval-weights"))
    rate = ratio.value
    if rate is None:
        trace = step(clause, "全年预算数为零或没有填写，由人工给分", by_hand) if by_hand else ()
        return ExecutionScore(ratio, weight, by_hand, trace), ()
    due = max(_NOTHING, weight * rate)
    capped = min(weight, due)
    points = printed_points(capped, weight, met=not ratio.falls_below(_ONE))
    arithmetic = f"{plain(weight)} × {ratio} ＝ {points:f}"
    caps: tuple[Cap, ...] = ()
    if due > weight:
        because = f"执行率 {ratio} 超过 100%，最多得 {plain(weight)} 分"
        caps = (Cap("预算执行率", due, capped, because),)
        arithmetic = because
    trace = step(clause, arithmetic, points, *inputs_of_measure(ratio))
    return ExecutionScore(ratio, weight, points, trace), caps
