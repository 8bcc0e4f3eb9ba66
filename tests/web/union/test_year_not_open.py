"""A package for the upper union of a year that is not open: which forms it is opened with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from hengji.web.evaluation.handover_format import SUBMISSION, unpacked
from hengji.web.evaluation.models import Handover, Version
from hengji.web.rows.session import as_system
from hengji.web.units.models import Unit, UnitYear, YearState
from web.books import YEAR
from web.evaluation.damaged import repacked
from web.evaluation.handed import schema
from web.union.line import HANDOVER, SIGNING, as_, handed_in, keep_book, led

pytestmark = pytest.mark.django_db
OWN = "hunan-2023"
"""The forms in which the unit fills its year."""


@pytest.fixture
def packages(client: Client) -> list[bytes]:
    """Two versions handed in by a unit that works elsewhere; here its year is not open."""
    made = led()
    here = transaction.savepoint()
    keep_book(made)
    first = handed_in(client)
    said = {"verdict": "returned", "opinion": "补佐证", "problems": ""}
    as_(client, "upper").post(f"{HANDOVER}/answer/", said)
    second = handed_in(client)
    transaction.savepoint_rollback(here)
    with as_system("准备"):
        UnitYear.objects.filter(unit=made.union, year=YEAR).delete()
    return [first, second]


def told(data: bytes) -> dict[str, Any]:
    return dict(unpacked(data, SUBMISSION).told)


def retold(data: bytes, change: Callable[[dict[str, Any]], None]) -> bytes:
    """The package as an office would have sent it whose manifest says something else."""
    said = told(data)
    change(said)
    manifest = json.dumps(said, ensure_ascii=False).encode()

    def put(members: dict[str, bytes]) -> None:
        members["manifest.json"] = manifest
        members["manifest.sha256"] = hashlib.sha256(manifest).hexdigest().encode()

    return repacked(data, put)


def received(client: Client, data: bytes) -> str:
    file = {"file": SimpleUploadedFile("包.zip", data)}
    url = f"{HANDOVER}/receive/"
    return as_(client, "upper").post(url, file, follow=True).content.decode()


def own() -> UnitYear:
    with as_system("看"):
        return UnitYear.objects.get(unit__code="101001", year=YEAR)


def test_it_names_the_forms_of_its_year(packages: list[bytes]) -> None:
    said = told(packages[0])
    schema("submission").validate(said)
    assert said["forms"]["key"] == OWN and "2023年度" in said["forms"]["title"]
    assert said["version"]["profile"] == "union-line"


def test_the_year_is_opened_as_the_unit_opened_it(
    client: Client, packages: list[bytes]
) -> None:
    page = received(client, packages[0])
    assert "已接收第 1 版" in page and "通用表式" not in page
    assert (own().profile, own().state) == (OWN, YearState.FILLING)
    assert client.get(f"{SIGNING}/versions/1/").status_code == 200


def _later(said: dict[str, Any]) -> None:
    said["forms"] = {"key": "hunan-2099", "title": "湖南省部门整体支出绩效自评（2099年度）"}


def test_forms_that_are_not_here_are_named_and_nothing_is_lost(
    client: Client, packages: list[bytes]
) -> None:
    data = retold(packages[0], _later)
    page = received(client, data)
    assert "已接收第 1 版" in page
    assert "湖南省部门整体支出绩效自评（2099年度）”，本系统没有收录" in page
    assert own().profile == "generic"
    with as_system("看"):
        kept = Handover.objects.get()
        version = Version.objects.get()
        assert (version.files.count(), version.signatures.count()) == (4, 2)
    assert client.get(f"{HANDOVER}/{kept.pk}/submission/").getvalue() == data
    assert version.code in client.get(f"{SIGNING}/versions/1/pages/").getvalue().decode()
    answer = {"verdict": "returned", "opinion": "补佐证", "problems": ""}
    assert (
        "退回修改" in client.post(f"{HANDOVER}/answer/", answer, follow=True).content.decode()
    )


def test_a_later_package_brings_the_forms_that_were_lacking(
    client: Client, packages: list[bytes]
) -> None:
    received(client, retold(packages[0], _later))
    page = received(client, packages[1])
    assert "已接收第 2 版" in page and "没有收录" not in page
    assert own().profile == OWN


def test_a_package_of_before_that_names_none_says_so(
    client: Client, packages: list[bytes]
) -> None:
    page = received(client, retold(packages[0], lambda said: said.pop("forms")))
    assert "已接收第 1 版" in page and "没有写明这个年度报财政用的表式" in page
    assert own().profile == "generic"


def test_what_was_chosen_here_stays(client: Client, packages: list[bytes]) -> None:
    with as_system("准备"):
        UnitYear.objects.create(
            unit=Unit.objects.get(code="101001"), year=YEAR, profile="generic"
        )
    for data in packages:
        page = received(client, data)
        assert own().profile == "generic" and "没有收录" not in page


def test_union_forms_that_are_not_here_are_named_as_such(
    client: Client, packages: list[bytes]
) -> None:
    def change(said: dict[str, Any]) -> None:
        said["version"]["profile"] = "union-line-2099"

    page = received(client, retold(packages[0], change))
    assert "没有表式“union-line-2099”" in page and "文件保持原样" in page
    assert "这是报" not in page  # not taken for the finance bureau's
    with as_system("看"):
        assert not Version.objects.exists()
        assert not UnitYear.objects.filter(unit__code="101001").exists()
