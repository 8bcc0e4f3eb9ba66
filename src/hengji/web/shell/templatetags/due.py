"""By which day something is to be handed in, on a page."""

from __future__ import annotations

from django import template
from django.utils.html import format_html

from hengji.profiles import DueDay, Standing
from hengji.web.shell.due import left, told

register = template.Library()


@register.simple_tag
def handing_in(one: DueDay | None) -> str:
    """``自评材料应于2025年3月31日前报送，还有 11 天``, said to be a default where it is."""
    if one is None:
        return ""
    said = "" if one.noticed else "默认日期，当年通知另有规定的，由管理员写入设置"
    return format_html(
        '<span class="handing-in {}" title="{}">{}</span>',
        one.standing.name.lower(), said, told(one),
    )  # fmt: skip


@register.simple_tag
def past_mark(one: DueDay | None) -> str:
    """How long a day is past; nothing while it is not."""
    if one is None or one.standing is not Standing.PAST:
        return ""
    return format_html(' <span class="handing-in past">{}</span>', left(one))
