"""The package: everything a unit hands in for its year, neutral of file format.

Parts in the order they are handed in: a cover, the report's text, the forms, the sign-off.
Each part is made of paragraphs and grids, each text of runs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from hengji.composition.runs import FigureField, Runs, figures, plain
from hengji.report.forms import FormKind


class Align(Enum):
    """How a text stands in its line."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    BOTH = "both"


class Style(Enum):
    """What a paragraph is; writers know how each looks (GB/T 9704-2012)."""

    TITLE = "标题"
    HEADING1 = "一级标题"
    HEADING2 = "二级标题"
    HEADING3 = "三级标题"
    BODY = "正文"
    ANNEX = "附件编号"
    FORM_TITLE = "表题"
    FORM_LINE = "表头和表尾的行"
    COVER_TITLE = "封面标题"
    COVER_LINE = "封面各栏"
    COVER_ISSUER = "封面落款"
    SIGNATURE = "落款"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. ``passage`` is the code of the passage it came from, if any.

    ``gap``: it only says what is missing, and must not be handed in.
    """

    style: Style
    runs: Runs
    passage: str = ""
    gap: bool = False

    @property
    def text(self) -> str:
        return plain(self.runs)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell at ``row`` and ``column`` (from 0), covering its spans.

    ``runs`` may hold line feeds. ``heading``: a label of the form, not a value.
    """

    row: int
    column: int
    runs: Runs
    row_span: int = 1
    column_span: int = 1
    align: Align = Align.CENTER
    heading: bool = False

    @property
    def text(self) -> str:
        return plain(self.runs)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. ``widths``: mm of each column; ``heights``: least mm of each row; ``size``:
    points of its type.

    The first ``repeated`` rows are printed again on every page.
    """

    widths: tuple[int, ...]
    heights: tuple[int, ...]
    cells: tuple[Cell, ...]
    repeated: int = 0
    size: Decimal = Decimal("10.5")

    @property
    def row_count(self) -> int:
        return len(self.heights)

    def by_row(self) -> tuple[tuple[Cell, ...], ...]:
        """Cells by the row they start in, left to right."""
        rows: list[list[Cell]] = [[] for _ in self.heights]
        for cell in self.cells:
            rows[cell.row].append(cell)
        return tuple(tuple(sorted(row, key=lambda cell: cell.column)) for row in rows)


Block = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Sheet:
    """One form. ``name`` is short: it heads the workbook's sheet. Landscape where told.

    ``kind`` is ``None`` for a page that is no form of its own.
    """

    kind: FormKind | None
    name: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    project: str = ""


@dataclass(frozen=True, slots=True)
class Narrative:
    """The text of the report."""

    name: str
    blocks: tuple[Block, ...]
    landscape: bool = False


Part = Sheet | Narrative


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose package for which year; ``profile`` is the key of the form family."""

    unit: str
    budget_code: str
    year: int
    profile: str
    title: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A passage that could not be written, and which facts it lacks (Chinese names)."""

    passage: str
    title: str
    lacking: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Package:
    """Everything handed in for one year, in its order.

    ``code`` is printed at the foot of every page once a version is frozen, so that paper
    can be matched with it; empty while the package is being written. ``gaps`` are passages
    that lack facts.
    """

    identity: Identity
    parts: tuple[Part, ...]
    code: str = ""
    gaps: tuple[Gap, ...] = ()

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        return tuple(part for part in self.parts if isinstance(part, Sheet))

    @property
    def narrative(self) -> Narrative | None:
        return next((part for part in self.parts if isinstance(part, Narrative)), None)

    def fields(self) -> dict[str, FigureField]:
        """Every figure printed in the package by its key. One key has one printed text.

        Raises ``ValueError`` where two texts are printed for one key.
        """
        found: dict[str, FigureField] = {}
        for part in self.parts:
            for runs in texts(part):
                for field in figures(runs):
                    known = found.setdefault(field.key, field)
                    if known.text != field.text:
                        raise ValueError(
                            f"{field.key}: printed as {known.text!r} and {field.text!r}"
                        )
        return found

    def frozen(self, code: str) -> Package:
        """The same package with the code of its frozen version."""
        return replace(self, code=code)


def texts(part: Part) -> Iterator[Runs]:
    """Every text of a part in reading order."""
    for block in part.blocks:
        match block:
            case Paragraph():
                yield block.runs
            case Grid():
                yield from (cell.runs for cell in block.cells)


def digest(package: Package) -> str:
    """SHA-256 of what the package says, in hexadecimal; its own code does not count."""
    said = hashlib.sha256()
    one = package.identity
    head = (one.unit, one.budget_code, str(one.year), one.profile, one.title)
    for text in (*head, *_said(package)):
        said.update(text.encode("utf-8") + b"\x1e")
    return said.hexdigest()


def _said(package: Package) -> Iterator[str]:
    for part in package.parts:
        yield part.name
        for block in part.blocks:
            match block:
                case Paragraph():
                    yield f"{block.style.value}\x1f{block.text}"
                case Grid():
                    for cell in block.cells:
                        at = (cell.row, cell.column, cell.row_span, cell.column_span)
                        yield f"{at}\x1f{cell.text}"
