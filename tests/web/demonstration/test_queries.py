"""Pages of the demonstration county ask the database at most 25 times."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hengji.web import demonstration
from hengji.web.accounts.models import Account
from hengji.web.evaluation.models import Evaluation
from hengji.web.memory import Shelf
from hengji.web.rows.session import as_system
from web.county_pages import CLERKS, YEAR, addresses

pytestmark = pytest.mark.django_db
_MOST = 25


def test_every_page_of_the_county_asks_few_queries(client: Client) -> None:
    """By a process that holds nothing, for a unit alone and with those below it."""
    demonstration.load()
    many = []
    for login, code in CLERKS:
        client.force_login(Account.objects.get(login=login))
        every = list(addresses(code))
        many += _many(client, every)
        with as_system("汇总"):
            Evaluation.objects.filter(unit__code=code, year=YEAR).update(consolidated=True)
        found = _many(client, [one for one in every if "/evaluation/" in one])
        many += [f"{one} 汇总" for one in found]
    assert many == []


def _many(client: Client, every: list[str]) -> list[str]:
    """Those that ask too much."""
    found = []
    for address in every:
        Shelf.clear_all()
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        assert answer.status_code == 200, address
        if len(queries) > _MOST:
            found.append(f"{address}: {len(queries)}")
    return found
