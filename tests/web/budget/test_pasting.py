"""A long paste: kept with few statements, each row by itself, the one at fault told."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from hengji.web.budget.models import Payment, Project
from hengji.web.rows.session import as_system
from hengji.web.units.models import Unit
from web import books

pytestmark = pytest.mark.django_db
BASE = f"/units/101001/years/{books.YEAR}/budget/sheets"
_ROWS, _MOST, _MOST_GONE = 150, 24, 30
_KEY = "6f1c2a30-9d41-4c55-8a70-3f6e0d9b1c11"


def _pasted(
    client: Client, sheet: str, lines: list[dict[str, str]], **more: object
) -> list[dict[str, Any]]:
    wishes = [
        {"key": str(at), "row": "", "revision": 0, "values": one, "remove": False}
        for at, one in enumerate(lines)
    ]
    answer = client.post(
        f"{BASE}/{sheet}/",
        json.dumps({"rows": wishes, **more}),
        content_type="application/json",
    )
    found: list[dict[str, Any]] = answer.json()["rows"]
    assert [one["key"] for one in found] == [str(at) for at in range(len(lines))]
    return found


def _payment(number: int, **other: str) -> dict[str, str]:
    return {
        "day": "3月5日", "voucher": f"ZF{number:04d}", "amount": f"1,{number:03d}.50",
        "purpose": f"办公用品第{number}批", "kind": "公用经费", "fund": "一般公共预算拨款",
        "functional": "2012906", "economic": "30201", "origin": "本级", **other,
    }  # fmt: skip


def test_a_long_paste_is_kept_with_few_statements(
    signed_in: Client, own: Unit, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    lines = [_payment(number) for number in range(_ROWS)]
    lines[7] = _payment(7, amount="七元")
    lines[90] = _payment(90, economic="99999")
    with django_assert_max_num_queries(_MOST):
        told = _pasted(signed_in, "payments", lines)
    refused = {at: one for at, one in enumerate(told) if one["status"] != "saved"}
    assert {at: set(one["problems"]) for at, one in refused.items()} == {
        7: {"amount"},
        90: {"economic"},
    }
    assert told[3]["values"]["amount"] == "1,003.50"  # as it is kept
    with as_system("看"):
        kept = Payment.objects.filter(unit=own, voucher__startswith="ZF")
        assert kept.count() == _ROWS - len(refused)
        assert str(kept.get(pk=told[3]["row"]).voucher) == "ZF0003"
        events = Payment.objects.get(pk=told[3]["row"]).events  # type: ignore[attr-defined]  # made by pghistory
        assert events.count() == 1


def test_of_rows_that_clash_one_is_told(signed_in: Client, own: Unit) -> None:
    line = {"name": "驿站", "kind": "operations", "origin": "own_level"}
    codes = ("驿站-1", "驿站-2", "驿站-1", "驿站-3")
    told = _pasted(signed_in, "projects", [{**line, "code": code} for code in codes])
    assert [one["status"] for one in told] == ["saved", "saved", "refused", "saved"]
    with as_system("看"):
        assert Project.objects.filter(unit=own, code__startswith="驿站").count() == 3


def test_a_column_that_is_not_there_is_told_of_its_row_alone(signed_in: Client) -> None:
    told = _pasted(signed_in, "payments", [_payment(1), _payment(2, nothing="1"), _payment(3)])
    assert [one["status"] for one in told] == ["saved", "refused", "saved"]
    assert "没有这一列" in told[1]["problems"][""]


def test_what_is_sent_again_is_not_added_again(signed_in: Client, own: Unit) -> None:
    lines = [_payment(number) for number in range(5)]
    lines[2] = _payment(2, amount="两元")
    first = _pasted(signed_in, "payments", lines, key=_KEY)
    again = _pasted(signed_in, "payments", lines, key=_KEY, again=True)
    assert again == first
    assert [one["status"] for one in again].count("saved") == len(lines) - 1
    with as_system("看"):
        assert Payment.objects.filter(unit=own, voucher__startswith="ZF").count() == 4


def test_what_never_came_is_added_when_it_is_sent_again(signed_in: Client, own: Unit) -> None:
    told = _pasted(signed_in, "payments", [_payment(1)], key=_KEY, again=True)
    assert [one["status"] for one in told] == ["saved"]
    once = _pasted(signed_in, "payments", [_payment(1)], key=_KEY, again=True)
    assert once == told
    with as_system("看"):
        Payment.objects.get(pk=told[0]["row"]).delete()
    gone = _pasted(signed_in, "payments", [_payment(1)], key=_KEY, again=True)
    assert "已被别人删除" in gone[0]["problems"][""]


def test_where_one_clashed_nobody_guesses_which_rows_are_in(
    signed_in: Client, own: Unit
) -> None:
    line = {"name": "驿站", "kind": "operations", "origin": "own_level"}
    lines = [{**line, "code": code} for code in ("驿站-1", "驿站-1", "驿站-3")]
    _pasted(signed_in, "projects", lines, key=_KEY)
    again = _pasted(signed_in, "projects", lines, key=_KEY, again=True)
    assert len(again) == len(lines)
    assert all("有 2 行已经保存。请刷新页面" in one["problems"][""] for one in again)
    with as_system("看"):
        assert Project.objects.filter(unit=own, code__startswith="驿站").count() == 2


def test_a_key_that_is_none_is_no_request(signed_in: Client) -> None:
    body = json.dumps({"rows": [], "key": "x"})
    answer = signed_in.post(f"{BASE}/payments/", body, content_type="application/json")
    assert answer.status_code == 400


def _took_away(client: Client, told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    wishes = [
        {"key": str(at), "row": one["row"], "revision": 1, "values": {}, "remove": True}
        for at, one in enumerate(told)
    ]
    answer = client.post(
        f"{BASE}/payments/", json.dumps({"rows": wishes}), content_type="application/json"
    )
    found: list[dict[str, Any]] = answer.json()["rows"]
    return found


def test_a_long_paste_is_taken_away_with_few_statements(
    signed_in: Client, own: Unit, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    told = _pasted(signed_in, "payments", [_payment(number) for number in range(_ROWS)])
    with as_system("看"):
        changed = Payment.objects.get(pk=told[5]["row"])
        changed.purpose = "别人改过"
        changed.save()
        Payment.objects.get(pk=told[9]["row"]).delete()
    with django_assert_max_num_queries(_MOST_GONE):
        gone = _took_away(signed_in, told)
    refused = {
        at: one["problems"][""] for at, one in enumerate(gone) if one["status"] != "removed"
    }
    assert set(refused) == {5, 9}
    assert "刚被别人改过，没有删除" in refused[5]
    assert "已被别人删除" in refused[9]
    with as_system("看"):
        left = Payment.objects.filter(unit=own, voucher__startswith="ZF")
        assert [one.purpose for one in left] == ["别人改过"]
        history = Payment.events.rel.related_model.objects  # type: ignore[attr-defined]  # made by pghistory
        labels = history.filter(pgh_obj_id=told[3]["row"]).values_list("pgh_label", flat=True)
        assert sorted(labels) == ["delete", "insert"]
