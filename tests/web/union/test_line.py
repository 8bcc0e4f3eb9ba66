"""The self-evaluation for the upper union: written, frozen, signed, handed over, answered."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client

import hengji
from hengji.web.accounts.models import Account
from hengji.web.accounts.roles import Role
from hengji.web.budget.models import Receipt
from hengji.web.evidence.store import store
from hengji.web.rows.session import as_system
from hengji.web.union.freezing import LineState, standing
from hengji.web.union.models import LinePassage, LineVersion
from hengji.web.units.models import Line, UnitYear, YearState
from web import books
from web.books import YEAR
from web.evaluation.filled import Filled, filled
from web.evaluation.signable import ready

pytestmark = pytest.mark.django_db
BASE = f"/units/101001/years/{YEAR}"
LINE = f"{BASE}/union/line"
_DUES: dict[str, Any] = {"book": "union", "fund": "union_dues", "functional": ""}


@pytest.fixture
def year(db: None) -> Filled:
    """A year ready to be signed, with a union book and an upper union."""
    made = ready(filled())
    with as_system("准备"):
        for name, budget, spent in (
            ("职工活动组织支出", "88000.00", "86000.00"),
            ("维权支出", "30000.00", "29500.00"),
        ):
            books.granted(made.union, budget, economic=name, **_DUES)
            books.paid(
                made.union, spent, date(YEAR, 6, 3), economic=name, purpose=name, **_DUES
            )
        Receipt.objects.create(
            unit=made.union, year=YEAR, book="union", fund="union_dues", amount="120000.00",
            day=date(YEAR, 3, 1),
        )  # fmt: skip
        upper = books.unit("900900", "云岭市总工会")
        books.below(made.union, upper, Line.UNION)
        books.account("upper", Role.UPPER_UNION, upper)
        type(made.union).objects.filter(pk=made.union.pk).update(small=True)
        made.union.refresh_from_db()
    return made


def as_(client: Client, login: str) -> Client:
    client.force_login(Account.objects.get(login=login))
    return client


def clerk(client: Client) -> Client:
    return as_(client, Role.CLERK.value)


def state(year: Filled) -> LineState:
    with as_system("看"):
        return standing(year.union, YEAR).state


def version() -> LineVersion:
    with as_system("看"):
        return LineVersion.objects.latest("number")


def freeze(client: Client) -> LineVersion:
    page = clerk(client).get(f"{LINE}/versions/freeze/")
    asked = {f"reason.{one.key}": "核对无误" for one in page.context["ready"].questions}
    answer = client.post(f"{LINE}/versions/freeze/", asked)
    assert answer.status_code == 302, [one.words for one in answer.context["refused"]]
    return version()


def sign(client: Client, login: str) -> None:
    told = {"read": "yes", "code": version().code}
    assert as_(client, login).post(f"{LINE}/versions/sign/", told).status_code == 302


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
    data = clerk(client).get(f"{LINE}/files/docx/").content
    (audited,) = hengji.audit_file(data, name="自评.docx").documents
    assert isinstance(audited, hengji.Audited)
    assert audited.profile == "union-line"
    assert not [one for one in audited.findings if one.severity.value == "error"]


def test_a_passage_is_its_own_and_never_overwritten(client: Client, year: Filled) -> None:
    url = f"{LINE}/report/works/"
    told = {"markup": "支出合计{{final.total}}。", "revision": "0", "what": "save"}
    assert clerk(client).post(url, told).status_code == 302
    assert "支出合计" in client.get(f"{LINE}/report/").content.decode()
    assert "支出合计11.55" not in client.get(f"{BASE}/report/").content.decode()
    stale = client.post(url, {**told, "markup": "别人写的。"})
    assert stale.status_code == 409
    unknown = client.post(url, {**told, "markup": "{{没有}}", "revision": "1"})
    assert unknown.status_code == 422
    back = client.post(url, {**told, "revision": "1", "what": "draft"})
    assert back.status_code == 302
    with as_system("看"):
        assert not LinePassage.objects.exists()


def test_figures_by_hand_stand_against_freezing(client: Client, year: Filled) -> None:
    told = {"markup": "走访职工 312 户。", "revision": "0", "what": "save"}
    clerk(client).post(f"{LINE}/report/works/", told)
    page = client.get(f"{LINE}/versions/freeze/").content.decode()
    assert "手工写了 312" in page
    assert client.post(f"{LINE}/versions/freeze/").status_code == 422
    assert state(year) is LineState.NONE


def test_from_draft_to_the_upper_unions_answer(client: Client, year: Filled) -> None:
    made = freeze(client)
    assert state(year) is LineState.TO_SIGN
    assert made.code in client.get(f"{LINE}/versions/1/pages/").getvalue().decode()
    for form in ("docx", "xlsx", "pdf", "html"):
        data = client.get(f"{LINE}/versions/1/files/{form}/").getvalue()
        (audited,) = hengji.audit_file(data, name=f"自评.{form}").documents
        assert isinstance(audited, hengji.Audited), form
        assert audited.profile == "union-line", form
    assert client.post(f"{LINE}/versions/submit/").status_code == 302
    assert state(year) is LineState.TO_SIGN
    sign(client, Role.CLERK.value)
    assert as_(client, Role.CLERK.value).post(f"{LINE}/versions/sign/").status_code == 403
    sign(client, Role.HEAD.value)
    assert state(year) is LineState.SIGNED
    assert "报上级工会的签字已齐" in clerk(client).get("/").content.decode()
    client.post(f"{LINE}/versions/submit/")
    assert state(year) is LineState.SUBMITTED
    data = client.get(f"{LINE}/versions/1/files/zip/").getvalue()
    assert len(zipfile.ZipFile(BytesIO(data)).namelist()) == 6
    again = client.post(f"{LINE}/versions/freeze/", follow=True)
    assert "等答复以后再出新版" in again.content.decode()
    answers = as_(client, "upper")
    assert "等您答复" in answers.get("/").content.decode()
    assert "上级工会意见" in answers.get(f"{LINE}/versions/").content.decode()
    answers.post(f"{LINE}/versions/answer/", {"verdict": "returned", "opinion": ""})
    assert state(year) is LineState.SUBMITTED
    answers.post(f"{LINE}/versions/answer/", {"verdict": "returned", "opinion": "补充活动场次"})
    assert state(year) is LineState.RETURNED
    assert freeze(client).number == 2
    with as_system("看"):
        own = UnitYear.objects.get(unit=year.union, year=YEAR)
        assert own.state == YearState.EVALUATING


def test_what_changed_since_is_not_signed(client: Client, year: Filled) -> None:
    freeze(client)
    with as_system("改"):
        books.paid(year.union, "100.00", economic="维权支出", purpose="补记", **_DUES)
    sign(client, Role.CLERK.value)
    assert state(year) is LineState.TO_SIGN
    assert "与现在的数不同" in client.get(f"{LINE}/versions/").content.decode()
    with as_system("看"):
        assert not version().signatures.exists()


def test_on_paper_the_code_must_be_the_versions(client: Client, year: Filled) -> None:
    made = freeze(client)
    with as_system("看"):
        printed = store().path(made.files.get(form="pdf").digest).read_bytes()
    png = b"\x89PNG\r\n\x1a\n" + bytes(64)

    def send(data: bytes, **more: str) -> int:
        scan = SimpleUploadedFile("扫描.pdf", data)
        told = {"scan": scan, "name1": "甲", "name2": "乙", **more}
        return clerk(client).post(f"{LINE}/versions/paper/", told).status_code

    assert send(png, code="HJ-AAAA-BBBB-CCCC") == 422
    assert send(printed) == 302
    assert state(year) is LineState.SIGNED


def test_an_archived_year_is_only_looked_at(client: Client, year: Filled) -> None:
    freeze(client)
    with as_system("归档"):
        UnitYear.objects.filter(unit=year.union).update(state=YearState.ARCHIVED)
    assert "年度已归档" in clerk(client).get(f"{LINE}/versions/").content.decode()
    sign(client, Role.CLERK.value)
    assert state(year) is LineState.TO_SIGN
    page = client.post(f"{LINE}/versions/freeze/", follow=True).content.decode()
    assert "不再改动" in page


def test_who_has_a_password_signs_with_it(client: Client, year: Filled) -> None:
    freeze(client)
    with as_system("准备"):
        person = Account.objects.get(login=Role.CLERK.value)
        person.set_password("山高水长一二三四")
        person.save()
    sign(client, Role.CLERK.value)
    with as_system("看"):
        assert not version().signatures.exists()
    told = {"read": "yes", "code": version().code, "password": "山高水长一二三四"}
    clerk(client).post(f"{LINE}/versions/sign/", told)
    with as_system("看"):
        assert version().signatures.count() == 1


def test_a_version_never_changes(year: Filled, client: Client) -> None:
    made = freeze(client)
    with as_system("改"), pytest.raises(DatabaseError), transaction.atomic():
        LineVersion.objects.filter(pk=made.pk).update(code="HJ")


def test_the_bureau_has_no_part_in_it(client: Client, year: Filled) -> None:
    freeze(client)
    bureau = as_(client, Role.PERFORMANCE_DESK.value)
    for rest in ("report/", "forms/", "versions/", "versions/1/files/pdf/"):
        assert bureau.get(f"{LINE}/{rest}").status_code == 403


@pytest.mark.parametrize("rest", ["report/", "forms/3/", "trace/final.total/", "versions/"])
def test_pages_cost_few_statements(
    rest: str, client: Client, year: Filled, django_assert_max_num_queries: Any
) -> None:
    clerk(client)
    with django_assert_max_num_queries(25):
        assert client.get(f"{LINE}/{rest}").status_code == 200
