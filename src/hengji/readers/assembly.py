"""Blocks put in order and numbered as a reader meets them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from hengji.kernel.places import QUOTE_LIMIT, Place
from hengji.readers.reader import Limits, Source, Unreadable
from hengji.report.document import Block, Cell, Document, Doubt, Format, Note, Paragraph, Table

_TEXT_OF = attrgetter("text")


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
        place = Place(
            self.name, part, page, len(self._blocks), None, None, None, 0, len(text), quote
        )
        self._blocks.append(Paragraph(text, place, level, marks, gap))

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
        self._tables += 1
        block, number, name = len(self._blocks), self._tables, self.name
        cells: list[Cell] = []
        most, lowest = self._limits.cells, self._limits.rows
        covered = self._cells
        for draft in drafts:
            text, row, column = draft.text, draft.row, draft.column
            tall, wide = draft.row_span, draft.column_span
            covered += tall * wide
            place = Place(
                name, part, draft.page or page, block, number, row, column, None, None,
                text[:QUOTE_LIMIT],
            )  # fmt: skip
            cells.append(Cell(text, row, column, place, tall, wide, draft.certain))
            if covered > most or row > lowest:
                raise Unreadable(name, "表格过大，超出读取上限", "请删去无关的表格或拆分后再试")
        self._cells = covered
        self._spend(sum(map(len, map(_TEXT_OF, cells))))
        place = Place(name, part, page, block, number)
        self._blocks.append(Table(tuple(cells), place, number, caption, certain))

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
