"""``{% page_links page %}``: from page to page of a long list, and to all of it for print."""

from __future__ import annotations

from django import template
from django.core.paginator import Page
from django.template import Context

from hengji.web.shell.paging import WHOLE

register = template.Library()


@register.inclusion_tag("shell/page_links.html", takes_context=True)
def page_links(context: Context, page: Page[object]) -> dict[str, object]:
    """What else was asked for in the address is kept."""
    asked = context["request"].GET.copy()
    whole = asked.pop("page", [""])[-1] == WHOLE
    kept = asked.urlencode()
    return {
        "page": page,
        "whole": whole,
        "first": f"?{kept}",
        "before": f"?{kept}&page=" if kept else "?page=",
        "all": WHOLE,
    }
