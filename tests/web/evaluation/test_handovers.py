"""Handing over as one file each way: what is damaged, foreign or stale is refused."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from jsonschema import Draft202012Validator

from hengji.web.accounts.roles import Role
from hengji.web.evaluation import handover_format, handover_receiving, handovers, signing
from hengji.web.evaluation.handover_format import (
    RETURN,
    SUBMISSION,
    Member,
    Parcel,
    Unreadable,
    packed,
    unpacked,
)
from hengji.web.evaluation.handovers import Answer
from hengji.web.evaluation.models import Handover, Signature, Version, VersionFile
from hengji.web.evaluation.readiness import readiness
from hengji.web.evaluation.versions import NotNow, freeze
from hengji.web.evidence.store import store
from hengji.web.rows.session import as_system
from hengji.web.units.models import Unit, UnitYear, YearState
from web.books import YEAR
from web.evaluation.filled import Filled
from web.evaluation.signable import as_person, frozen, ready, signed

pytestmark = pytest.mark.django_db
SCHEMAS = Path(__file__).resolve().parents[3] / "docs" / "schema"
DESK = Role.BUREAU_DESK


def schema(name: str) -> Draft202012Validator:
    return Draft202012Validator(
        json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    )


def state(year: Filled) -> str:
    with as_system("看"):
        return str(UnitYear.objects.get(unit=year.union, year=YEAR).state)


def bytes_of(one: Handover) -> bytes:
    return store().path(one.digest).read_bytes()


@pytest.fixture
def submission(year: Filled) -> bytes:
    """The year signed and handed in: its package."""
    signed(ready(year))
    made = as_person(year, Role.CLERK, lambda _: handovers.submit(year.union, YEAR))
    assert isinstance(made, Handover)
    assert state(year) == YearState.SUBMITTED
    return bytes_of(made)


@pytest.fixture
def elsewhere(year: Filled) -> bytes:
    """The package of a unit that works in another installation: nothing of it is here."""
    here = transaction.savepoint()
    signed(ready(year))
    made = as_person(year, Role.CLERK, lambda _: handovers.submit(year.union, YEAR))
    assert isinstance(made, Handover)
    data = bytes_of(made)
    transaction.savepoint_rollback(here)
    return data


def received(year: Filled, data: bytes) -> Version:
    made = as_person(year, DESK, lambda _: handover_receiving.receive(year.union, YEAR, data))
    assert isinstance(made, Version)
    return made


def answered(year: Filled, given: Answer) -> bytes:
    made = as_person(year, DESK, lambda _: handovers.answer(year.union, YEAR, given))
    assert isinstance(made, Handover)
    return bytes_of(made)


def repacked(
    data: bytes, change: Callable[[dict[str, bytes]], None], method: int = zipfile.ZIP_STORED
) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        members = {name: source.read(name) for name in source.namelist()}
    change(members)
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", method) as target:
        for name, one in members.items():
            target.writestr(name, one)
    return sink.getvalue()


def test_a_submission_is_as_documented(submission: bytes) -> None:
    parcel = unpacked(submission, SUBMISSION)
    schema("submission").validate(parcel.told)
    assert {one.kind for one in parcel.members.values()} == {"docx", "xlsx", "pdf", "html"}
    assert [one["name"] for one in parcel.records("signatures")] == ["经办人甲", "单位负责人甲"]
    figures = {one["key"]: one["value"] for one in parcel.records("contents", "figures")}
    assert figures["final.total"] == "11.82"


@pytest.mark.parametrize("name", ["submission", "return"])
def test_every_field_is_documented(name: str) -> None:
    def walk(node: object, path: str) -> None:
        if isinstance(node, dict):
            for key, field in node.get("properties", {}).items():
                assert field.get("description"), f"{path}.{key}"
            for key, value in node.items():
                walk(value, f"{path}.{key}")
        elif isinstance(node, list):
            for value in node:
                walk(value, path)

    walk(json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8")), name)


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def flipped(data: bytes) -> bytes:
    def change(members: dict[str, bytes]) -> None:
        members["files/package.docx"] = members["files/package.docx"][:-1] + b"x"

    return repacked(data, change)


def retold(data: bytes) -> bytes:
    def change(members: dict[str, bytes]) -> None:
        members["manifest.json"] = members["manifest.json"].replace(b"11.82", b"99.82")

    return repacked(data, change)


def added(data: bytes) -> bytes:
    return repacked(data, lambda members: members.update({"../evil.sh": b"#!"}))


def wounded(data: bytes) -> bytes:
    """A copy whose bytes went bad within one file, as on a worn stick."""
    name = b"files/package.docx"
    start = data.index(name) + len(name)
    return (
        data[:start]
        + bytes(one ^ 0x5A for one in data[start : start + 60])
        + data[start + 60 :]
    )


def lacking(data: bytes) -> bytes:
    def change(members: dict[str, bytes]) -> None:
        del members["files/package.pdf"]

    return repacked(data, change)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (cut, "不是报送包或退回包，或者传送时损坏"),
        (flipped, "校验值不符"),
        (retold, "校验值不符"),
        (added, "清单以外的内容"),
        (lacking, "缺少文件"),
        (wounded, "损坏了"),
        (lambda data: repacked(data, lambda _: None, zipfile.ZIP_LZMA), "压缩方式"),
        (lambda _: b"PK\x03\x04", "不是报送包或退回包"),
        (lambda _: "随便什么".encode(), "不是报送包或退回包"),
    ],
)
def test_a_damaged_submission_is_refused(
    submission: bytes, damage: Callable[[bytes], bytes], said: str
) -> None:
    with pytest.raises(Unreadable, match=said):
        unpacked(damage(submission), SUBMISSION)


def packing(*members: Member) -> bytes:
    return packed({"schema": SUBMISSION}, members)


def test_what_unpacks_to_more_than_a_package_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(handover_format, "LARGEST_PACKAGE", 2_500)
    files = [Member(f"files/{n}", "scan", str(n), bytes([n]) * 1_000) for n in range(3)]
    assert len(unpacked(packing(*files[:2]), SUBMISSION).members) == 2
    with pytest.raises(Unreadable, match="超出大小"):
        unpacked(packing(*files), SUBMISSION)


def test_a_file_is_named_once() -> None:
    one = Member("files/package.docx", "docx", "自评报告.docx", b"x" * 100)

    def again(members: dict[str, bytes]) -> None:
        told = json.loads(members["manifest.json"])
        told["files"] *= 2
        members["manifest.json"] = json.dumps(told).encode()
        members["manifest.sha256"] = (
            hashlib.sha256(members["manifest.json"]).hexdigest().encode()
        )

    with pytest.raises(Unreadable, match="重复"):
        unpacked(repacked(packing(one), again), SUBMISSION)


def test_the_bureau_takes_all_of_it_in(year: Filled, elsewhere: bytes) -> None:
    submission = elsewhere
    with as_system("准备"):
        UnitYear.objects.filter(unit=year.union).update(state=YearState.FILLING)
    made = received(year, submission)
    with as_system("看"):
        assert [one.form for one in VersionFile.objects.filter(version=made)] == [
            "docx", "xlsx", "pdf", "html",
        ]  # fmt: skip
        assert [one.name for one in Signature.objects.filter(version=made)] == [
            "经办人甲", "单位负责人甲",
        ]  # fmt: skip
        assert all(store().whole(one.digest) for one in made.files.all())
    assert state(year) == YearState.SUBMITTED
    with pytest.raises(NotNow, match="已经在本系统里"):
        received(year, submission)


def test_foreign_ones_are_refused(year: Filled, submission: bytes) -> None:
    def receive(unit: Unit, of: int) -> None:
        as_person(year, DESK, lambda _: handover_receiving.receive(unit, of, submission))

    with pytest.raises(NotNow, match="不是“青禾县档案馆”"):
        receive(year.other, YEAR)
    with pytest.raises(NotNow, match="这是 2024 年度的文件"):
        receive(year.union, YEAR + 1)
    with pytest.raises(NotNow, match="这是报送包，这里要的是退回包"):
        as_person(year, Role.CLERK, lambda _: handovers.take_back(year.union, YEAR, submission))


def test_a_unit_that_fills_in_here_sends_no_file(year: Filled, elsewhere: bytes) -> None:
    with pytest.raises(NotNow, match="在本系统里自己填报"):
        received(year, elsewhere)  # its goals are approved in this system


def test_the_answer_goes_back_and_the_year_opens_again(year: Filled, submission: bytes) -> None:
    problems = ("人员经费口径不对", "缺少佐证")
    with pytest.raises(NotNow, match="写明原因"):
        answered(year, Answer("returned", " "))
    data = answered(year, Answer("returned", "请修改", problems))
    parcel = unpacked(data, RETURN)
    schema("return").validate(parcel.told)
    assert state(year) == YearState.EVALUATING  # one system: it acts at once
    with as_system("像另一个系统"):
        Handover.objects.filter(kind=Handover.Kind.RETURN).delete()
        UnitYear.objects.filter(unit=year.union).update(state=YearState.SUBMITTED)
    as_person(year, Role.CLERK, lambda _: handovers.take_back(year.union, YEAR, data))
    assert state(year) == YearState.EVALUATING
    with as_system("看"):
        kept = Handover.objects.get(kind=Handover.Kind.RETURN)
        assert kept.told["problems"] == list(problems)
        assert bytes_of(kept) == data


def test_an_agreed_version_is_signed_by_the_desk_where_the_forms_ask(year: Filled) -> None:
    ready(year)
    with as_system("准备"):
        UnitYear.objects.filter(unit=year.union).update(profile="hunan-2024")

    def freezing(_: object) -> Version:
        asked = readiness(year.union, YEAR)
        print([one.words for one in asked.obstacles])
        return freeze(year.union, YEAR, {one.key: "核对无误" for one in asked.questions})

    version = as_person(year, Role.CLERK, freezing)
    assert isinstance(version, Version)
    roles = (Role.CLERK, Role.EVALUATION_GROUP, Role.HEAD)
    for position, role in enumerate(roles, 1):
        as_person(
            year,
            role,
            lambda person, at=position: signing.sign(version, person, version.code, at),  # type: ignore[misc]  # bound at once
        )
    as_person(year, Role.CLERK, lambda _: handovers.submit(year.union, YEAR))
    answered(year, Answer("agreed", "同意"))
    assert state(year) == YearState.SUBMITTED
    with as_system("看"):
        last = Signature.objects.get(version=version, position=4)
        assert (last.duty, last.opinion) == ("财政部门归口业务股室负责人", "同意")
    with pytest.raises(NotNow, match="已经有审核结论"):
        answered(year, Answer("agreed", ""))


def test_an_answer_to_an_earlier_version_is_stale(year: Filled, submission: bytes) -> None:
    data = answered(year, Answer("returned", "请修改"))
    with as_system("像另一个系统"):
        Handover.objects.filter(kind=Handover.Kind.RETURN).delete()
    frozen(year)
    with pytest.raises(NotNow, match="针对第 1 版，本单位已有第 2 版"):
        as_person(year, Role.CLERK, lambda _: handovers.take_back(year.union, YEAR, data))


def test_handing_over_page_by_page(client: Client, year: Filled, submission: bytes) -> None:
    url = f"/units/101001/years/{YEAR}/signing/handover/"
    client.force_login(year.person(Role.CLERK))
    answer = client.get(f"{url}submission/")
    assert b"".join(answer.streaming_content) == submission  # type: ignore[attr-defined]  # a file
    assert client.post(f"{url}answer/", {"verdict": "agreed"}).status_code == 403
    client.force_login(year.person(DESK))
    assert "审核结论" in client.get(url).content.decode()
    given = {"file": SimpleUploadedFile("报送.zip", cut(submission))}
    assert "传送时损坏" in client.post(f"{url}receive/", given, follow=True).content.decode()
    said = {"verdict": "returned", "opinion": "请修改", "problems": "口径不对\n\n缺佐证"}
    page = client.post(f"{url}answer/", said, follow=True).content.decode()
    assert "口径不对" in page
    client.force_login(year.person(Role.ANALYST))
    assert client.get(f"{url}submission/").status_code == 403


def test_a_package_of_unknown_forms_is_not_taken_in(year: Filled, elsewhere: bytes) -> None:
    def change(members: dict[str, bytes]) -> None:
        told = members["manifest.json"].replace(b'"hunan-2023"', b'"hunan-2099"')
        members["manifest.json"] = told
        members["manifest.sha256"] = hashlib.sha256(told).hexdigest().encode()

    with pytest.raises(NotNow, match="没有表式“hunan-2099”"):
        received(year, repacked(elsewhere, change))
    with as_system("看"):
        assert not Version.objects.exists()


@pytest.mark.parametrize("told", ["", "昨天", "2025-03-20T10:30:00"])
def test_a_time_without_its_zone_is_no_time(told: str) -> None:
    with pytest.raises(Unreadable, match="签字时间"):
        Parcel({"signed_at": told}, {}).moment("signed_at")


def test_a_day_that_the_calendar_does_not_have_is_no_day() -> None:
    with pytest.raises(Unreadable, match="规则所依的日期"):
        Parcel({"law_date": "2025-02-30"}, {}).day("law_date")
