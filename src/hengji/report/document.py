"""A document as readers hand it over: blocks in reading order, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import groupby
from operator import add, attrgetter

from hengji.kernel.places import Place
from hengji.kernel.values import quickly_built

_ROW_OF, _ROW_SPAN_OF = attrgetter("row"), attrgetter("row_span")
_COLUMN_OF, _COLUMN_SPAN_OF = attrgetter("column"), attrgetter("column_span")


class Format(Enum):
    """What a file is inside, whatever its name says."""

    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"
    HTML = "html"
    TEXT = "txt"
    MARKDOWN = "md"
    DOC = "doc"
    XLS = "xls"


class Doubt(Enum):
    """Why a reader is not sure of what it read. No error rests on doubtful text."""

    UNREADABLE_TEXT = "文字不可读"
    SCANNED_PAGE = "扫描页，没有文字"
    FLATTENED_TABLE = "表格已散成文字，单元格归属不能确定"
    GLUED_CELLS = "相邻单元格粘连，数字不能确定"
    CUT_OFF = "超出读取上限，后面的内容未读"
    LOST_STRUCTURE = "格式信息缺失"
    NOT_READ = "嵌入的内容没有读取"
    HIDDEN = "隐藏的内容，已一并读取"
    MACROS = "含宏，只读内容，未运行宏"


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader could not read for certain, and where."""

    doubt: Doubt
    place: Place
    detail: str = ""


@quickly_built
@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of running text, printed numbering included.

    ``level`` is the outline level of a heading style (1 is the highest), ``None`` for
    body text. ``marks`` are residues a reader saw and left out of ``text``, such as the
    name of a bookmark or a field code. ``gap`` counts the empty lines before it, where the
    format has lines: a flattened table is told by them.
    """

    text: str
    place: Place
    level: int | None = None
    marks: tuple[str, ...] = ()
    gap: int = 0

    def at(self, start: int, end: int) -> Place:
        return self.place.within(start, end, self.text)


@quickly_built
@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; a merged cell stands once, at its first row and column (from 1).

    ``text`` joins its paragraphs with a line feed. ``certain`` is false when the reader
    had to infer which row or column it belongs to.
    """

    text: str
    row: int
    column: int
    place: Place
    row_span: int = 1
    column_span: int = 1
    certain: bool = True

    def at(self, start: int, end: int) -> Place:
        return self.place.within(start, end, self.text)

    def reaches(self, column: int) -> bool:
        """Whether it covers this column."""
        return self.column <= column < self.column + self.column_span


@dataclass(frozen=True)
class Table:
    """A grid of cells in reading order. ``number`` counts tables from 1.

    Nested tables follow their parent as blocks of their own.
    """

    cells: tuple[Cell, ...]
    place: Place
    number: int
    caption: str = ""
    certain: bool = True

    @cached_property
    def _grid(self) -> dict[tuple[int, int], Cell]:
        return {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        }

    @cached_property
    def row_count(self) -> int:
        return _last(map(_ROW_OF, self.cells), map(_ROW_SPAN_OF, self.cells))

    @cached_property
    def column_count(self) -> int:
        return _last(map(_COLUMN_OF, self.cells), map(_COLUMN_SPAN_OF, self.cells))

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers this position, merged ones included; both from 1."""
        return self._grid.get((row, column))

    @cached_property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """For every row the cells that cover it, left to right, each once."""
        found: dict[int, tuple[Cell, ...]] = {}
        for row, own in groupby(self.cells, _ROW_OF):
            found[row] = (*found.get(row, ()), *own)
        above: dict[int, list[Cell]] = {}
        for cell in self._merged_down:
            for row in range(cell.row + 1, cell.row + cell.row_span):
                above.setdefault(row, []).append(cell)
        for row, reaching in above.items():
            cells = (*reaching, *found.get(row, ()))
            at = dict(zip(map(_COLUMN_OF, cells), cells, strict=True))
            found[row] = tuple(map(at.__getitem__, sorted(at)))
        return tuple([found.get(row, ()) for row in range(1, max(found, default=0) + 1)])

    @cached_property
    def _merged_down(self) -> tuple[Cell, ...]:
        """The cells that cover more than one row."""
        return tuple([cell for cell in self.cells if cell.row_span > 1])

    @cached_property
    def covered_rows(self) -> frozenset[int]:
        """The rows that a cell of a row above reaches into; from 1."""
        return frozenset(
            [n for c in self._merged_down for n in range(c.row + 1, c.row + c.row_span)]
        )


def _last(firsts: Iterable[int], spans: Iterable[int]) -> int:
    """The last row or column that is covered, 0 for no cells."""
    return max(map(add, firsts, spans), default=1) - 1


Block = Paragraph | Table


@dataclass(frozen=True)
class Document:
    """Everything a reader got out of one file.

    ``sha256`` is of the file's bytes, in hexadecimal. ``notes`` say what could not be
    read for certain. ``page_count`` is ``None`` where the format has no pages.
    """

    name: str
    format: Format
    sha256: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    page_count: int | None = None

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(b for b in self.blocks if isinstance(b, Paragraph))

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        return tuple(b for b in self.blocks if isinstance(b, Table))

    def texts(self) -> Iterator[Paragraph | Cell]:
        """Every paragraph and every cell in reading order: all that carries text."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block
            else:
                yield from block.cells
