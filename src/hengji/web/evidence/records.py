"""The records behind a value, each with the address where it was entered."""

from __future__ import annotations

from dataclasses import dataclass

from hengji.indicators import TraceInput, TraceStep
from hengji.kernel.totals import RecordKind, RecordRef
from hengji.web.budget.sheets import BY_RECORD
from hengji.web.shell.place import Place

_MOST = 50


@dataclass(frozen=True, slots=True)
class TracedInput:
    """One input of a step. ``records`` are the first ones, ``more`` how many follow."""

    name: str
    printed: str
    records: tuple[tuple[RecordRef, str], ...]
    more: int


@dataclass(frozen=True, slots=True)
class TracedStep:
    """One step: by which clause, from which inputs, by what arithmetic, with what result."""

    step: TraceStep
    inputs: tuple[TracedInput, ...]


def traced(place: Place, step: TraceStep) -> TracedStep:
    """The step with addresses of its records."""
    return TracedStep(step, tuple(_input(place, one) for one in step.inputs))


def _input(place: Place, one: TraceInput) -> TracedInput:
    first = one.records[:_MOST]
    return TracedInput(
        one.name,
        one.printed,
        tuple((ref, record_url(place, ref)) for ref in first),
        len(one.records) - len(first),
    )


def record_url(place: Place, ref: RecordRef) -> str:
    """Where the record was entered; nothing for one that has no page."""
    match ref.kind:
        case RecordKind.ACTIVITY:
            return place.url("evidence:record", key=int(ref.key))
        case RecordKind.SURVEY:
            return place.url("evidence:survey", key=int(ref.key))
        case RecordKind.EVIDENCE:
            return place.url("evidence:file", key=int(ref.key))
        case RecordKind.STAFFING | RecordKind.VEHICLE | RecordKind.BUILDING:
            return place.url("units:basics")
        case kind if kind in BY_RECORD:
            row = ref.key.partition("-")[0]
            return f"{place.url('budget:sheet', key=BY_RECORD[kind].key)}?row={row}"
        case _:
            return ""
