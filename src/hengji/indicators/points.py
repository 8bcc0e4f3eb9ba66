"""Points of a goal sheet while they are typed: what they come to, and what is set."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from hengji.profiles import Profile

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class LevelPoints:
    """Points of the indicators under one level 1.

    ``due`` is ``None`` where the profile sets none; ``blank`` counts the indicators that
    have no points yet.
    """

    level1: str
    points: Decimal
    due: Decimal | None
    blank: int

    @property
    def gap(self) -> Decimal | None:
        """What there is too much, negative for what is missing; ``None`` without a due."""
        return None if self.due is None else self.points - self.due

    @property
    def short(self) -> Decimal:
        """What is missing; nothing where there is enough."""
        return max(_NOTHING, -(self.gap or _NOTHING))


@dataclass(frozen=True, slots=True)
class PointsTable:
    """The levels in the sheet's order, 预算执行率 beside them, and the whole."""

    levels: tuple[LevelPoints, ...]
    execution: Decimal
    due: Decimal

    @property
    def total(self) -> Decimal:
        """All points, execution in them."""
        return sum((one.points for one in self.levels), self.execution)

    @property
    def gap(self) -> Decimal:
        return self.total - self.due

    @property
    def short(self) -> Decimal:
        return max(_NOTHING, -self.gap)

    @property
    def blank(self) -> int:
        return sum(one.blank for one in self.levels)

    @property
    def closed(self) -> bool:
        """Is every point given, and does every level and the whole come to what is due?"""
        return not (self.gap or self.blank or any(one.gap for one in self.levels))


def points_table(
    weights: Iterable[tuple[str, Decimal | None]], profile: Profile
) -> PointsTable:
    """The points of indicators, each with its level 1; ``None`` for one not given yet.

    A level that the profile sets points for and the sheet does not have is not in it: which
    wording of a level a unit uses is its own.
    """
    levels: dict[str, list[Decimal | None]] = {}
    for level1, weight in weights:
        levels.setdefault(level1, []).append(weight)
    rows = tuple(
        LevelPoints(
            level1,
            sum((one for one in some if one is not None), _NOTHING),
            profile.weights.get(level1),
            sum(one is None for one in some),
        )
        for level1, some in levels.items()
    )
    return PointsTable(rows, profile.execution_points, profile.total_points)
