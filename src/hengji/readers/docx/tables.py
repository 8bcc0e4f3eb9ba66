"""Tables: merged cells once, where they begin; nested tables after their parent."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from hengji.readers.assembly import Draft
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

if TYPE_CHECKING:
    from hengji.readers.docx.story import Story

_WRAPPERS = frozenset({w.SDT, w.SDT_CONTENT, w.CUSTOM_XML, w.INSERTED, w.MOVED_TO})
_ROWS, _CELLS = frozenset({w.TR, LONE_ROW}), frozenset({TC, LONE_CELL})
_BEFORE_SPANS = len(f' {SPANS}="')
_MOST_COLUMNS = 1_000
"""Word allows 63; a span beyond this is damage, and would cost memory downstream."""


@dataclass(slots=True)
class _Grid:
    """A table being read. ``growing`` are the cells that may reach down, by their column."""

    cells: list[Draft] = field(default_factory=list)
    growing: dict[int, Draft] = field(default_factory=dict)
    nested: list[etree._Element] = field(default_factory=list)
    row: int = 0

    def place(self, cell: Draft, down: str) -> Draft:
        """Enter a cell, or let the one above grow over it. What it covers is not printed."""
        if down == "continue":
            above = self.growing.get(cell.column)
            if above is not None and above.row + above.row_span == cell.row:
                above.row_span += 1
                return above
        if down:
            self.cells.append(cell)
            self.growing[cell.column] = cell
        else:
            self.enter(cell)
        return cell

    def enter(self, cell: Draft) -> None:
        """Enter a cell that is not merged with one above or below."""
        self.cells.append(cell)
        if self.growing:
            self.growing.pop(cell.column, None)


def read_table(story: Story, table: etree._Element, part: str, depth: int) -> None:
    """Add ``table`` and the tables inside it. Raises :class:`Unreadable` if nested too deep."""
    if depth > story.traits.depth:
        raise Unreadable(
            story.assembly.name, "表格嵌套过深", "请把嵌套的表格拆开另存后再试", part
        )
    grid = _Grid()
    inline = story.inline
    for row in _children(table, _ROWS):
        if row.tag == LONE_ROW:
            _read_lone_row(story, grid, row.text or "")
        elif not _deleted(story, row):
            _read_row(story, grid, row)
    if grid.cells:
        story.assembly.table(grid.cells, part=part, page=grid.cells[0].page)
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
    number, column, plain = grid.row, 1, story.plain
    page = story.inline.page if story.traits.paged else None
    for cell in row.split(PARTED):
        spans, _, text = cell.partition(">")
        text = text.strip(EDGES) if plain else story.lone_text(text)
        if spans:
            width, down = _spans(spans[_BEFORE_SPANS:-1])
            grid.place(Draft(text, number, column, 1, width, True, page), down)
            column += width
        else:
            grid.enter(Draft(text, number, column, 1, 1, True, page))
            column += 1


def _read_row(story: Story, grid: _Grid, row: etree._Element) -> None:
    grid.row += 1
    number, column = grid.row, _first_column(row)
    inline, paged, plain = story.inline, story.traits.paged, story.plain
    top = bottom = inline.page
    left: Draft | None = None
    for element in _children(row, _CELLS):
        width, down, across, gone = 1, "", "", False
        if element.tag == LONE_CELL:  # most cells: nothing in them turns the page
            spans, text = element.get(SPANS), element.text or ""
            if spans:
                width, down = _spans(spans)
            text = text.strip(EDGES) if plain else story.lone_text(text)
            page = top if paged else None
        else:
            width, down, across, gone = _properties(element)
            if gone:
                continue
            inline.page = top
            text, page = _content(story, grid, element)
            bottom = max(bottom, inline.page)
            plain = story.plain
        if across == "continue" and left is not None:
            left.column_span += width
            left.text += f"\n{text}" if text else ""
        else:
            left = grid.place(Draft(text, number, column, 1, width, True, page), down)
        column += width
    inline.page = bottom


def _properties(cell: etree._Element) -> tuple[int, str, str, bool]:
    """Columns spanned, vertical and horizontal merge (``""`` for none), and if deleted."""
    width, down, across, gone = 1, "", "", False
    spans = cell.get(SPANS)
    if spans:
        return *_spans(spans), across, gone
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


@lru_cache(maxsize=256)
def _spans(value: str) -> tuple[int, str]:
    """Columns spanned and vertical merge of the attribute that says both."""
    across, _, down = value.partition(" ")
    return _width(across), down


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
