"""What if: score, caps and grade move, and nothing is kept."""

from __future__ import annotations

import pytest
from django.test import Client

from hengji.web.accounts.roles import Role
from hengji.web.budget.models import Payment
from hengji.web.evaluation.inputs import load_year
from hengji.web.evaluation.trying import tried
from hengji.web.evidence.models import Attainment
from hengji.web.rows.session import as_system
from web.books import YEAR
from web.evaluation.filled import Filled

pytestmark = pytest.mark.django_db


def test_a_payment_moves_execution_and_total(year: Filled) -> None:
    with as_system("试算"):
        loaded = load_year(year.union, YEAR)
        made = tried(loaded.by_sheet[""], {"pay": "32,800"}, loaded.profile)
    heads = {one.label: one for one in made.heads}
    assert heads["预算执行率"].after == "100.00%"
    assert heads["预算执行率得分"].after == "10"
    assert heads["总分"].before == "97.2" and heads["总分"].after == "99.37"


def test_more_than_the_budget_is_capped(year: Filled) -> None:
    with as_system("试算"):
        loaded = load_year(year.union, YEAR)
        made = tried(loaded.by_sheet[""], {"pay": "50000"}, loaded.profile)
    assert made.caps == ("执行率 111.39% 超过 100%，最多得 10 分",)


def test_the_page_keeps_nothing(client: Client, year: Filled) -> None:
    client.force_login(year.person(Role.CLERK))
    row = year.indicator("困难职工帮扶覆盖率")
    asked = {"pay": "100", f"set.{row.pk}": "95"}
    page = client.get(year.url("what-if/outcome/"), asked).content.decode()
    assert "困难职工帮扶覆盖率得分" in page
    with as_system("查"):
        assert Payment.objects.filter(unit=year.union).count() == 14
        assert Attainment.objects.get(indicator=row).value == "93"


def test_what_is_not_understood_is_told(client: Client, year: Filled) -> None:
    client.force_login(year.person(Role.CLERK))
    page = client.get(year.url("what-if/outcome/"), {"pay": "很多"}).content.decode()
    assert "只写数字，单位是元" in page
    assert client.get(year.url("what-if/outcome/"), {"sheet": "没有"}).status_code == 404


@pytest.mark.parametrize("typed", ["1e999999", "-1e400000", "9" * 400])
def test_a_figure_beyond_all_measure_is_told(client: Client, year: Filled, typed: str) -> None:
    client.force_login(year.person(Role.CLERK))
    row = year.indicator("困难职工帮扶覆盖率")
    for asked in ({"pay": typed}, {f"set.{row.pk}": typed}):
        assert "只写数字" in client.get(year.url("what-if/outcome/"), asked).content.decode()
