"""The register of units: the system administrator's alone, checked by the core, kept."""

from __future__ import annotations

import pytest
from django.test import Client

from hengji.web.accounts.roles import Role
from hengji.web.demonstration.people import credit_code
from hengji.web.rows.history import last_change
from hengji.web.rows.session import as_system
from hengji.web.units.models import Line, Superior, Unit, UnitCode, UnitName
from web.county import County, county

pytestmark = pytest.mark.django_db
_PAGE = "/units/registry/"
_NEW = {
    "code": "666001",
    "name": "青禾县新设局",
    "credit_code": credit_code("666001"),
    "division": "439901000",
    "kind": "administrative",
    "level": "first",
    "since": "2024-01-01",
}


@pytest.fixture
def here() -> County:
    return county()


@pytest.mark.parametrize("role", Role, ids=str)
def test_it_is_the_system_administrators_alone(
    client: Client, here: County, role: Role
) -> None:
    client.force_login(here.people[role])
    allowed = role is Role.SYSTEM_ADMINISTRATOR
    assert client.get(_PAGE).status_code == (200 if allowed else 403)
    client.post(_PAGE, _NEW)
    with as_system("看"):
        assert Unit.objects.filter(code="666001").exists() is allowed


def test_a_unit_is_entered_with_its_names_codes_and_superiors(
    client: Client, here: County
) -> None:
    client.force_login(here.people[Role.SYSTEM_ADMINISTRATOR])
    answer = client.post(_PAGE, {**_NEW, "finance": here.units[0].pk}, follow=True)
    assert "青禾县新设局" in answer.content.decode()
    with as_system("看"):
        unit = Unit.objects.get(code="666001")
        assert UnitName.objects.get(unit=unit).name == unit.name
        assert UnitCode.objects.filter(unit=unit).count() == 3
        above = Superior.objects.get(unit=unit)
        assert (above.above, above.line) == (here.units[0], Line.FINANCE)
        change = last_change(unit)
    assert change is not None and change.who == here.people[Role.SYSTEM_ADMINISTRATOR].name


def test_a_wrong_or_known_code_is_told_at_its_field(client: Client, here: County) -> None:
    client.force_login(here.people[Role.SYSTEM_ADMINISTRATOR])
    wrong = {**_NEW, "credit_code": "11439901MB00000000", "code": here.units[0].code}
    answer = client.post(_PAGE, wrong)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"code", "credit_code"}


def test_only_here_a_unit_becomes_a_small_one(client: Client, here: County) -> None:
    unit = here.units[1]
    for role, small in ((Role.CLERK, False), (Role.SYSTEM_ADMINISTRATOR, True)):
        client.force_login(here.people[role])
        client.post(_PAGE, {"switch": unit.code})
        with as_system("看"):
            assert Unit.objects.get(pk=unit.pk).small is small
    assert "取消小单位模式" in client.get(_PAGE).content.decode()
