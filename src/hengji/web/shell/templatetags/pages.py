"""``{% pages_of place as jump %}``: the pages that one can go to by a few letters."""

from __future__ import annotations

from django import template

from hengji.web.shell import pages
from hengji.web.shell.place import Place

register = template.Library()


@register.simple_tag
def pages_of(place: Place) -> list[pages.Found]:
    """Of the place's year."""
    return pages.pages_of(place)
