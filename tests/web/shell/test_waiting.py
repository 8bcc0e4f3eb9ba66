"""The first page of everyone who is not the clerk: what waits for them, who is late."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from hengji.web.accounts.models import Account, Grant
from hengji.web.accounts.roles import Role
from hengji.web.clock import today
from hengji.web.rows.session import as_system
from hengji.web.units.models import UnitYear, YearState
from web.county import ARCHIVE, HOUSE, UNION, County, county

pytestmark = pytest.mark.django_db
YEAR = today().year - 1


@pytest.fixture
def here() -> County:
    return county()


def _home(client: Client, account: Account) -> str:
    client.force_login(Account.objects.get(pk=account.pk))
    return client.get("/").content.decode()


def _opened(here: County, states: dict[str, YearState]) -> None:
    with as_system("准备"):
        for unit in here.units:
            if unit.name in states:
                UnitYear.objects.create(unit=unit, year=YEAR, profile="generic")
                own = UnitYear.objects.filter(unit=unit, year=YEAR)
                own.update(state=states[unit.name])


def test_a_reviewer_sees_who_has_not_handed_in(client: Client, here: County) -> None:
    _opened(here, {UNION: YearState.SUBMITTED, HOUSE: YearState.EVALUATING})
    page = _home(client, here.people[Role.PERFORMANCE_DESK])
    told = page.partition('id="progress"')[2].partition("</section>")[0]
    assert "3 个单位，已报送 1 个" in told
    assert told.index(ARCHIVE) < told.index(HOUSE)  # the least far first
    assert UNION not in told


@pytest.mark.parametrize("role", [Role.CLERK, Role.ANALYST, Role.AUDIT_ADMINISTRATOR], ids=str)
def test_who_reviews_nobody_is_not_told_of_others(
    client: Client, here: County, role: Role
) -> None:
    _opened(here, {UNION: YearState.EVALUATING})
    assert 'id="progress"' not in _home(client, here.people[role])


def test_a_new_installation_says_what_comes_first(client: Client) -> None:
    admin = Account.objects.create_user("admin", "管理员")
    for role in (Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR):
        Grant.objects.create(account=admin, role=role, since=today())
    page = _home(client, admin)
    told = page.partition('id="waiting"')[2].partition("</section>")[0]
    assert told.index("先登记单位") < told.index("建立账号")
    fresh = Account.objects.create_user("xin", "新人")
    told = _home(client, admin).partition('id="waiting"')[2].partition("</section>")[0]
    assert "“新人”还没有登录过" in told
    assert "“新人”还没有角色" in told
    Grant.objects.create(account=fresh, role=Role.AUDIT_ADMINISTRATOR, since=today())
    assert "还没有角色" not in _home(client, admin)


def test_the_upper_union_is_led_to_the_union_book(client: Client, here: County) -> None:
    client.force_login(Account.objects.get(pk=here.people[Role.UPPER_UNION].pk))
    house = next(one for one in here.units if one.name == HOUSE)
    page = client.get(f"/units/{house.code}/years/{YEAR}/").content.decode()
    assert f"/units/{house.code}/years/{YEAR}/union/" in page
    assert f"/years/{YEAR}/evaluation/union/" in page
    for closed in ("budget", "report", "signing", "rollover"):
        assert f'/years/{YEAR}/{closed}/"' not in page
    assert client.get(f"/units/{house.code}/years/{YEAR}/union/").status_code == 200


def test_the_progress_is_of_the_latest_year_that_was_opened(
    client: Client, here: County
) -> None:
    with as_system("准备"):
        for year in (YEAR - 2, YEAR - 1):
            UnitYear.objects.create(unit=here.units[1], year=year, profile="generic")
    page = _home(client, here.people[Role.BUREAU_DESK])
    assert f"{YEAR - 1} 年度自评报送" in page


def test_the_upper_union_is_not_sent_where_it_may_not_go(client: Client, here: County) -> None:
    _opened(here, {HOUSE: YearState.SUBMITTED, UNION: YearState.SUBMITTED})
    page = _home(client, here.people[Role.UPPER_UNION])
    assert HOUSE in page
    assert "/signing/" not in page


@pytest.mark.parametrize("role", [Role.CLERK, Role.HEAD, Role.SUPERVISOR, Role.UPPER_UNION])
def test_no_page_that_is_offered_answers_403(client: Client, here: County, role: Role) -> None:
    seen = UNION if role in (Role.CLERK, Role.HEAD) else HOUSE
    _opened(here, {seen: YearState.EVALUATING})
    unit = next(one for one in here.units if one.name == seen)
    client.force_login(Account.objects.get(pk=here.people[role].pk))
    page = client.get(f"/units/{unit.code}/years/{YEAR}/").content.decode()
    links = set(re.findall(rf'href="(/units/{unit.code}/years/{YEAR}/[^"#?]*)"', page))
    assert len(links) > 8
    refused = [one for one in links if client.get(one).status_code == 403]
    assert refused == []
