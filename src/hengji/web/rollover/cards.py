"""Cards of the asset ledger that pass into the next year: what was there at the year's end."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from hengji.web.units.assets import THERE
from hengji.web.units.models import Asset, Unit
from hengji.web.units.selectors import asset_value

_STAYS = (
    "pk", "id", "year", "revision", "depreciation", "batch", "unit", "disposed", "disposed_on",
    "disposed_quantity", "disposed_value", "disposal_reason", "disposal_document", "proceeds",
)  # fmt: skip
"""Columns that belong to the year: 累计折旧 is that of its end, and is told anew; what was
disposed of stays behind.
"""


@dataclass(frozen=True, slots=True)
class Cards:
    """``left``: cards of what was not disposed of. ``taken``: the next year has cards."""

    left: int
    taken: bool

    @property
    def open(self) -> bool:
        """Is there something to carry over?"""
        return bool(self.left) and not self.taken


def cards_left(unit: Unit, year: int) -> Cards:
    """Look at both years. One query."""
    own = Asset.objects.filter(unit=unit, year__in=(year, year + 1)).filter(THERE).order_by()
    found = dict(own.values_list("year").annotate(Count("pk")))
    return Cards(found.get(year, 0), bool(found.get(year + 1, 0)))


def carry_cards(unit: Unit, year: int) -> int:
    """Enter them into the next year, where it has none; returns how many."""
    if Asset.objects.filter(unit=unit, year=year + 1).exists():
        return 0
    names = [
        one.name
        for one in Asset._meta.concrete_fields
        if one.name not in _STAYS and not one.primary_key
    ]
    made = Asset.objects.bulk_create(
        _carried(one, Asset(year=year + 1, **{name: getattr(one, name) for name in names}))
        for one in Asset.objects.filter(THERE, unit=unit, year=year).select_related("unit")
    )
    return len(made)


def _carried(one: Asset, fresh: Asset) -> Asset:
    """What is left of the card, as the core has it."""
    fresh.unit = one.unit
    left = asset_value(one)
    fresh.value, fresh.quantity = left.left, left.quantity_left
    return fresh
