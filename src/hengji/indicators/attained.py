"""What was attained, and from what it is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hengji.kernel.figures import Figure
from hengji.kernel.totals import Average, Ratio, RecordRef, Total


@dataclass(frozen=True, slots=True)
class BandReached:
    """A qualitative result: the name of the profile's band, and what was done in words."""

    band: str
    text: str = ""


AttainedValue = Figure | BandReached | date
"""A number, one of the bands of a qualitative indicator, or the day it was done."""


@dataclass(frozen=True, slots=True)
class Computed:
    """Worked out from records: the formula's key and what it was worked out from."""

    formula: str
    measure: Total | Ratio | Average


@dataclass(frozen=True, slots=True)
class Manual:
    """Given by hand: needs evidence. ``note`` says how it was counted."""

    evidence: tuple[RecordRef, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class TraceInput:
    """One input of a step: its name, its printed value, the records behind it."""

    name: str
    printed: str
    records: tuple[RecordRef, ...] = ()


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One step of a reckoning: by which clause, from which inputs, by what arithmetic.

    ``clause`` is Chinese (a clause, or the scoring standard of the form), ``arithmetic`` as
    one would write it beside the sum, ``result`` printed.
    """

    clause: str
    inputs: tuple[TraceInput, ...]
    arithmetic: str
    result: str


@dataclass(frozen=True, slots=True)
class Attainment:
    """What was attained of one indicator. ``value`` is ``None`` while it is not known.

    ``reason`` is 偏差原因分析及改进措施. ``points`` are given by hand where arithmetic leaves a
    choice (within a qualitative band); ``None`` takes what arithmetic gives.
    """

    indicator: str
    value: AttainedValue | None
    how: Computed | Manual = Manual()
    reason: str = ""
    points: Decimal | None = None
    trace: tuple[TraceStep, ...] = ()

    @property
    def records(self) -> tuple[RecordRef, ...]:
        """All records that it rests on."""
        if isinstance(self.how, Manual):
            return self.how.evidence
        match self.how.measure:
            case Total() as total:
                return total.refs
            case Ratio() | Average() as quotient:
                both = quotient.numerator.refs + quotient.denominator.refs
                return tuple(dict.fromkeys(both))


def inputs_of_measure(measure: Total | Ratio | Average) -> tuple[TraceInput, ...]:
    """The totals behind a figure, with their records."""
    match measure:
        case Total():
            return (_input(measure),)
        case Ratio() | Average():
            return (_input(measure.numerator), _input(measure.denominator))


def _input(total: Total) -> TraceInput:
    amount = "没有记录" if total.value is None else f"{total.value:,f} {total.unit.symbol}"
    return TraceInput(total.formula, amount, total.refs)
