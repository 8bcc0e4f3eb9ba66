"""The union's package from one installation to another and its answer back: a file each way."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from hengji.web.accounts.roles import Role
from hengji.web.evaluation.handover_format import RETURN, SUBMISSION, unpacked
from hengji.web.evaluation.models import Handover, Signature, Version
from hengji.web.evaluation.stages import Stage
from hengji.web.rows.session import as_system
from hengji.web.units.models import UnitYear, YearState
from web.books import YEAR
from web.evaluation.damaged import added, cut, flipped, lacking, repacked
from web.evaluation.filled import Filled
from web.evaluation.handed import schema
from web.union.line import (
    BASE,
    HANDOVER,
    SIGNING,
    as_,
    clerk,
    handed_in,
    keep_book,
    led,
    state,
    version,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def year(db: None) -> Filled:
    """The unit as an installation knows it that keeps nothing of its union book."""
    return led()


@pytest.fixture
def submission(client: Client, year: Filled) -> bytes:
    """What the unit handed in from its own installation: nothing of it is here."""
    here = transaction.savepoint()
    keep_book(year)
    data = handed_in(client)
    transaction.savepoint_rollback(here)
    return data


def send(client: Client, login: str, page: str, data: bytes) -> str:
    """The page that answers a file given there."""
    file = {"file": SimpleUploadedFile("包.zip", data)}
    return as_(client, login).post(f"{HANDOVER}/{page}/", file, follow=True).content.decode()


def answered(client: Client, verdict: str, opinion: str) -> bytes:
    """The upper union's answer: the file that goes back."""
    said = {"verdict": verdict, "opinion": opinion, "problems": "活动场次没有佐证"}
    as_(client, "upper").post(f"{HANDOVER}/answer/", said)
    with as_system("看"):
        made = Handover.objects.get(kind=Handover.Kind.RETURN, book="union")
    page = client.get(f"{HANDOVER}/{made.pk}/return/")
    return bytes(page.getvalue())


def test_the_upper_union_takes_it_in_reads_it_and_answers(
    client: Client, year: Filled, submission: bytes
) -> None:
    schema("submission").validate(unpacked(submission, SUBMISSION).told)
    page = send(client, "upper", "receive", submission)
    assert "已接收第 1 版" in page and "审核结论" in page
    made = version()
    with as_system("看"):
        assert made.profile == "union-line"
        assert made.files.count() == 4
        assert [one.name for one in made.signatures.all()] == ["经办人甲", "单位负责人甲"]
        assert UnitYear.objects.get(unit=year.union, year=YEAR).state == YearState.EVALUATING
    told = client.get(f"{SIGNING}/versions/1/").content.decode()
    assert made.code in told and "经办人甲" in told
    assert made.code in client.get(f"{SIGNING}/versions/1/pages/").getvalue().decode()
    assert "定稿以后" not in client.get(f"{SIGNING}/").content.decode()
    assert "等您审核" in client.get("/").content.decode()
    parcel = unpacked(answered(client, "agreed", "同意"), RETURN)
    schema("return").validate(parcel.told)
    assert parcel.text("version", "code") == made.code
    assert state(year) is Stage.AGREED
    with as_system("看"):
        last = Signature.objects.get(version=made, position=3)
        assert (last.duty, last.name, last.opinion) == ("上级工会", "上级工会甲", "同意")


@pytest.mark.parametrize(
    ("verdict", "stage"), [("returned", Stage.RETURNED), ("agreed", Stage.AGREED)]
)
def test_the_sender_takes_the_answer_back(
    client: Client, year: Filled, submission: bytes, verdict: str, stage: Stage
) -> None:
    above = transaction.savepoint()
    send(client, "upper", "receive", submission)
    data = answered(client, verdict, "补充佐证")
    transaction.savepoint_rollback(above)
    keep_book(year)  # the sender's own installation again, where it was handed in
    assert handed_in(client) is not None
    page = send(client, Role.CLERK.value, "take-back", data)
    assert "已登记上级工会的审核结论" in page and "活动场次没有佐证" in page
    assert state(year) is stage
    assert "已经登记过" in send(client, Role.CLERK.value, "take-back", data)
    home = clerk(client).get(f"{SIGNING}/").content.decode()
    assert ("另出新版</a>" in home) is (verdict == "returned")
    with as_system("看"):
        outside = Signature.objects.filter(duty="上级工会")
        assert outside.exists() is (verdict == "agreed")


def retold(data: bytes) -> bytes:
    """Another sum in the manifest."""

    def change(members: dict[str, bytes]) -> None:
        members["manifest.json"] = members["manifest.json"].replace(b"11.55", b"99.55")

    return repacked(data, change)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (cut, "传送时损坏"),
        (flipped, "校验值不符"),
        (retold, "校验值不符"),
        (added, "清单以外的内容"),
        (lacking, "缺少文件"),
    ],
)
def test_a_damaged_one_leaves_nothing_behind(
    client: Client,
    year: Filled,
    submission: bytes,
    damage: Callable[[bytes], bytes],
    said: str,
) -> None:
    assert said in send(client, "upper", "receive", damage(submission))
    with as_system("看"):
        assert not Version.objects.exists() and not Handover.objects.exists()


def test_it_goes_where_it_belongs(client: Client, year: Filled, submission: bytes) -> None:
    desk = client
    desk.force_login(year.person(Role.BUREAU_DESK))
    file = {"file": SimpleUploadedFile("包.zip", submission)}
    page = desk.post(f"{BASE}/signing/handover/receive/", file, follow=True).content.decode()
    assert "这是报上级工会的报送包" in page and "工会经费自评" in page
    refused = desk.post(f"{HANDOVER}/receive/", file)
    assert refused.status_code == 403
    page = send(client, "upper", "receive", submission)
    assert "已经在本系统里" in send(client, "upper", "receive", submission)


def test_a_unit_that_keeps_its_union_book_here_sends_no_file(
    client: Client, year: Filled, submission: bytes
) -> None:
    keep_book(year)
    assert "自己填报这个年度" in send(client, "upper", "receive", submission)


def test_an_answer_to_an_earlier_version_is_stale(
    client: Client, year: Filled, submission: bytes
) -> None:
    above = transaction.savepoint()
    send(client, "upper", "receive", submission)
    data = answered(client, "returned", "补充佐证")
    transaction.savepoint_rollback(above)
    assert "不在本系统里" in send(client, Role.CLERK.value, "take-back", data)
    keep_book(year)
    handed_in(client)
    told = send(client, Role.CLERK.value, "take-back", submission)
    assert "这是报送包，这里要的是退回包" in told
