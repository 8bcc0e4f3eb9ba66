"""Signing in: one-time links, passwords, lockout, and the log of it all."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from hengji.web.accounts import links, log
from hengji.web.accounts.models import Account, Link, SignIn

pytestmark = pytest.mark.django_db
_PASSWORD = "青禾-budget-2026"
_SIGN_IN = "/accounts/sign-in/"


@pytest.fixture
def account() -> Account:
    return Account.objects.create_user("clerk", "经办员甲")


def url(secret: str) -> str:
    return f"/accounts/link/{secret}/"


def test_a_link_is_used_once(client: Client, account: Account) -> None:
    secret = links.make_link(account)
    assert "经办员甲" in client.get(url(secret)).content.decode()
    assert client.post(url(secret)).status_code == 302
    assert client.get("/").status_code == 200
    assert Client().post(url(secret)).status_code == 410
    kinds = list(SignIn.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == [SignIn.Kind.LINK, SignIn.Kind.REFUSED]


def test_only_the_digest_of_a_link_is_kept(account: Account) -> None:
    secret = links.make_link(account)
    assert secret not in str(Link.objects.values())


def test_a_link_expires_and_a_new_one_voids_the_old(client: Client, account: Account) -> None:
    first = links.make_link(account)
    second = links.make_link(account)
    assert client.get(url(first)).status_code == 410
    Link.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get(url(second)).status_code == 410


def test_a_closed_account_does_not_come_in(client: Client, account: Account) -> None:
    secret = links.make_link(account)
    Account.objects.update(is_active=False)
    assert client.post(url(secret)).status_code == 410


def test_a_password_of_ones_own_choice(client: Client, account: Account) -> None:
    client.force_login(account)
    weak = {"new_password1": "123456789012", "new_password2": "123456789012"}
    assert client.post("/accounts/mine/", weak).status_code == 422
    good = {"new_password1": _PASSWORD, "new_password2": _PASSWORD}
    assert client.post("/accounts/mine/", good).status_code == 302
    assert client.post("/accounts/sign-out/").status_code == 302
    answer = client.post(
        f"{_SIGN_IN}?next=/accounts/mine/", {"username": "clerk", "password": _PASSWORD}
    )
    assert answer.headers["Location"] == "/accounts/mine/"


def test_a_password_is_replaced_by_who_knows_it(client: Client, account: Account) -> None:
    account.set_password(_PASSWORD)
    account.save()
    client.post(url(links.make_link(account)))
    new = {"new_password1": f"{_PASSWORD}-2", "new_password2": f"{_PASSWORD}-2"}
    assert 'name="current"' in client.get("/accounts/mine/").content.decode()
    for given in ({}, {"current": "猜一个-budget-2026"}):
        answer = client.post("/accounts/mine/", {**new, **given})
        assert (answer.status_code, "现在的密码不对" in answer.content.decode()) == (422, True)
    account.refresh_from_db()
    assert account.check_password(_PASSWORD)
    assert client.post("/accounts/mine/", {**new, "current": _PASSWORD}).status_code == 302
    account.refresh_from_db()
    assert account.check_password(f"{_PASSWORD}-2")


def test_signing_in_leads_nowhere_else(client: Client, account: Account) -> None:
    account.set_password(_PASSWORD)
    account.save()
    given = {"username": "clerk", "password": _PASSWORD, "next": "https://elsewhere.example/"}
    assert client.post(_SIGN_IN, given).headers["Location"] == "/"


def test_without_a_password_no_password_fits(client: Client, account: Account) -> None:
    assert client.post(_SIGN_IN, {"username": "clerk", "password": ""}).status_code == 422
    assert client.post(_SIGN_IN, {"username": "clerk", "password": "!"}).status_code == 422


def test_guessing_is_stopped(client: Client, account: Account) -> None:
    account.set_password(_PASSWORD)
    account.save()
    for _ in range(5):
        answer = client.post(_SIGN_IN, {"username": "clerk", "password": "wrong"})
    assert answer.status_code == 429
    answer = client.post(_SIGN_IN, {"username": "clerk", "password": _PASSWORD})
    assert answer.status_code == 429
    assert "15 分钟" in answer.content.decode()
    assert SignIn.objects.filter(kind=SignIn.Kind.REFUSED, account=account).exists()


def test_nobody_fills_the_log_by_guessing(
    client: Client, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.clear()
    monkeypatch.setattr(log, "MOST_REFUSED", 3)
    for _ in range(5):
        assert client.post(url("x" * 43)).status_code == 410
        client.post(_SIGN_IN, {"username": "nobody", "password": "x"})
    assert SignIn.objects.filter(kind=SignIn.Kind.REFUSED).count() == 3
    assert client.post(url(links.make_link(account))).status_code == 302
    cache.clear()
