"""``{% attached file %}``: a file by its name, as far as the reader may know and open it."""

from __future__ import annotations

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from hengji.web.accounts.permissions import may
from hengji.web.evidence.models import Attachment
from hengji.web.shell.place import Place

register = template.Library()
_PERSONAL = "含个人信息的附件，只有本单位能打开"
"""Its name may name somebody, so others are not told it."""


@register.simple_tag(takes_context=True)
def attached(context: Context, file: Attachment) -> SafeString:
    """A link for who may open it, the bare name for who may know it. Needs ``place``."""
    place, user = context["place"], context.get("user")
    assert isinstance(place, Place)
    if file.personal and not may(user, "attachment.open_personal", place.unit):
        return format_html("{}", _PERSONAL)
    if not may(user, "attachment.open", place.unit):
        return format_html("{}", file.name)
    kwargs = {"code": place.unit.code, "year": file.year, "key": file.pk}
    return format_html(
        '<a href="{}">{}</a>', reverse("evidence:file", kwargs=kwargs), file.name
    )
