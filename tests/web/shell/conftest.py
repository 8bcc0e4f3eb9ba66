"""Two units and the people who look at them."""

from __future__ import annotations

import pytest

from hengji.web.accounts.models import Account, Grant
from hengji.web.accounts.roles import Role
from hengji.web.clock import today
from hengji.web.rows.session import as_system
from hengji.web.units.models import Unit


@pytest.fixture
def unit(db: None) -> Unit:
    with as_system("准备"):
        Unit.objects.create(code="102001", name="青禾县档案馆")
        return Unit.objects.create(code="101001", name="青禾县总工会")


@pytest.fixture
def clerk(unit: Unit) -> Account:
    return account(unit, Role.CLERK, "clerk", "经办员甲")


@pytest.fixture
def head(unit: Unit) -> Account:
    return account(unit, Role.HEAD, "head", "负责人乙")


def account(unit: Unit, role: Role, login: str, name: str) -> Account:
    with as_system("准备"):
        one = Account.objects.create_user(login, name)
        Grant.objects.create(account=one, role=role, unit=unit, since=today())
    return one
