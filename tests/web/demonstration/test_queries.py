"""Pages of the demonstration county ask the database at most 25 times."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hengji.web import demonstration
from hengji.web.accounts.models import Account
from web.county_pages import CLERKS, addresses

pytestmark = pytest.mark.django_db
_MOST = 25


def test_every_page_of_the_county_asks_few_queries(client: Client) -> None:
    demonstration.load()
    many = []
    for login, code in CLERKS:
        client.force_login(Account.objects.get(login=login))
        for address in addresses(code):
            with CaptureQueriesContext(connection) as found:
                answer = client.get(address)
            assert answer.status_code == 200, address
            if len(found) > _MOST:
                many.append(f"{address}: {len(found)}")
    assert many == []
