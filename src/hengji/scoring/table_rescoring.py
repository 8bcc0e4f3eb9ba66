"""What a printed rate is worth by the standard of a points table."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from hengji.kernel.figures import Figure
from hengji.kernel.totals import rounded
from hengji.scoring.standard import StandardTask, standard
from hengji.scoring.tables import TableRow


@dataclass(frozen=True, slots=True)
class DuePoints:
    """Points between ``low`` and ``high``: the rate may stand for all that prints like it.

    ``arithmetic`` is that of the rate as printed, ``points`` what it comes to.
    """

    points: Decimal
    low: Decimal
    high: Decimal
    arithmetic: str


def due_points(row: TableRow, rate: Figure) -> DuePoints | None:
    """The points of a row that goes by a rate; ``None`` for a check list."""
    if row.items:
        return None
    span = rate.span
    worth = [_earned(row, value) for value in (rate.amount, span.low, span.high)]
    points = [rounded(one) for one, _ in worth]
    return DuePoints(points[0], min(points), max(points), worth[0][1])


def _earned(row: TableRow, value: Decimal) -> tuple[Decimal, str]:
    task = StandardTask(value, row.weight, row.numbers, row.steps)
    earned = standard(row.method).score(task)
    return earned.points, earned.arithmetic
