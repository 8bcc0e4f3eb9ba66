"""Handing over as one file each way: what is foreign or stale is refused."""

from __future__ import annotations

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from hengji.web.accounts.roles import Role
from hengji.web.evaluation import handover_receiving, handovers, signing
from hengji.web.evaluation.handover_format import (
    RETURN,
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
from web.evaluation.damaged import cut, repacked
from web.evaluation.filled import Filled
from web.evaluation.handed import DESK, answered, bytes_of, received, schema, state
from web.evaluation.signable import as_person, frozen, ready, signed

pytestmark = pytest.mark.django_db


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
