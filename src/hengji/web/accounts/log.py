"""The log of sign-ins: written here, read by the audit administrator."""

from __future__ import annotations

import ipaddress

from django.http import HttpRequest

from hengji.web.accounts.models import Account, SignIn


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


def address_of(request: HttpRequest) -> str | None:
    """Where the request came from, if that is an address."""
    given = request.META.get("REMOTE_ADDR", "")
    try:
        return str(ipaddress.ip_address(given))
    except ValueError:
        return None
