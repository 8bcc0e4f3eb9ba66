"""Tables: merged cells once, where they begin; nested tables after their parent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from hengji.kernel.places import QUOTE_LIMIT
from hengji.readers.assembly import Spot, new_cell, new_place
from hengji.readers.docx import names as w
from hengji.readers.docx.names import (
    CELL_DELETED,
    GRID_SPAN,
    H_MERGE,
    LONE_CELL,
    LONE_ROW,
    PARAGRAPHS,
    PARTED,
    SPANS,
    TBL,
    TC,
    TCPR,
    V_MERGE,
)
from hengji.readers.docx.styles import integer
from hengji.readers.docx.text import EDGES
from hengji.readers.reader import Unreadable
from hengji.report.document import Cell

if TYPE_CHECKING:
    from hengji.readers.docx.story import Story

_WRAPPERS = frozenset({w.SDT, w.SDT_CONTENT, w.CUSTOM_XML, w.INSERTED, w.MOVED_TO})
_ROWS, _CELLS = frozenset({w.TR, LONE_ROW}), frozenset({TC, LONE_CELL})
_BEFORE_SPANS = len(f' {SPANS}="')
_MOST_COLUMNS = 1_000
"""Word allows 63; a span beyond this is damage, and would cost memory downstream."""


class _Spans(dict[str, tuple[int, str]]):
    """Columns spanned and vertical merge by the attribute that says both.

    A table says the same few hundreds of times, so each is taken apart once a table.
    """

    def __missing__(self, value: str) -> tuple[int, str]:
        across, _, down = value.partition(" ")
        self[value] = found = (_width(across) if across else 1, down)
        return found


class _Grid:
    """A table being read, its cells where they begin; ``row`` is the row being read."""

    def __init__(self, spot: Spot) -> None:
        self.cells: list[Cell] = []
        self.nested: list[etree._Element] = []
        self.row = 0
        self.page: int | None = None
        self.spot = spot
        self.spans = _Spans()
        self.growing: dict[int, int] = {}
        """Which cells may reach down, by their column."""

    def enter(self, text: str, column: int, width: int, page: int | None, down: str) -> int:
        """Enter a cell, or let the one above grow over it. What it covers is not printed.

        Returns which of ``cells`` it is.
        """
        cells, row = self.cells, self.row
        if down:
            index = self.growing.get(column) if down == "continue" else None
            if index is not None and cells[index].row + cells[index].row_span == row:
                one = cells[index]
                cells[index] = new_cell(  # spelled out: ``replace`` takes three times as long
                    one.text, one.row, one.column, one.place, one.row_span + 1, one.column_span
                )
                return index
            self.growing[column] = len(cells)
        elif self.growing:
            self.growing.pop(column, None)
        if not cells:
            self.page = page
        spot, page = self.spot, page or self.page
        place = new_place(  # as ``spot.of``: most of what is read of a document are cells
            spot.document, spot.part, page, spot.block, spot.table, row, column, None, None,
            text[:QUOTE_LIMIT],
        )  # fmt: skip
        cells.append(new_cell(text, row, column, place, 1, width))
        return len(cells) - 1

    def widen(self, index: int, width: int, text: str) -> None:
        """Let a cell grow over the one to its right, whose text is printed in it."""
        one = self.cells[index]
        if text:
            text = f"{one.text}\n{text}"
            place = self.spot.of(text, one.row, one.column, one.place.page)
            one = replace(one, text=text, place=place)
        self.cells[index] = replace(one, column_span=one.column_span + width)


def read_table(story: Story, table: etree._Element, part: str, depth: int) -> None:
    """Add ``table`` and the tables inside it. Raises :class:`Unreadable` if nested too deep."""
    if depth > story.traits.depth:
        raise Unreadable(
            story.assembly.name, "表格嵌套过深", "请把嵌套的表格拆开另存后再试", part
        )
    grid = _Grid(story.assembly.next_table(part))
    inline = story.inline
    for row in _children(table, _ROWS):
        if row.tag == LONE_ROW:
            _read_lone_row(story, grid, row.text or "")
        elif not _deleted(story, row):
            _read_row(story, grid, row)
    if grid.cells:
        story.assembly.cells(grid.cells, part=part, page=grid.page)
    page = inline.page
    for one in grid.nested:
        read_table(story, one, part, depth + 1)
    inline.page = page


def _children(parent: etree._Element, tags: frozenset[str]) -> list[etree._Element]:
    """Children of one kind, also inside content controls and tracked insertions."""
    found: list[etree._Element] = []
    for child in parent:
        name = child.tag
        if name in tags:
            found.append(child)
        elif name in _WRAPPERS:
            found += _children(child, tags)
    return found


def _deleted(story: Story, row: etree._Element) -> bool:
    if not story.traits.tracked:
        return False
    properties = row.find(w.TRPR)
    return properties is not None and properties.find(w.DELETED) is not None


def _first_column(row: etree._Element) -> int:
    for child in row:
        if child.tag in _CELLS:
            break  # properties stand in front of the cells
        if child.tag == w.TRPR:
            for one in child.iterchildren(w.GRID_BEFORE):
                return 1 + max(0, min(integer(one.get(w.VAL)), _MOST_COLUMNS))
    return 1


def _read_lone_row(story: Story, grid: _Grid, row: str) -> None:
    """A row of cells that hold one text each, as it was made short: most rows are such."""
    grid.row += 1
    cells, growing, spot, at = grid.cells, grid.growing, grid.spot, grid.row
    document, part, block, table = spot.document, spot.part, spot.block, spot.table
    column, plain, spans_of = 1, story.plain, grid.spans
    page = story.inline.page if story.traits.paged else None
    for cell in row.split(PARTED):
        if cell[0] == ">":
            width, down, text = 1, "", cell[1:]
        else:
            spans, _, text = cell.partition(">")
            width, down = spans_of[spans[_BEFORE_SPANS:-1]]
        text = text.strip(EDGES) if plain else story.lone_text(text)
        if down or column in growing or not cells:
            grid.enter(text, column, width, page, down)
        else:  # spelled out: most of what is read of a document are such cells
            quote = text if len(text) <= QUOTE_LIMIT else text[:QUOTE_LIMIT]
            place = new_place(document, part, page, block, table, at, column, None, None, quote)
            cells.append(new_cell(text, at, column, place, 1, width))
        column += width


def _read_row(story: Story, grid: _Grid, row: etree._Element) -> None:
    grid.row += 1
    column = _first_column(row)
    inline, paged, plain = story.inline, story.traits.paged, story.plain
    top = bottom = inline.page
    left: int | None = None
    for element in _children(row, _CELLS):
        width, down, across, gone = 1, "", "", False
        if element.tag == LONE_CELL:  # most cells: nothing in them turns the page
            spans, text = element.get(SPANS), element.text or ""
            if spans:
                width, down = grid.spans[spans]
            text = text.strip(EDGES) if plain else story.lone_text(text)
            page = top if paged else None
        else:
            width, down, across, gone = _properties(element, grid.spans)
            if gone:
                continue
            inline.page = top
            text, page = _content(story, grid, element)
            bottom = max(bottom, inline.page)
            plain = story.plain
        if across == "continue" and left is not None:
            grid.widen(left, width, text)
        else:
            left = grid.enter(text, column, width, page, down)
        column += width
    inline.page = bottom


def _properties(cell: etree._Element, told: _Spans) -> tuple[int, str, str, bool]:
    """Columns spanned, vertical and horizontal merge (``""`` for none), and if deleted."""
    width, down, across, gone = 1, "", "", False
    spans = cell.get(SPANS)
    if spans:
        return *told[spans], across, gone
    # Asking for the first child is thirty times faster than ``find``.
    properties = cell[0] if len(cell) else None
    if properties is None or properties.tag != TCPR:
        return width, down, across, gone
    for one in properties:
        tag = one.tag
        if tag == GRID_SPAN:
            width = _width(one.get(w.VAL))
        elif tag == V_MERGE:
            down = one.get(w.VAL, "continue")
        elif tag == H_MERGE:
            across = one.get(w.VAL, "continue")
        elif tag == CELL_DELETED:
            gone = True
    return width, down, across, gone


def _width(value: str | None) -> int:
    return max(1, min(integer(value, 1), _MOST_COLUMNS))


def _content(story: Story, grid: _Grid, cell: etree._Element) -> tuple[str, int | None]:
    """The printed text of a cell and its page; nested tables are put aside."""
    lines: list[str] = []
    page: int | None = None
    for child in cell:
        tag = child.tag
        if tag in PARAGRAPHS:
            text = story.text(child)
            if page is None:
                page = story.inline.start_page
            if text:
                lines.append(text)
        elif tag == TBL:
            grid.nested.append(child)
        elif tag in _WRAPPERS:
            text, inner = _content(story, grid, child)
            page = inner if page is None else page
            if text:
                lines.append(text)
    return "\n".join(lines), page if story.traits.paged else None
