"""``{{ row.amount|yuan }}``: an amount as printed everywhere, by thousands and with cents."""

from __future__ import annotations

from decimal import Decimal

from django import template

from hengji.web.shell import printing

register = template.Library()


@register.filter
def yuan(amount: Decimal | None) -> str:
    """Of 元. Nothing is printed as nothing."""
    return printing.yuan(amount, "")
