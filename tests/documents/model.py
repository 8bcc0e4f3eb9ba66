"""What a fixture document is: blocks to print, and what an auditor must read in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum


class Align(Enum):
    """Where a line stands on the page."""

    BODY = "body"
    CENTRE = "centre"
    RIGHT = "right"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: ``level`` 0 is a title, 1 is 一、, 2 is （一）, 3 is 1.

    ``number`` is the printed numbering, ``""`` where there is none.
    """

    level: int
    number: str
    title: str

    @property
    def text(self) -> str:
        return self.number + self.title


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of running text."""

    text: str
    align: Align = Align.BODY


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts a new page, in a workbook a new sheet."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell as it is written: its text and how many columns and rows it covers."""

    text: str = ""
    across: int = 1
    down: int = 1
    centre: bool = True


@dataclass(frozen=True, slots=True)
class Placed:
    """A slot at its row and column, both from 0."""

    row: int
    column: int
    slot: Slot


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table. A row lists the slots that start in it, left to right.

    ``widths`` are relative column widths; their number is the number of columns.
    """

    rows: tuple[tuple[Slot, ...], ...]
    widths: tuple[int, ...]
    name: str = ""

    def placed(self) -> Iterator[Placed]:
        """Every slot with its position. Raises ``ValueError`` if a row does not fill."""
        taken: set[tuple[int, int]] = set()
        for row, slots in enumerate(self.rows):
            column = 0
            for slot in slots:
                while (row, column) in taken:
                    column += 1
                for down in range(slot.down):
                    for across in range(slot.across):
                        taken.add((row + down, column + across))
                yield Placed(row, column, slot)
            missing = [c for c in range(len(self.widths)) if (row, c) not in taken]
            if missing:
                raise ValueError(f"{self.name}: row {row} leaves columns {missing} open")
        if any(c >= len(self.widths) or r >= len(self.rows) for r, c in taken):
            raise ValueError(f"{self.name}: a slot reaches beyond the table")


Block = Heading | Line | Grid | PageBreak


@dataclass(frozen=True, slots=True)
class ExpectedFact:
    """A figure that must be extracted."""

    term: str
    digits: str
    unit: str


@dataclass(frozen=True, slots=True)
class ExpectedRow:
    """An indicator row that must be extracted, texts as printed."""

    level1: str
    level2: str
    level3: str
    target: str
    actual: str
    weight: str
    score: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A planted fault: the family of the finding due and the figures it must name.

    ``maximum`` is the gravest severity it may have, ``minimum`` the mildest that counts.
    ``formats`` are those in which it must be found, all when empty.
    """

    name: str
    why: str
    family: str
    must: tuple[str, ...]
    maximum: str
    minimum: str
    formats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fixture:
    """A made-up report: what is printed, and everything an auditor must say of it."""

    name: str
    title: str
    family: str
    unit: str
    year: int
    blocks: tuple[Block, ...]
    facts: tuple[ExpectedFact, ...] = ()
    rows: tuple[ExpectedRow, ...] = ()
    faults: tuple[Fault, ...] = ()
    extends: str = ""

    @property
    def clean(self) -> bool:
        return not self.faults

    def forms(self) -> tuple[Block, ...]:
        """Only the attached forms, each with its title lines: what goes into a workbook."""
        return _joined(page for page in self._pages() if _is_form(page))

    def body(self) -> tuple[Block, ...]:
        """Only the report itself, the attached forms left out."""
        return _joined(page for page in self._pages() if not _is_form(page))

    def _pages(self) -> list[list[Block]]:
        pages: list[list[Block]] = [[]]
        for block in self.blocks:
            if isinstance(block, PageBreak):
                pages.append([])
            else:
                pages[-1].append(block)
        return pages


def _is_form(page: Iterable[Block]) -> bool:
    return any(isinstance(block, Grid) for block in page)


def _joined(pages: Iterable[Sequence[Block]]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for page in pages:
        if blocks:
            blocks.append(PageBreak())
        blocks.extend(page)
    return tuple(blocks)
