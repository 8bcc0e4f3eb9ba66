"""What was attained, worked out from records, with the trace of how."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from hengji.indicators.attained import (
    Attainment,
    Computed,
    Manual,
    TraceStep,
    inputs_of_measure,
)
from hengji.indicators.formulas import (
    AverageOf,
    CountOf,
    Formula,
    Making,
    MeasureOf,
    RateOf,
    SatisfactionOf,
    SumOf,
    Term,
    formula,
    satisfied_answers,
    work_ledgers,
)
from hengji.indicators.indicator import Indicator, NumberTarget, printed
from hengji.indicators.records import Measure, Sources, Survey, WorkRecord
from hengji.kernel.figures import Figure
from hengji.kernel.totals import Average, Contribution, Ratio, Total, rounded
from hengji.kernel.units import PERCENT, Kind, MeasureUnit, count_alike, measure_unit

_CLAUSE = "指标库算法"
_ONE = Decimal(1)
_FINEST = 6
_TIMES = measure_unit("次")
_COPIES = measure_unit("份")


def compute(indicator: Indicator, sources: Sources) -> Attainment:
    """The attainment of an indicator by its formula.

    Without a formula, or where no record says anything, its value is ``None``. Raises
    ``LookupError`` for an unknown formula.
    """
    if not indicator.formula:
        return Attainment(indicator.key, None, Manual())
    how = formula(indicator.formula)
    measure = measured(how.making, sources)
    value = _told(measure, indicator) if measure is not None else None
    if measure is None or value is None:
        return Attainment(indicator.key, None, Manual())
    trace = TraceStep(_CLAUSE, inputs_of_measure(measure), how.words, printed(value))
    return Attainment(indicator.key, value, Computed(how.key, measure), trace=(trace,))


def measured(making: Making, sources: Sources) -> Measure | None:
    """What a formula makes of the records; ``None`` where the book has no such figure."""
    match making:
        case CountOf() | SumOf():
            return _term(making, sources.records)
        case RateOf(over, under):
            return Ratio(_term(over, sources.records), _term(under, sources.records))
        case AverageOf(amount, per):
            return Average(_term(amount, sources.records), _term(per, sources.records))
        case SatisfactionOf(subject):
            return _satisfaction([one for one in sources.surveys if one.subject == subject])
        case MeasureOf(name):
            return sources.measures.get(name)


def _term(term: Term, records: Iterable[WorkRecord]) -> Total:
    ledger = work_ledgers()[term.ledger]
    chosen = [one for one in records if one.ledger == term.ledger]
    name = "、".join(sorted(term.marks))
    match term:
        case CountOf():
            # a list that is kept counts every record, those without the marks as nothing
            parts = tuple(
                Contribution(one.ref, _ONE if term.marks <= one.marks else Decimal(0))
                for one in chosen
            )
            return Total(parts, f"{ledger.title}{name}记录数", _TIMES)
        case SumOf(_, key):
            measure = ledger.measure(key)
            marked = ((one.ref, one.count(key)) for one in chosen if term.marks <= one.marks)
            return Total.of(marked, f"{ledger.title}{name}{measure.title}", measure.unit)


def _satisfaction(surveys: list[Survey]) -> Ratio:
    """Satisfied answers of the valid ones; a survey without answers says nothing."""
    said = [one for one in surveys if one.answers and one.valid is not None]
    good = satisfied_answers()
    satisfied = (
        (one.ref, Decimal(sum(number for option, number in one.answers if option in good)))
        for one in said
    )
    valid = ((one.ref, Decimal(one.valid)) for one in said if one.valid is not None)
    return Ratio(
        Total.of(satisfied, "满意份数", _COPIES),
        Total.of(valid, "有效份数", _COPIES),
        "满意份数 ÷ 有效份数",
    )


def _told(measure: Measure, indicator: Indicator) -> Figure | None:
    """The value in the target's unit: ``None`` where there is none, or it cannot be so told."""
    target = indicator.target if isinstance(indicator.target, NumberTarget) else None
    exact, unit = _exact(measure)
    if exact is None:
        return None
    wanted = target.figure.unit if target else unit
    if unit.kind is not wanted.kind or not _tellable(unit, wanted):
        return None
    size = exact / wanted.scale
    return Figure(_short(size, target), wanted)


def _exact(measure: Measure) -> tuple[Decimal | None, MeasureUnit]:
    match measure:
        case Total():
            return measure.value, measure.unit
        case Ratio():
            return measure.value, PERCENT
        case Average():
            return measure.value, measure.numerator.unit


def fits(how: Formula, unit: MeasureUnit) -> bool:
    """May what a formula gives be told in this unit?"""
    made = _unit(how.making)
    if made is None:
        return True
    return made.kind is unit.kind and _tellable(made, unit)


def _unit(making: Making) -> MeasureUnit | None:
    """The unit of what a formula gives; ``None`` where the book tells it."""
    match making:
        case CountOf():
            return _TIMES
        case SumOf(ledger, measure):
            return work_ledgers()[ledger].measure(measure).unit
        case RateOf() | SatisfactionOf():
            return PERCENT
        case AverageOf(amount, _):
            return _unit(amount)
        case MeasureOf():
            return None


def _tellable(made: MeasureUnit, unit: MeasureUnit) -> bool:
    """Heads cannot be told in 场; but a number of records may be called 场, 个, 家 or 件."""
    return made.kind is not Kind.COUNT or made == _TIMES or count_alike(made, unit)


def _short(size: Decimal, target: NumberTarget | None) -> Decimal:
    """Two decimals, none where it is whole; more where rounding would hide a miss."""
    if size == size.to_integral_value():
        return size.quantize(_ONE)
    for places in range(2, _FINEST):
        short = rounded(size, places)
        if target is None or _stands(size, target) == _stands(short, target):
            return short
    return rounded(size, _FINEST)


def _stands(size: Decimal, target: NumberTarget) -> int:
    """Below the target, at it, above it."""
    goal = target.figure.digits
    return (size > goal) - (size < goal)
