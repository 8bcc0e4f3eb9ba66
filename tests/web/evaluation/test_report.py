"""The report as it reads: every passage with its stage, every figure a link, files to take."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hengji.web.accounts.roles import Role
from hengji.web.evaluation.current import current
from hengji.web.evaluation.models import Passage
from hengji.web.evaluation.report_missing import missing
from hengji.web.evaluation.report_outline import confirmed_figures, passage_codes, report_view
from hengji.web.memory import Shelf
from hengji.web.rows.session import as_system
from web.books import YEAR
from web.evaluation.filled import Filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client: Client, year: Filled) -> Client:
    client.force_login(year.person(Role.CLERK))
    return client


def _url(year: Filled, rest: str = "") -> str:
    return year.url().replace("/evaluation/", "/report/") + rest


def test_the_page_says_what_the_package_says(clerk: Client, year: Filled) -> None:
    page = clerk.get(_url(year)).content.decode()
    with as_system("查"):
        now = current(year.union, YEAR)
        view = report_view(now, confirmed_figures(now))
    assert [one.code for one in view.passages] == list(passage_codes(now))
    narrative = now.package.narrative
    assert narrative is not None
    told = re.sub(r"<[^>]+>|\s", "", page)
    for block in narrative.blocks:
        assert "".join(block.text.split()) in told  # type: ignore[union-attr]  # all paragraphs
    for one in view.passages:
        assert f'id="passage-{one.code}"' in page


def test_every_figure_of_the_report_opens_its_trace(clerk: Client, year: Filled) -> None:
    page = clerk.get(_url(year)).content.decode()
    traces = set(re.findall(r'href="([^"]+/trace/[^"]+)"', page))
    assert len(traces) > 10
    for one in traces:
        assert clerk.get(one).status_code == 200, one


def test_a_passage_without_its_facts_says_what_it_lacks(clerk: Client, year: Filled) -> None:
    page = clerk.get(_url(year)).content.decode()
    assert "缺职能职责" in page
    with as_system("查"):
        words = [one.words for one in missing(year.union, YEAR)]
    assert "报告“职能职责”：缺职能职责。" in words


def test_findings_stand_beside_their_passage(clerk: Client, year: Filled) -> None:
    with as_system("准备"):
        Passage.objects.create(
            unit=year.union,
            year=YEAR,
            code="execution",
            markup="全年预算数{{adjusted.total}}，实际支出{{final.total}}，预算执行率97.35%。",
        )
    found = clerk.get(_url(year, "findings/")).content.decode()
    beside = found.partition('id="found-execution"')[2].partition("</div>")[0]
    assert "97.35" in beside
    alone = clerk.get(_url(year, "findings/?passage=execution")).content.decode()
    assert "found-execution" in alone and "found-duties" not in alone


def test_the_package_is_taken_along_in_four_formats(clerk: Client, year: Filled) -> None:
    for form, start in (("docx", b"PK"), ("xlsx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!DOC")):
        answer = clerk.get(_url(year, f"files/{form}/"))
        assert answer.status_code == 200
        assert answer.content.startswith(start)
        assert answer.headers["Content-Disposition"].startswith("attachment")
    document = zipfile.ZipFile(io.BytesIO(clerk.get(_url(year, "files/docx/")).content))
    assert "青禾县总工会" in document.read("word/document.xml").decode()
    assert clerk.get(_url(year, "files/exe/")).status_code == 404


def test_the_preview_is_shown_and_held_apart(clerk: Client, year: Filled) -> None:
    answer = clerk.get(_url(year, "files/html/?show"))
    assert answer.headers["Content-Disposition"].startswith("inline")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "<script" not in answer.content.decode()


def test_confirming_all_leaves_what_lacks_something(clerk: Client, year: Filled) -> None:
    clerk.post(_url(year, "confirm/"))
    with as_system("查"):
        now = current(year.union, YEAR)
        view = report_view(now, confirmed_figures(now))
    stages = {one.code: one.stage.name for one in view.passages}
    assert stages["execution"] == "CONFIRMED" and stages["duties"] == "LACKING"
    assert not any(one.edited for one in view.passages)  # drafts stay drafts


@pytest.mark.parametrize(
    "page", ["", "findings/", "passages/execution/", "last-year/", "files/docx/"]
)
def test_every_page_opens_with_few_queries(clerk: Client, year: Filled, page: str) -> None:
    with as_system("准备"):
        Passage.objects.create(
            unit=year.union, year=YEAR, code="works", markup="走访26户。", from_prior=True
        )
    Shelf.clear_all()
    with CaptureQueriesContext(connection) as first:
        assert clerk.get(_url(year, page)).status_code == 200
    with CaptureQueriesContext(connection) as again:
        clerk.get(_url(year, page))
    assert len(again) <= len(first) <= 25


def test_who_may_not_write_may_not_confirm(client: Client, year: Filled) -> None:
    client.force_login(year.person(Role.PERFORMANCE_DESK))
    assert client.get(_url(year)).status_code == 200
    assert client.post(_url(year, "confirm/")).status_code == 403
