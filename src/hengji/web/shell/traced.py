"""The totals behind a figure as a trace page shows them, the records of each page by page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from django.core.paginator import Page

from hengji.kernel.totals import Average, Contribution, Ratio, RecordRef, Total, amount_printed
from hengji.web.shell.paging import paged

_RECORDS = 100
_NOTHING = "—"


class Origins(Protocol):
    """Where each record was entered, ``""`` for nowhere of its own, and whose it is, ``""``
    for the unit's own.
    """

    def url(self, ref: RecordRef) -> str: ...

    def unit(self, ref: RecordRef) -> str: ...


@dataclass(frozen=True, slots=True)
class TracedRecord:
    """One record and what it adds, as printed."""

    record: RecordRef
    amount: str
    negative: bool
    url: str
    unit: str


@dataclass(frozen=True, slots=True)
class TracedTotal:
    """One total behind a figure: itself, or a side of a ratio. ``value`` as printed."""

    side: str
    formula: str
    value: str
    page: Page[Contribution]
    records: tuple[TracedRecord, ...]


def traced(
    source: Total | Ratio | Average | None, origins: Origins, page: str
) -> list[TracedTotal]:
    """The totals behind the figure, each with one page of its records."""
    match source:
        case None:
            return []
        case Total() as total:
            return [_part("", total, origins, page)]
        case Ratio(numerator, denominator) | Average(numerator, denominator):
            sides = ("分子", numerator), ("分母", denominator)
            return [_part(side, total, origins, page) for side, total in sides]


def _part(side: str, total: Total, origins: Origins, page: str) -> TracedTotal:
    found = paged(total.records, _RECORDS, page)
    records = tuple(_record(one, total, origins) for one in found.object_list)
    value = _NOTHING if total.value is None else amount_printed(total.value, total.unit)
    return TracedTotal(side, total.formula, value, found, records)


def _record(one: Contribution, total: Total, origins: Origins) -> TracedRecord:
    amount = amount_printed(one.amount, total.unit)
    ref = one.record
    return TracedRecord(ref, amount, one.amount < 0, origins.url(ref), origins.unit(ref))
