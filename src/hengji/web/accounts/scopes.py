"""The units a person may see and change: computed here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import assert_never

from django.db.models import Q, QuerySet

from hengji.web.accounts.models import Account, Grant, UnionShare
from hengji.web.accounts.roles import Role
from hengji.web.rows.scope import NOTHING, NOWHERE, Extent, Scope
from hengji.web.rows.session import as_system
from hengji.web.units.models import Line
from hengji.web.units.tree import below, kindred


@dataclass(frozen=True, slots=True)
class Held:
    """A role held for a unit (its primary key; ``None`` for administrators)."""

    role: Role
    unit: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """What an account holds on a day, and the scope that follows from it."""

    held: frozenset[Held]
    scope: Scope

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(one.role for one in self.held)

    def holds(self, role: Role, unit: int | None) -> bool:
        return Held(role, unit) in self.held


NO_STANDING = Standing(frozenset(), NOTHING)


def standing(account: Account, on: date) -> Standing:
    """What the account holds on the day. Two short queries, and one for each line below."""
    held = frozenset(
        Held(Role(role), unit)
        for role, unit in grants_on(account, on).values_list("role", "unit")
    )
    if not held:
        return NO_STANDING
    scope = NOTHING
    with as_system("计算可见单位"):
        for one in held:
            scope = scope | _scope(one, on)
    return Standing(held, scope)


def grants_on(account: Account, on: date) -> QuerySet[Grant]:
    """The account's grants that hold on the day."""
    return account.grants.filter(Q(until__isnull=True) | Q(until__gte=on), since__lte=on)


def _scope(held: Held, on: date) -> Scope:
    if held.unit is None:
        return NOTHING
    own = frozenset({held.unit})
    match held.role:
        case Role.CLERK:
            return _own(own, on, persons=own, fills=own)
        case Role.HEAD:
            return _own(own, on, persons=own, signs=own)
        case Role.EVALUATION_GROUP:
            return _own(own, on, signs=own)
        case Role.SUPERVISOR:
            under = below(own, Line.DEPARTMENT, on)
            return Scope(own | under, own | under, reviews=under)
        case Role.BUREAU_DESK | Role.PERFORMANCE_DESK | Role.BUREAU_HEAD:
            under = below(own, Line.FINANCE, on)
            return Scope(own | under, own | under, _shared(under, on), reviews=under)
        case Role.UPPER_UNION | Role.UNION_AUDIT:
            under = below(own, Line.UNION, on)
            return Scope(own | under, NOWHERE, under, reviews=under)
        case Role.ANALYST:
            under = below(own, Line.FINANCE, on)
            return Scope(own | under, own | under)
        case Role.SYSTEM_ADMINISTRATOR | Role.SECURITY_ADMINISTRATOR | Role.AUDIT_ADMINISTRATOR:
            return NOTHING
        case _:
            assert_never(held.role)


def _own(
    own: frozenset[int],
    on: date,
    *,
    persons: frozenset[int] = NOWHERE,
    fills: frozenset[int] = NOWHERE,
    signs: frozenset[int] = NOWHERE,
) -> Scope:
    """Of those who work at the unit: its own, what it came from, and of the units that its
    department's figures are put together from (those below it today, or when the year that
    is being evaluated ended) the fiscal book alone.
    """
    before, under = kindred(own, (on, date(on.year - 1, 12, 31)))
    seen = own | before
    return Scope(seen, seen | under, seen, persons=persons, fills=fills, signs=signs)


def _shared(units: frozenset[int], on: date) -> Extent:
    shares = UnionShare.objects.filter(Q(until__isnull=True) | Q(until__gte=on))
    return frozenset(
        shares.filter(unit__in=units, since__lte=on).values_list("unit_id", flat=True)
    )
