"""The first page and the overview of a year: what there is, what comes next, what to begin."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import resolve

from hengji.web.accounts.models import Account
from hengji.web.accounts.roles import Role
from hengji.web.clock import today
from hengji.web.evaluation.routes import FISCAL
from hengji.web.rows.session import as_system
from hengji.web.shell.dashboard import offered_years
from hengji.web.shell.next_steps import Duty, next_step
from hengji.web.shell.pages import pages_of
from hengji.web.shell.place import Place
from hengji.web.units.models import Line, Superior, Unit, UnitYear, YearState
from web.shell.conftest import account

pytestmark = pytest.mark.django_db


def year(unit: Unit, number: int, state: YearState = YearState.FILLING) -> None:
    with as_system("准备"):
        UnitYear.objects.create(unit=unit, year=number, profile="generic", state=state)


def test_only_years_that_exist_are_listed_and_the_next_are_offered(
    client: Client, clerk: Account, unit: Unit
) -> None:
    year(unit, today().year - 2)
    client.force_login(clerk)
    page = client.get("/").content.decode()
    assert f'aria-label="青禾县总工会 {today().year - 2} 年度"' in page
    assert f'aria-label="青禾县总工会 {today().year - 1} 年度"' not in page
    assert f'href="/units/101001/years/{today().year - 1}/">{today().year - 1} 年度' in page
    assert f'hx-get="/units/101001/years/{today().year - 2}/missing/basics/"' in page


def test_what_is_not_due_yet_is_not_missing(client: Client, clerk: Account, unit: Unit) -> None:
    year(unit, 2024)
    client.force_login(clerk)
    page = client.get("/units/101001/years/2024/").content.decode()
    assert page.count("hx-get=") == 3  # unit, budget, goals
    assert page.count("还没到这一步") == 5
    year(unit, 2023, YearState.EVALUATING)
    page = client.get("/units/101001/years/2023/").content.decode()
    assert page.count("还没到这一步") == 1  # the next year


def test_a_unit_without_a_year_is_told_to_begin(client: Client, clerk: Account) -> None:
    client.force_login(clerk)
    page = client.get("/").content.decode()
    assert "还没有开启过年度" in page
    assert f"{today().year - 1} 年度</a>" in page


def test_the_head_is_led_to_what_waits_for_a_signature(
    client: Client, head: Account, unit: Unit
) -> None:
    year(unit, 2024, YearState.TO_SIGN)
    client.force_login(head)
    page = client.get("/").content.decode()
    assert '<a href="/units/101001/years/2024/signing/">看过定稿后签字</a>' in page
    assert "开启新年度" not in page


def test_many_units_stand_in_a_table_of_the_years_that_exist(
    client: Client, unit: Unit
) -> None:
    year(unit, 2022, YearState.GOALS_IN_REVIEW)
    with as_system("准备"):
        bureau = Unit.objects.create(code="100001", name="青禾县财政局")
        Superior.objects.create(
            unit=unit, above=bureau, line=Line.FINANCE, since=date(2020, 1, 1)
        )
    client.force_login(account(bureau, Role.BUREAU_DESK, "desk", "归口股室审核员"))
    page = client.get("/").content.decode()
    assert "2022 年度" in page
    assert f"{today().year} 年度" not in page
    assert 'class="due"' in page


def test_a_year_that_is_not_opened_says_how_to_begin(
    client: Client, clerk: Account, head: Account, unit: Unit
) -> None:
    year(unit, 2024, YearState.SUBMITTED)
    client.force_login(clerk)
    page = client.get("/units/101001/years/2025/").content.decode()
    assert "2025 年度还没有开启" in page
    assert 'href="/units/101001/years/2024/rollover/">从 2024 年度结转' in page
    assert "hx-get" not in page
    client.force_login(head)
    assert "由本单位经办人开启" in client.get("/units/101001/years/2025/").content.decode()


@pytest.mark.parametrize(
    ("known", "offered"),
    [([], (2025, 2026)), ([2023, 2024], (2025, 2026)), ([2026], (2027,)), ([2025], (2026,))],
)
def test_the_years_on_offer_follow_those_there_are(
    known: list[int], offered: tuple[int, ...]
) -> None:
    assert offered_years(known, date(2026, 11, 21)) == offered


@pytest.mark.parametrize("duty", Duty)
@pytest.mark.parametrize("state", YearState)
def test_every_state_leads_somewhere(unit: Unit, duty: Duty, state: YearState) -> None:
    found = next_step(Place(unit, 2024, ""), state, duty)
    assert found.words
    told = resolve(found.url).kwargs
    assert told.pop("route", FISCAL) is FISCAL
    assert told == {"code": unit.code, "year": 2024}


def test_every_page_on_the_list_is_there(client: Client, clerk: Account, unit: Unit) -> None:
    year(unit, 2024)
    client.force_login(clerk)
    listed = pages_of(Place(unit, 2024, ""))
    assert len(listed) > 20
    for one in listed:
        assert client.get(one.url).status_code == 200, one.label
        assert one.letters.replace(" ", "").isalpha(), one.label
