"""What reading a file came to: rows to be kept, problems at their cells, rows left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from hengji.web.budget.entries import LineKey

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


class Taken(NamedTuple):
    """One row of the file as it will stand in the table; what it has not is empty.

    ``project`` is the key by which the file names it. ``heads`` and ``approved`` are persons,
    ``carried``: is it money of last year?
    """

    row: int
    line: LineKey | None = None
    amount: Decimal = Decimal(0)
    day: date | None = None
    document: str = ""
    purpose: str = ""
    payee: str = ""
    project: str = ""
    carried: bool = False
    kind: str = ""
    approved: int | None = None
    heads: int | None = None


@dataclass(slots=True)
class Outcome:
    """Everything that reading and checking found. ``told`` is the sum the file itself gives."""

    rows: list[Taken] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    total: Decimal | None = None
    told: Decimal | None = None
    new_projects: dict[str, str] = field(default_factory=dict)
    """Names by code of projects that the file names and the year does not have."""

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
