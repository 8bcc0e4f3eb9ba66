"""Made-up goals whose attainments are worked out from the made-up work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from random import Random

from hengji.indicators import (
    AttainedValue,
    Attainment,
    BandReached,
    DeadlineTarget,
    GoalSheet,
    Indicator,
    Manual,
    NumberTarget,
    QualitativeTarget,
)
from hengji.indicators.attainment import compute
from hengji.indicators.catalogue import Entry, catalogue
from hengji.indicators.records import Sources
from hengji.kernel.figures import Figure
from hengji.kernel.totals import RecordKind, RecordRef
from hengji.kernel.units import MeasureUnit
from hengji.profiles import Profile

_PLAIN_SPLIT = {"产出指标": 50, "效益指标": 20, "满意度指标": 10, "成本指标": 10}
_EVIDENCE = RecordRef(RecordKind.EVIDENCE, "E1", "工作总结")


def made_up_goals(
    random: Random,
    unit: str,
    year: int,
    profile: Profile,
    sources: Sources,
    project: tuple[str, str] = ("", ""),
) -> tuple[GoalSheet, dict[str, Attainment]]:
    """A sheet whose weights are as the profile wants them, and what was attained of it."""
    indicators: list[Indicator] = []
    attained: dict[str, Attainment] = {}
    for level1, points in _split(profile).items():
        chosen = _chosen(random, level1, points, sources)
        for one, weight in zip(chosen, _weights(random, points, len(chosen)), strict=True):
            key = f"I{len(indicators) + 1}"
            indicator, done = _made(random, one, key, weight, year, profile, sources)
            indicators.append(indicator)
            attained[key] = done
    overall = "围绕中心任务，做好职工服务、帮扶和权益保障工作，全面完成年度任务。"
    key, name = project
    return GoalSheet(unit, year, overall, tuple(indicators), key, name), attained


def _split(profile: Profile) -> dict[str, int]:
    """Points by level 1: the profile's own, else the usual ones."""
    if not profile.weights:
        return _PLAIN_SPLIT
    return {
        level1: int(points)
        for level1, points in profile.weights.items()
        if level1 in _PLAIN_SPLIT
    }


def _chosen(random: Random, level1: str, points: int, sources: Sources) -> list[Entry]:
    usable = [
        one
        for one in catalogue()
        if one.level1 == level1
        and (one.formula or one.operator is None)
        and _told(one, sources)
    ]
    most = 6 if points > 30 else 3 if points > 10 else 1
    return random.sample(usable, random.randrange(1, most + 1) if most > 1 else 1)


def _told(one: Entry, sources: Sources) -> bool:
    """Do the records say anything of it?"""
    if not one.formula:
        return True
    done = compute(_blank(one, "?"), sources).value
    return isinstance(done, Figure) and done.digits > 0


def _blank(one: Entry, key: str) -> Indicator:
    """The indicator with a target of one, so that its value comes in the entry's unit."""
    if one.operator is None or one.unit is None:
        return one.indicator(key)
    return one.indicator(key, NumberTarget(one.operator, Figure(Decimal(1), one.unit)))


def _weights(random: Random, points: int, parts: int) -> list[Decimal]:
    """Whole points that add up."""
    cuts = sorted(random.sample(range(1, points), parts - 1)) if parts > 1 else []
    ends = [0, *cuts, points]
    return [Decimal(b - a) for a, b in zip(ends, ends[1:], strict=False)]


def _made(
    random: Random,
    one: Entry,
    key: str,
    weight: Decimal,
    year: int,
    profile: Profile,
    sources: Sources,
) -> tuple[Indicator, Attainment]:
    if one.dated:
        due = date(year, 12, 20)
        day = due - timedelta(days=random.randrange(0, 60))
        if random.random() < 0.2:
            day = due + timedelta(days=random.randrange(1, 10))
        return one.indicator(key, DeadlineTarget(due), weight), _by_hand(key, day)
    if one.operator is None or one.unit is None:
        best, *others = profile.qualitative
        band = best if random.random() < 0.8 else random.choice(others)
        target = QualitativeTarget(best.name)
        return one.indicator(key, target, weight), _by_hand(key, BandReached(band.name))
    done = compute(_blank(one, key), sources)
    assert isinstance(done.value, Figure)
    goal = _target(random, one, done.value.digits, one.unit)
    indicator = one.indicator(key, NumberTarget(one.operator, goal), weight)
    return indicator, compute(indicator, sources)


def _by_hand(key: str, value: AttainedValue) -> Attainment:
    return Attainment(key, value, Manual((_EVIDENCE,)))


def _target(random: Random, one: Entry, done: Decimal, unit: MeasureUnit) -> Figure:
    """Met as it stands, met with ease, missed, or left far behind."""
    assert one.operator is not None
    factor = Decimal(random.choice(("1", "1", "0.9", "0.97", "1.05", "0.6")))
    if not one.operator.positive:
        factor = 2 - factor
    goal = done * factor
    if unit.symbol == "%":
        whole = goal.to_integral_value(ROUND_FLOOR)
        top = Decimal(100) if one.operator.positive else Decimal(150)
        return Figure(min(top, max(Decimal(1), whole)), unit)
    rounding = ROUND_CEILING if factor > 1 else ROUND_FLOOR
    places = Decimal("0.01") if unit.symbol in ("万元", "元") else Decimal(1)
    return Figure(max(places, goal.quantize(places, rounding)), unit)


def with_reasons(
    attained: dict[str, Attainment], indicators: Iterator[str], reason: str
) -> dict[str, Attainment]:
    """The same attainments, a reason filled in for those indicators."""
    told = dict(attained)
    for key in indicators:
        told[key] = replace(told[key], reason=reason)
    return told
