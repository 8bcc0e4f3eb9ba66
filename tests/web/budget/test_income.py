"""收入预算: typed, imported, held against spending, shown with its execution."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from django.test import Client

from hengji.ledger import IncomeKind, income
from hengji.ledger.balances import Balances
from hengji.web.budget.models import IncomeBudget, Receipt
from hengji.web.budget.selectors import load_year_book
from hengji.web.rows.session import as_system
from hengji.web.units.models import Unit
from web.books import YEAR
from web.budget.files import act, csv, upload

pytestmark = pytest.mark.django_db
BASE = f"/units/101001/years/{YEAR}/budget/"


def typed(client: Client, **values: str) -> str:
    row = {"key": "0", "row": "", "revision": 0, "values": values}
    url = f"{BASE}sheets/income/"
    body = json.dumps({"rows": [row]})
    return client.post(url, body, content_type="application/json").content.decode()


def test_income_that_pays_for_spending_is_balanced(own: Unit, signed_in: Client) -> None:
    assert "收支平衡" not in signed_in.get(BASE).content.decode()
    typed(signed_in, kind="general", amount="150000", change="-2000")
    page = signed_in.get(BASE).content.decode()
    assert "收支平衡" in page
    assert page.count('class="answer good"') == 3
    assert "没有收入记录" in page
    with as_system("看"):
        assert IncomeBudget.objects.get().amount == Decimal(150000)


def test_a_difference_is_told_with_both_figures(own: Unit, signed_in: Client) -> None:
    typed(signed_in, kind="general", amount="149000", change="-2000")
    notes = signed_in.get(f"{BASE}sheets/income/").content.decode()
    assert "收入 152,000.00 元，支出 153,000.00 元，相差 1,000.00 元" in notes
    assert "年初数是负数" not in notes
    refused = typed(signed_in, kind="business", amount="-5")
    assert "是负数" in refused


def test_receipts_of_other_money_tell_which(own: Unit, signed_in: Client) -> None:
    heads = ("到账日期", "收入类别", "金额", "摘要")
    rows = (
        ("2024-02-01", "财政拨款", "9000", "拨款"),
        ("2024-02-02", "事业收入", "300", "培训费"),
        ("2024-02-03", "其他", "50", "利息"),
    )
    batch = upload(signed_in, csv(rows, heads), "receipts", "收入.csv")
    assert batch.errors == 0, batch.problems
    act(signed_in, batch, "load")
    with as_system("看"):
        told = list(Receipt.objects.filter(batch=batch).order_by("pk"))
        figures = Balances.of(load_year_book(own, YEAR))
    assert [(one.fund, one.income) for one in told] == [
        ("general", ""), ("other", "business"), ("other", ""),
    ]  # fmt: skip
    assert income.received(figures, (IncomeKind.BUSINESS,)).value == Decimal(300)
    assert income.received(figures, (IncomeKind.OTHER,)).value == Decimal(50)
    page = signed_in.get(f"{BASE}trace/income_received@business/").content.decode()
    assert "培训费" in page
    assert signed_in.get(f"{BASE}trace/income_received@nothing/").status_code == 404


def test_the_table_of_income_as_it_is_published(own: Unit, signed_in: Client) -> None:
    heads = ("收入项目", "本年预算（万元）", "调整金额（万元）")
    rows = (
        ("一般公共预算财政拨款收入", "15", "-0.2"),
        ("经营收入", "1.5", ""),
        ("合计", "16.5", "-0.2"),
        ("天上掉的", "1", ""),
    )
    batch = upload(signed_in, csv(rows, heads), "income", "收入预算.csv")
    assert [(one["row"], one["column"]) for one in batch.problems if one["must"]] == [(5, "A")]
    batch = upload(signed_in, csv(rows[:3], heads), "income", "收入预算.csv")
    assert batch.errors == 0, batch.problems
    act(signed_in, batch, "load")
    with as_system("看"):
        told = {one.kind: (one.amount, one.change) for one in IncomeBudget.objects.all()}
    assert told == {"general": (150000, -2000), "operating": (15000, None)}
