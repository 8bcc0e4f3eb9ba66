"""Points as they are printed, and the trace of how a row came by them."""

from __future__ import annotations

from decimal import Decimal

from hengji.indicators import TraceInput, TraceStep
from hengji.kernel.totals import RecordRef, rounded
from hengji.law import Clause

_CENT = Decimal("0.01")


def printed_points(points: Decimal, weight: Decimal, *, met: bool) -> Decimal:
    """To two decimals. What was missed never rounds up to full marks."""
    short = rounded(points)
    return weight - _CENT if not met and short >= weight else short


def by(clause: Clause | None, standard: str = "") -> str:
    """The authority as a trace names it; a clause nobody has read is marked so."""
    if clause is None:
        return standard or "评分标准"
    mark = "" if clause.verified else "（依据待核）"
    return f"{clause}{mark}" + (f"；{standard}" if standard else "")


def step(
    clause: str, arithmetic: str, points: Decimal, *inputs: TraceInput
) -> tuple[TraceStep, ...]:
    """A single step that ends in points."""
    return (TraceStep(clause, inputs, arithmetic, f"{points:f} 分"),)


def named(name: str, shown: str, records: tuple[RecordRef, ...] = ()) -> TraceInput:
    """An input that is no total: a target, a day, a band."""
    return TraceInput(name, shown, records)
