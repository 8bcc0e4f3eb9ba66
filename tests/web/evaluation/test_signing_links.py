"""A link for another one's signature: whoever uses it, the signature says how they came in."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from hengji.web.accounts import links
from hengji.web.accounts.models import Account, SignIn
from hengji.web.accounts.roles import Role
from hengji.web.evaluation.handovers import submit
from hengji.web.evaluation.models import Signature, Version
from hengji.web.evidence.store import store
from hengji.web.rows.session import as_system
from hengji.web.units.models import Unit
from web.books import YEAR
from web.evaluation.filled import Filled
from web.evaluation.signable import URL, as_person, frozen, ready

pytestmark = pytest.mark.django_db
_SIGN = f"{URL}versions/1/sign/"
_PASSWORD = "青禾-budget-2026"


@pytest.fixture
def version(year: Filled) -> Version:
    """Frozen, the clerk has signed; the head is next. The office is small."""
    with as_system("准备"):
        Unit.objects.filter(pk=year.union.pk).update(small=True)
    return frozen(ready(year))


def handed_link(client: Client, year: Filled) -> str:
    """The head's link as the clerk's page shows it."""
    answer = client.post(f"{URL}versions/1/link/", {"account": year.person(Role.HEAD).pk})
    assert answer.status_code == 200, answer.content.decode()
    return str(answer.context["link"]).removeprefix("http://testserver")


def sign(client: Client, version: Version, **more: str) -> None:
    client.post(_SIGN, {"read": "yes", "code": version.code, **more})


def signatures(version: Version) -> list[Signature]:
    with as_system("看"):
        return list(Signature.objects.filter(version=version).order_by("position"))


def came_in(client: Client, person: Account) -> None:
    """By a link of their own, as the system prints it."""
    client.post(f"/accounts/link/{links.make_link(person)}/")


def test_the_clerk_who_uses_the_heads_link_is_named_by_the_signature(
    client: Client, year: Filled, version: Version
) -> None:
    came_in(client, year.person(Role.CLERK))
    sign(client, version)
    link = handed_link(client, year)
    client.post("/accounts/sign-out/")
    client.post(link)
    assert "凭经办人甲生成的一次性链接登录" in client.get(_SIGN).content.decode()
    sign(client, version)
    clerk, head = signatures(version)
    assert (clerk.link_by, clerk.beside) == ("系统", [])
    assert (head.link_by, head.beside) == ("经办人甲", ["经办人甲"])
    for page in (URL, f"{URL}versions/1/"):
        assert "里还登录过经办人甲" in client.get(page).content.decode()


def test_from_a_computer_of_their_own_nobody_stands_beside(
    client: Client, year: Filled, version: Version
) -> None:
    came_in(client, year.person(Role.CLERK))
    sign(client, version)
    own = Client()
    own.post(handed_link(client, year))
    sign(own, version)
    head = signatures(version)[1]
    assert (head.link_by, head.beside) == ("经办人甲", [])
    with as_system("看"):
        line = SignIn.objects.filter(account=year.person(Role.HEAD)).get()
    assert line.link_by == year.person(Role.CLERK)


def test_who_has_a_password_signs_with_it_whoever_holds_the_link(
    client: Client, year: Filled, version: Version
) -> None:
    head = year.person(Role.HEAD)
    head.set_password(_PASSWORD)
    head.save()
    came_in(client, year.person(Role.CLERK))
    sign(client, version)
    client.post(handed_link(client, year))
    assert "您自己的登录密码" in client.get(_SIGN).content.decode()
    sign(client, version)
    sign(client, version, password="猜一个-budget-2026")
    assert len(signatures(version)) == 1
    sign(client, version, password=_PASSWORD)
    assert len(signatures(version)) == 2


def test_the_bureau_reads_it_in_the_package(year: Filled, version: Version) -> None:
    desk = Client()
    came_in(desk, year.person(Role.CLERK))
    sign(desk, version)
    head = Client()
    head.post(handed_link(desk, year))
    sign(head, version)
    made = as_person(year, Role.CLERK, lambda _: submit(year.union, YEAR))
    told = json.loads(_manifest(str(made.digest)))  # type: ignore[attr-defined]  # a handover
    assert [one["link_by"] for one in told["signatures"]] == ["系统", "经办人甲"]


def _manifest(digest: str) -> str:
    import zipfile

    with zipfile.ZipFile(store().path(digest)) as packed:
        name = next(one for one in packed.namelist() if one.endswith(".json"))
        return packed.read(name).decode()


def test_the_clerk_of_a_larger_unit_hands_out_no_links(
    client: Client, year: Filled, version: Version
) -> None:
    client.force_login(year.person(Role.CLERK))
    page = f"/units/101001/years/{YEAR}/basics/"
    with as_system("准备"):
        Unit.objects.filter(pk=year.union.pk).update(small=False)
    told = {"form": "unit", "unit-kind": "people_group", "unit-level": "first"}
    client.post(page, {**told, "unit-small": "on"})
    with as_system("看"):
        assert not Unit.objects.get(pk=year.union.pk).small
    answer = client.post(f"{URL}versions/1/link/", {"account": year.person(Role.HEAD).pk})
    assert answer.status_code == 403
