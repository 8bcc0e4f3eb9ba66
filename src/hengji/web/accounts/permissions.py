"""Who may do what, as predicates. ``may(account, "unit.fill", unit)`` is the one question.

The row policies hold the same in the database; a predicate is asked first, so that a page can
say why before a statement is refused.
"""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from rules import permissions

from hengji.web.accounts.models import Account
from hengji.web.accounts.roles import Role
from hengji.web.accounts.scopes import NO_STANDING, Standing, standing
from hengji.web.clock import today
from hengji.web.rows.scope import Extent, reaches

Predicate = Callable[[object, object], bool]
_REASONS: dict[str, str] = {}


def standing_of(account: object) -> Standing:
    """What the account holds today; computed once for each request's account."""
    if not isinstance(account, Account) or not account.is_active:
        return NO_STANDING
    known: Standing | None = getattr(account, "_standing", None)
    if known is None:
        known = standing(account, today())
        account._standing = known  # type: ignore[attr-defined]  # kept on the request's own object
    return known


def may(account: object, permission: str, row: object = None) -> bool:
    """May the account do it? ``row``: a unit, its primary key, or any row of a unit."""
    return bool(permissions.has_perm(permission, account, row))  # type: ignore[no-untyped-call]  # rules is untyped


def demand(account: object, permission: str, row: object = None) -> None:
    """Refuse, and say why, what the account may not do.

    Raises :class:`~django.core.exceptions.PermissionDenied` with a Chinese sentence.
    """
    if not may(account, permission, row):
        raise PermissionDenied(_REASONS[permission])


def permit(name: str, why_not: str, predicate: Predicate) -> None:
    """Register a permission and the sentence shown to those who lack it."""
    permissions.add_perm(name, predicate)  # type: ignore[no-untyped-call]  # rules is untyped
    _REASONS[name] = why_not


def _unit_of(row: object) -> int | None:
    found = row if isinstance(row, int) else getattr(row, "unit_id", getattr(row, "pk", None))
    return found if isinstance(found, int) else None


def within(scope: str) -> Predicate:
    """The row's unit is in that part of the account's scope."""

    def check(account: object, row: object) -> bool:
        unit = _unit_of(row)
        extent: Extent = getattr(standing_of(account).scope, scope)
        return unit is not None and reaches(extent, unit)

    return check


def holding(*wanted: Role) -> Predicate:
    """The account holds one of the roles, for whatever unit."""

    def check(account: object, _row: object) -> bool:
        return bool(standing_of(account).roles & set(wanted))

    return check


def holding_for_unit(*wanted: Role) -> Predicate:
    """The account holds one of the roles for the row's own unit."""

    def check(account: object, row: object) -> bool:
        unit = _unit_of(row)
        return any(standing_of(account).holds(role, unit) for role in wanted)

    return check


permit("unit.view", "这个单位不在您的权限范围内。", within("units"))
permit("unit.view_fiscal", "您的角色看不到这个单位的财政账。", within("fiscal"))
permit(
    "unit.view_evaluation",
    "您的角色看不到这个单位的自评。",
    lambda account, row: within("units")(account, row) and within("fiscal")(account, row),
)
permit("unit.view_union", "工会账只有本单位和上级工会能看，除非单位同意共享。", within("union"))
permit("unit.view_persons", "您的角色看不到个人信息。", within("persons"))
permit("unit.fill", "只有本单位经办人可以填报。", within("fills"))
permit("unit.sign", "只有本单位负责人和评价组可以签字确认。", within("signs"))
permit("unit.approve", "只有本单位负责人可以审定。", holding_for_unit(Role.HEAD))
permit("unit.review", "只有主管部门、财政部门和上级工会可以提审核意见。", within("reviews"))
permit("units.register", "只有系统管理员可以登记单位。", holding(Role.SYSTEM_ADMINISTRATOR))
permit("accounts.manage", "只有系统管理员可以管理账号。", holding(Role.SYSTEM_ADMINISTRATOR))
permit("grants.manage", "只有安全管理员可以授权。", holding(Role.SECURITY_ADMINISTRATOR))
permit("log.view", "只有审计管理员可以看日志。", holding(Role.AUDIT_ADMINISTRATOR))
