"""Amounts of 元 as every page prints them."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from hengji.kernel.totals import yuan_printed

NOTHING: Final = "—"
"""What stands in the place of a figure that is not there; it is not zero."""


def yuan(amount: Decimal | None, nothing: str = NOTHING) -> str:
    """By thousands and with cents, without the unit; ``nothing`` where there is none."""
    return nothing if amount is None else yuan_printed(amount)


def yuan_with_unit(amount: Decimal | None) -> str:
    """``1,234.50 元``."""
    return NOTHING if amount is None else f"{yuan_printed(amount)} 元"
