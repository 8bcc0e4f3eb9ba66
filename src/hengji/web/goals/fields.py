"""A column of chosen points, which are printed as they were chosen: 10, not 10.00."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    _Decimal = models.DecimalField[Decimal | str | None, Decimal | None]
else:
    _Decimal = models.DecimalField


class PointsField(_Decimal):
    """Points without trailing zeros."""

    def from_db_value(
        self, value: Decimal | None, _expression: object, _connection: object
    ) -> Decimal | None:
        """As it was chosen; also where it is read from the history."""
        return None if value is None else plain_points(value)


def plain_points(value: Decimal) -> Decimal:
    """``10.00`` is 10 and ``2.50`` is 2.5."""
    return Decimal(f"{value.normalize():f}")
