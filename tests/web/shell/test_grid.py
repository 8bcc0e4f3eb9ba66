"""The entry grid's server side: what it shows, keeps, refuses, and whom it tells of whom."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from hengji.web.accounts.models import Account
from hengji.web.rows.history import changes_of
from hengji.web.rows.session import as_system
from hengji.web.units.models import Building, Unit

pytestmark = [pytest.mark.django_db, pytest.mark.urls("web.shell.sheet_urls")]
URL = "/units/101001/years/2024/sheet/"


@pytest.fixture
def building(unit: Unit) -> Building:
    with as_system("准备"):
        return Building.objects.create(
            unit=unit, year=2024, name="职工之家", budget_investment=Decimal("1234567.80")
        )


def save(client: Client, *wishes: dict[str, object]) -> tuple[int, Any]:
    body = json.dumps({"rows": [{"key": str(n), **one} for n, one in enumerate(wishes)]})
    answer = client.post(URL, body, content_type="application/json")
    return answer.status_code, json.loads(answer.content)


def test_the_sheet_is_a_table_of_labelled_inputs(
    client: Client, clerk: Account, building: Building
) -> None:
    client.force_login(clerk)
    page = client.get(URL).content.decode()
    assert 'value="1,234,567.80"' in page
    assert 'aria-label="预算投资（元），第 1 行"' in page
    assert page.count("<tr data-row") == 2  # the building and a blank row


def test_who_may_not_fill_sees_words_only(
    client: Client, head: Account, building: Building
) -> None:
    client.force_login(head)
    page = client.get(URL).content.decode()
    assert "1,234,567.80" in page
    assert "<input name=" not in page.partition("<table")[2]
    assert client.post(URL, "{}", content_type="application/json").status_code == 403


def test_a_cell_is_saved_with_who_and_what_was_before(
    client: Client, clerk: Account, building: Building
) -> None:
    client.force_login(clerk)
    wish = {"row": building.pk, "revision": 1, "values": {"budget_investment": "２,000.5 元"}}
    status, answer = save(client, wish)
    assert status == 200
    assert answer["rows"][0]["values"]["budget_investment"] == "2,000.50"
    assert answer["rows"][0]["revision"] == 2
    with as_system("看"):
        first, last = changes_of(building)
    assert (last.who, last.role, last.kind) == ("经办员甲", "经办人", "update")
    assert last.before == {"budget_investment": Decimal("1234567.80")}
    assert last.after == {"budget_investment": Decimal("2000.50")}
    assert first.who == "系统"


def test_a_stale_cell_is_not_written_and_both_values_are_told(
    client: Client, clerk: Account, building: Building
) -> None:
    client.force_login(clerk)
    save(client, {"row": building.pk, "revision": 1, "values": {"name": "职工服务中心"}})
    status, answer = save(client, {"row": building.pk, "revision": 1, "values": {"name": "旧"}})
    assert status == 409
    told = answer["rows"][0]
    assert told["status"] == "overtaken"
    assert told["theirs"]["name"] == "职工服务中心"
    assert told["who"] == "经办员甲"
    with as_system("看"):
        assert Building.objects.get().name == "职工服务中心"


def test_a_bad_value_is_refused_at_its_cell_and_the_other_rows_are_kept(
    client: Client, clerk: Account, building: Building
) -> None:
    client.force_login(clerk)
    status, answer = save(
        client,
        {"row": building.pk, "revision": 1, "values": {"budget_investment": "一百"}},
        {"row": "", "values": {"name": "文化宫", "budget_investment": "12.34"}},
    )
    assert status == 422
    assert [one["status"] for one in answer["rows"]] == ["refused", "saved"]
    assert list(answer["rows"][0]["problems"]) == ["budget_investment"]
    with as_system("看"):
        assert Building.objects.count() == 2


def test_a_new_row_belongs_to_the_sheet(client: Client, clerk: Account, unit: Unit) -> None:
    client.force_login(clerk)
    status, answer = save(client, {"row": "", "values": {"name": "文化宫"}})
    assert status == 200
    with as_system("看"):
        one = Building.objects.get(pk=answer["rows"][0]["row"])
        assert (one.unit, one.year) == (unit, 2024)


def test_a_row_of_another_sheet_is_out_of_reach(
    client: Client, clerk: Account, unit: Unit
) -> None:
    with as_system("准备"):
        other = Building.objects.create(unit=unit, year=2023, name="旧楼")
    client.force_login(clerk)
    status, answer = save(client, {"row": other.pk, "revision": 1, "values": {"name": "改"}})
    assert status == 422
    assert "删除" in answer["rows"][0]["problems"][""]


def test_a_removal_names_the_revision_it_saw(
    client: Client, clerk: Account, building: Building
) -> None:
    client.force_login(clerk)
    status, _ = save(client, {"row": building.pk, "revision": 9, "remove": True})
    assert status == 422
    status, _ = save(client, {"row": building.pk, "revision": 1, "remove": True})
    assert status == 200
    with as_system("看"):
        assert Building.objects.count() == 0


def test_without_scripts_the_sheet_is_a_form(
    client: Client, clerk: Account, building: Building
) -> None:
    client.force_login(clerk)
    key = str(building.pk)
    fields = {
        f"{key}.revision": "1",
        f"{key}.name": "职工之家",
        f"{key}.budget_investment": "1,234,567.80",
        f"{key}.actual_investment": "99",
        "new.name": "文化宫",
    }
    answer = client.post(URL, fields, follow=True)
    assert "已保存 2 行" in answer.content.decode()
    with as_system("看"):
        building.refresh_from_db()
        assert building.actual_investment == Decimal(99)
        assert building.revision == 2
    answer = client.post(URL, {f"{key}.revision": "1", f"{key}.name": "迟"}, follow=True)
    assert "您的修改没有保存" in answer.content.decode()


def test_what_is_no_json_is_answered_as_such(client: Client, clerk: Account) -> None:
    client.force_login(clerk)
    for body in ("{", "[]", '{"rows": [1]}', '{"rows": [{"key": 1, "values": []}]}'):
        answer = client.post(URL, body, content_type="application/json")
        assert answer.status_code in (400, 422), body


@pytest.mark.parametrize(
    ("column", "typed", "words"),
    [
        ("budget_investment", "一百", "这里只填数字，如 1,234.50，不写单位，也不写“万”。"),
        ("completed", "去年", "这里只填整数，如 30，不写单位。"),
        ("name", "", "这一格不能为空。"),
    ],
)
def test_a_refusal_says_what_to_write(
    client: Client, clerk: Account, building: Building, column: str, typed: str, words: str
) -> None:
    client.force_login(clerk)
    wish = {"row": building.pk, "revision": 1, "values": {column: typed}}
    status, answer = save(client, wish)
    assert status == 422
    assert answer["rows"][0]["problems"] == {column: words}
