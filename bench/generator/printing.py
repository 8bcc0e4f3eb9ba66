"""How one author prints figures: unit, decimals, rounding one way, grouping, width."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

SCALE = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
_WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")


@dataclass(frozen=True, slots=True)
class Style:
    """One author's habits. ``mode`` is a rounding mode of :mod:`decimal`, never mixed."""

    unit: str
    decimals: int
    mode: str
    strip: bool
    grouping: bool
    wide: bool
    gap: str
    rate_decimals: int
    percent: str
    table_unit: str
    table_decimals: int

    def for_table(self) -> Style:
        """The same author filling in a form: no odd spacing, the form's own unit."""
        return replace(
            self,
            unit=self.table_unit,
            decimals=self.table_decimals,
            strip=False,
            wide=False,
            gap="",
            percent="%",
        )

    def money(self, yuan: Decimal) -> tuple[str, str]:
        """Digits and unit of an amount in 元 as this author prints it."""
        unit, places = self.unit, self.decimals
        if unit == "亿元" and abs(yuan) < 50_000_000:
            unit = "万元"
        if unit == "万元" and abs(yuan) < 100_000:
            places = max(places, 2)
        if unit == "亿元":
            places = max(places, 4)
        return self._number(yuan / SCALE[unit], places), unit

    def rate(self, percent: Decimal) -> str:
        return self._number(percent, self.rate_decimals) + self.percent

    def count(self, value: Decimal) -> str:
        text = f"{value.normalize():f}"
        return text.translate(_WIDE) if self.wide else text

    def _number(self, value: Decimal, places: int) -> str:
        shown = value.quantize(Decimal(1).scaleb(-places), self.mode)
        text = f"{shown:,f}" if self.grouping else f"{shown:f}"
        if self.strip and "." in text:
            text = text.rstrip("0").rstrip(".")
        return text.translate(_WIDE) if self.wide else text


def plain(text: str) -> Decimal:
    """The value of printed digits."""
    folded = text.translate(str.maketrans("０１２３４５６７８９．％", "0123456789.%"))
    return Decimal(folded.replace(",", "").rstrip("%"))


def draw(rng: random.Random, large: bool) -> Style:
    """A random author. ``large`` units may print whole 万元 or 亿元."""
    unit = rng.choices(("万元", "元", "亿元"), (86, 11, 3 if large else 0))[0]
    decimals = rng.choices((2, 1, 0, 4, 6), (70, 10, 8 if large else 0, 7, 5))[0]
    if unit == "元":
        decimals = rng.choice((2, 2, 0))
    table_unit = "万元" if rng.random() < 0.93 else "元"
    return Style(
        unit=unit,
        decimals=decimals,
        mode=ROUND_HALF_UP if rng.random() < 0.7 else ROUND_DOWN,
        strip=rng.random() < 0.35,
        grouping=rng.random() < 0.15,
        wide=rng.random() < 0.03,
        gap=rng.choices(("", " "), (9, 1))[0],
        rate_decimals=rng.choices((2, 1, 0), (75, 17, 8))[0],
        percent=rng.choices(("%", "％"), (9, 1))[0],
        table_unit=table_unit,
        table_decimals=2 if table_unit == "元" else max(2, decimals if decimals > 2 else 2),
    )
