"""The records of a figure, page by page, each with the address where it was entered."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from hengji.kernel.totals import Contribution, Ratio, RecordRef, Total, amount_printed
from hengji.web.budget.access import Desk
from hengji.web.budget.figures import Named
from hengji.web.budget.notes import record_url
from hengji.web.budget.overview import NOTHING

_RECORDS = 100


@dataclass(frozen=True, slots=True)
class TracedRecord:
    """One record and what it adds."""

    record: RecordRef
    amount: str
    negative: bool
    url: str


@dataclass(frozen=True, slots=True)
class Traced:
    """One total behind a figure: itself, or a side of a ratio."""

    side: str
    formula: str
    value: str
    page: Page[Contribution]
    records: tuple[TracedRecord, ...]


def traced(named: Named, at: Desk, page: str) -> list[Traced]:
    """The totals behind the figure with one page of their records."""
    match named.figure:
        case Ratio(numerator, denominator):
            sides = [("分子", numerator), ("分母", denominator)]
        case total:
            sides = [("", total)]
    return [_part(side, total, at, page) for side, total in sides]


def _part(side: str, total: Total, at: Desk, page: str) -> Traced:
    found = Paginator(total.records, _RECORDS).get_page(page)
    records = tuple(_record(one, total, at) for one in found.object_list)
    value = NOTHING if total.value is None else amount_printed(total.value, total.unit)
    return Traced(side, total.formula, value, found, records)


def _record(one: Contribution, total: Total, at: Desk) -> TracedRecord:
    amount = amount_printed(one.amount, total.unit)
    return TracedRecord(one.record, amount, one.amount < 0, record_url(one.record, at))
