"""Where the table begins, which column is which, in what unit amounts are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from hengji.web.budget.imports.tables import Cell, Sheet
from hengji.web.budget.imports.wordings import Heading, columns_of, heading, scale_in

_LOOKED_AT = 30
"""Rows from the top in which the heading is sought; titles and notes stand above it."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet is to be read. Rows and columns count from 1; ``header`` 0 is none found.

    ``columns``: field → column. ``scale``: the unit of amounts. ``certain``: was the unit
    written in the file?
    """

    sheet: str
    header: int = 0
    columns: dict[str, int] = field(default_factory=dict)
    scale: str = "元"
    certain: bool = False


def recognised(sheets: Sequence[Sheet], kind: str) -> Layout:
    """The layout of the sheet and row in which most columns are recognised."""
    found = [_of_sheet(one, kind) for one in sheets]
    return max(found, key=lambda one: len(one.columns))


def _of_sheet(sheet: Sheet, kind: str) -> Layout:
    best = Layout(sheet.name)
    for number in range(1, len(sheet.rows[:_LOOKED_AT]) + 1):
        columns, scale = _matched(_said(sheet.rows, number), kind)
        if len(columns) > len(best.columns):
            best = Layout(sheet.name, number, columns, scale, bool(scale))
    above = scale_in(" ".join(_texts(sheet.rows[: max(best.header, 1)])))
    scale = best.scale if best.certain else above
    return Layout(
        sheet.name, best.header, best.columns, scale or "元", best.certain or bool(above)
    )


def headings(sheet: Sheet, header: int) -> list[str]:
    """The headings of a sheet as they are shown, one a column."""
    if not 1 <= header <= len(sheet.rows):
        return []
    upper = _joined(sheet.rows, header)
    row = sheet.rows[header - 1]
    return [str(cell).strip() or str(upper[at]).strip() for at, cell in enumerate(row)]


def _joined(rows: Sequence[Sequence[Cell]], number: int) -> list[Cell]:
    """A heading of two rows: 编码 below 功能分类; a merged cell holds on to the right."""
    row = rows[number - 1]
    if number == 1:
        return list(row)
    above, held = rows[number - 2], ""
    joined: list[Cell] = []
    for at, cell in enumerate(row):
        upper = str(above[at]).strip() if at < len(above) else ""
        held = upper or held
        own = str(cell).strip()
        joined.append(f"{held}{own}" if own else upper)
    return joined


def _said(rows: Sequence[Sequence[Cell]], number: int) -> list[tuple[Heading, ...]]:
    """What each column may be called: by its own cell, or with the one above it."""
    row, joined = rows[number - 1], _joined(rows, number)
    return [
        tuple(heading(words) for words in dict.fromkeys((str(own), str(both))) if words)
        for own, both in zip(row, joined, strict=True)
    ]


def _matched(heads: Sequence[tuple[Heading, ...]], kind: str) -> tuple[dict[str, int], str]:
    columns: dict[str, int] = {}
    scale = ""
    for one in columns_of(kind):
        at, found = _first(heads, one.wordings, set(columns.values()))
        if found is not None:
            columns[one.name] = at
            scale = scale or found.scale
    return columns, scale


def _first(
    heads: Sequence[tuple[Heading, ...]], wordings: frozenset[str], taken: set[int]
) -> tuple[int, Heading | None]:
    for at, names in enumerate(heads, 1):
        for one in names:
            if one.words in wordings and at not in taken:
                return at, one
    return 0, None


def _texts(rows: Iterable[Iterable[Cell]]) -> Iterable[str]:
    return (str(cell) for row in rows for cell in row if isinstance(cell, str) and cell)
