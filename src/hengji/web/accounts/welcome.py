"""The first accounts of an installation, and links to hand out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from hengji.web.accounts.links import make_link
from hengji.web.accounts.models import Account, Grant, SignIn
from hengji.web.accounts.roles import Role
from hengji.web.accounts.scopes import grants_on
from hengji.web.clock import today
from hengji.web.rows.session import as_system

_ONE = {"admin": ("管理员", (Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR,
                            Role.AUDIT_ADMINISTRATOR))}  # fmt: skip
_THREE = {
    "system": ("系统管理员", (Role.SYSTEM_ADMINISTRATOR,)),
    "security": ("安全管理员", (Role.SECURITY_ADMINISTRATOR,)),
    "audit": ("审计管理员", (Role.AUDIT_ADMINISTRATOR,)),
}


class UnknownAccount(LookupError):
    """No such account; the text says so in Chinese."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """A one-time link as a path, for whom, in what role."""

    name: str
    role: str
    path: str


def first_links(*, small_unit: bool) -> list[Invitation]:
    """On the first start: the administrator, or the three separated ones. Later: nobody."""
    if Account.objects.exists():
        return []
    with as_system("首次启动", "建立管理员"):
        for login, (name, roles) in (_ONE if small_unit else _THREE).items():
            account = Account.objects.create_user(login, name)
            for role in roles:
                Grant.objects.create(account=account, role=role, since=today())
    return every_link()


def every_link() -> list[Invitation]:
    """A new link for every account that can sign in: for the demonstration."""
    return [_invitation(one) for one in Account.objects.filter(is_active=True).order_by("pk")]


def link_for(login: str) -> Invitation:
    """A new link for one account.

    Raises :class:`UnknownAccount`.
    """
    account = Account.objects.filter(login=login, is_active=True).first()
    if account is None:
        raise UnknownAccount(f"没有“{login}”这个账号，或者已经停用。")
    SignIn.objects.create(account=account, kind=SignIn.Kind.INVITED)
    return _invitation(account)


def never_in() -> str:
    """The login of the first account as long as nobody has ever signed in, else nothing."""
    came = (SignIn.Kind.LINK, SignIn.Kind.PASSWORD)
    if SignIn.objects.filter(kind__in=came).exists():
        return ""
    return Account.objects.order_by("pk").values_list("login", flat=True).first() or ""


def _invitation(account: Account) -> Invitation:
    path = reverse("accounts:link", args=[make_link(account)])
    return Invitation(account.name, "、".join(_roles(account)), path)


def _roles(account: Account) -> Iterator[str]:
    with as_system("生成登录链接"):
        for one in grants_on(account, today()).select_related("unit"):
            label = Role(one.role).label
            yield f"{one.unit.name} {label}" if one.unit else label
