"""Pages of a unit: identity from a day on, the year, people, the tree."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from django.db import ProgrammingError
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from hengji.web.accounts.roles import Role
from hengji.web.budget.models import Appropriation
from hengji.web.rows.scope import Scope
from hengji.web.rows.session import SYSTEM, acting, as_system
from hengji.web.units.models import (
    Line,
    Staffing,
    Succession,
    Unit,
    UnitCode,
    UnitName,
    UnitYear,
)
from web import books

pytestmark = pytest.mark.django_db

BASICS = f"/units/101001/years/{books.YEAR}/basics/"
PAGES = ["", "staffing/", "vehicles/", "buildings/"]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_costs_few_statements(
    page: str, signed_in: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    signed_in.get(f"{BASICS}{page}")  # the staffing sheet gets its rows when first opened
    with django_assert_max_num_queries(25):
        assert signed_in.get(f"{BASICS}{page}").status_code == 200


def _post(client: Client, form: str, **told: str) -> int:
    prefixed = {f"{form}-{name}": value for name, value in told.items()}
    return client.post(BASICS, {"form": form, **prefixed}).status_code


def test_a_new_name_holds_from_its_day(signed_in: Client, own: Unit) -> None:
    assert _post(signed_in, "name", name="青禾县职工总会", since="2024-07-01") == 302
    with as_system("看"):
        own.refresh_from_db()
        names = list(UnitName.objects.filter(unit=own).values_list("name", "until"))
    assert own.name == "青禾县职工总会"
    assert names == [("青禾县总工会", date(2024, 6, 30)), ("青禾县职工总会", None)]


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("credit", "91430105MA4PNDLT1X", "不符合编码规则"),
        ("credit", "9143", "不符合编码规则"),
        ("division", "43010", "不是9位数字"),
    ],
)
def test_a_wrong_code_is_told_at_its_field(
    kind: str, value: str, words: str, signed_in: Client, own: Unit
) -> None:
    told = {"code-kind": kind, "code-value": value, "code-since": "2024-01-01"}
    answer = signed_in.post(BASICS, {"form": "code", **told})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    with as_system("看"):
        assert not UnitCode.objects.exists()


def test_a_right_credit_code_is_kept(signed_in: Client, own: Unit) -> None:
    from hengji.privacy.checksums import credit_check

    front = "81430999MC0000001"
    code = f"{front}{credit_check(front)}"
    assert _post(signed_in, "code", kind="credit", value=code, since="2024-01-01") == 302
    with as_system("看"):
        own.refresh_from_db()
    assert own.credit_code == code


def test_a_year_is_opened_with_its_forms(signed_in: Client, own: Unit) -> None:
    url = BASICS.replace(str(books.YEAR), "2025")
    assert "年度还没有开启" in signed_in.get(url).content.decode()
    told = {"form": "year", "year-profile": "hunan-2024"}
    assert signed_in.post(url, told).status_code == 302
    with as_system("看"):
        opened = UnitYear.objects.get(unit=own, year=2025)
        assert (opened.profile, opened.state) == ("hunan-2024", "filling")
        assert Staffing.objects.filter(unit=own, year=2025).count() == 13


def test_the_control_rate_follows_what_is_typed(signed_in: Client, own: Unit) -> None:
    signed_in.get(f"{BASICS}staffing/")
    with as_system("看"):
        row = Staffing.objects.get(unit=own, kind="administrative")
    wish = {"key": "0", "row": str(row.pk), "revision": row.revision}
    values = {"approved": "12", "count": "9"}
    body = json.dumps({"rows": [{**wish, "values": values}]})
    url = f"{BASICS}staffing/"
    answer = signed_in.post(url, body, content_type="application/json")
    assert answer.json()["rows"][0]["status"] == "saved"
    assert "75.00%" in signed_in.get(f"{BASICS}staffing/rate/").content.decode()


def test_kinds_without_posts_take_none(signed_in: Client, own: Unit) -> None:
    signed_in.get(f"{BASICS}staffing/")
    with as_system("看"):
        row = Staffing.objects.get(unit=own, kind="retired")
    wish = {"key": "0", "row": str(row.pk), "revision": row.revision}
    body = json.dumps({"rows": [{**wish, "values": {"approved": "3"}}]})
    url = f"{BASICS}staffing/"
    answer = signed_in.post(url, body, content_type="application/json")
    assert "没有编制数" in answer.json()["rows"][0]["problems"]["approved"]


@pytest.fixture
def old() -> Unit:
    """A unit that is no more, with last year's budget."""
    with as_system("准备"):
        gone = books.unit("101008", "青禾县职工服务中心")
        Appropriation.objects.create(
            unit=gone, year=books.YEAR - 1, amount=Decimal("4321.00"), functional="2012901"
        )
    return gone


_CAME = {"predecessor_code": "101008", "day": "2024-01-01", "share": "1", "before": "0"}


def test_a_successor_sees_last_year_of_what_it_came_from(
    client: Client, own: Unit, old: Unit
) -> None:
    with as_system("准备"):
        bureau = books.unit("900001", "青禾县财政局")
        for one in (own, old):
            books.below(one, bureau, Line.FINANCE)
        books.granted(own, "1.00")
        desk = books.account("desk", Role.BUREAU_DESK, bureau)
        clerk = books.account("clerk", Role.CLERK, own)
    client.force_login(desk)
    assert _post(client, "came", **_CAME) == 302
    client.force_login(clerk)
    url = f"/units/101001/years/{books.YEAR}/budget/trace/prior_initial@all/"
    assert "4,321.00" in client.get(url).content.decode()
    before = f"/units/101008/years/{books.YEAR - 1}/budget/sheets/appropriations/"
    assert client.get(before).status_code == 200


def test_nobody_takes_over_a_unit_by_saying_so(signed_in: Client, own: Unit, old: Unit) -> None:
    assert _post(signed_in, "came", **_CAME) == 403
    only = frozenset({own.pk})
    scope = Scope(units=only, fiscal=only, union=only, fills=only, signs=only)
    with pytest.raises(ProgrammingError, match="row-level security"), acting(scope, SYSTEM):
        Succession.objects.create(unit=own, predecessor=old, day=date(2024, 1, 1))


def test_the_tree_shows_who_stands_below_whom(client: Client, own: Unit) -> None:
    with as_system("准备"):
        below = books.unit("101002", "青禾县工人文化宫")
        books.below(below, own, Line.DEPARTMENT)
        books.unit("102001", "青禾县档案馆")
        client.force_login(books.account("s", Role.SUPERVISOR, own))
    page = client.get("/units/").content.decode()
    assert page.index("青禾县总工会") < page.index("青禾县工人文化宫")
    assert "档案馆" not in page


@pytest.mark.parametrize("role", [Role.HEAD, Role.EVALUATION_GROUP])
def test_who_only_reads_changes_nothing(role: Role, client: Client, own: Unit) -> None:
    with as_system("准备"):
        client.force_login(books.account("x", role, own))
    assert client.get(BASICS).status_code == 200
    assert _post(client, "name", name="改名", since="2024-07-01") == 403
    body = json.dumps({"rows": []})
    url = f"{BASICS}vehicles/"
    assert client.post(url, body, content_type="application/json").status_code == 403
