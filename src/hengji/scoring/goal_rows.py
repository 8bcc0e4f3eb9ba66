"""One indicator scored by its own target: the family of execution 10 and weights."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from hengji.indicators import (
    Attainment,
    BandReached,
    Cap,
    Computed,
    DeadlineTarget,
    Indicator,
    NumberTarget,
    QualitativeTarget,
    ScoredRow,
    TraceInput,
    TraceStep,
    inputs_of_measure,
)
from hengji.indicators.indicator import printed
from hengji.kernel.figures import Figure, Span
from hengji.kernel.units import Kind, count_alike
from hengji.law import cite
from hengji.profiles import Profile
from hengji.scoring.method import Task, meets_target, method
from hengji.scoring.over_achievement import after_over_achievement, far_above
from hengji.scoring.points import by, named, printed_points, step
from hengji.scoring.standard import percentage, plain

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Judged:
    """What a target and an attainment come to, before the choices of the unit."""

    points: Decimal | None
    low: Decimal
    high: Decimal
    met: bool | None
    completion: Decimal | None
    method: str
    trace: tuple[TraceStep, ...] = ()
    cap: Cap | None = None


def goal_row(
    indicator: Indicator, attainment: Attainment | None, profile: Profile
) -> tuple[ScoredRow, Cap | None]:
    """Score one indicator; ``points`` is ``None`` where something is still missing."""
    weight = indicator.weight or _NOTHING
    judged = _judge(indicator, attainment, weight, profile)
    row = ScoredRow(
        indicator,
        attainment,
        weight,
        judged.points,
        judged.low,
        judged.high,
        judged.met,
        judged.completion,
        judged.method,
        judged.trace,
    )
    return _chosen(row), judged.cap


def _judge(
    indicator: Indicator, attainment: Attainment | None, weight: Decimal, profile: Profile
) -> Judged:
    unknown = Judged(None, _NOTHING, weight, None, None, "")
    if attainment is None or attainment.value is None or weight <= 0:
        return unknown
    behind = _behind(attainment)
    match indicator.target, attainment.value:
        case NumberTarget() as target, Figure() as actual:
            return _number(indicator, target, actual, weight, profile, behind)
        case QualitativeTarget() as words, BandReached() as reached:
            return _band(words, reached, weight, profile)
        case DeadlineTarget() as due, date() as day:
            return _day(due, day, weight, profile, behind)
        case _:
            return unknown  # a target of one kind, an attainment of another


def _behind(attainment: Attainment) -> tuple[TraceInput, ...]:
    if isinstance(attainment.how, Computed):
        return inputs_of_measure(attainment.how.measure)
    return (named("佐证材料", f"{len(attainment.how.evidence)} 份", attainment.how.evidence),)


def _number(
    indicator: Indicator,
    target: NumberTarget,
    actual: Figure,
    weight: Decimal,
    profile: Profile,
    behind: tuple[TraceInput, ...],
) -> Judged:
    wanted = target.figure
    if not _comparable(wanted, actual):
        return Judged(None, _NOTHING, weight, None, None, "")
    goal, done = _exact(wanted), _exact(actual)
    met = meets_target(target.operator, goal, done)
    completion = actual.amount / wanted.amount if wanted.amount > 0 else None
    name = profile.methods["at_least" if target.operator.positive else "at_most"]
    clause = by(cite("mof-2020-10#quantitative-scoring"))
    inputs = (named("目标值", str(target)), named("完成值", printed(actual)), *behind)
    if met:
        points = weight
        shown = f"完成值{printed(actual)}达到目标值{target}，得满分 {plain(weight)} 分"
    else:
        points, shown = _missed(Task(target.operator, wanted, actual, weight), name)
    trace = step(clause, shown, points, *inputs)
    judged = Judged(points, points, points, met, completion, name, trace)
    if target.operator.positive and completion is not None and far_above(completion, profile):
        return _reduced(judged, indicator.level3, completion, profile)
    return judged


def _missed(task: Task, name: str) -> tuple[Decimal, str]:
    """Points of a missed target by the profile's method, and their arithmetic."""
    how = method(name)
    if refusal := how.refuses(task):  # a target of zero was not kept
        return _NOTHING, f"{refusal}，未达到目标，不得分"
    scored = how.score(task)
    points = printed_points(scored.points, task.weight, met=False)
    return points, scored.trace


def _reduced(judged: Judged, name: str, completion: Decimal, profile: Profile) -> Judged:
    points, cap = after_over_achievement(name, judged.points or _NOTHING, completion, profile)
    if cap is None:
        return judged
    clause = by(cite("mof-2020-10#quantitative-scoring"))
    trace = judged.trace + step(clause, cap.because, points)
    return replace(judged, points=points, low=points, high=points, trace=trace, cap=cap)


def _band(
    words: QualitativeTarget, reached: BandReached, weight: Decimal, profile: Profile
) -> Judged:
    """A band leaves a choice; without one the best band earns all, another its least."""
    band = next((one for one in profile.qualitative if one.name == reached.band), None)
    if band is None:
        return Judged(None, _NOTHING, weight, None, None, "qualitative")
    best = band.high == 1
    low, high = band.low * weight, band.high * weight
    points = high if best else low
    shown = (
        f"{band.name}，得分值的 {percentage(band.low)}～{percentage(band.high)}"
        f"{'' if best else '（不含上限）'}，取 {plain(points)} 分"
    )
    inputs = (named("目标值", str(words)), named("完成情况", reached.band))
    trace = step(by(cite("mof-2020-10#qualitative-scoring")), shown, points, *inputs)
    return Judged(points, low, high, best, None, "qualitative", trace)


def _day(
    due: DeadlineTarget,
    day: date,
    weight: Decimal,
    profile: Profile,
    behind: tuple[TraceInput, ...],
) -> Judged:
    met = day <= due.day
    late = profile.scoring.late
    points = weight if met else printed_points(weight * late, weight, met=False)
    inputs = (named("目标值", str(due)), named("完成时间", day.isoformat()), *behind)
    shown = (
        f"按时完成，得满分 {plain(weight)} 分"
        if met
        else f"逾期完成，{plain(weight)} × {percentage(late)} ＝ {points:f}"
    )
    trace = step("评分标准：在规定时间前完成得满分", shown, points, *inputs)
    return Judged(points, points, points, met, None, "deadline", trace)


def _chosen(row: ScoredRow) -> ScoredRow:
    """Points that the unit gave by hand, where arithmetic leaves a choice or it is stricter."""
    given = row.attainment.points if row.attainment else None
    if given is None or row.points is None:
        return row
    if not _allowed(row, given):
        return replace(row, points=None)
    trace = row.trace + step("自评给分", f"自评取 {plain(given)} 分", given)
    return replace(row, points=given, trace=trace)


def _allowed(row: ScoredRow, given: Decimal) -> bool:
    """Within the band (its upper end belongs to the best band only), or stricter."""
    if given < 0 or given > row.high:
        return False
    return not (row.method == "qualitative" and not row.met and given == row.high > row.low)


def _comparable(wanted: Figure, actual: Figure) -> bool:
    if wanted.kind is not actual.kind:
        return False
    return wanted.kind is not Kind.COUNT or count_alike(wanted.unit, actual.unit)


def _exact(figure: Figure) -> Span:
    """Our own figures stand for themselves; a number below nothing counts as nothing."""
    amount = max(_NOTHING, figure.amount)
    return Span(amount, amount, figure.kind, closed=True)
