"""From any figure of the forms one click shows the records behind it; they add up to it."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from django.test import Client

from hengji.web.accounts.roles import Role
from hengji.web.evaluation.inputs import package
from hengji.web.rows.session import as_system
from hengji.web.units.models import Asset
from web.books import YEAR
from web.evaluation.filled import Filled

pytestmark = pytest.mark.django_db
_TOTAL = re.compile(r"data-total>([^<]*)</strong>，由 (\d+) 条记录合计")
_AMOUNT = re.compile(r'<td class="amount[^"]*">(-?[\d,.]+) ')
_RECORD = re.compile(r'<a href="([^"]+)">[^<]*</a>(?:<span class="quiet">[^<]*</span>)?</td>')


@pytest.fixture
def clerk(client: Client, year: Filled) -> Client:
    client.force_login(year.person(Role.CLERK))
    return client


def _form_pages(client: Client, year: Filled) -> list[str]:
    listed = client.get(year.url("forms/")).content.decode()
    return re.findall(r'href="([^"]*/evaluation/forms/\d+/)"', listed)


def test_every_figure_of_the_forms_leads_to_its_trace(clerk: Client, year: Filled) -> None:
    traces: set[str] = set()
    for page in _form_pages(clerk, year):
        traces |= set(
            re.findall(
                r'href="([^"]*/evaluation/trace/[^"]+)"', clerk.get(page).content.decode()
            )
        )
    with as_system("比对"):
        printed = {key for key, one in package(year.union, YEAR).fields().items() if one.text}
    led = {one.rstrip("/").rpartition("/")[2] for one in traces}
    forms_only = {one for one in printed if f"trace/{one}/" in " ".join(traces)}
    assert led and forms_only == led & printed
    for one in traces:
        assert clerk.get(one).status_code == 200, one


def test_the_records_of_a_trace_add_up_to_the_figure(clerk: Client, year: Filled) -> None:
    for key in ("final.total", "adjusted.total", "rate.execution", "staff.in_post"):
        page = clerk.get(year.url(f"trace/{key}/")).content.decode()
        parts = page.split("<section ")[1:]
        told = [(part, found) for part in parts if (found := _TOTAL.search(part))]
        assert told, key
        for part, found in told:
            total = Decimal(found[1].split()[0].replace(",", ""))
            amounts = [Decimal(one.replace(",", "")) for one in _AMOUNT.findall(part)]
            assert len(amounts) == int(found[2])
            assert sum(amounts, Decimal(0)) == total


def test_every_record_links_to_its_own_page(clerk: Client, year: Filled) -> None:
    page = clerk.get(year.url("trace/final.total/")).content.decode()
    links = _RECORD.findall(page)
    assert len(links) == 14
    shown = clerk.get(links[0])
    assert shown.status_code == 200
    assert "6,000.00" in shown.content.decode()


def test_a_score_is_told_by_its_arithmetic(clerk: Client, year: Filled) -> None:
    row = year.indicator("困难职工帮扶覆盖率")
    page = clerk.get(year.url(f"trace/points.{row.pk}/")).content.decode()
    assert "30 × 93% ÷ 95%" in page
    assert "职工文体活动第1场" in page  # the evidence that is bound to it


def test_points_lead_to_what_they_were_given_for(clerk: Client, year: Filled) -> None:
    row = year.indicator("困难职工帮扶覆盖率")
    for points, sources in (
        (f"points.{row.pk}", (f"actual.{row.pk}", f"weight.{row.pk}")),
        ("execution.points", ("rate.execution", "execution.weight")),
    ):
        page = clerk.get(year.url(f"trace/{points}/")).content.decode()
        for one in sources:
            assert year.url(f"trace/{one}/") in page


def test_no_trace_of_what_is_no_figure(clerk: Client, year: Filled) -> None:
    for key in ("unit.name", "no.such.key", "final.nothing"):
        assert clerk.get(year.url(f"trace/{key}/")).status_code == 404


def test_the_use_of_assets_leads_to_the_cards(clerk: Client, year: Filled) -> None:
    with as_system("登记"):
        one = Asset.objects.create(unit=year.union, year=YEAR, name="会议桌", value=Decimal(90))
        Asset.objects.create(
            unit=year.union, year=YEAR, name="旧音响", value=Decimal(10), state="idle"
        )
    page = clerk.get(year.url("trace/rate.assets/")).content.decode()
    assert "90.00%" in page
    assert f"/basics/assets/?row={one.pk}" in page
    assert "会议桌" in page and "旧音响" in page
