"""Error pages: what happened, why, what to do; and nothing half saved."""

from __future__ import annotations

import pytest
from django.test import Client

from hengji.web.accounts.models import Account
from hengji.web.rows.session import as_system
from hengji.web.units.models import Building, Unit

pytestmark = [pytest.mark.django_db, pytest.mark.urls("web.shell.sheet_urls")]
YEAR = "/units/101001/years/2024/"


@pytest.fixture
def building(unit: Unit) -> Building:
    with as_system("准备"):
        return Building.objects.create(unit=unit, year=2024, name="职工之家")


def name_now() -> str:
    with as_system("看"):
        return Building.objects.get().name


def test_a_stale_form_shows_both_values_and_who(
    client: Client, clerk: Account, building: Building
) -> None:
    client.force_login(clerk)
    assert client.post(f"{YEAR}stale/", {"revision": 1, "name": "新名"}).status_code == 200
    answer = client.post(f"{YEAR}stale/", {"revision": 1, "name": "旧页的名"})
    page = answer.content.decode()
    assert answer.status_code == 409
    for words in ("项目名称", "新名", "旧页的名", "经办员甲", "还没有保存"):
        assert words in page
    assert name_now() == "新名"


def test_a_page_that_breaks_saves_nothing_and_says_so(
    clerk: Account, building: Building
) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(clerk)
    answer = client.post(f"{YEAR}broken/")
    assert answer.status_code == 500
    assert "没有保存" in answer.content.decode()
    assert "in the middle" not in answer.content.decode()
    assert name_now() == "职工之家"


def test_an_address_without_content_and_a_unit_out_of_reach_look_alike(
    client: Client, clerk: Account
) -> None:
    client.force_login(clerk)
    pages = [client.get(one) for one in ("/nowhere/", "/units/102001/years/2024/")]
    assert [one.status_code for one in pages] == [404, 404]
    assert "不在您的权限范围内" in pages[0].content.decode()
    assert "档案馆" not in pages[1].content.decode()


def test_a_form_without_its_token_is_explained(clerk: Account) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(clerk)
    answer = client.post("/accounts/sign-out/")
    assert answer.status_code == 403
    assert "页面已过期" in answer.content.decode()
