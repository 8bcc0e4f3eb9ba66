"""Pages and actions of one row of a unit, for the table of roles: the row is made first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from django.test import Client

from hengji.web.rows.session import as_system
from hengji.web.units.models import Unit, UnitYear
from web import books
from web.county import Allowed, Answer, County

YEAR = books.YEAR
Make: TypeAlias = Callable[[Unit], str]
Do: TypeAlias = Callable[[Client, County, Unit], Answer]
Lines: TypeAlias = tuple[tuple[str, Do, Allowed], ...]


def opens(make: Make) -> Do:
    """Look at the page of what was made."""

    def do(client: Client, _: County, unit: Unit) -> Answer:
        return client.get(address_of(unit, make))

    return do


def posts(make: Make, **told: str) -> Do:
    """Send a form to the address of what was made."""

    def do(client: Client, _: County, unit: Unit) -> Answer:
        return client.post(address_of(unit, make), told)

    return do


def address_of(unit: Unit, make: Make) -> str:
    """The address of what is made for this unit, in a year that is open."""
    with as_system("准备"):
        UnitYear.objects.get_or_create(unit=unit, year=YEAR, defaults={"profile": "hunan-2024"})
        return f"/units/{unit.code}/years/{YEAR}/{make(unit)}"
