"""Pages of the self-evaluation open, with few queries the first time and fewer again."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hengji.web.accounts.roles import Role
from hengji.web.memory import Shelf
from web.evaluation.filled import Filled

pytestmark = pytest.mark.django_db

_PAGES = (
    "",
    "sheet/",
    "sheet/results/",
    "what-if/",
    "what-if/outcome/",
    "statements/",
    "statements/problems/",
    "statements/rectification/",
    "people/",
    "people/evaluators/",
    "scope/",
    "forms/",
    "forms/3/",
    "audit/",
    "audit/findings/",
    "trace/final.total/",
    "trace/rate.execution/",
    "trace/score.total/",
    "union/",
)
_MOST = 25


def test_every_page_opens_with_few_queries(client: Client, year: Filled) -> None:
    client.force_login(year.person(Role.CLERK))
    pages = (*_PAGES, f"projects/{year.work.pk}/")
    for page in pages:
        Shelf.clear_all()
        first, again = _queries(client, year.url(page)), _queries(client, year.url(page))
        assert first <= _MOST, page
        assert again <= first, page


def _queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as found:
        answer = client.get(url)
    assert answer.status_code == 200, url
    return len(found)


def test_last_years_scores_come_after_this_years(client: Client, year: Filled) -> None:
    client.force_login(year.person(Role.CLERK))
    client.get(year.url())
    assert _queries(client, year.url("last-year/")) <= _MOST


def test_pages_that_are_not_there(client: Client, year: Filled) -> None:
    client.force_login(year.person(Role.CLERK))
    for page in ("forms/99/", "projects/999999/", "evidence/"):
        assert client.get(year.url(page)).status_code == 404
