"""The log of sign-ins: written here, read by the audit administrator."""

from __future__ import annotations

import hashlib
import ipaddress
from typing import Final

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from hengji.web.accounts.models import Account, SignIn

MOST_REFUSED: Final = 30
_SPAN: Final = 600
"""Seconds."""


def note(
    request: HttpRequest,
    kind: SignIn.Kind,
    account: Account | None,
    *,
    link_by: Account | None = None,
    browser: str = "",
) -> None:
    """Add a line to the log. ``link_by``: who made the link; ``browser``: its digest."""
    SignIn.objects.create(
        account=account,
        kind=kind,
        address=address_of(request),
        link_by=link_by,
        browser=browser,
    )


def refused(request: HttpRequest, account: Account | None) -> None:
    """Note a sign-in that failed; of one address so many within the span and no more, since
    anybody can make such lines and nobody may take them out.
    """
    address = address_of(request) or ""
    key = "refused-" + hashlib.sha256(f"{settings.SECRET_KEY}{address}".encode()).hexdigest()
    cache.add(key, 0, _SPAN)
    try:
        count = cache.incr(key)
    except ValueError:  # it ran out between both calls
        count = 1
    if count <= MOST_REFUSED:
        note(request, SignIn.Kind.REFUSED, account)


def address_of(request: HttpRequest) -> str | None:
    """Where the request came from, if that is an address."""
    given = request.META.get("REMOTE_ADDR", "")
    try:
        return str(ipaddress.ip_address(given))
    except ValueError:
        return None
