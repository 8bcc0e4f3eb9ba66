"""Pages of the books: what they show, what they cost, who may see and change them."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from hengji.web.accounts.roles import Role
from hengji.web.budget.models import Appropriation, Payment, Receipt, Transfer
from hengji.web.budget.sheets import SHEETS, UNION_SHEETS
from hengji.web.rows.session import as_system
from hengji.web.units.models import Line, Unit, UnitYear
from web import books

pytestmark = pytest.mark.django_db

BASE = f"/units/101001/years/{books.YEAR}"
PAGES = [
    "budget/",
    *(f"budget/sheets/{name}/" for name in SHEETS),
    "budget/transfers/",
    "budget/consolidation/",
    "budget/imports/",
    "budget/trace/adjusted@all/",
    "budget/trace/execution_rate/",
    "union/",
    *(f"union/sheets/{one.key}/" for one in UNION_SHEETS),
    "union/consolidation/",
]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_costs_few_statements(
    page: str, signed_in: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(25):
        answer = signed_in.get(f"{BASE}/{page}")
    assert answer.status_code == 200, answer.content.decode()[:500]
    assert "style=" not in answer.content.decode()


def test_the_overview_shows_what_the_core_computes(signed_in: Client) -> None:
    page = signed_in.get(f"{BASE}/budget/").content.decode()
    assert "151,000.00" in page  # 3,000 + 150,000 − 2,000
    assert "93,200.00" in page
    assert "61.72%" in page
    assert "公务接待费" in page


def test_a_figure_leads_to_records_that_add_up_to_it(signed_in: Client) -> None:
    page = signed_in.get(f"{BASE}/budget/trace/adjusted@all/").content.decode()
    amounts = re.findall(r'<td class="amount[^"]*">(-?[\d,.]+) 元</td>', page)
    total = sum(Decimal(one.replace(",", "")) for one in amounts)
    assert total == Decimal("151000.00")
    assert "由 4 条记录合计" in page


def _traced(client: Client, address: str) -> tuple[str, Decimal]:
    """The value that a trace shows, and the sum of the records below it."""
    page = client.get(address).content.decode()
    (value,) = re.findall(r"<strong>(-?[\d,.]+) 元</strong>", page)
    amounts = re.findall(r'<td class="amount[^"]*">(-?[\d,.]+) 元</td>', page)
    return value, sum((Decimal(one.replace(",", "")) for one in amounts), Decimal(0))


def test_every_figure_of_the_overview_is_traced(signed_in: Client) -> None:
    page = signed_in.get(f"{BASE}/budget/").content.decode()
    links = re.findall(r'<a href="([^"]*/trace/[^"]*)">(-?[\d,]+\.\d\d)</a>', page)
    assert len(links) > 40
    for address, shown in dict(links).items():
        value, total = _traced(signed_in, address)
        assert (value, f"{total:,.2f}") == (shown, shown), address


def test_what_was_consolidated_is_traced_with_its_eliminations(
    signed_in: Client, own: Unit
) -> None:
    with as_system("准备"):
        books.paid(own, "500.00", voucher="T-9", purpose="拨工会经费")
    told = {"pays": "pays", "counter": "own", "number": "划1", "amount": "500"}
    told |= {"day": "2024-05-01", "voucher": "T-9"}
    signed_in.post(f"{BASE}/budget/transfers/", told)
    value, total = _traced(signed_in, f"{BASE}/budget/trace/executed@all/?of=both")
    assert value == f"{total:,.2f}" == "93,200.00"


@pytest.mark.parametrize("name", ["nothing", "adjusted@kind:nothing", "execution_rate@basic"])
def test_a_figure_that_there_is_not(name: str, signed_in: Client) -> None:
    assert signed_in.get(f"{BASE}/budget/trace/{name}/").status_code == 404


def _save(client: Client, sheet: str, **row: object) -> dict[str, Any]:
    wish = {"key": "0", "row": "", "revision": 0, "values": {}, "remove": False, **row}
    answer = client.post(
        f"{BASE}/budget/sheets/{sheet}/",
        json.dumps({"rows": [wish]}),
        content_type="application/json",
    )
    (one,) = answer.json()["rows"]
    return {"code": answer.status_code, **one}


def test_a_row_is_kept_as_it_was_pasted(signed_in: Client, own: Unit) -> None:
    values = {
        "kind": "公用经费",
        "fund": "一般公共预算拨款",
        "amount": "1,200.50",
        "stage": "批复",
    }
    values |= {"functional": "2012906", "economic": "30201", "origin": "本级"}
    saved = _save(signed_in, "appropriations", values=values)
    assert saved["status"] == "saved", saved
    with as_system("看"):
        row = Appropriation.objects.get(pk=str(saved["row"]))
    assert (row.amount, row.kind, row.unit_id) == (Decimal("1200.50"), "public", own.pk)


@pytest.mark.parametrize("code", ["2024/01", "1.2", "../x", "甲 乙", "{{a}}", "?"])
def test_the_code_of_a_project_can_stand_in_an_address(code: str, signed_in: Client) -> None:
    values = {"code": code, "name": "驿站", "kind": "operations", "origin": "own_level"}
    refused = _save(signed_in, "projects", values=values)
    assert refused["status"] == "refused"
    assert "项目编码只用" in str(refused["problems"]["code"])
    saved = _save(signed_in, "projects", values={**values, "code": "驿站-2024_1"})
    assert saved["status"] == "saved", saved


def test_a_problem_of_the_core_stands_at_its_field(signed_in: Client) -> None:
    values = {"kind": "operations", "fund": "general", "amount": "100", "stage": "approved"}
    refused = _save(signed_in, "appropriations", values={**values, "origin": "own_level"})
    assert refused["status"] == "refused"
    assert "没有写明是哪个项目" in str(refused["problems"]["project"])


def test_a_wrong_class_is_told_at_the_class(signed_in: Client, own: Unit) -> None:
    with as_system("看"):
        row = Payment.objects.filter(unit=own).first()
    assert row is not None
    change = {"row": str(row.pk), "revision": row.revision, "values": {"economic": "99999"}}
    refused = _save(signed_in, "payments", **change)
    assert "不在科目表中" in str(refused["problems"]["economic"])


def test_a_stale_save_is_answered_with_both_values(signed_in: Client, own: Unit) -> None:
    with as_system("别人先改"):
        row = Payment.objects.filter(unit=own).first()
        assert row is not None
        Payment.objects.filter(pk=row.pk).update(purpose="别人改的")
    change = {"row": str(row.pk), "revision": 1, "values": {"purpose": "我改的"}}
    told = _save(signed_in, "payments", **change)
    assert (told["code"], told["status"]) == (409, "overtaken")
    assert told["theirs"]["purpose"] == "别人改的"


def test_a_closed_year_is_not_changed(signed_in: Client, own: Unit) -> None:
    with as_system("签过"):
        UnitYear.objects.filter(unit=own).update(state="signed")
    body = json.dumps({"rows": []})
    url = f"{BASE}/budget/sheets/payments/"
    answer = signed_in.post(url, body, content_type="application/json")
    assert answer.status_code == 403


def test_a_long_sheet_is_printed_whole(signed_in: Client, own: Unit) -> None:
    with as_system("准备"):
        for number in range(120):
            books.paid(own, "1.00", purpose=f"零星采购第{number}次")
    url = f"{BASE}/budget/sheets/payments/"
    page = signed_in.get(f"{url}?q=零星采购").content.decode()
    assert page.count("零星采购第") == 50 and "共 3 页" in page
    whole = re.search(r'href="([^"]*)" data-whole', page)
    assert whole is not None
    shown = signed_in.get(url + whole[1].replace("&amp;", "&")).content.decode()
    assert shown.count("零星采购第") == 120 and "data-print" in shown
    assert "<input name=" not in shown.partition("<table")[2]  # words, to be printed
    trace = f"{BASE}/budget/trace/executed@all/"
    assert signed_in.get(trace).content.decode().count("零星采购第") < 120
    traced = signed_in.get(f"{trace}?page=all").content.decode()
    assert traced.count("零星采购第") == 120


def test_payments_are_searched_and_paged(signed_in: Client) -> None:
    page = signed_in.get(f"{BASE}/budget/sheets/payments/?q=接待").content.decode()
    assert page.count('data-row="') == 2  # the one found, and a blank one
    page = signed_in.get(f"{BASE}/budget/sheets/payments/?q=20000").content.decode()
    assert 'value="20,000.00"' in page


def test_a_row_that_is_not_what_was_looked_for_any_more_is_still_saved(
    signed_in: Client, own: Unit
) -> None:
    values = {
        "day": "2024-03-05", "voucher": "查-1", "amount": "12.345", "purpose": "办公用品",
        "kind": "公用经费", "fund": "一般公共预算拨款", "origin": "本级",
    }  # fmt: skip
    wrong = _save(signed_in, "payments", values=values)
    assert wrong["problems"]["amount"] == "小数最多 2 位。"
    looked_for = "payments/?month=2&q="
    url = f"{BASE}/budget/sheets/{looked_for}"
    wish = {"key": "0", "row": "", "revision": 0, "values": values | {"amount": "12"}}

    def sent(**more: object) -> dict[str, Any]:
        body = json.dumps({"rows": [wish | more]})
        (one,) = signed_in.post(url, body, content_type="application/json").json()["rows"]
        found: dict[str, Any] = one
        return found

    kept = sent()
    seen = {"row": kept["row"], "revision": kept["revision"]}
    changed = sent(**seen, values={"purpose": "纸张"})
    assert changed["status"] == "saved"
    gone = sent(row=kept["row"], revision=changed["revision"], values={}, remove=True)
    assert gone["status"] == "removed"


def test_a_problem_of_the_whole_book_leads_to_its_row(signed_in: Client, own: Unit) -> None:
    with as_system("超预算"):
        row = books.paid(own, "900000.00", purpose="超出的一笔")
    page = signed_in.get(f"{BASE}/budget/").content.decode()
    assert f"/budget/sheets/payments/?row={row.pk}" in page
    sheet = signed_in.get(f"{BASE}/budget/sheets/payments/?row={row.pk}").content.decode()
    assert "has-note" in sheet


def test_money_to_the_union_book_is_entered_once_and_taken_out(
    signed_in: Client, own: Unit
) -> None:
    with as_system("准备"):
        books.paid(own, "500.00", voucher="T-9", purpose="拨工会经费")
    told = {"pays": "pays", "counter": "own", "number": "划1", "amount": "500"}
    told |= {"day": "2024-05-01", "voucher": "T-9"}
    assert signed_in.post(f"{BASE}/budget/transfers/", told).status_code == 302
    with as_system("看"):
        assert Receipt.objects.get(book="union").amount == Decimal(500)
        assert Transfer.objects.count() == 2
    page = signed_in.get(f"{BASE}/budget/consolidation/").content.decode()
    assert "已抵销" in page


@pytest.mark.parametrize(
    ("role", "fiscal", "union", "fills"),
    [
        (Role.CLERK, 200, 200, True),
        (Role.HEAD, 200, 200, False),
        (Role.BUREAU_DESK, 200, 403, False),
        (Role.PERFORMANCE_DESK, 200, 403, False),
        (Role.UPPER_UNION, 403, 200, False),
        (Role.UNION_AUDIT, 403, 200, False),
        (Role.ANALYST, 200, 403, False),
    ],
)
def test_who_sees_which_book(
    role: Role, fiscal: int, union: int, fills: bool, client: Client, own: Unit
) -> None:
    with as_system("准备"):
        above = books.unit("900001", "上级")
        books.below(own, above, Line.FINANCE)
        books.below(own, above, Line.UNION)
        held = own if role in (Role.CLERK, Role.HEAD) else above
        books.granted(
            own, "777.77", book="union", fund="union_dues", functional="", economic=""
        )
        person = books.account("x", role, held)
    client.force_login(person)
    seen = client.get(f"{BASE}/budget/sheets/appropriations/")
    assert seen.status_code == fiscal
    page = client.get(f"{BASE}/union/sheets/appropriations/")
    assert page.status_code == union
    assert ("777.77" in page.content.decode()) is (union == 200)
    body = json.dumps({"rows": []})
    url = f"{BASE}/budget/sheets/payments/"
    saved = client.post(url, body, content_type="application/json")
    assert (saved.status_code == 200) is fills


def test_payees_are_not_shown_to_who_sees_no_persons(client: Client, own: Unit) -> None:
    with as_system("准备"):
        above = books.unit("900001", "青禾县财政局")
        books.below(own, above, Line.FINANCE)
        books.paid(own, "10.00", payee="某某商店")
        person = books.account("x", Role.BUREAU_DESK, above)
    client.force_login(person)
    page = client.get(f"{BASE}/budget/sheets/payments/").content.decode()
    assert "某某商店" not in page
    assert "收款人" not in page.split("<table")[1]


def test_another_units_book_is_not_found(client: Client, own: Unit) -> None:
    with as_system("准备"):
        other = books.unit("101002", "青禾县档案馆")
        person = books.account("x", Role.CLERK, other)
    client.force_login(person)
    assert client.get(f"{BASE}/budget/").status_code == 404
