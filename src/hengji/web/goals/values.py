"""Rows of goals as values of the core, and what people type as rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hengji.indicators import (
    DeadlineTarget,
    GoalSheet,
    Indicator,
    NumberTarget,
    Operator,
    QualitativeTarget,
    Target,
)
from hengji.indicators.catalogue import Entry
from hengji.kernel.figures import Figure
from hengji.kernel.units import measure_unit
from hengji.scoring.values import read_value
from hengji.web.goals import models as rows
from hengji.web.goals.models import Direction


@dataclass(frozen=True, slots=True)
class TypedTarget:
    """A target as it stands in a row: the sign, the digits, words or ISO date, the unit."""

    direction: str
    target: str
    measure_unit: str


def target_of(direction: str, target: str, unit: str) -> Target | None:
    """The target that a row states; ``None`` while it is not filled in."""
    if not direction or not target.strip():
        return None
    match Direction(direction):
        case Direction.QUALITATIVE:
            return QualitativeTarget(target)
        case Direction.DEADLINE:
            return DeadlineTarget(date.fromisoformat(target))
        case _:
            figure = Figure(Decimal(target), measure_unit(unit.strip()))
            return NumberTarget(Operator(direction), figure)


def split_target(text: str) -> TypedTarget | None:
    """``≥10场`` as people write it in one cell; ``None`` where it states no sign and number."""
    value = read_value(text)
    if value is None or value.operator is None:
        return None
    return TypedTarget(
        value.operator.value, f"{value.figure.digits:f}", value.figure.unit.symbol
    )


def indicator(row: rows.Indicator) -> Indicator:
    """The row as a value; its key is the primary key."""
    return Indicator(
        str(row.pk),
        row.level1,
        row.level2,
        row.level3,
        target_of(row.direction, row.target, row.measure_unit),
        row.weight,
        row.source,
        row.standard,
        row.basis,
        row.formula,
        row.catalogue,
    )


def goal_sheet(sheet: rows.GoalSheet, indicators: Iterable[rows.Indicator]) -> GoalSheet:
    """The sheet with these rows as a value; what was withdrawn is not in it."""
    return GoalSheet(
        sheet.unit.code,
        sheet.year,
        sheet.overall,
        tuple(indicator(one) for one in indicators if not one.withdrawn),
        sheet.project.code if sheet.project else "",
        sheet.project.name if sheet.project else "",
    )


def from_library(entry: Entry) -> dict[str, str]:
    """The fields of a new row taken from the library; target and weight stay open."""
    direction = entry.operator.value if entry.operator else ""
    if not direction:
        direction = Direction.DEADLINE if entry.dated else Direction.QUALITATIVE
    return {
        "level1": entry.level1,
        "level2": entry.level2,
        "level3": entry.level3,
        "direction": str(direction),
        "measure_unit": entry.unit.symbol if entry.unit else "",
        "source": entry.source,
        "standard": entry.standard,
        "formula": entry.formula,
        "catalogue": entry.key,
    }
