"""Last year's text: from the system and from a file, figures live again, old wording marked."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hengji.composition import Paragraph
from hengji.web.accounts.roles import Role
from hengji.web.evaluation.current import current
from hengji.web.evaluation.models import Passage
from hengji.web.evaluation.report_stale import former_names
from hengji.web.evidence.models import Attachment
from hengji.web.rows.session import as_system
from hengji.web.units.models import UnitName, UnitYear
from hengji.writers.office import package_docx
from web.books import YEAR
from web.evaluation.filled import Filled

pytestmark = pytest.mark.django_db
_OLD = "云岭工会联合办公室"
_TEXT = f"{YEAR - 1}年{_OLD}支出{{{{final.total}}}}，得{{{{points.999}}}}，走访26户。"


@pytest.fixture
def clerk(client: Client, year: Filled) -> Client:
    with as_system("准备"):
        UnitYear.objects.create(
            unit=year.union, year=YEAR - 1, profile="hunan-2023", state="submitted"
        )
        UnitName.objects.create(
            unit=year.union, name=_OLD, since=date(2015, 1, 1), until=date(YEAR - 1, 12, 31)
        )
    client.force_login(year.person(Role.CLERK))
    return client


def _url(year: Filled, rest: str = "last-year/") -> str:
    return year.url().replace("/evaluation/", f"/report/{rest}")


def _kept(year: Filled, code: str) -> Passage:
    with as_system("查"):
        return Passage.objects.get(unit=year.union, year=YEAR, code=code)


def _last(year: Filled, code: str, markup: str) -> None:
    with as_system("准备"):
        Passage.objects.create(unit=year.union, year=YEAR - 1, code=code, markup=markup)


def test_last_years_passage_is_taken_over_with_its_old_wording_marked(
    clerk: Client, year: Filled
) -> None:
    _last(year, "works", _TEXT.replace("，得{{points.999}}", ""))
    page = clerk.get(_url(year)).content.decode()
    assert f"<mark>{_OLD}</mark>" in page and f"<mark>{YEAR - 1}</mark>" in page
    assert '<span class="typed-figure">26户</span>' in page
    given = {"number": "1", "passage": "works", "file": "", "seen-works": "0"}
    answer = clerk.post(_url(year), given)
    there = _url(year, "passages/works/")
    assert answer.status_code == 302 and answer.headers["Location"] == there
    row = _kept(year, "works")
    assert row.from_prior and "{{final.total}}" in row.markup and "26户" in row.markup
    opened = clerk.get(there).content.decode()
    assert "还留着上年的说法" in opened and _OLD in opened
    clerk.post(there, {"act": "renew", "seen": str(row.revision)})
    row = _kept(year, "works")
    assert row.markup == "{{year}}年{{unit.name}}支出{{final.total}}，走访26户。"
    assert "还留着上年的说法" not in clerk.get(there).content.decode()


def test_two_people_take_over_the_same_passage(clerk: Client, year: Filled) -> None:
    _last(year, "works", "上年写的。")
    clerk.get(_url(year))
    with as_system("准备"):
        Passage.objects.create(unit=year.union, year=YEAR, code="works", markup="刚写的。")
    given = {"number": "1", "passage": "works", "file": "", "seen-works": "0"}
    assert clerk.post(_url(year), given).status_code == 409
    assert _kept(year, "works").markup == "刚写的。"


def test_a_report_that_is_uploaded_is_told_passage_by_passage(
    clerk: Client, year: Filled
) -> None:
    with as_system("准备"):
        package = current(year.union, YEAR).package
    before = {
        one.passage: one.text
        for part in package.parts
        for one in part.blocks
        if isinstance(one, Paragraph) and one.passage and not one.gap
    }
    name = "上年自评报告.docx"
    given = SimpleUploadedFile(name, package_docx(package))
    answer = clerk.post(_url(year), {"upload": "1", "report": given})
    page = clerk.get(answer.headers["Location"]).content.decode()
    assert name in page and "（一）基本支出情况" in page
    chosen = re.findall(r'<option value="([\w-]+)" selected>', page)
    assert {"basic-spending", "project-spending", "three-public", "conclusion"} <= set(chosen)
    assert {"execution", "attainments", "satisfaction"} <= set(chosen)  # below one heading
    sections = page.split('<section class="prior"')[1:]
    basic = next(one for one in sections if "（一）基本支出情况" in one)
    number = re.search(r'name="number" value="(\d+)"', basic)
    key = re.search(r'name="file" value="(\d+)"', basic)
    assert number is not None and key is not None
    wish = {"number": number[1], "file": key[1], "passage": "basic-spending"}
    assert clerk.post(_url(year), wish).status_code == 302
    markup = _kept(year, "basic-spending").markup
    assert "{{final.basic}}" in markup and "{{final.personnel}}" in markup
    with as_system("查"):
        after = current(year.union, YEAR).package.narrative
    assert after is not None
    told = [
        one.text
        for one in after.blocks
        if isinstance(one, Paragraph) and one.passage == "basic-spending"
    ]
    assert told == [before["basic-spending"]]  # the same year: nothing moves


def test_a_file_that_is_no_report_is_refused(clerk: Client, year: Filled) -> None:
    given = SimpleUploadedFile("照片.png", b"\x89PNG\r\n\x1a\n0000")
    page = clerk.post(_url(year), {"upload": "1", "report": given}, follow=True)
    assert "请上传 Word、PDF 或文本文件" in page.content.decode()
    with as_system("看"):
        assert not Attachment.objects.filter(name="照片.png").exists()
    assert clerk.get(_url(year) + "?file=999999").status_code == 404


def test_names_that_are_no_longer_right(clerk: Client, year: Filled) -> None:
    with as_system("查"):
        assert former_names(year.union) == {_OLD: "{{unit.name}}"}


def test_who_does_not_fill_takes_nothing_over(client: Client, year: Filled) -> None:
    client.force_login(year.person(Role.BUREAU_DESK))
    assert client.get(_url(year)).status_code == 200
    assert client.post(_url(year), {"number": "1"}).status_code == 403
