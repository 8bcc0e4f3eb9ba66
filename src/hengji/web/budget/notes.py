"""Problems of a book as a page shows them: what, how to mend it, and where."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import overload

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


class Notes(Sequence[Noted]):
    """Problems that are put into words when they are asked for: a long book may have
    thousands, and a page shows the first of them and those of its own rows.
    """

    def __init__(self, problems: Iterable[Problem], at: Desk) -> None:
        self._problems = tuple(problems)
        self._at = at

    def __len__(self) -> int:
        return len(self._problems)

    @overload
    def __getitem__(self, at: int) -> Noted: ...

    @overload
    def __getitem__(self, at: slice) -> list[Noted]: ...

    def __getitem__(self, at: int | slice) -> Noted | list[Noted]:
        if isinstance(at, slice):
            return [noted(one, self._at) for one in self._problems[at]]
        return noted(self._problems[at], self._at)

    def on_sheet(self, key: str) -> Notes:
        """Those of one sheet."""
        found = (one for one in self._problems if _place(one.record)[0] == key)
        return Notes(found, self._at)

    def cells(self, rows: Collection[str]) -> dict[tuple[str, str], str]:
        """What stands at the cells of these rows (primary keys)."""
        found = [one for one in self._problems if _place(one.record)[1] in rows]
        told = (noted(one, self._at) for one in found)
        return {(one.row, one.column): f"{one.words}。" for one in told}


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
