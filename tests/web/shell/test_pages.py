"""The frame's pages: who may see them, and what their answers carry."""

from __future__ import annotations

import pytest
from django.test import Client

from hengji.web.accounts.models import Account

pytestmark = pytest.mark.django_db


def test_a_stranger_is_asked_to_sign_in(client: Client) -> None:
    answer = client.get("/")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/accounts/sign-in/?next=/"


def test_the_sign_in_page_says_that_the_system_is_not_classified(client: Client) -> None:
    assert "非涉密系统" in client.get("/accounts/sign-in/").content.decode()


def test_home_shows_the_units_of_the_one_who_asks(client: Client, clerk: Account) -> None:
    client.force_login(clerk)
    page = client.get("/").content.decode()
    assert "青禾县总工会" in page
    assert "档案馆" not in page


def test_nothing_is_inline_and_nothing_comes_from_elsewhere(client: Client) -> None:
    answer = client.get("/accounts/sign-in/")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http:" not in policy
    assert "https:" not in policy
    assert "style=" not in answer.content.decode()


def test_ready_needs_no_account(client: Client) -> None:
    assert client.get("/ready/").content == b"ready"
