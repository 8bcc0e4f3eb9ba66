"""Beginning, offering, taking back; statements and last year's problems; the scope."""

from __future__ import annotations

import pytest
from django.test import Client

from hengji.web.accounts.roles import Role
from hengji.web.evaluation.inputs import load_year, package
from hengji.web.evaluation.models import (
    Evaluation,
    Problem,
    Rectification,
    Statement,
)
from hengji.web.evidence.models import Attainment, Binding
from hengji.web.rows.session import as_system
from hengji.web.units.models import Line, Superior, UnitYear
from web import books
from web.books import YEAR
from web.evaluation.filled import Filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client: Client, year: Filled) -> Client:
    client.force_login(year.person(Role.CLERK))
    return client


def _state(year: Filled) -> str:
    with as_system("查"):
        return str(UnitYear.objects.get(unit=year.union, year=YEAR).state)


def _say(client: Client, year: Filled, topic: str, text: str, seen: int = 0) -> int:
    said = {"topic": topic, "text": text, "seen": str(seen)}
    return client.post(year.url("statements/"), said).status_code


def test_nothing_is_offered_while_something_is_due(clerk: Client, year: Filled) -> None:
    clerk.post(year.url("move/begin_evaluation/"))
    assert clerk.post(year.url("move/offer_for_signing/")).status_code == 403
    assert _state(year) == "evaluating"
    _complete(clerk, year)
    assert clerk.post(year.url("move/offer_for_signing/")).status_code == 302
    assert _state(year) == "to_sign"
    assert clerk.post(year.url("move/take_back/")).status_code == 302
    assert _state(year) == "evaluating"


def _complete(client: Client, year: Filled) -> None:
    """Give everything that the profile demands of this year."""
    assert _say(client, year, "execution_reason", "运动会结算跨年，结转下年使用。") == 302
    sport, coverage = year.indicator("举办职工运动会"), year.indicator("困难职工帮扶覆盖率")
    with as_system("准备"):
        Attainment.objects.create(unit=year.union, year=YEAR, indicator=sport, value="10")
        record = year.union_record()
        Binding.objects.create(unit=year.union, year=YEAR, indicator=sport, activity=record)
        coverage.judgement.reason = "部分职工退出帮扶范围，下年按季更新名单"
        coverage.judgement.save()


def test_a_year_whose_goals_are_not_approved_is_not_begun(clerk: Client, year: Filled) -> None:
    with as_system("准备"):
        UnitYear.objects.filter(unit=year.union).update(state="filling")
    assert clerk.post(year.url("move/begin_evaluation/")).status_code == 403
    assert _state(year) == "filling"


def test_what_the_unit_says_stands_in_the_report(clerk: Client, year: Filled) -> None:
    with as_system("查"):
        assert "duties" in {gap.passage for gap in package(year.union, YEAR).gaps}
    assert _say(clerk, year, "duties", "维护职工合法权益。") == 302
    with as_system("查"):
        made = package(year.union, YEAR)
    assert "duties" not in {gap.passage for gap in made.gaps}
    assert made.narrative is not None
    texts = [getattr(block, "text", "") for block in made.narrative.blocks]
    assert any("维护职工合法权益" in text for text in texts)


def test_a_text_that_someone_else_wrote_is_not_overwritten(clerk: Client, year: Filled) -> None:
    assert _say(clerk, year, "works", "甲写的") == 302
    assert _say(clerk, year, "works", "乙写的") == 409
    with as_system("查"):
        assert Statement.objects.get(topic="works").text == "甲写的"
    assert _say(clerk, year, "works", "乙看过后写的", 1) == 302


def test_numbers_of_persons_are_refused(clerk: Client, year: Filled) -> None:
    _say(clerk, year, "works", "慰问张某，电话13800138000")
    with as_system("查"):
        assert not Statement.objects.filter(topic="works").exists()


def test_last_years_problems_are_taken_over_once(clerk: Client, year: Filled) -> None:
    with as_system("准备"):
        Problem.objects.create(unit=year.union, year=YEAR - 1, problem="支付进度前松后紧")
    url = year.url("statements/rectification/")
    for _ in range(2):
        clerk.post(url, {"act": "last"})
    with as_system("查"):
        assert [one.problem for one in Rectification.objects.all()] == ["支付进度前松后紧"]
    clerk.post(url, {"act": "none"})  # there is one: it cannot be said that there is none
    with as_system("查"):
        assert not Rectification.objects.filter(none_named=True).exists()


def test_a_unit_placed_below_is_missed_at_once(client: Client, year: Filled) -> None:
    """By a reader too who sees neither the unit nor its place: no smaller sum is shown."""
    client.force_login(year.person(Role.CLERK))
    client.post(year.url("scope/"), {"together": "yes", "revision": "0"})
    client.force_login(year.person(Role.BUREAU_DESK))
    for _ in range(2):  # kept from the second time on
        assert client.get(year.url()).status_code == 200
    with as_system("准备"):
        fresh = books.unit("109009", "青禾县职工学校")
        books.below(fresh, year.union)
    hidden = client.get(year.url())
    assert hidden.status_code == 403
    assert "青禾县职工学校" in hidden.content.decode()
    with as_system("准备"):
        Superior.objects.filter(unit=fresh).update(above=year.other)
    assert client.get(year.url()).status_code == 200


def test_with_the_subordinate_units(client: Client, year: Filled) -> None:
    client.force_login(year.person(Role.CLERK))
    client.post(year.url("scope/"), {"together": "yes", "revision": "0"})
    assert client.get(year.url()).status_code == 200
    with as_system("准备"):
        assert Evaluation.objects.get(unit=year.union).consolidated
        whole, own = (load_year(year.union, YEAR, together=one) for one in (True, False))
        Superior.objects.filter(unit=year.palace, line=Line.FINANCE).delete()
    client.force_login(year.person(Role.BUREAU_DESK))
    hidden = client.get(year.url())  # never a smaller sum than the clerk's
    assert hidden.status_code == 403
    assert "青禾县工人文化宫" in hidden.content.decode()
    assert whole.inputs.figures.executed().value == 118200 + 70000
    assert own.inputs.figures.executed().value == 118200
    client.force_login(year.person(Role.CLERK))
    page = client.get(year.url("trace/final.total/")).content.decode()
    assert "188,200.00" in page
    assert "/units/101002/years/2024/budget/sheets/payments/" in page
