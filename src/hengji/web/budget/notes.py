"""Problems of a book as a page shows them: what, how to mend it, and where."""

from __future__ import annotations

from dataclasses import dataclass

from hengji.kernel.problems import Problem
from hengji.kernel.totals import RecordKind, RecordRef
from hengji.web.budget.access import Desk
from hengji.web.budget.forms.checking import COLUMNS
from hengji.web.budget.sheets import BY_RECORD


@dataclass(frozen=True, slots=True)
class Noted:
    """One problem. ``url`` leads to the row, empty where it belongs to none."""

    code: str
    words: str
    remedy: str
    must: bool
    sheet: str
    row: str
    column: str
    url: str


def noted(one: Problem, at: Desk) -> Noted:
    """The problem with the address of its row."""
    sheet, row = _place(one.record)
    column = COLUMNS.get(one.kind.field, one.kind.field)
    url = _url(one.record, at)
    return Noted(one.code, one.message, one.remedy, one.kind.blocking, sheet, row, column, url)


def record_url(record: RecordRef, at: Desk) -> str:
    """Where the record was entered; nothing for one that has no page."""
    return _url(record, at)


def _place(record: RecordRef | None) -> tuple[str, str]:
    if record is None or record.kind not in BY_RECORD:
        return "", ""
    return BY_RECORD[record.kind].key, record.key.partition("-")[0]


def _url(record: RecordRef | None, at: Desk) -> str:
    sheet, row = _place(record)
    if sheet:
        return f"{at.url('sheet', key=sheet)}?row={row}"
    match record.kind if record else None:
        case RecordKind.TRANSFER:
            return at.url("transfers")
        case RecordKind.ASSET if record is not None:
            return f"{at.place.url('units:assets')}?row={record.key}"
        case RecordKind.ASSET_CLOSING:
            return at.place.url("units:asset_overview")
        case RecordKind.STAFFING | RecordKind.VEHICLE | RecordKind.BUILDING | RecordKind.UNIT:
            return at.place.url("units:basics")
        case _:
            return ""
