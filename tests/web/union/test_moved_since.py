"""A text for the upper union that was carried over tells which of its figures have changed."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hengji.web.budget.models import Payment
from hengji.web.evaluation.models import Passage
from hengji.web.rows.session import as_system
from web.evaluation.filled import Filled
from web.union.line import BASE, LINE, clerk, freeze, keep, keep_book, led

pytestmark = pytest.mark.django_db
PAGE = f"{LINE}/report/passages/works/"
_BEFORE, _AFTER = "11.55万元", "12.05万元"


@pytest.fixture
def year(client: Client) -> Filled:
    made = led()
    keep_book(made)
    assert keep(client).status_code == 200
    return made


def carried() -> None:
    """As a text was kept before its figures were kept with it."""
    with as_system("像以前"):
        Passage.objects.filter(book="union").update(figures={}, drafted="")


def spent_more() -> None:
    with as_system("改"):
        Payment.objects.filter(book="union", amount="29500.00").update(amount="34500.00")


def shown(client: Client) -> str:
    return clerk(client).get(PAGE).content.decode()


def test_what_changed_since_it_was_frozen_is_listed(client: Client, year: Filled) -> None:
    freeze(client)
    carried()
    assert "变了的数" not in shown(client) and "没有留下当时的数" not in shown(client)
    spent_more()
    page = shown(client)
    assert "看过以后变了的数" in page and f"{_BEFORE} → <strong>{_AFTER}" in page
    report = client.get(f"{LINE}/report/").content.decode()
    assert "看过以后有 1 个数变了" in report and f"{_BEFORE} → {_AFTER}" in report


def test_it_is_told_just_as_where_the_figures_were_kept(client: Client, year: Filled) -> None:
    freeze(client)
    spent_more()
    kept = clerk(client).get(PAGE).context["view"].moved
    carried()
    assert clerk(client).get(PAGE).context["view"].moved == kept != ()


def test_the_first_version_of_the_very_text_counts(client: Client, year: Filled) -> None:
    freeze(client)
    spent_more()
    freeze(client)
    carried()
    assert f"{_BEFORE} → " in shown(client)  # since it was written, not since it was printed
    with as_system("改"):
        Passage.objects.filter(book="union").update(markup="一共支出{{final.total}}。")
    page = shown(client)
    assert "变了的数" not in page and "没有留下当时的数" in page


def test_what_nobody_can_tell_is_said_until_it_is_confirmed(
    client: Client, year: Filled
) -> None:
    carried()
    spent_more()
    assert "没有留下当时的数" in shown(client)
    assert "没有留下写的时候的数" in client.get(f"{LINE}/report/").content.decode()
    seen = str(client.get(PAGE).context["view"].revision)
    assert keep(client, act="confirm", seen=seen).status_code == 200
    assert "没有留下当时的数" not in shown(client)
    with as_system("改"):
        Payment.objects.filter(book="union", amount="34500.00").update(amount="29500.00")
    assert f"{_AFTER} → <strong>{_BEFORE}" in shown(client)


def test_a_text_without_live_figures_asks_nothing(client: Client, year: Filled) -> None:
    assert keep(client, markup="开展了活动。", seen="1").status_code == 200
    carried()
    assert "没有留下" not in shown(client)
    with as_system("写"):
        Passage.objects.create(
            unit=year.union, year=2024, book="fiscal", code="duties", markup="写。"
        )
    with CaptureQueriesContext(connection) as asked:
        clerk(client).get(f"{BASE}/report/passages/duties/")
    assert not [one for one in asked if "evaluation_version" in one["sql"]]
