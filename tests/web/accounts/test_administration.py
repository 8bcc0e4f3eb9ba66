"""The three administrators' pages, and who may not see them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from hengji.web.accounts import administration
from hengji.web.accounts.models import Account, Grant
from hengji.web.accounts.permissions import may
from hengji.web.accounts.roles import Role
from hengji.web.clock import today
from hengji.web.office import Office
from hengji.web.rows.session import as_system
from web.scopes import ARCHIVE, County, county

pytestmark = pytest.mark.django_db
_PAGES = {
    "/accounts/people/": Role.SYSTEM_ADMINISTRATOR,
    "/accounts/grants/": Role.SECURITY_ADMINISTRATOR,
    "/accounts/log/": Role.AUDIT_ADMINISTRATOR,
}


@pytest.fixture
def here() -> County:
    return county()


@pytest.mark.parametrize("role", Role, ids=str)
def test_each_page_is_its_administrators_alone(
    client: Client, here: County, role: Role
) -> None:
    client.force_login(here.people[role])
    for page, keeper in _PAGES.items():
        answer = client.get(page)
        assert answer.status_code == (200 if role is keeper else 403), page
        if role is not keeper:
            assert keeper.label in answer.content.decode()


def test_a_new_account_gets_a_link_shown_once(client: Client, here: County) -> None:
    client.force_login(here.people[Role.SYSTEM_ADMINISTRATOR])
    page = client.post("/accounts/people/", {"login": "xin", "name": "新人"}).content.decode()
    assert "/accounts/link/" in page
    answer = client.post("/accounts/people/", {"login": "xin", "name": "另一人"})
    assert "已经有人用了" in answer.content.decode()


def test_a_grant_lets_in_and_its_end_shuts_out(client: Client, here: County) -> None:
    client.force_login(here.people[Role.SECURITY_ADMINISTRATOR])
    archive = next(unit for unit in here.units if unit.name == ARCHIVE)
    account = Account.objects.create_user("xin", "新人")
    given = {
        "account": account.pk,
        "role": Role.CLERK,
        "unit": archive.pk,
        "since": (today() - timedelta(days=3)).isoformat(),
        "why": "岗位调整",
    }
    assert client.post("/accounts/grants/", given).status_code == 302
    assert may(Account.objects.get(login="xin"), "unit.fill", archive)
    assert client.post("/accounts/grants/", given).status_code == 422  # twice
    one = Grant.objects.get(account=account)
    end = f"/accounts/grants/{one.pk}/end/"
    client.post(end)
    assert may(Account.objects.get(login="xin"), "unit.fill", archive)  # no reason was given
    client.post(end, {"why": "调离"})
    assert not may(Account.objects.get(login="xin"), "unit.fill", archive)
    client.force_login(here.people[Role.AUDIT_ADMINISTRATOR])
    page = client.get("/accounts/log/").content.decode()
    assert "岗位调整" in page
    assert "调离" in page
    assert "安全管理员" in page


def test_administrators_are_separated_in_hosted_use(
    client: Client, here: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(here.people[Role.SECURITY_ADMINISTRATOR])
    clerk = here.people[Role.CLERK]
    given = {
        "account": clerk.pk,
        "role": Role.SYSTEM_ADMINISTRATOR,
        "since": today().isoformat(),
        "why": "人手少",
    }
    monkeypatch.setattr(administration, "OFFICE", Office(small_unit=False))
    answer = client.post("/accounts/grants/", given)
    assert answer.status_code == 422
    assert "三员分设" in answer.content.decode()
    monkeypatch.setattr(administration, "OFFICE", Office(small_unit=True))
    assert client.post("/accounts/grants/", given).status_code == 302


def test_who_leaves_signs_in_no_more(client: Client, here: County) -> None:
    client.force_login(here.people[Role.SYSTEM_ADMINISTRATOR])
    clerk = here.people[Role.CLERK]
    client.post(f"/accounts/people/{clerk.pk}/close/")
    assert not Account.objects.get(pk=clerk.pk).is_active
    with as_system("看"):
        assert not Grant.objects.filter(account=clerk, until=None).exists()
    me = here.people[Role.SYSTEM_ADMINISTRATOR]
    client.post(f"/accounts/people/{me.pk}/close/")
    assert Account.objects.get(pk=me.pk).is_active
