"""What reading a file makes: the core's records, and rows of a table, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import compress
from typing import NamedTuple, TypeAlias

from hengji.kernel.totals import RecordKind, RecordRef
from hengji.ledger import (
    Adjustment,
    Appropriation,
    Asset,
    CarryOver,
    IncomeBudget,
    Line,
    Payment,
    PlanMonth,
    Procurement,
    Receipt,
)
from hengji.web.budget import models as rows
from hengji.web.budget.entries import LineKey
from hengji.web.rows.models import UnitRow


class Placed(NamedTuple):
    """A line as the table keeps it and as the core knows it. ``project``: what the file
    calls it, its code where the year has it.
    """

    key: LineKey
    project: str
    line: Line


Record: TypeAlias = (
    Adjustment
    | Appropriation
    | Asset
    | CarryOver
    | IncomeBudget
    | Payment
    | PlanMonth
    | Procurement
    | Receipt
)
Alike: TypeAlias = tuple[object, ...]
"""What two rows have in common where one is the other entered again."""
OR_NONE = "；不需要的行，从表中删去。"
"""Ends what is to be done about a row without its amount."""
NOWHERE = Placed(
    LineKey("general", "public", "", "", None, "", False, "own_level", ""), "", Line()
)
"""For rows of a table that stand on no line."""


@dataclass(slots=True)
class Part:
    """Rows for one table. Lists of one length: row numbers, core records of each row,
    what is alike, the line, and the values of ``names``.
    """

    model: type[UnitRow]
    names: tuple[str, ...]
    numbers: list[int]
    records: list[tuple[Record, ...]]
    alike: list[Alike]
    lines: list[Placed]
    told: list[tuple[object, ...]]

    @property
    def on_lines(self) -> bool:
        """Has the table all the columns of a line, or only the project?"""
        return issubclass(self.model, rows.LineRow)

    def kept(self, keep: Sequence[bool]) -> Part:
        """Those of the rows that are to be kept."""
        return replace(
            self,
            numbers=list(compress(self.numbers, keep)),
            records=list(compress(self.records, keep)),
            alike=list(compress(self.alike, keep)),
            lines=list(compress(self.lines, keep)),
            told=list(compress(self.told, keep)),
        )


def ref(kind: RecordKind, number: int, label: str = "") -> RecordRef:
    """Names a row of the file."""
    return RecordRef(kind, f"#{number}", label or f"第 {number} 行")


class Heads(NamedTuple):
    """Posts or people of one kind."""

    row: int
    kind: str
    approved: int | None
    filled: int | None
