"""Examples of a rule: miniature reports in the words of real ones.

An example is a text that a person could have typed: a line is a paragraph, ``| a | b |``
lines are a table (``^`` continues the cell above, ``<`` the cell to the left). A line
``※ 扫描页，没有文字`` is what a reader noted there, in the words of :class:`Doubt`. It is read
by the same extraction as a real report, so that an example proves the rule in use.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from textwrap import dedent

from hengji.kernel.places import Place
from hengji.report.document import Block, Cell, Document, Doubt, Format, Note, Paragraph, Table


class Verdict(Enum):
    """What a rule must answer to an example."""

    PASSED = "通过"
    BREACHED = "有疑点"
    UNDECIDED = "未判定"


@dataclass(frozen=True, slots=True)
class Example:
    """A miniature report and the answer due. Shown on the rule's page.

    ``severity`` is the severity of the gravest finding where the example states it.
    ``against`` are ``(kind, text)`` pairs, kind being 批复, 决算 or 上年.
    """

    text: str
    verdict: Verdict
    severity: str = ""
    profile: str = ""
    year: int | None = None
    publication: bool = False
    packaged: bool = False
    against: tuple[tuple[str, str], ...] = ()


def accepts(text: str, **more: object) -> Example:
    """A report that the rule lets pass."""
    return Example(text, Verdict.PASSED, **more)  # type: ignore[arg-type]  # keywords of Example


def rejects(text: str, **more: object) -> Example:
    """A report that breaches the rule."""
    return Example(text, Verdict.BREACHED, **more)  # type: ignore[arg-type]  # keywords of Example


def silent(text: str, **more: object) -> Example:
    """A report on which the rule cannot decide."""
    return Example(text, Verdict.UNDECIDED, **more)  # type: ignore[arg-type]  # keywords of Example


_NOTE_MARK = "※"


def sketch(text: str, name: str = "示例.txt") -> Document:
    """The document that an example's text draws."""
    text = dedent(text).strip("\n")
    digest = hashlib.sha256(text.encode()).hexdigest()
    notes = tuple(_notes(text, name))
    blocks = (line for line in text.split("\n") if not line.startswith(_NOTE_MARK))
    return Document(
        name, Format.MARKDOWN, digest, tuple(_blocks("\n".join(blocks), name)), notes
    )


def _notes(text: str, name: str) -> Iterator[Note]:
    for number, line in enumerate(text.split("\n")):
        if line.startswith(_NOTE_MARK):
            yield Note(Doubt(line.strip(f"{_NOTE_MARK} ")), Place(name, block=number))


def _blocks(text: str, name: str) -> Iterator[Block]:
    rows: list[list[str]] = []
    block = tables = 0
    for line in [*text.split("\n"), ""]:
        if line.lstrip().startswith("|"):
            rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
            continue
        if rows:
            tables += 1
            yield _table(rows, name, block, tables)
            block, rows = block + 1, []
        if line.strip():
            place = Place(name, block=block, start=0, end=len(line), quote=line[:200])
            yield Paragraph(line, place)
            block += 1


def _table(rows: list[list[str]], name: str, block: int, number: int) -> Table:
    cells: list[Cell] = []
    for r, row in enumerate(rows, 1):
        for c, text in enumerate(row, 1):
            if text in ("^", "<"):
                continue
            down = right = 1
            while r + down <= len(rows) and _mark(rows[r + down - 1], c) == "^":
                down += 1
            while _mark(row, c + right) == "<":
                right += 1
            place = Place(name, block=block, table=number, row=r, column=c, quote=text[:200])
            cells.append(Cell(text, r, c, place, down, right))
    return Table(tuple(cells), Place(name, block=block, table=number), number)


def _mark(row: list[str], column: int) -> str:
    return row[column - 1] if column <= len(row) else ""
