"""Every page takes a bounded number of queries, the first time and again."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hengji.web.accounts.roles import Role
from hengji.web.evaluation import current
from web.evaluation.filled import Filled
from web.evaluation.test_pages import PAGES

pytestmark = pytest.mark.django_db
_MOST = 25


@pytest.mark.parametrize("page", PAGES)
def test_a_page_takes_few_queries(client: Client, year: Filled, page: str) -> None:
    client.force_login(year.person(Role.CLERK))
    current._kept.clear()
    with CaptureQueriesContext(connection) as first:
        client.get(year.url(page))
    with CaptureQueriesContext(connection) as again:
        client.get(year.url(page))
    print("QQ", page, len(first), len(again))
    for q in first.captured_queries if page == "" else []:
        print("   ", q["sql"][:150].replace("\n"," "))
