"""``{{ sheet.total|points }}``: points as the forms print them. ``{% to "version" 2 %}``: the
page of that name on the route that the page belongs to.
"""

from __future__ import annotations

from decimal import Decimal

from django import template
from django.template import Context
from django.urls import reverse

from hengji.composition import printing
from hengji.web.evaluation.routes import FISCAL

register = template.Library()


@register.filter
def points(value: Decimal | None) -> str:
    """Two decimals at most; a dash where there are none yet."""
    return "—" if value is None else printing.points(value)


@register.simple_tag(takes_context=True)
def to(context: Context, name: str, *rest: object) -> str:
    """The address of a page of the year at ``place``, on ``route``; the fiscal one for none."""
    place, route = context["place"], context.get("route") or FISCAL
    return reverse(f"{route.space}:{name}", args=(place.unit.code, place.year, *rest))
