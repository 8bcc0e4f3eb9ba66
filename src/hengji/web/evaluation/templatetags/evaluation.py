"""``{{ sheet.total|points }}``: points as the forms print them."""

from __future__ import annotations

from decimal import Decimal

from django import template

from hengji.composition import printing

register = template.Library()


@register.filter
def points(value: Decimal | None) -> str:
    """Two decimals at most; a dash where there are none yet."""
    return "—" if value is None else printing.points(value)
