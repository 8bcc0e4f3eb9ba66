"""Accounts, the roles they hold, their one-time links, and the log of who came in."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from hengji.web.accounts.roles import ADMINISTRATORS, Role
from hengji.web.rows.models import UnitRow, Writing, kept


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts without a password; Django's own commands expect the method's name."""

    def create_user(self, login: str, name: str) -> Account:
        account = Account(login=login, name=name)
        account.set_unusable_password()
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """A person who signs in, by one-time link, or by a password they chose themselves."""

    login = models.CharField("登录名", max_length=40, unique=True)
    name = models.CharField("姓名", max_length=40)
    is_active = models.BooleanField("可以登录", default=True)
    made_at = models.DateTimeField("建立时间", default=timezone.now, editable=False)

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[AccountManager] = AccountManager()

    class Meta:
        verbose_name = "账号"
        ordering = ("login",)

    def __str__(self) -> str:
        return self.name

    def has_perm(self, permission: str, row: object = None) -> bool:
        """For templates and Django's own decorators; see ``accounts.permissions``."""
        from hengji.web.accounts.permissions import may

        return may(self, permission, row)


@kept
class Grant(models.Model):
    """A role for a unit from a day until a day (inclusive); administrators have no unit."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="grants")
    role = models.CharField("角色", max_length=12, choices=Role.choices)
    unit = models.ForeignKey(
        "units.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="单位",
    )
    since = models.DateField("起")
    until = models.DateField("止", null=True, blank=True)

    class Meta:
        verbose_name = "授权"
        ordering = ("role", "since")
        constraints = (
            models.CheckConstraint(
                condition=Q(role__in=sorted(ADMINISTRATORS), unit__isnull=True)
                | (~Q(role__in=sorted(ADMINISTRATORS)) & Q(unit__isnull=False)),
                name="grant_has_a_unit_unless_administrator",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="grant_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.account}：{Role(self.role).label}"


@kept
class UnionShare(UnitRow):
    """A unit lets the finance bureau read its union book, from a day until a day."""

    written_in: ClassVar[tuple[Writing, ...]] = ("signs",)

    since = models.DateField("起")
    until = models.DateField("止", null=True, blank=True)

    class Meta:
        verbose_name = "工会账共享"

    def __str__(self) -> str:
        return f"{self.unit}：{self.since}"


class Link(models.Model):
    """A one-time sign-in link; only the digest of its secret is kept.

    ``made_by``: who handed it out; nobody where the system printed it at its start.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "一次性登录链接"

    def __str__(self) -> str:
        return f"{self.account}"


class SignIn(models.Model):
    """One line of the log of sign-ins and of what was done to accounts; the application can
    add lines and change none.

    ``link_by``: who made the link that was used, or who did it to the account. ``browser``:
    the digest of a mark that the browser keeps, so that two people who came in at the same
    one are told.
    """

    class Kind(models.TextChoices):
        LINK = "link", "用链接登录"
        PASSWORD = "password", "用密码登录"
        REFUSED = "refused", "登录未成功"
        OUT = "out", "退出"
        OPENED = "opened", "建立账号"
        INVITED = "invited", "发登录链接"
        SECRET = "secret", "设置密码"
        CLOSED = "closed", "停用账号"
        REOPENED = "reopened", "恢复账号"

    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    kind = models.CharField("事项", max_length=10, choices=Kind.choices)
    at = models.DateTimeField("时间", default=timezone.now, db_index=True)
    address = models.GenericIPAddressField("来自", null=True)
    link_by = models.ForeignKey(
        Account, models.PROTECT, null=True, related_name="+", verbose_name="经手人"
    )
    browser = models.CharField("浏览器", max_length=64, default="", db_index=True)

    class Meta:
        verbose_name = "登录记录"
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.get_kind_display()}"
