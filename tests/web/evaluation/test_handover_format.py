"""The one file that is handed over: documented, and refused where it is damaged."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable

import pytest

from hengji.web.evaluation import handover_format
from hengji.web.evaluation.handover_format import (
    SUBMISSION,
    Member,
    Parcel,
    Unreadable,
    packed,
    unpacked,
)
from web.evaluation.damaged import added, cut, flipped, lacking, repacked, retold, wounded
from web.evaluation.handed import SCHEMAS, schema

pytestmark = pytest.mark.django_db


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


@pytest.mark.parametrize("told", ["", "昨天", "2025-03-20T10:30:00"])
def test_a_time_without_its_zone_is_no_time(told: str) -> None:
    with pytest.raises(Unreadable, match="签字时间"):
        Parcel({"signed_at": told}, {}).moment("signed_at")


def test_a_day_that_the_calendar_does_not_have_is_no_day() -> None:
    with pytest.raises(Unreadable, match="规则所依的日期"):
        Parcel({"law_date": "2025-02-30"}, {}).day("law_date")
