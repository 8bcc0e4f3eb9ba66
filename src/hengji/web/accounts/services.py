"""Making accounts, granting and ending roles: one place, so that nothing bypasses the rules."""

from __future__ import annotations

from datetime import date, timedelta

from hengji.web.accounts.models import Account, Grant
from hengji.web.accounts.roles import ADMINISTRATORS, Role, separated
from hengji.web.accounts.scopes import grants_on
from hengji.web.rows.session import because
from hengji.web.units.models import Unit


class NotAllowed(Exception):
    """A grant that the rules do not allow; the text says why, in Chinese."""


def open_account(login: str, name: str) -> Account:
    """A new account without a password; it signs in by one-time link."""
    return Account.objects.create_user(login, name)


def grant(
    account: Account, role: Role, unit: Unit | None, since: date, why: str, *, small_unit: bool
) -> Grant:
    """Grant a role from a day on. Where there are three separated administrators, one person
    does not hold an administrator's role beside another.

    Raises :class:`NotAllowed`.
    """
    if (role in ADMINISTRATORS) != (unit is None):
        raise NotAllowed("管理员的角色不选单位，其他角色必须选单位。")
    held = frozenset(
        Role(one) for one in grants_on(account, since).values_list("role", flat=True)
    )
    if not small_unit and not separated(held | {role}):
        raise NotAllowed(
            "系统、安全、审计三员分设：管理员不能兼任其他角色。"
            "小单位可以在 settings.toml 里打开小单位模式。"
        )
    if grants_on(account, since).filter(role=role, unit=unit).exists():
        raise NotAllowed("这个人已经有这个角色。")
    because(why)
    return Grant.objects.create(account=account, role=role, unit=unit, since=since)


def end_grant(one: Grant, on: date, why: str) -> None:
    """The role is held no longer from the day on."""
    because(why)
    last = on - timedelta(days=1)
    if last < one.since:
        one.delete()
    else:
        Grant.objects.filter(pk=one.pk).update(until=last)


def close_account(account: Account, on: date, why: str) -> None:
    """The person leaves: no sign-in, no roles; what they did stays under their name."""
    because(why)
    account.is_active = False
    account.set_unusable_password()
    account.save(update_fields=["is_active", "password"])
    account.links.all().delete()
    for one in grants_on(account, on):
        end_grant(one, on, why)
