"""Each view runs in one transaction, within the scope of the one who asks."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.db import DataError
from django.http import HttpRequest, HttpResponseBase
from django.utils.datastructures import MultiValueDictKeyError

from hengji.web.accounts.models import Account
from hengji.web.accounts.permissions import standing_of
from hengji.web.rows.revision import Stale
from hengji.web.rows.session import SYSTEM, Actor, acting
from hengji.web.shell.errors import conflict, out_of_range

_NO_KEY = re.compile(r"Field '\w+' expected a number|invalid literal for int|Exceeds the limit")
"""What Django and Python say of a key or revision that no page of ours sends."""
View = Callable[..., HttpResponseBase]


class ScopeMiddleware:
    """Calls the view within ``acting``, and answers a stale save with both values.

    A view marked :func:`own_transactions` gets no transaction.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: View,
        args: tuple[object, ...],
        kwargs: dict[str, object],
    ) -> HttpResponseBase | None:
        if getattr(view, "own_transactions", False):
            return None
        action = request.resolver_match.view_name if request.resolver_match else ""
        try:
            with acting(standing_of(request.user).scope, actor(request), action):
                return view(request, *args, **kwargs)
        except Stale as stale:
            return conflict(request, stale)
        except MultiValueDictKeyError as missing:
            raise BadRequest("a field is missing") from missing
        except ValueError as wrong:
            if request.method == "POST" and _NO_KEY.match(str(wrong)):
                raise BadRequest("a key that is none") from wrong
            raise
        except DataError:  # whatever a form let through is refused whole by the database
            return out_of_range(request)


def actor(request: HttpRequest) -> Actor:
    """The one who asks, as the history names them."""
    account = request.user
    if not isinstance(account, Account):
        return SYSTEM
    roles = "、".join(sorted(role.label for role in standing_of(account).roles))
    return Actor(account.pk, account.name, roles)


def own_transactions(view: View) -> View:
    """A view that opens its own transactions with ``acting``, or needs none."""
    view.own_transactions = True  # type: ignore[attr-defined]  # a mark on the function
    return view
