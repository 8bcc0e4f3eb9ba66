"""Points tables of the family of steps, one TOML file a table under ``tables/``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from hengji.indicators import GoalSheet, Indicator
from hengji.law import Clause, cite
from hengji.scoring.standard import Item, Step

_PARAMETERS = ("limit", "step", "deduct", "begun")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table.

    ``measure`` names the figure it is scored by, ``""`` for a check list. ``standard`` and
    ``formula`` are its words. ``full_if_none``: a ratio without a value earns full marks
    where there was nothing to control at all. ``seen``: met on a page that re-posts it.
    """

    indicator: Indicator
    weight: Decimal
    formula: str
    measure: str
    method: str
    numbers: Mapping[str, Decimal]
    steps: tuple[Step, ...]
    items: tuple[Item, ...]
    full_if_none: bool
    clause: Clause | None
    seen: bool

    @property
    def explained(self) -> str:
        """What the form prints beside the standard: the items with their points, else how
        the rate is reckoned.
        """
        if not self.items:
            return self.formula
        listed = (f"{i}.{one.text}，{one.points:f}分" for i, one in enumerate(self.items, 1))
        return "\n".join(listed)


@dataclass(frozen=True, slots=True)
class PointsTable:
    """A table of indicators for all units. ``verified``: checked against the notice."""

    key: str
    title: str
    rows: tuple[TableRow, ...]
    verified: bool

    def goals(self, unit: str, year: int, overall: str = "") -> GoalSheet:
        """The sheet that every unit scored by this table fills in."""
        return GoalSheet(unit, year, overall, tuple(row.indicator for row in self.rows))

    def row(self, key: str) -> TableRow:
        """Raises ``LookupError`` where the table has no such row."""
        for one in self.rows:
            if one.indicator.key == key:
                return one
        raise LookupError(f"“{self.title}”中没有“{key}”这一行")


@cache
def points_table(key: str) -> PointsTable:
    """The table of this key. Raises ``LookupError`` where there is none."""
    path = files(__package__) / "tables" / f"{key}.toml"
    if not path.is_file():
        raise LookupError(f"没有名为“{key}”的评分表")
    raw = tomllib.loads(path.read_text("utf-8"))
    rows = tuple(_row(one) for one in raw["row"])
    return PointsTable(key, str(raw["title"]), rows, bool(raw["verified"]))


def _row(raw: Mapping[str, object]) -> TableRow:
    weight = Decimal(str(raw["weight"]))
    indicator = Indicator(
        str(raw["key"]),
        str(raw["level1"]),
        str(raw["level2"]),
        str(raw["level3"]),
        weight=weight,
        standard=str(raw["standard"]),
    )
    return TableRow(
        indicator,
        weight,
        str(raw["formula"]),
        str(raw.get("measure", "")),
        str(raw["method"]),
        {name: Decimal(str(raw[name])) for name in _PARAMETERS if name in raw},
        tuple(Step(Decimal(bound), Decimal(points)) for bound, points in _pairs(raw, "steps")),
        tuple(Item(text, Decimal(points)) for text, points in _pairs(raw, "items")),
        raw.get("unknown") == "full",
        cite(str(raw["clause"])) if "clause" in raw else None,
        bool(raw["seen"]),
    )


def _pairs(raw: Mapping[str, object], name: str) -> list[tuple[str, str]]:
    given = raw.get(name, [])
    if not isinstance(given, list):
        raise TypeError(f"{name} must be a list of pairs")
    return [(str(one), str(other)) for one, other in given]
