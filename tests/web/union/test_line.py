"""The self-evaluation for the upper union: written, frozen, signed, handed over, answered."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client

import hengji
from hengji.web.accounts.models import Account
from hengji.web.accounts.roles import Role
from hengji.web.evaluation.models import HandFigure, Passage, Statement, Version
from hengji.web.evaluation.stages import Stage
from hengji.web.evidence.models import Survey
from hengji.web.evidence.store import store
from hengji.web.rows.session import as_system
from hengji.web.units.models import UnitYear, YearState
from web import books
from web.books import YEAR
from web.evaluation.filled import Filled
from web.union.line import (
    BASE,
    DUES,
    HANDOVER,
    LINE,
    SIGNING,
    as_,
    clerk,
    freeze,
    handed_in,
    keep,
    sign,
    state,
    version,
)

pytestmark = pytest.mark.django_db


def test_its_pages_speak_of_the_union_book(client: Client, year: Filled) -> None:
    page = clerk(client).get(f"{BASE}/evaluation/union/").content.decode()
    assert "没有定稿" in page and "工会预算绩效自评" in page
    report = client.get(f"{LINE}/report/").content.decode()
    assert "11.55" in report and "职工活动组织支出" in report
    traced = client.get(f"{LINE}/trace/final.class.维权支出/").content.decode()
    assert "29,500.00" in traced and "/union/sheets/payments/?row=" in traced
    for rest in ("forms/", "forms/1/", "forms/3/", "audit/"):
        assert client.get(f"{LINE}/{rest}").status_code == 200
    assert client.get(f"{LINE}/trace/final.class.九/").status_code == 404


def test_a_draft_is_read_back_by_our_own_reader(client: Client, year: Filled) -> None:
    data = clerk(client).get(f"{LINE}/report/files/docx/").content
    (audited,) = hengji.audit_file(data, name="自评.docx").documents
    assert isinstance(audited, hengji.Audited)
    assert audited.profile == "union-line"
    assert not [one for one in audited.findings if one.severity.value == "error"]


def test_a_passage_is_its_own_and_never_overwritten(client: Client, year: Filled) -> None:
    assert keep(client).status_code == 200
    assert "支出合计" in client.get(f"{LINE}/report/").content.decode()
    assert "支出合计11.55" not in client.get(f"{BASE}/report/").content.decode()
    assert keep(client, markup="别人写的。").status_code == 409
    assert keep(client, markup="{{没有}}", seen="1").status_code == 422
    assert keep(client, act="draft", seen="1").status_code == 200
    with as_system("看"):
        assert not Passage.objects.filter(book="union").exists()


def test_a_passage_is_written_in_the_same_editor(client: Client, year: Filled) -> None:
    page = clerk(client).get(f"{LINE}/report/passages/works/").content.decode()
    assert "data-editor" in page and "data-picker" in page and "report_editor" in page
    assert f"{LINE}/trace/final.total/" in page  # a chip leads to the union book
    told = keep(client, markup="走访职工 312 户，支出{{final.total}}。").json()
    assert len(told["marks"]) == 1 and "312" in told["beside"]
    keep(client, act="vouch", typed="312", basis="走访台账")
    with as_system("看"):
        (vouched,) = HandFigure.objects.filter(book="union")
        assert (vouched.printed, vouched.basis) == ("312", "走访台账")
        assert not HandFigure.objects.filter(book="fiscal").exists()
    found = client.get(f"{LINE}/report/findings/?passage=works").content.decode()
    assert 'id="found-works"' in found


def test_last_years_text_is_the_lines_own(client: Client, year: Filled) -> None:
    with as_system("准备"):
        last = {"unit": year.union, "year": YEAR - 1, "code": "works"}
        Passage.objects.create(**last, book="union", markup="上年开展了送温暖活动。")
        Passage.objects.create(**last, book="fiscal", markup="上年的部门报告。")
    page = clerk(client).get(f"{LINE}/report/last-year/").content.decode()
    assert "送温暖活动" in page and "上年的部门报告" not in page
    client.post(f"{LINE}/report/last-year/", {"number": "1", "passage": "works"})
    with as_system("看"):
        (taken,) = Passage.objects.filter(unit=year.union, year=YEAR)
        assert taken.book == "union" and taken.from_prior


def test_figures_by_hand_stand_against_freezing(client: Client, year: Filled) -> None:
    keep(client, markup="走访职工 312 户。")
    page = client.get(f"{SIGNING}/freeze/check/").content.decode()
    assert "312 没有关联数据" in page and f"{LINE}/report/#passage-works" in page
    assert client.post(f"{SIGNING}/freeze/").status_code == 422
    assert state(year) is Stage.NONE


def test_from_draft_to_the_upper_unions_answer(client: Client, year: Filled) -> None:
    made = freeze(client)
    assert state(year) is Stage.TO_SIGN
    assert made.code in client.get(f"{SIGNING}/versions/1/pages/").getvalue().decode()
    for form in ("docx", "xlsx", "pdf", "html"):
        data = client.get(f"{SIGNING}/versions/1/files/{form}/").getvalue()
        (audited,) = hengji.audit_file(data, name=f"自评.{form}").documents
        assert isinstance(audited, hengji.Audited), form
        assert audited.profile == "union-line", form
    assert client.post(f"{HANDOVER}/submit/").status_code == 302
    assert state(year) is Stage.TO_SIGN
    sign(client, Role.CLERK.value)
    again = as_(client, Role.CLERK.value).post(f"{SIGNING}/versions/1/sign/")
    assert again.status_code == 403
    sign(client, Role.HEAD.value)
    assert state(year) is Stage.SIGNED
    assert "报上级工会的自评报告的签字已齐" in clerk(client).get("/").content.decode()
    client.post(f"{HANDOVER}/submit/")
    assert state(year) is Stage.SUBMITTED
    data = client.get(f"{HANDOVER}/submission/").getvalue()
    assert len(zipfile.ZipFile(BytesIO(data)).namelist()) == 6
    again = client.post(f"{SIGNING}/freeze/", follow=True)
    assert "等答复以后再出新版" in again.content.decode()
    answers = as_(client, "upper")
    assert "等您审核" in answers.get("/").content.decode()
    assert "审核结论" in answers.get(f"{HANDOVER}/").content.decode()
    answers.post(f"{HANDOVER}/answer/", {"verdict": "returned", "opinion": ""})
    assert state(year) is Stage.SUBMITTED
    answers.post(f"{HANDOVER}/answer/", {"verdict": "returned", "opinion": "补充活动场次"})
    assert state(year) is Stage.RETURNED
    assert "被退回修改" in clerk(client).get("/").content.decode()
    assert "补充活动场次" in client.get(f"{HANDOVER}/").content.decode()
    assert freeze(client).number == 2
    told = client.get(f"{SIGNING}/versions/2/").content.decode()
    assert "与第 1 版不同的地方" in told
    with as_system("看"):
        own = UnitYear.objects.get(unit=year.union, year=YEAR)
        assert own.state == YearState.EVALUATING


def test_what_changed_since_is_not_signed(client: Client, year: Filled) -> None:
    freeze(client)
    with as_system("改"):
        books.paid(year.union, "100.00", economic="维权支出", purpose="补记", **DUES)
    assert "定稿以后" in sign(client, Role.CLERK.value)
    assert state(year) is Stage.TO_SIGN
    assert "与现在的数不同" in client.get(f"{SIGNING}/").content.decode()
    with as_system("看"):
        assert not version().signatures.exists()


def test_who_does_not_see_the_fiscal_book_reads_the_same_line(
    client: Client, year: Filled
) -> None:
    with as_system("说明财政账的项目"):
        of = {"unit": year.union, "year": YEAR, "project": year.work}
        Statement.objects.create(**of, topic="achieved", text="驿站建成三处，按期开放。")
        Survey.objects.create(
            **of, title="驿站满意度调查", subject="户外劳动者", method="entered",
            sent=60, returned=50, valid=50, satisfied=49,
        )  # fmt: skip
    handed_in(client)
    own = clerk(client).get(f"{LINE}/report/").content.decode()
    theirs = as_(client, "upper").get(f"{LINE}/report/").content.decode()
    for words in ("驿站建成三处", "户外劳动者"):
        assert words not in own and words not in theirs
    assert "与现在的数不同" not in client.get(f"{SIGNING}/").content.decode()


def test_on_paper_the_code_must_be_the_versions(client: Client, year: Filled) -> None:
    made = freeze(client)
    with as_system("看"):
        printed = store().path(made.files.get(form="pdf").digest).read_bytes()
    png = b"\x89PNG\r\n\x1a\n" + bytes(64)

    def send(data: bytes, **more: str) -> int:
        scan = SimpleUploadedFile("扫描.pdf", data)
        told = {"scan": scan, "name1": "甲", "name2": "乙", **more}
        return clerk(client).post(f"{SIGNING}/versions/1/paper/", told).status_code

    assert send(png, code="HJ-AAAA-BBBB-CCCC") == 422
    assert send(printed) == 302
    assert state(year) is Stage.SIGNED


def test_a_link_is_handed_out_for_the_next_step(client: Client, year: Filled) -> None:
    freeze(client)
    told = {"account": str(year.person(Role.CLERK).pk)}
    page = clerk(client).post(f"{SIGNING}/versions/1/link/", told).content.decode()
    assert f"?next={SIGNING}/versions/1/sign/" in page


def test_an_archived_year_is_only_looked_at(client: Client, year: Filled) -> None:
    freeze(client)
    with as_system("归档"):
        UnitYear.objects.filter(unit=year.union).update(state=YearState.ARCHIVED)
    assert "不再改动" in sign(client, Role.CLERK.value)
    assert state(year) is Stage.TO_SIGN
    page = clerk(client).post(f"{SIGNING}/freeze/", follow=True).content.decode()
    assert "不再改动" in page
    assert "另出新版</a>" not in page


def test_who_has_a_password_signs_with_it(client: Client, year: Filled) -> None:
    freeze(client)
    with as_system("准备"):
        person = Account.objects.get(login=Role.CLERK.value)
        person.set_password("山高水长一二三四")
        person.save()
    sign(client, Role.CLERK.value)
    with as_system("看"):
        assert not version().signatures.exists()
    sign(client, Role.CLERK.value, password="山高水长一二三四")
    with as_system("看"):
        assert version().signatures.count() == 1


def test_a_version_never_changes(year: Filled, client: Client) -> None:
    made = freeze(client)
    with as_system("改"), pytest.raises(DatabaseError), transaction.atomic():
        Version.objects.filter(pk=made.pk).update(code="HJ")


def test_the_bureau_has_no_part_in_it(client: Client, year: Filled) -> None:
    freeze(client)
    bureau = as_(client, Role.PERFORMANCE_DESK.value)
    for rest in ("report/", "forms/", "signing/", "signing/versions/1/files/pdf/"):
        assert bureau.get(f"{LINE}/{rest}").status_code == 403


@pytest.mark.parametrize("rest", ["report/", "forms/3/", "trace/final.total/", "signing/"])
def test_pages_cost_few_statements(
    rest: str, client: Client, year: Filled, django_assert_max_num_queries: Any
) -> None:
    clerk(client)
    with django_assert_max_num_queries(25):
        assert client.get(f"{LINE}/{rest}").status_code == 200
