"""One row of a points table scored by its standard: the family of steps."""

from __future__ import annotations

from decimal import Decimal

from hengji.indicators import (
    Attainment,
    BandReached,
    Computed,
    Indicator,
    ScoredRow,
    TraceStep,
    inputs_of_measure,
)
from hengji.kernel.figures import Figure, Indeterminate
from hengji.kernel.totals import NOT_APPLICABLE, Ratio, Total, rounded
from hengji.kernel.units import Kind
from hengji.scoring.inputs import EvaluationInputs
from hengji.scoring.points import by, named, step
from hengji.scoring.standard import StandardTask, plain, standard
from hengji.scoring.tables import TableRow

_NOTHING = Decimal(0)


def table_row(row: TableRow, inputs: EvaluationInputs) -> ScoredRow:
    """Score one row; ``points`` is ``None`` where a figure or a choice is still missing."""
    key = row.indicator.key
    given = inputs.attainments.get(key)
    ratio = inputs.measures.get(row.measure)
    value = _value(ratio, given)
    attainment = _attained(row, ratio, given, inputs.ticked.get(key))
    task = StandardTask(
        value, row.weight, row.numbers, row.steps, row.items, inputs.ticked.get(key)
    )
    points, trace = _earned(row, task, ratio)
    if given is not None and given.points is not None:
        points, trace = _by_hand(row, given.points, points, trace)
    met = None if points is None else points == row.weight
    return _scored(row.indicator, attainment, row, points, met, value, trace)


def _earned(
    row: TableRow, task: StandardTask, ratio: Total | Ratio | None
) -> tuple[Decimal | None, tuple[TraceStep, ...]]:
    clause = by(row.clause, row.indicator.standard)
    inputs = inputs_of_measure(ratio) if ratio is not None else ()
    if task.value is None and row.full_if_none and _nothing_there(ratio):
        shown = f"本年没有此项，比率不适用，得满分 {plain(row.weight)} 分"
        return row.weight, step(clause, shown, row.weight, *inputs)
    try:
        earned = standard(row.method).score(task)
    except Indeterminate:
        return None, ()
    points = rounded(earned.points)
    ticked = tuple(
        named(f"第{number}项", one.text)
        for number, one in enumerate(row.items, 1)
        if task.ticked and number in task.ticked
    )
    return points, step(clause, earned.arithmetic, points, *inputs, *ticked)


def _by_hand(
    row: TableRow, given: Decimal, points: Decimal | None, trace: tuple[TraceStep, ...]
) -> tuple[Decimal | None, tuple[TraceStep, ...]]:
    """Where there is no arithmetic, or the unit is stricter with itself than it."""
    most = row.weight if points is None else points
    if not 0 <= given <= most:
        return None, trace
    clause = by(row.clause, row.indicator.standard)
    return given, trace + step(clause, f"自评取 {plain(given)} 分", given)


def _value(ratio: Total | Ratio | None, given: Attainment | None) -> Decimal | None:
    """The percentage that was given by hand, else the ratio of the book."""
    if (figure := _entered(given)) is not None:
        return figure.amount
    return ratio.value if isinstance(ratio, Ratio) else None


def _entered(given: Attainment | None) -> Figure | None:
    if given is not None and isinstance(given.value, Figure):
        return given.value if given.value.kind is Kind.RATIO else None
    return None


def _nothing_there(ratio: Total | Ratio | None) -> bool:
    """Nothing was to be controlled, and nothing was spent."""
    return isinstance(ratio, Ratio) and not ratio.numerator.value and not ratio.applicable


def _attained(
    row: TableRow,
    ratio: Total | Ratio | None,
    given: Attainment | None,
    ticked: frozenset[int] | None,
) -> Attainment | None:
    """What the form prints as attained: the rate, or how many items are met."""
    key = row.indicator.key
    reason = given.reason if given else ""
    if isinstance(ratio, Ratio) and _entered(given) is None:
        value = ratio.figure() or BandReached("", NOT_APPLICABLE)
        return Attainment(key, value, Computed(row.measure, ratio), reason)
    if row.items and ticked is not None:
        text = f"{len(row.items)}项中达到{len(ticked)}项"
        how = given.how if given else Attainment(key, None).how
        return Attainment(key, BandReached("", text), how, reason)
    return given


def _scored(
    indicator: Indicator,
    attainment: Attainment | None,
    row: TableRow,
    points: Decimal | None,
    met: bool | None,
    value: Decimal | None,
    trace: tuple[TraceStep, ...],
) -> ScoredRow:
    low = _NOTHING if points is None else points
    high = row.weight if points is None else points
    return ScoredRow(
        indicator, attainment, row.weight, points, low, high, met, value, row.method, trace,
        explained=row.explained,
    )  # fmt: skip
