"""A made-up unit with a year of money, for the tests of the office system."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hengji.web.accounts.models import Account, Grant
from hengji.web.accounts.roles import Role
from hengji.web.budget.models import Adjustment, Appropriation, CarryOver, Payment, Project
from hengji.web.units.models import Line, Superior, Unit, UnitYear

YEAR = 2024


def unit(code: str = "101001", name: str = "青禾县总工会") -> Unit:
    """A unit with its year open."""
    made = Unit.objects.create(
        code=code, name=name, kind="people_group", division="430999000", level="first"
    )
    UnitYear.objects.create(unit=made, year=YEAR, profile="hunan-2023")
    return made


def below(lower: Unit, above: Unit, line: Line = Line.DEPARTMENT) -> None:
    Superior.objects.create(unit=lower, above=above, line=line, since=date(2020, 1, 1))


def account(login: str, role: Role, held: Unit | None) -> Account:
    """A person who holds this role."""
    made = Account.objects.create_user(login, f"{role.label}甲")
    Grant.objects.create(account=made, role=role, unit=held, since=date(2020, 1, 1))
    return made


def project(
    held: Unit, code: str = "P01", name: str = "职工活动", book: str = "fiscal"
) -> Project:
    return Project.objects.create(unit=held, year=YEAR, book=book, code=code, name=name)


def granted(held: Unit, amount: str, **more: object) -> Appropriation:
    values = {"functional": "2012901", "economic": "30201", "book": "fiscal", "year": YEAR}
    return Appropriation.objects.create(unit=held, amount=Decimal(amount), **{**values, **more})


def paid(held: Unit, amount: str, day: date = date(YEAR, 3, 5), **more: object) -> Payment:
    values = {"functional": "2012901", "economic": "30201", "book": "fiscal", "year": YEAR}
    return Payment.objects.create(
        unit=held, amount=Decimal(amount), day=day, **{**values, **more}
    )


def brought(held: Unit, amount: str, **more: object) -> CarryOver:
    values = {"functional": "2012901", "book": "fiscal", "year": YEAR}
    return CarryOver.objects.create(unit=held, amount=Decimal(amount), **{**values, **more})


def adjusted(held: Unit, amount: str, **more: object) -> Adjustment:
    values = {"functional": "2012901", "book": "fiscal", "year": YEAR}
    return Adjustment.objects.create(unit=held, amount=Decimal(amount), **{**values, **more})
