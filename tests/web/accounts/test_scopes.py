"""The table of roles: what each sees and changes, through the application and straight at the
database as the application's own role. Apps add lines to ``web/scopes.py``.
"""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client

from hengji.web.accounts.models import Account
from hengji.web.accounts.permissions import may, standing_of
from hengji.web.accounts.roles import Role
from hengji.web.rows.session import SYSTEM, acting, as_system
from web.county import UNION, County, county
from web.scopes import ACTIONS, PAGES, TABLES, Action, Page, Table

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> County:
    return county()


@pytest.mark.parametrize("page", PAGES, ids=str)
@pytest.mark.parametrize("role", Role, ids=str)
def test_pages(client: Client, here: County, page: Page, role: Role) -> None:
    client.force_login(here.people[role])
    for unit in here.units:
        answer = client.get(page.url(unit.code))
        assert answer.status_code == page.expected(role, unit.name), (unit.name, answer.content)


@pytest.mark.parametrize("action", ACTIONS, ids=str)
@pytest.mark.parametrize("role", Role, ids=str)
def test_actions(client: Client, here: County, action: Action, role: Role) -> None:
    client.force_login(here.people[role])
    for unit in here.units:
        answer = action.do(client, here, unit)
        allowed = unit.name in action.allowed.get(role, ())
        assert (answer.status_code < 400) is allowed, (unit.name, answer.status_code)


@pytest.mark.parametrize("table", TABLES, ids=str)
@pytest.mark.parametrize("role", Role, ids=str)
def test_rows_straight_at_the_database(here: County, table: Table, role: Role) -> None:
    with as_system("准备"):
        for unit in here.units:
            table.make(unit)
    names = {unit.pk: unit.name for unit in here.units}
    with acting(standing_of(here.people[role]).scope, SYSTEM), connection.cursor() as cursor:
        for name in (table.name, table.history):
            cursor.execute(f"SELECT DISTINCT {table.column} FROM {name}")
            seen = {names[pk] for (pk,) in cursor.fetchall() if pk in names}
            assert seen == set(table.read.get(role, ())), name
        cursor.execute(f"UPDATE {table.name} SET {table.touch} RETURNING {table.column}")
        written = {names[pk] for (pk,) in cursor.fetchall()}
        assert written == set(table.written.get(role, ()))


def test_an_account_without_a_role_sees_nothing(client: Client, here: County) -> None:
    stranger = Account.objects.create_user("stranger", "无角色")
    client.force_login(stranger)
    assert "还没有可以看的单位" in client.get("/").content.decode()
    for unit in here.units:
        assert client.get(f"/units/{unit.code}/years/2024/").status_code == 404


def test_the_bureau_reads_a_union_book_while_it_is_shared(client: Client, here: County) -> None:
    union = next(unit for unit in here.units if unit.name == UNION)
    url = f"/accounts/union-book/{union.code}/"

    def read_by_the_bureau() -> bool:
        desk = here.people[Role.BUREAU_DESK]
        return may(Account.objects.get(pk=desk.pk), "unit.view_union", union)

    client.force_login(here.people[Role.HEAD])
    assert not read_by_the_bureau()
    for share in ("yes", "no", "yes"):
        assert client.post(url, {"share": share}).status_code == 302
        assert read_by_the_bureau() is (share == "yes")
