"""Making accounts, granting and ending roles: one place, so that nothing bypasses the rules."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from hengji.web.accounts.models import Account, Grant
from hengji.web.accounts.roles import ADMINISTRATORS, Role, separated
from hengji.web.rows.session import because
from hengji.web.units.models import Unit


class NotAllowed(Exception):
    """A grant that the rules do not allow; the text says why, in Chinese."""


def open_account(login: str, name: str) -> Account:
    """A new account without a password; it signs in by one-time link."""
    return Account.objects.create_user(login, name)


def grant(
    account: Account,
    role: Role,
    unit: Unit | None,
    since: date,
    why: str,
    *,
    small_unit: bool,
    until: date | None = None,
) -> Grant:
    """Grant a role from a day on, until a day if one is named.

    Where there are three separated administrators, one person does not hold an administrator's
    role beside another, not on any day of that time.

    Raises :class:`NotAllowed`.
    """
    if (role in ADMINISTRATORS) != (unit is None):
        raise NotAllowed("管理员的角色不选单位，其他角色必须选单位。")
    if until is not None and until < since:
        raise NotAllowed("截止的日期不能早于开始的日期。")
    beside = _between(account, since, until)
    held = frozenset(Role(one) for one in beside.values_list("role", flat=True))
    if not small_unit and not separated(held | {role}):
        raise NotAllowed(
            "系统、安全、审计三员分设：管理员不能兼任其他角色。"
            "小单位可以在 settings.toml 里打开小单位模式。"
        )
    if beside.filter(role=role, unit=unit).exists():
        raise NotAllowed("这个人在这段时间已经有这个角色。")
    because(why)
    return Grant.objects.create(account=account, role=role, unit=unit, since=since, until=until)


def _between(account: Account, since: date, until: date | None) -> QuerySet[Grant]:
    """The account's grants that hold on some day of that time, be it yet to come."""
    lasting = account.grants.filter(Q(until__isnull=True) | Q(until__gte=since))
    return lasting if until is None else lasting.filter(since__lte=until)


def end_grant(one: Grant, on: date, why: str) -> None:
    """The role is held no longer from the day on.

    Raises :class:`NotAllowed` for the last of a kind of administrator.
    """
    _not_the_last(one.account, (Role(one.role),), on)
    because(why)
    last = on - timedelta(days=1)
    if last < one.since:
        one.delete()
    else:
        Grant.objects.filter(pk=one.pk).update(until=last)


def close_account(account: Account, on: date, why: str) -> None:
    """The person leaves: no sign-in, no roles; what they did stays under their name.

    Raises :class:`NotAllowed` for the last of a kind of administrator.
    """
    lasting = list(_between(account, on, None))
    _not_the_last(account, {Role(one.role) for one in lasting}, on)
    because(why)
    account.is_active = False
    account.set_unusable_password()
    account.save(update_fields=["is_active", "password"])
    account.links.all().delete()
    for one in lasting:
        end_grant(one, on, why)


def reopen_account(account: Account, why: str) -> None:
    """The person is back: may sign in again, with roles to be granted anew."""
    because(why)
    account.is_active = True
    account.save(update_fields=["is_active"])


def link_refusal(account: Account, on: date, *, small_unit: bool) -> str:
    """Why the system administrator may not make a link for the account; nothing where they
    may. With three separated administrators a link to another's account would join the roles.
    """
    held = _between(account, on, None).filter(role__in=sorted(ADMINISTRATORS))
    if small_unit or not held.exists():
        return ""
    return (
        "三员分设时，管理员的登录链接不在网页上生成，由机房在服务器上执行 "
        f"hengji invite {account.login}。"
    )


def _not_the_last(account: Account, roles: Iterable[Role], on: date) -> None:
    """Somebody must be left who can grant, open accounts and read the log."""
    for role in ADMINISTRATORS.intersection(roles):
        others = Grant.objects.filter(
            Q(until__isnull=True) | Q(until__gt=on), role=role, since__lte=on
        )
        mine = account.grants.filter(role=role, since__lte=on)
        if (
            mine.exists()
            and not others.filter(account__is_active=True).exclude(account=account).exists()
        ):
            raise NotAllowed(f"这是最后一位{role.label}，先授权另一人再办理。")
