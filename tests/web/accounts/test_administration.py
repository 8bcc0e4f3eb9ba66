"""The three administrators' pages, and who may not see them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from hengji.web.accounts import administration, services
from hengji.web.accounts.models import Account, Grant, SignIn
from hengji.web.accounts.permissions import may
from hengji.web.accounts.roles import Role
from hengji.web.clock import today
from hengji.web.office import Office
from hengji.web.rows.session import as_system
from hengji.web.units.models import Unit
from web.county import ARCHIVE, County, county

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


def test_what_is_done_to_accounts_stands_in_the_log(client: Client, here: County) -> None:
    system = here.people[Role.SYSTEM_ADMINISTRATOR]
    client.force_login(system)
    client.post("/accounts/people/", {"login": "xin", "name": "新人"})
    fresh = Account.objects.get(login="xin")
    client.post(f"/accounts/people/{fresh.pk}/close/")
    client.post(f"/accounts/people/{fresh.pk}/reopen/")
    client.post(f"/accounts/people/{fresh.pk}/invite/")
    lines = list(SignIn.objects.filter(account=fresh).order_by("pk"))
    assert [one.kind for one in lines] == ["opened", "invited", "closed", "reopened", "invited"]
    assert {one.link_by for one in lines} == {system}
    assert Account.objects.get(login="xin").is_active
    client.force_login(Account.objects.get(login="xin"))
    mine = client.get("/accounts/mine/").content.decode()
    assert "发登录链接（系统管理员）" in mine
    client.force_login(here.people[Role.AUDIT_ADMINISTRATOR])
    page = client.get("/accounts/log/").content.decode()
    assert "恢复账号" in page
    assert "留存期限" in page
    assert "依据待核" in page


def test_an_account_is_found_by_a_part_of_its_name(client: Client, here: County) -> None:
    client.force_login(here.people[Role.SYSTEM_ADMINISTRATOR])
    page = client.get("/accounts/people/", {"q": "评价"}).content.decode()
    assert "<td>评价组</td>" in page
    assert "<td>经办人</td>" not in page


def test_roles_of_later_days_count_too(client: Client, here: County) -> None:
    """Nobody becomes two of the three by granting one of them for next month."""
    account = Account.objects.create_user("xin", "新人")
    archive = next(unit for unit in here.units if unit.name == ARCHIVE)
    later = today() + timedelta(days=30)

    def grant(role: Role, unit: Unit | None, since: date, until: date | None = None) -> Grant:
        return services.grant(account, role, unit, since, "试", small_unit=False, until=until)

    grant(Role.CLERK, archive, later)
    with pytest.raises(services.NotAllowed, match="三员分设"):
        grant(Role.SYSTEM_ADMINISTRATOR, None, today())
    with pytest.raises(services.NotAllowed, match="这段时间已经有"):
        grant(Role.CLERK, archive, today())
    grant(Role.SYSTEM_ADMINISTRATOR, None, today(), later - timedelta(days=1))
    with pytest.raises(services.NotAllowed, match="不能早于"):
        grant(Role.HEAD, archive, later, today())


def test_the_last_of_a_kind_of_administrator_stays(client: Client, here: County) -> None:
    client.force_login(here.people[Role.SECURITY_ADMINISTRATOR])
    own = Grant.objects.get(role=Role.SECURITY_ADMINISTRATOR)
    answer = client.post(f"/accounts/grants/{own.pk}/end/", {"why": "走了"}, follow=True)
    assert "最后一位安全管理员" in answer.content.decode()
    client.force_login(here.people[Role.SYSTEM_ADMINISTRATOR])
    audit = here.people[Role.AUDIT_ADMINISTRATOR]
    answer = client.post(f"/accounts/people/{audit.pk}/close/", follow=True)
    assert "最后一位审计管理员" in answer.content.decode()
    assert Account.objects.get(pk=audit.pk).is_active
    other = Account.objects.create_user("xin", "新人")
    Grant.objects.create(account=other, role=Role.AUDIT_ADMINISTRATOR, since=today())
    client.post(f"/accounts/people/{audit.pk}/close/")
    assert not Account.objects.get(pk=audit.pk).is_active


def test_a_link_does_not_join_separated_administrators(
    client: Client, here: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(here.people[Role.SYSTEM_ADMINISTRATOR])
    security = here.people[Role.SECURITY_ADMINISTRATOR]
    monkeypatch.setattr(administration, "OFFICE", Office(small_unit=False))
    answer = client.post(f"/accounts/people/{security.pk}/invite/", follow=True)
    assert "/accounts/link/" not in answer.content.decode()
    assert "hengji invite" in answer.content.decode()
    clerk = here.people[Role.CLERK]
    answer = client.post(f"/accounts/people/{clerk.pk}/invite/")
    assert "/accounts/link/" in answer.content.decode()
    monkeypatch.setattr(administration, "OFFICE", Office(small_unit=True))
    answer = client.post(f"/accounts/people/{security.pk}/invite/")
    assert "/accounts/link/" in answer.content.decode()
