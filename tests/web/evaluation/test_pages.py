"""Pages of the self-evaluation: what they show, and how many queries they take."""

from __future__ import annotations

import pytest
from django.test import Client

from hengji.web.accounts.roles import Role
from web.evaluation.filled import Filled

pytestmark = pytest.mark.django_db

PAGES = (
    "", "last-year/", "sheet/", "what-if/", "what-if/outcome/", "statements/",
    "statements/problems/", "statements/rectification/", "people/", "people/evaluators/",
    "forms/", "forms/3/", "audit/", "audit/findings/", "sheet/results/",
    "trace/final.total/", "trace/rate.execution/", "trace/score.total/",
)  # fmt: skip


@pytest.fixture
def clerk(client: Client, year: Filled) -> Client:
    client.force_login(year.person(Role.CLERK))
    return client


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens(clerk: Client, year: Filled, page: str) -> None:
    answer = clerk.get(year.url(page))
    assert answer.status_code == 200, answer.content.decode()[:2000]
