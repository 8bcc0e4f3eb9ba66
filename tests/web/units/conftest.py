"""A clerk of a unit, signed in."""

from __future__ import annotations

import pytest
from django.test import Client

from hengji.web.accounts.roles import Role
from hengji.web.rows.session import as_system
from hengji.web.units.models import Unit
from web import books


@pytest.fixture
def own(db: None) -> Unit:
    with as_system("准备"):
        return books.unit()


@pytest.fixture
def signed_in(client: Client, own: Unit) -> Client:
    with as_system("准备"):
        client.force_login(books.account("clerk", Role.CLERK, own))
    return client
