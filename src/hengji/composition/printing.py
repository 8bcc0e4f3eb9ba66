"""How values are printed: one rule for each kind, wherever they stand.

Money is printed in 万元 with two decimals, rates as percentages with two decimals, both
rounded half up from the exact value. Sums are never made of rounded figures, and the parts
are not bent to fit: an all-rounded sum is silent under our rules for sums (AM), and the
workbook, which holds the exact values, adds up to the digit.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hengji.kernel.totals import rounded
from hengji.kernel.units import TEN_THOUSAND_YUAN

_FEWEST = Decimal("0.01")


def in_ten_thousands(yuan: Decimal) -> Decimal:
    """元 → 万元, exact."""
    return yuan / TEN_THOUSAND_YUAN.scale


def money(amount: Decimal) -> str:
    """万元 with two decimals: ``312.57``, ``0.00``."""
    return f"{rounded(amount):f}"


def rate(ratio: Decimal) -> str:
    """A ratio of one as a percentage with two decimals: ``97.35%``."""
    return f"{rounded(ratio * 100):f}%"


def points(value: Decimal) -> str:
    """Points with as many decimals as they need, two at most: ``9``, ``9.5``, ``9.47``."""
    short = rounded(value).normalize()
    return f"{short:f}"


def count(value: Decimal) -> str:
    """Heads, cars, ㎡: without decimals where there are none."""
    return f"{value.normalize():f}"


def day(value: date | None) -> str:
    """``2024年3月15日``; blanks to be filled in by hand where there is none."""
    return f"{value.year}年{value.month}月{value.day}日" if value else "　　年　　月　　日"
