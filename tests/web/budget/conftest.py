"""A clerk with a filled year, signed in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from hengji.web.accounts.models import Account
from hengji.web.accounts.roles import Role
from hengji.web.budget.models import Adjustment, PlanLine
from hengji.web.rows.session import as_system
from hengji.web.units.models import Unit
from web import books


@pytest.fixture
def own() -> Unit:
    """A unit with a budget, a project, an adjustment, a plan and payments."""
    with as_system("准备"):
        unit = books.unit()
        work = books.project(unit)
        books.granted(unit, "100000.00")
        books.granted(unit, "50000.00", kind="operations", project=work)
        books.brought(unit, "3000.00", kind="operations", project=work)
        common = {"unit": unit, "year": books.YEAR, "book": "fiscal"}
        Adjustment.objects.create(
            **common, amount=Decimal(-2000), cause="policy", reason="压减一般性支出"
        )
        PlanLine.objects.create(**common, kind="public", month1=Decimal(5000))
        for month in range(1, 13):
            books.paid(unit, "6000.00", date(books.YEAR, month, 8), purpose="办公用品")
        books.paid(
            unit, "20000.00", kind="operations", project=work, economic="30214", purpose="场地"
        )
        books.paid(unit, "1200.00", economic="30217", purpose="公务接待")
    return unit


@pytest.fixture
def clerk(own: Unit) -> Account:
    with as_system("准备"):
        return books.account("clerk", Role.CLERK, own)


@pytest.fixture
def signed_in(client: Client, clerk: Account) -> Client:
    client.force_login(clerk)
    return client
