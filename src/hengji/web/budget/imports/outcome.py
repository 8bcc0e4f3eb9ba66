"""What reading a file came to: rows to be kept, problems at their cells, rows left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from decimal import Decimal

from hengji.web.budget.imports.parts import Heads, Part

_LETTERS = 26

Progress = Callable[[int, int], None]
"""Called with how many rows are through, of how many."""


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A problem at a cell. ``column`` is its letter as the spreadsheet shows it.

    ``must``: nothing is imported before it is mended.
    """

    sheet: str
    row: int
    column: str
    heading: str
    message: str
    remedy: str
    must: bool
    code: str = ""

    @property
    def place(self) -> str:
        """``支付明细 第 5 行 D 列（金额）``."""
        sheet = f"{self.sheet} " if self.sheet else ""
        if not self.row:
            return sheet.strip() or "整张表"
        column = f" {self.column} 列" if self.column else ""
        named = f"（{self.heading}）" if self.heading else ""
        return f"{sheet}第 {self.row} 行{column}{named}"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is left out, and why."""

    row: int
    why: str
    text: str


@dataclass(slots=True)
class Outcome:
    """Everything that reading and checking found. ``told`` is the sum the file itself gives;
    ``heads`` are the rows of a file of people, ``parts`` those of any other.
    """

    parts: list[Part] = field(default_factory=list)
    heads: list[Heads] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    total: Decimal | None = None
    told: Decimal | None = None
    new_projects: dict[str, str] = field(default_factory=dict)
    """Names by code of projects that the file names and the year does not have."""

    @property
    def rows(self) -> int:
        """How many rows would be added."""
        return len(self.heads) + sum(len(one.numbers) for one in self.parts)

    @property
    def errors(self) -> int:
        return sum(one.must for one in self.problems)

    def problems_stored(self, most: int) -> list[dict[str, object]]:
        """For the column of the batch: so many, those that must be mended first."""
        order = sorted(self.problems, key=lambda one: not one.must)
        return [asdict(one) for one in order[:most]]

    def skipped_stored(self, most: int) -> list[dict[str, object]]:
        return [asdict(one) for one in self.skipped[:most]]


def letter(column: int) -> str:
    """``28`` → ``AB``; nothing for none."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, _LETTERS)
        name = chr(ord("A") + rest) + name
    return name
