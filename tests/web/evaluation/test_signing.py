"""Signing a frozen version: in order, in the system or on paper; it never changes after."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test import Client

from hengji.web.accounts.models import Account, Grant, Link
from hengji.web.accounts.roles import Role
from hengji.web.evaluation import signing
from hengji.web.evaluation.models import Signature, Version
from hengji.web.evaluation.signing_codes import code_for, codes_in, typed_code
from hengji.web.evaluation.versions import NotNow, standing
from hengji.web.evidence.store import store
from hengji.web.rows.session import as_system
from hengji.web.units.models import Unit, UnitYear, YearState
from web import books
from web.books import YEAR
from web.evaluation.filled import Filled
from web.evaluation.signable import URL, as_person, frozen, ready, signed

pytestmark = pytest.mark.django_db
_PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


@pytest.fixture
def version(year: Filled) -> Version:
    return frozen(ready(year))


def state(year: Filled) -> str:
    with as_system("看"):
        return str(UnitYear.objects.get(unit=year.union, year=YEAR).state)


def printed(version: Version) -> bytes:
    """The frozen PDF: as good as a scan with a text layer."""
    with as_system("看"):
        one = version.files.get(form="pdf")
        return store().path(one.digest).read_bytes()


def on_paper(year: Filled, version: Version, data: bytes, typed: str, **names: str) -> None:
    scan = SimpleUploadedFile("扫描.pdf", data)
    signers = {int(key[1:]): name for key, name in names.items()}
    as_person(year, Role.CLERK, lambda _: signing.sign_on_paper(version, scan, typed, signers))


def test_a_code_is_read_however_it_was_typed() -> None:
    code = code_for("101001", 2024, 1, "0" * 64)
    assert typed_code(code.lower().replace("-", " ")) == code
    assert typed_code(code[:-1]) == ""
    assert codes_in([f"— 3 —　{code}", "HJ-1"]) == {code}
    assert code_for("101001", 2024, 2, "0" * 64) != code


def test_signed_in_order_by_each_person_once(year: Filled, version: Version) -> None:
    def sign(role: Role, at: int) -> object:
        return as_person(
            year, role, lambda person: signing.sign(version, person, version.code, at)
        )

    with pytest.raises(NotNow, match="按顺序"):
        sign(Role.HEAD, 2)
    with pytest.raises(NotNow, match="由本单位经办人签字"):
        sign(Role.HEAD, 1)
    sign(Role.CLERK, 1)
    with pytest.raises(NotNow, match="由本单位负责人签字"):
        sign(Role.CLERK, 2)
    assert state(year) == YearState.TO_SIGN
    sign(Role.HEAD, 2)
    assert state(year) == YearState.SIGNED
    with pytest.raises(NotNow, match="不能签字"):
        sign(Role.HEAD, 2)


def test_one_person_with_both_roles_signs_once(year: Filled, version: Version) -> None:
    with as_system("准备"):
        both = books.account("both", Role.CLERK, year.union)
        Grant.objects.create(account=both, role=Role.HEAD, unit=year.union, since="2020-01-01")
    year.people[Role.ANALYST] = both
    as_person(year, Role.ANALYST, lambda one: signing.sign(version, one, version.code, 1))
    with pytest.raises(NotNow, match="不能签两个环节"):
        as_person(year, Role.ANALYST, lambda one: signing.sign(version, one, version.code, 2))


def test_what_was_not_shown_is_not_signed(year: Filled, version: Version) -> None:
    with pytest.raises(NotNow, match="不是这一版"):
        as_person(
            year, Role.CLERK, lambda one: signing.sign(version, one, "HJ-AAAA-AAAA-AAAA", 1)
        )


def test_taken_back_it_is_signed_no_more(year: Filled, version: Version) -> None:
    with as_system("退回"):
        own = UnitYear.objects.get(unit=year.union, year=YEAR)
        own.take_back()
        own.save()
        own = UnitYear.objects.get(pk=own.pk)
        own.offer_for_signing()
        own.save()
        assert standing(UnitYear.objects.get(pk=own.pk)) is None
    with pytest.raises(NotNow, match="不是待签的定稿"):
        as_person(year, Role.CLERK, lambda one: signing.sign(version, one, version.code, 1))


def test_paper_is_matched_by_the_code_in_its_text(year: Filled, version: Version) -> None:
    on_paper(year, version, printed(version), "", n1="张三", n2="李四")
    assert state(year) == YearState.SIGNED
    with as_system("看"):
        made = list(Signature.objects.filter(version=version))
        assert [(one.name, one.how, one.recorded_by) for one in made] == [
            ("张三", "paper", "经办人甲"),
            ("李四", "paper", "经办人甲"),
        ]
        assert made[0].scan == made[1].scan


def test_paper_of_another_version_is_refused(year: Filled, version: Version) -> None:
    with as_system("退回"):
        own = UnitYear.objects.get(unit=year.union, year=YEAR)
        own.take_back()
        own.save()
    second = frozen(year)
    with pytest.raises(NotNow, match=f"与这一版的 {second.code} 不同"):
        on_paper(year, second, printed(version), second.code, n1="张三")


@pytest.mark.parametrize(
    ("typed", "said"), [("", "读不出核对码"), ("HJ-AAAA-AAAA-AAAA", "填写的核对码")]
)
def test_a_picture_needs_the_code_typed(
    year: Filled, version: Version, typed: str, said: str
) -> None:
    with pytest.raises(NotNow, match=said):
        on_paper(year, version, _PNG, typed, n1="张三")


def test_a_picture_with_the_right_code_is_taken(year: Filled, version: Version) -> None:
    on_paper(year, version, _PNG, version.code.lower(), n1="张三")
    assert state(year) == YearState.TO_SIGN  # the head has not signed


def test_no_step_is_passed_over_on_paper(year: Filled, version: Version) -> None:
    with pytest.raises(NotNow, match="按顺序"):
        on_paper(year, version, _PNG, version.code, n2="李四")


def test_a_damaged_file_is_not_signed(year: Filled, version: Version) -> None:
    with as_system("看"):
        path = store().path(version.files.get(form="docx").digest)
    data = path.read_bytes()
    path.write_bytes(data[:-1])
    try:
        with pytest.raises(NotNow, match="校验值不符"):
            on_paper(year, version, _PNG, version.code, n1="张三", n2="李四")
    finally:
        path.write_bytes(data)
    assert state(year) == YearState.TO_SIGN


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE evaluation_version SET digest = '0'",
        "DELETE FROM evaluation_versionfile",
        "UPDATE evaluation_versionfile SET digest = '0'",
        "UPDATE evaluation_signature SET name = '别人'",
        "DELETE FROM evaluation_signature",
    ],
)
def test_the_database_keeps_what_was_signed(year: Filled, statement: str) -> None:
    signed(ready(year))
    refused = pytest.raises(DatabaseError)
    with as_system("改"), refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_signing_page_by_page(client: Client, year: Filled, version: Version) -> None:
    client.force_login(year.person(Role.CLERK))
    page = client.get(URL).content.decode()
    assert version.code in page
    assert "阅读定稿并签字" in page
    sign = f"{URL}versions/1/sign/"
    assert f'src="{URL}versions/1/pages/"' in client.get(sign).content.decode()
    client.post(sign, {"code": version.code})  # without having read it
    assert state(year) == YearState.TO_SIGN
    assert "现在由这一环节签" in client.get(URL).content.decode()
    client.post(sign, {"code": version.code, "read": "yes"})
    client.force_login(year.person(Role.HEAD))
    client.post(sign, {"code": version.code, "read": "yes"})
    assert state(year) == YearState.SIGNED
    assert "本单位签字已齐" in client.get(URL).content.decode()


def test_the_frozen_pages_run_nothing(client: Client, year: Filled, version: Version) -> None:
    client.force_login(year.person(Role.HEAD))
    answer = client.get(f"{URL}versions/1/pages/")
    body = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]  # a file
    assert version.code in body
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    frame = client.get(f"{URL}versions/1/sign/", follow=True)
    assert (
        "frame-src 'self'" not in frame.headers["Content-Security-Policy"]
    )  # not the head's turn


def test_a_link_is_for_the_person_whose_turn_it_is(
    client: Client, year: Filled, version: Version
) -> None:
    link = f"{URL}versions/1/link/"
    clerk = year.person(Role.CLERK)
    client.force_login(clerk)
    assert client.post(link, {"account": clerk.pk}).status_code == 403
    with as_system("准备"):
        Unit.objects.filter(pk=year.union.pk).update(small=True)
    assert client.post(link, {"account": year.people[Role.HEAD].pk}).status_code == 404
    page = client.post(link, {"account": clerk.pk}).content.decode()
    address = page.partition('readonly value="')[2].partition('"')[0]
    assert Link.objects.filter(account=clerk).count() == 1
    other = Client()
    path = address.partition("testserver")[2]
    assert "登录" in other.get(path).content.decode()
    landed = other.post(path, follow=True)
    assert landed.redirect_chain[-1][0] == f"{URL}versions/1/sign/"
    assert "经办人甲" in landed.content.decode()
    assert Account.objects.get(pk=clerk.pk).is_active
