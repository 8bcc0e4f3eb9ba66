"""Tables of a page: which are data, and the grid with spans exact."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from hengji.readers.assembly import Draft
from hengji.readers.html.flow import Lines, flow, hidden, number, text_of

_COLUMNS_MOST = 1_000
_DEPTH_MOST = 200
_LONG = 400
_PARAGRAPHS = 3
_MOST_OF_IT = 0.6
"""Share of a table's text in one cell, tables inside of it too: the cell is the page."""
_GROUPS = ("tbody", "thead", "tfoot")


def is_layout(table: etree._Element) -> bool:
    """Does the table only arrange the page? Its cells are then text like any other."""
    rows = list(_rows(table))
    if not any(len(row) > 1 for row in rows):
        return True
    depth = sum(1 for _ in islice(table.iterancestors(), _DEPTH_MOST))
    if depth == _DEPTH_MOST:
        return True
    inner = [t for t in table.iterdescendants("table") if _parent(t) is table]
    if inner:
        own = _length(table)
        cells = {cell for t in inner for cell in t.iterancestors("td", "th")}
        return sum(_length(t) for t in inner) * 2 > own or any(
            _is_article(cell) and _length(cell) > _MOST_OF_IT * own
            for row in rows
            for cell in row
            if cell in cells
        )
    return len(rows) <= 2 and any(_is_article(cell) for row in rows for cell in row)


def _is_article(cell: etree._Element) -> bool:
    paragraphs = sum(1 for _ in cell.iter("p", "br"))
    return paragraphs > _PARAGRAPHS and _length(cell) > _LONG


def _length(element: etree._Element) -> int:
    return len("".join(text_of(element).split()))


def _parent(table: etree._Element) -> etree._Element | None:
    return next(table.iterancestors("table"), None)


def caption(table: etree._Element) -> str:
    """The table's own caption, ``""`` for none."""
    found = table.find("caption")
    return " ".join(text_of(found).split()) if found is not None else ""


def read_cells(table: etree._Element, nested: list[etree._Element]) -> Iterator[Draft]:
    """The cells of a data table; tables inside its cells are put on ``nested``."""
    rows = list(_rows(table))
    busy: list[int] = []  # for every column the row down to which it is covered
    for row, cells in enumerate(rows, 1):
        column = 1
        for cell in cells:
            while column <= len(busy) and busy[column - 1] >= row:
                column += 1
            if column > _COLUMNS_MOST:
                break
            wide = min(max(number(cell.get("colspan"), 1), 1), _COLUMNS_MOST - column + 1)
            tall = min(number(cell.get("rowspan"), 1) or len(rows), len(rows) - row + 1)
            wide = _free(busy, row, column, wide)
            busy.extend([0] * (column + wide - 1 - len(busy)))
            busy[column - 1 : column + wide - 1] = [row + tall - 1] * wide
            yield Draft(_text(cell, nested), row, column, tall, wide)
            column += wide


def _free(busy: list[int], row: int, column: int, wide: int) -> int:
    """How many of the columns no cell from above covers."""
    for step in range(1, wide):
        at = column - 1 + step
        if at < len(busy) and busy[at] >= row:
            return step
    return wide


def _text(cell: etree._Element, nested: list[etree._Element]) -> str:
    texts: list[str] = []
    lines = Lines(lambda text, level: texts.append(text))

    def on_table(table: etree._Element) -> bool:
        if is_layout(table):
            return False
        nested.append(table)
        return True

    flow(cell, lines, on_table)
    return "\n".join(texts)


def _rows(table: etree._Element) -> Iterator[list[etree._Element]]:
    """The rows of a table that are shown, each as its cells."""
    for child in table:
        if child.tag == "tr":
            yield from _row(child)
        elif child.tag in _GROUPS:
            for row in child:
                if row.tag == "tr":
                    yield from _row(row)


def _row(row: etree._Element) -> Iterator[list[etree._Element]]:
    if not hidden(row):
        cells = [cell for cell in row if cell.tag in ("td", "th") and not hidden(cell)]
        if cells:
            yield cells
