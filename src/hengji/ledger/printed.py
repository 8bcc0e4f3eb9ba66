"""Printed amounts of a form, taken apart: what is listed below a row, and the rest of it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal


def rest_of(whole: Decimal, parts: Iterable[Decimal | None]) -> Decimal | None:
    """What is left of a row when its listed parts are taken out; 元, blank parts left out.

    ``None`` where the parts come to more than the whole: they were not parts of it.
    """
    rest = whole - sum((one for one in parts if one is not None), Decimal(0))
    return None if rest < 0 else rest
