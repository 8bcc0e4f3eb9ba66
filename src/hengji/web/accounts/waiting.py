"""What waits for those who administer: units to register, people to let in, roles to grant."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from hengji.web.accounts.models import Account, Grant, SignIn
from hengji.web.accounts.permissions import may
from hengji.web.clock import today
from hengji.web.rows.scope import EVERYWHERE, Scope
from hengji.web.rows.session import acting, actor_now
from hengji.web.shell.waiting import Waiting
from hengji.web.units.models import Unit

_SHOWN = 5


def waiting(account: Account) -> Iterator[Waiting]:
    """What a new installation still lacks comes first, in the order in which it is done."""
    if may(account, "units.register") and not _any_unit():
        yield _told("先登记单位：本单位、下属单位和主管部门", "units:registry")
    if may(account, "accounts.manage"):
        if not Account.objects.exclude(pk=account.pk).exists():
            yield _told("给每位同事建立账号，把登录链接交给本人", "accounts:people")
        for one in _never_in().exclude(pk=account.pk)[:_SHOWN]:
            yield _told(f"“{one.name}”还没有登录过，链接过期的可以重新生成", "accounts:people")
    if may(account, "grants.manage"):
        for one in _without_role()[:_SHOWN]:
            yield _told(f"“{one.name}”还没有角色，请授权", "accounts:grants")


def _any_unit() -> bool:
    with acting(Scope(units=EVERYWHERE), actor_now(), "shell:home"):
        return Unit.objects.exists()


def _never_in() -> QuerySet[Account]:
    came = SignIn.objects.filter(
        account=OuterRef("pk"), kind__in=(SignIn.Kind.LINK, SignIn.Kind.PASSWORD)
    )
    return Account.objects.filter(~Exists(came), is_active=True).order_by("pk")


def _without_role() -> QuerySet[Account]:
    on = today()
    held = Grant.objects.filter(
        Q(until__isnull=True) | Q(until__gte=on), account=OuterRef("pk")
    )
    return Account.objects.filter(~Exists(held), is_active=True).order_by("pk")


def _told(words: str, url_name: str) -> Waiting:
    return Waiting("", None, words, reverse(url_name))
