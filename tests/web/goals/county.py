"""A union below a bureau, and everyone who has to do with its goals, for the tests."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from hengji.web.accounts.models import Account
from hengji.web.accounts.roles import Role
from hengji.web.accounts.scopes import standing
from hengji.web.clock import today
from hengji.web.goals.models import GoalSheet
from hengji.web.rows.session import Actor, acting, as_system
from hengji.web.units.models import Line, Unit
from web import books
from web.goals import sheets


class Answer(Protocol):
    """What the test client gives back."""

    status_code: int
    content: bytes


@dataclass(frozen=True, slots=True)
class County:
    """``union`` answers to the bureau; ``palace`` to the union, and to the bureau."""

    bureau: Unit
    union: Unit
    palace: Unit
    other: Unit
    people: dict[Role, Account]
    stranger: Account
    sheet: GoalSheet

    def person(self, role: Role) -> Account:
        """Fresh, as each request has it: what a person may do is kept on the object."""
        return Account.objects.get(pk=self.people[role].pk)

    def acting(self, role: Role) -> AbstractContextManager[None]:
        """Within the scope of the one who holds the role."""
        return acting_as(self.person(role), role.label)

    def url(self, rest: str = "") -> str:
        return f"/units/{self.union.code}/years/{books.YEAR}/goals/{rest}"

    @property
    def sheet_url(self) -> str:
        return self.url(f"{self.sheet.pk}/")


def acting_as(person: Account, role: str) -> AbstractContextManager[None]:
    """A transaction of this person."""
    scope = standing(person, today()).scope
    return acting(scope, Actor(person.pk, person.name, role), "goals")


def made() -> County:
    """The county, made anew."""
    with as_system("准备"):
        bureau = books.unit("100001", "青禾县财政局")
        union = books.unit()
        palace = books.unit("101002", "青禾县工人文化宫")
        other = books.unit("102001", "青禾县档案馆")
        for one in (union, palace, other):
            books.below(one, bureau, Line.FINANCE)
        books.below(palace, union, Line.DEPARTMENT)
        held = {
            Role.CLERK: union,
            Role.HEAD: union,
            Role.EVALUATION_GROUP: union,
            Role.SUPERVISOR: union,
            Role.BUREAU_DESK: bureau,
            Role.PERFORMANCE_DESK: bureau,
            Role.BUREAU_HEAD: bureau,
            Role.ANALYST: bureau,
        }
        people = {role: books.account(role.value, role, unit) for role, unit in held.items()}
        people[Role.SYSTEM_ADMINISTRATOR] = books.account(
            "system", Role.SYSTEM_ADMINISTRATOR, None
        )
        stranger = books.account("stranger", Role.CLERK, other)
        return County(bureau, union, palace, other, people, stranger, sheets.sheet(union))
