"""Checks of a goal sheet while it is typed; the audit's rules look at the finished one."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from hengji.indicators import problems as kinds
from hengji.indicators.attainment import fits
from hengji.indicators.formulas import formula, formulas
from hengji.indicators.indicator import (
    DeadlineTarget,
    GoalSheet,
    Indicator,
    NumberTarget,
)
from hengji.kernel.operators import Operator
from hengji.kernel.problems import Problem, problem
from hengji.kernel.totals import RecordKind, RecordRef
from hengji.kernel.units import Kind
from hengji.profiles import Profile
from hengji.vocabulary.indicator_words import wordings

_UPWARD = (Operator.AT_LEAST, Operator.MORE, Operator.EQUAL)


def sheet_problems(sheet: GoalSheet, profile: Profile) -> tuple[Problem, ...]:
    """Everything that keeps a sheet from being approved, then what is to be looked at."""
    return tuple(_problems(sheet, profile))


def indicator_problems(indicator: Indicator, year: int) -> tuple[Problem, ...]:
    """What is wrong with one indicator by itself."""
    return tuple((*_filled(indicator), *_target(indicator, year), *_formula(indicator)))


def reference(indicator: Indicator) -> RecordRef:
    """The indicator as problems and traces name it."""
    return RecordRef(RecordKind.INDICATOR, indicator.key, indicator.level3)


def _problems(sheet: GoalSheet, profile: Profile) -> Iterator[Problem]:
    name = f"项目“{sheet.project_name or sheet.project}”" if sheet.project else "整体支出"
    if not sheet.overall.strip():
        yield problem(kinds.GOAL_MISSING, None, sheet=name)
    if not sheet.indicators:
        yield problem(kinds.NO_INDICATORS, None, sheet=name)
        return
    for one in sheet.indicators:
        yield from indicator_problems(one, sheet.year)
    yield from _repeated(sheet)
    if all(one.weight is not None for one in sheet.indicators):
        yield from _points(sheet, profile)


def _filled(one: Indicator) -> Iterator[Problem]:
    ref = reference(one)
    if not one.level3.strip():
        yield problem(kinds.NAME_MISSING, ref)
    if not (one.level1.strip() and one.level2.strip()):
        yield problem(kinds.LEVEL_MISSING, ref)
    if one.target is None or not str(one.target).strip():
        yield problem(kinds.TARGET_MISSING, ref)
    if one.weight is None:
        yield problem(kinds.WEIGHT_MISSING, ref)
    elif one.weight <= 0:
        yield problem(kinds.WEIGHT_NOT_POSITIVE, ref, weight=f"{one.weight:f}")


def _target(one: Indicator, year: int) -> Iterator[Problem]:
    ref, target = reference(one), one.target
    if isinstance(target, DeadlineTarget):
        if target.day.year != year:
            yield problem(kinds.DAY_OUTSIDE, ref, target=target, year=year)
        return
    if not isinstance(target, NumberTarget):
        return
    upward = target.operator in _UPWARD
    if upward and target.figure.digits <= 0:
        yield problem(kinds.TARGET_ZERO, ref, target=target)
    if upward and target.figure.kind is Kind.RATIO and target.figure.amount > 1:
        yield problem(kinds.OVER_WHOLE, ref, target=target)
    for words in wordings().directions:
        if target.operator.value in words.wrong and any(
            word in one.level2 + one.level3 for word in words.words
        ):
            yield problem(kinds.DIRECTION_TURNED, ref, target=target, right=words.right)
            return


def _formula(one: Indicator) -> Iterator[Problem]:
    if not one.formula:
        return
    if one.formula not in formulas():
        yield problem(kinds.FORMULA_UNKNOWN, reference(one), formula=one.formula)
    elif isinstance(one.target, NumberTarget):
        how = formula(one.formula)
        if not fits(how, one.target.figure.unit):
            yield problem(
                kinds.UNIT_MISFIT, reference(one), target=one.target, formula=how.words
            )


def _repeated(sheet: GoalSheet) -> Iterator[Problem]:
    names: dict[tuple[str, str], Indicator] = {}
    keys: set[str] = set()
    for one in sheet.indicators:
        if one.key in keys:
            yield problem(kinds.KEY_TWICE, reference(one))
        keys.add(one.key)
        alike = ("".join(one.level3.split()), str(one.target))
        first = names.setdefault(alike, one)
        if first is not one and alike[0]:
            yield problem(kinds.DUPLICATE, reference(one), other=reference(first))


def _points(sheet: GoalSheet, profile: Profile) -> Iterator[Problem]:
    """Points of each level 1 where the profile sets them, and of the whole."""
    sums: dict[str, Decimal] = {}
    for one in sheet.indicators:
        sums[one.level1] = sums.get(one.level1, Decimal(0)) + (one.weight or Decimal(0))
    for level1, points in sums.items():
        due = profile.weights.get(level1)
        if due is not None and points != due:
            yield problem(
                kinds.LEVEL_POINTS,
                None,
                level1=level1,
                sum=_plain(points),
                due=_plain(due),
                gap=_gap(points, due),
            )
    points = sum(sums.values(), Decimal(0))
    total = points + profile.execution_points
    if total != profile.total_points:
        yield problem(
            kinds.TOTAL_POINTS,
            None,
            sum=_plain(points),
            execution=_plain(profile.execution_points),
            total=_plain(total),
            due=_plain(profile.total_points),
            gap=_gap(total, profile.total_points),
        )


def _gap(points: Decimal, due: Decimal) -> str:
    return f"{'多' if points > due else '少'} {_plain(abs(points - due))} 分"


def _plain(points: Decimal) -> str:
    return f"{points.normalize():f}"
