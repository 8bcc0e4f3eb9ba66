"""Pages of the evidence: who may see and do what, files as they are sent, saves, queries."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import FileResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from hengji.web.accounts.roles import Role
from hengji.web.evidence import surveying
from hengji.web.evidence.models import ActivityRecord, Attachment, Attainment, Binding
from hengji.web.evidence.store import Store
from hengji.web.goals.models import Indicator
from hengji.web.rows.session import as_system
from hengji.web.units.models import UnitYear
from web import books
from web.evidence.test_store import PDF, PNG
from web.goals import sheets
from web.goals.county import Answer, County

pytestmark = pytest.mark.django_db

_SEES = (
    Role.CLERK,
    Role.HEAD,
    Role.EVALUATION_GROUP,
    Role.SUPERVISOR,
    Role.BUREAU_DESK,
    Role.PERFORMANCE_DESK,
    Role.BUREAU_HEAD,
    Role.ANALYST,
)
_PAGES = (
    "",
    "indicators/{indicator}/",
    "files/",
    "ledgers/",
    "ledgers/activities/",
    "ledgers/visits/",
    "ledgers/activities/template/",
    "surveys/",
)


def _url(county: County, rest: str = "") -> str:
    with as_system("看"):
        row = Indicator.objects.filter(sheet=county.sheet).order_by("position")[1]
    base = f"/units/{county.union.code}/years/{books.YEAR}/evidence/"
    return base + rest.format(indicator=row.pk)


def _upload(client: Client, county: County, *given: SimpleUploadedFile, **more: str) -> Answer:
    return client.post(_url(county, "indicators/{indicator}/bind/"), {"files": given, **more})


def _save(client: Client, url: str, *rows: dict[str, object]) -> Answer:
    return client.post(url, json.dumps({"rows": rows}), content_type="application/json")


def _bytes(sent: object) -> bytes:
    assert isinstance(sent, FileResponse)
    return b"".join(sent.streaming_content)  # type: ignore[arg-type]  # served by WSGI, not ASGI


@pytest.mark.parametrize("role", _SEES)
@pytest.mark.parametrize("page", _PAGES)
def test_who_may_look(client: Client, county: County, role: Role, page: str) -> None:
    client.force_login(county.person(role))
    assert client.get(_url(county, page)).status_code == 200


@pytest.mark.parametrize("page", _PAGES)
def test_who_may_not_look(client: Client, county: County, page: str) -> None:
    assert client.get(_url(county, page)).status_code == 302
    for person in (county.person(Role.SYSTEM_ADMINISTRATOR), county.stranger):
        client.force_login(person)
        assert client.get(_url(county, page)).status_code == 404


_ACTIONS = (
    "indicators/{indicator}/",
    "indicators/{indicator}/bind/",
    "files/",
    "ledgers/activities/",
    "ledgers/activities/import/",
    "surveys/",
)


@pytest.mark.parametrize("role", [role for role in _SEES if role is not Role.CLERK])
@pytest.mark.parametrize("action", _ACTIONS)
def test_who_may_not_fill(client: Client, county: County, role: Role, action: str) -> None:
    client.force_login(county.person(role))
    assert client.post(_url(county, action), {"value": "1"}).status_code == 403


def test_a_closed_year_is_read_only(client: Client, county: County) -> None:
    with as_system("归档"):
        UnitYear.objects.filter(unit=county.union).update(state="archived")
    client.force_login(county.person(Role.CLERK))
    for action in _ACTIONS:
        assert client.post(_url(county, action), {"value": "1"}).status_code == 403, action


def test_a_file_is_kept_bound_and_sent_with_safe_headers(
    client: Client, county: County, store: Store
) -> None:
    client.force_login(county.person(Role.CLERK))
    _upload(
        client, county, SimpleUploadedFile("../名册 汇总.pdf", PDF, "text/html"), note="原件"
    )
    with as_system("看"):
        (one,) = Attachment.objects.all()
        assert (one.name, one.kind, one.added_by) == ("名册 汇总.pdf", "pdf", "经办人甲")
        assert Binding.objects.count() == 1
    for page in ("indicators/{indicator}/", "files/"):
        assert "名册 汇总.pdf" in client.get(_url(county, page)).content.decode()
    sent = client.get(_url(county, f"files/{one.pk}/"))
    assert _bytes(sent) == PDF
    assert sent.headers["Content-Type"] == "application/pdf"
    assert sent.headers["Content-Disposition"].startswith("attachment;")
    assert sent.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert sent.headers["X-Content-Type-Options"] == "nosniff"
    assert sent.headers["Cache-Control"] == "private, no-store"


def test_only_pictures_are_shown_in_the_page(
    client: Client, county: County, store: Store
) -> None:
    client.force_login(county.person(Role.CLERK))
    _upload(client, county, SimpleUploadedFile("a.pdf", PDF), SimpleUploadedFile("b.png", PNG))
    with as_system("看"):
        kinds = {one.kind: one.pk for one in Attachment.objects.all()}
    for kind, start in (("pdf", "attachment"), ("png", "inline")):
        sent = client.get(_url(county, f"files/{kinds[kind]}/"), {"show": "1"})
        assert sent.headers["Content-Disposition"].startswith(start)
        assert _bytes(sent) in (PDF, PNG)


def test_the_same_bytes_are_kept_once_for_two_units(
    client: Client, county: County, store: Store
) -> None:
    client.force_login(county.person(Role.CLERK))
    for name in ("a.pdf", "b.pdf"):
        _upload(client, county, SimpleUploadedFile(name, PDF))
    client.force_login(county.stranger)
    other = f"/units/{county.other.code}/years/{books.YEAR}/evidence/files/"
    client.post(other, {"files": [SimpleUploadedFile("c.pdf", PDF)]})
    with as_system("看"):
        assert sorted(Attachment.objects.values_list("unit__code", "name")) == [
            ("101001", "a.pdf"),
            ("102001", "c.pdf"),
        ]
        mine = Attachment.objects.get(name="a.pdf").pk
    assert len([one for one in store.folder.rglob("*") if one.is_file()]) == 1
    assert client.get(f"{other}{mine}/").status_code == 404
    assert client.get(_url(county, f"files/{mine}/")).status_code == 404


def test_programs_pages_and_empty_files_are_not_taken(
    client: Client, county: County, store: Store
) -> None:
    client.force_login(county.person(Role.CLERK))
    bad = [
        SimpleUploadedFile("工具.pdf", b"MZ\x90\x00"),
        SimpleUploadedFile("页面.txt", b"<html><script>"),
        SimpleUploadedFile("空.pdf", b""),
    ]
    for one in bad:
        client.post(_url(county, "files/"), {"files": [one]})
    page = client.get(_url(county, "files/")).content.decode()
    assert page.count("不是可以上传的文件") + page.count("是空的") + page.count("没有文件") >= 2
    with as_system("看"):
        assert not Attachment.objects.exists()


@pytest.mark.parametrize("role", _SEES)
@pytest.mark.parametrize("personal", ["", "1"])
def test_who_may_open_a_file(
    client: Client, county: County, store: Store, role: Role, personal: str
) -> None:
    client.force_login(county.person(Role.CLERK))
    more = {"personal": personal} if personal else {}
    _upload(client, county, SimpleUploadedFile("名单.pdf", PDF), **more)
    with as_system("看"):
        one = Attachment.objects.get()
    client.force_login(county.person(role))
    own = (Role.CLERK, Role.HEAD, Role.EVALUATION_GROUP)
    allowed = role in own or (not personal and role is not Role.ANALYST)
    if role is Role.SUPERVISOR:  # of the union itself it is no reviewer
        allowed = False
    sent = client.get(_url(county, f"files/{one.pk}/"))
    assert sent.status_code == (200 if allowed else 403)
    if allowed:
        assert _bytes(sent) == PDF


def test_a_record_and_a_survey_are_chosen_as_evidence(client: Client, county: County) -> None:
    with as_system("准备"):
        record = ActivityRecord.objects.create(
            unit=county.union, year=books.YEAR, ledger="aid", day=date(2024, 5, 1), title="帮扶"
        )
        survey = surveying.make(county.union, books.YEAR, "现场问卷", "帮扶对象", "paper")
        other = ActivityRecord.objects.create(
            unit=county.other, year=books.YEAR, ledger="aid", day=date(2024, 5, 1), title="x"
        )
    client.force_login(county.person(Role.CLERK))
    url = _url(county, "indicators/{indicator}/bind/")
    client.post(url, {"activity": record.pk, "survey": survey.pk, "attachment": ""})
    assert client.post(url, {"activity": other.pk}).status_code == 404
    page = client.get(_url(county, "indicators/{indicator}/")).content.decode()
    for words in ("取消佐证 帮扶", "取消佐证 现场问卷"):
        assert words in page


def test_a_file_that_proves_something_stays(
    client: Client, county: County, store: Store
) -> None:
    client.force_login(county.person(Role.CLERK))
    _upload(client, county, SimpleUploadedFile("a.pdf", PDF))
    with as_system("看"):
        one, bound = Attachment.objects.get(), Binding.objects.get()
    client.post(_url(county, f"files/{one.pk}/remove/"))
    with as_system("看"):
        assert Attachment.objects.exists()
    client.post(_url(county, f"bindings/{bound.pk}/unbind/"))
    client.post(_url(county, f"files/{one.pk}/remove/"))
    with as_system("看"):
        assert not Attachment.objects.exists()


def test_an_attainment_by_hand_and_two_people_on_it(client: Client, county: County) -> None:
    client.force_login(county.person(Role.CLERK))
    url = _url(county, "indicators/{indicator}/")
    assert client.post(url, {"value": "很多", "seen": 0}).status_code == 200
    assert client.post(url, {"value": "96.5", "note": "抽查", "seen": 0}).status_code == 302
    assert client.post(url, {"value": "97", "seen": 0}).status_code == 409
    with as_system("看"):
        kept = Attainment.objects.get()
        assert (kept.value, kept.how, kept.revision) == ("96.5", "manual", 1)
    assert client.post(url, {"value": "97", "seen": 1}).status_code == 302
    assert client.post(url, {"value": "98", "seen": 1}).status_code == 409
    assert "人工填报，还没有佐证" in client.get(_url(county)).content.decode()


def test_a_working_list_is_typed_in_the_grid(client: Client, county: County) -> None:
    client.force_login(county.person(Role.CLERK))
    url = _url(county, "ledgers/visits/")
    row = {
        "day": "2024年1月25日",
        "title": "走访慰问困难职工",
        "measure_people": "1,200",
        "measure_money": "60000.5",
        "marks_text": "冬送温暖、困难职工",
    }
    answer = _save(client, url, {"key": "0", "row": "", "revision": 0, "values": row})
    body = json.loads(answer.content)
    assert body["rows"][0]["status"] == "saved", body
    assert body["totals"]["measure_people"] == "1,200"
    with as_system("看"):
        one = ActivityRecord.objects.get()
        assert one.counts == {"people": "1200", "money": "60000.5"}
        assert one.marks == ["冬送温暖", "困难职工"]
    wish = {"key": "0", "row": str(one.pk), "revision": 1}
    cleared = _save(client, url, {**wish, "values": {"measure_people": ""}})
    assert json.loads(cleared.content)["totals"]["measure_people"] == ""
    with as_system("看"):
        assert ActivityRecord.objects.get().counts == {"money": "60000.5"}
    stale = _save(client, url, {**wish, "values": {"measure_money": "1"}})
    assert stale.status_code == 409
    assert json.loads(stale.content)["rows"][0]["theirs"]["measure_money"] == "60,000.50"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"day": "2023-12-30"}, "的日期 2023-12-30 不在 2024 年度内"),
        ({"marks_text": "春节"}, "的标记“春节”不在"),
        ({"measure_people": "-3"}, "不能小于"),
        ({"title": "慰问 13812345678"}, "不要写身份证号、手机号"),
    ],
)
def test_what_a_working_list_refuses(
    client: Client, county: County, values: dict[str, str], words: str
) -> None:
    client.force_login(county.person(Role.CLERK))
    row = {"day": "2024-01-25", "title": "走访慰问", **values}
    url = _url(county, "ledgers/visits/")
    answer = _save(client, url, {"key": "0", "row": "", "revision": 0, "values": row})
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_what_is_refused_repeats_nobodys_number(client: Client, county: County) -> None:
    client.force_login(county.person(Role.CLERK))
    row = {"day": "2023-12-30", "title": "慰问 13812345678"}
    url = _url(county, "ledgers/visits/")
    answer = _save(client, url, {"key": "0", "row": "", "revision": 0, "values": row})
    assert answer.status_code == 422
    assert "不在 2024 年度内" in answer.content.decode()
    assert "13812345678" not in answer.content.decode()


def test_no_record_leaves_its_list_or_its_unit(client: Client, county: County) -> None:
    with as_system("准备"):
        other = ActivityRecord.objects.create(
            unit=county.other, year=books.YEAR, ledger="visits", day=date(2024, 1, 1), title="x"
        )
    client.force_login(county.person(Role.CLERK))
    url = _url(county, "ledgers/visits/")
    wish = {"key": "0", "row": str(other.pk), "revision": 1, "values": {"title": "改"}}
    assert _save(client, url, wish).status_code == 422
    assert client.get(_url(county, "ledgers/nothing/")).status_code == 404
    assert client.get(_url(county, f"records/{other.pk}/")).status_code == 404


def test_few_queries(
    client: Client, county: County, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with as_system("准备"):
        for number in range(40):
            ActivityRecord.objects.create(
                unit=county.union,
                year=books.YEAR,
                ledger="activities",
                day=date(2024, 1, 1),
                title=f"活动{number}",
                counts={"participants": "50"},
            )
        surveying.make(county.union, books.YEAR, "网上问卷", "职工群众", "link")
        sheets.add_row(county.sheet, {**sheets.BENEFIT, "formula": "execution-rate"})
    client.force_login(county.person(Role.CLERK))
    for page in _PAGES:
        url = _url(county, page)
        with django_assert_max_num_queries(25):
            assert client.get(url).status_code == 200, page
