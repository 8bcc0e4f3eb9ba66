"""Blocks put in order and numbered as a reader meets them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hengji.kernel.places import QUOTE_LIMIT, Place
from hengji.kernel.values import builder
from hengji.readers.reader import Limits, Source, Unreadable
from hengji.report.document import Block, Cell, Document, Doubt, Format, Note, Paragraph, Table

new_place, new_cell, _paragraph = builder(Place), builder(Cell), builder(Paragraph)


@dataclass(slots=True)
class Draft:
    """A cell before it has a place; it may still grow. ``row`` and ``column`` count from 1."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    certain: bool = True
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a table stands before it is added."""

    document: str
    part: str
    block: int
    table: int

    def of(self, text: str, row: int, column: int, page: int | None) -> Place:
        """The place of its cell with this text."""
        return new_place(
            self.document, self.part, page, self.block, self.table, row, column, None, None,
            text[:QUOTE_LIMIT],
        )  # fmt: skip


class Assembly:
    """Collects the blocks of one document and holds them to the limits."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self.name = source.name
        self._data = source.data
        self._limits = limits
        self._blocks: list[Block] = []
        self._notes: list[Note] = []
        self._tables = self._cells = self._characters = 0

    def paragraph(
        self,
        text: str,
        *,
        part: str = "正文",
        page: int | None = None,
        level: int | None = None,
        marks: tuple[str, ...] = (),
        gap: int = 0,
    ) -> None:
        """Add a paragraph; ``gap`` is the number of empty lines before it."""
        self._spend(len(text))
        quote = text[:QUOTE_LIMIT]
        place = new_place(
            self.name, part, page, len(self._blocks), None, None, None, 0, len(text), quote
        )
        self._blocks.append(_paragraph(text, place, level, marks, gap))

    def table(
        self,
        drafts: Iterable[Draft],
        *,
        part: str = "正文",
        page: int | None = None,
        caption: str = "",
        certain: bool = True,
    ) -> None:
        """Add a table of ``drafts``, which come in reading order."""
        spot, cells, covered = self.next_table(part), [], self._cells
        for one in drafts:
            tall, wide = one.row_span, one.column_span
            covered += tall * wide
            self._refuse_large(covered, one.row)  # before it fills memory
            at = spot.of(one.text, one.row, one.column, one.page or page)
            cells.append(new_cell(one.text, one.row, one.column, at, tall, wide, one.certain))
        self.cells(cells, part=part, page=page, caption=caption, certain=certain)

    def next_table(self, part: str = "正文") -> Spot:
        """Where the cells of the table that is added next will stand."""
        return Spot(self.name, part, len(self._blocks), self._tables + 1)

    def cells(
        self,
        cells: Sequence[Cell],
        *,
        part: str = "正文",
        page: int | None = None,
        caption: str = "",
        certain: bool = True,
    ) -> None:
        """Add a table of cells in reading order, their places made by :meth:`next_table`."""
        self._cells += sum([one.row_span * one.column_span for one in cells])
        self._refuse_large(self._cells, cells[-1].row if cells else 0)
        self._spend(sum([len(one.text) for one in cells]))
        self._tables += 1
        place = Place(self.name, part, page, len(self._blocks), self._tables)
        self._blocks.append(Table(tuple(cells), place, self._tables, caption, certain))

    def _refuse_large(self, covered: int, row: int) -> None:
        if covered > self._limits.cells or row > self._limits.rows:
            raise Unreadable(
                self.name, "表格过大，超出读取上限", "请删去无关的表格或拆分后再试"
            )

    def note(
        self, doubt: Doubt, detail: str = "", page: int | None = None, part: str = "正文"
    ) -> None:
        """Say what could not be read for certain, at the block that comes next."""
        place = Place(self.name, part, page, len(self._blocks))
        self._notes.append(Note(doubt, place, detail))

    @property
    def empty(self) -> bool:
        return not self._blocks

    def document(self, form: Format, page_count: int | None = None) -> Document:
        """The document. Raises :class:`Unreadable` if nothing was found in it."""
        if not self._blocks:
            raise Unreadable(self.name, "文件里没有文字", "请核对是否选错了文件")
        digest = hashlib.sha256(self._data).hexdigest()
        return Document(
            self.name, form, digest, tuple(self._blocks), tuple(self._notes), page_count
        )

    def _spend(self, characters: int) -> None:
        self._characters += characters
        if self._characters > self._limits.characters:
            most = self._limits.characters // 10_000
            raise Unreadable(self.name, f"文字超过 {most} 万字上限", "请拆分后再试")
