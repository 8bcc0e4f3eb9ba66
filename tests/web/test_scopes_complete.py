"""Nothing is left out of the table of roles: every address and every table of a unit stands in
it, or is named here with the test that looks after it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from hengji.web.accounts.models import Account
from hengji.web.rows.models import UnitRow
from web.county import County, county
from web.scopes import ACTIONS, PAGES, TABLES, Action
from web.test_scopes_keyed import FROZEN, LINES

pytestmark = pytest.mark.django_db
_ELSEWHERE = {
    "shell:home": "accounts/test_scopes: without a role nothing is seen",
    "shell:ready": "says nothing of a unit",
    "accounts:sign_in": "accounts/test_signing_in",
    "accounts:sign_out": "accounts/test_signing_in",
    "accounts:link": "accounts/test_signing_in",
    "accounts:account": "one's own account",
    "accounts:people": "accounts/test_administration",
    "accounts:invite": "accounts/test_administration",
    "accounts:close": "accounts/test_administration",
    "accounts:reopen": "accounts/test_administration",
    "accounts:grants": "accounts/test_administration",
    "accounts:end": "accounts/test_administration",
    "accounts:log": "accounts/test_administration",
    "evidence:answer": "evidence/test_surveys: whoever has the link",
    "units:registry": "units/test_registering",
    "units:tree": "units/test_pages: the units that one sees",
}


def _names(resolver: URLResolver, space: str = "") -> Iterator[str]:
    for one in resolver.url_patterns:
        if isinstance(one, URLPattern):
            yield f"{space}:{one.name}"
        else:
            yield from _names(one, one.namespace or space)


def _reached(client: Client, here: County, action: Action) -> str:
    """The address that somebody allowed to do it has gone to; nothing of it is kept."""
    role = next(iter(action.allowed))
    unit = next(one for one in here.units if one.name in action.allowed[role])
    client.force_login(Account.objects.get(pk=here.people[role].pk))
    with transaction.atomic():
        answer = action.do(client, here, unit)
        if getattr(answer, "streaming", False):
            list(answer.streaming_content)  # type: ignore[attr-defined]  # so that it is closed
        transaction.set_rollback(True)
    return str(answer.resolver_match.view_name)  # type: ignore[attr-defined]  # the test client's


def test_every_address_stands_in_the_table(client: Client) -> None:
    here = county()
    code = here.units[0].code
    named = {resolve(one.url(code)).view_name for one in PAGES}
    named |= {_reached(client, here, one) for one in (*ACTIONS, *LINES)}
    every = set(_names(get_resolver()))
    assert sorted(every - named - _ELSEWHERE.keys()) == []
    assert sorted(_ELSEWHERE.keys() - every) == []


def test_every_table_of_a_unit_stands_in_the_table() -> None:
    kept = {one._meta.db_table for one in apps.get_models() if issubclass(one, UnitRow)}
    assert sorted(kept - {one.name for one in TABLES} - {name for name, _ in FROZEN}) == []
