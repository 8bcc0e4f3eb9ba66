"""How somebody came in: by whose link, in which browser. What a signature tells of it.

Whoever hands out links could use one instead of the person whose it is. Nothing prevents that
on one computer; but the log and every signature say by whose link the signer came, and which
other people had signed in with the same browser.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from django.contrib.auth import authenticate, login
from django.http import HttpRequest, HttpResponse

from hengji.web.accounts import log
from hengji.web.accounts.models import Account, SignIn

_COOKIE = "hengji_browser"
_BYTES = 24
_LONGEST = 64
_YEAR = 365 * 24 * 3600
_SESSION = "link_by"
_BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True, slots=True)
class Coming:
    """``link_by``: who made the link that the person came in by; nothing with a password.
    ``beside``: who else signed in with the same browser, by name.
    """

    link_by: str = ""
    beside: tuple[str, ...] = ()


UNKNOWN = Coming()


def come_in(
    request: HttpRequest,
    answer: HttpResponse,
    account: Account,
    kind: SignIn.Kind,
    link_by: Account | None = None,
) -> HttpResponse:
    """Sign the person in, note it in the log, and mark the browser in the answer."""
    browser = _browser(request) or secrets.token_urlsafe(_BYTES)
    login(request, account, backend=_BACKEND)
    maker = (link_by.name if link_by else "系统") if kind == SignIn.Kind.LINK else ""
    request.session[_SESSION] = maker
    log.note(request, kind, account, link_by=link_by, browser=_digest(browser))
    answer.set_cookie(
        _COOKIE,
        browser,
        max_age=_YEAR,
        secure=request.is_secure(),
        httponly=True,
        samesite="Strict",
    )
    return answer


def own_password(request: HttpRequest, account: Account, given: str) -> bool:
    """Is this the person's password? Too many wrong ones are refused as at signing in."""
    return authenticate(request, username=account.login, password=given) == account


def coming_of(request: HttpRequest, account: Account) -> Coming:
    """How the one who asks came in."""
    browser = _browser(request)
    others = SignIn.objects.filter(browser=_digest(browser)).exclude(account=account)
    names = others.order_by("account__login").values_list("account__name", flat=True)
    beside = tuple(names.distinct()) if browser else ()
    return Coming(str(request.session.get(_SESSION, "")), beside)


def _browser(request: HttpRequest) -> str:
    return request.COOKIES.get(_COOKIE, "")[:_LONGEST]


def _digest(browser: str) -> str:
    return hashlib.sha256(browser.encode()).hexdigest()
