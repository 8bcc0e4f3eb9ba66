"""What was frozen to be signed. A version never changes; another is made instead.

Every row is of one book: what goes to the finance bureau is told by the fiscal book, what goes
to the upper union by the union's, and each is read by those who see that book.
"""

from __future__ import annotations

from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone

from hengji.web.rows.models import Book, BookRow, Writing, kept

_NEVER = pgtrigger.Update | pgtrigger.Delete


@kept
class Version(BookRow):
    """One frozen package. ``code`` is printed on every page; ``digest`` is of what it says.

    ``findings`` are those of the audit when it was frozen, as the JSON of ``hengji audit``.
    ``inputs`` is what it was composed from, so that two versions can be compared.
    """

    year = models.PositiveSmallIntegerField("年度")
    number = models.PositiveSmallIntegerField("版次")
    profile = models.CharField("表式", max_length=60)
    code = models.CharField("核对码", max_length=20, unique=True)
    digest = models.CharField("内容校验值", max_length=64)
    inputs = models.JSONField("数据", default=dict)
    findings = models.JSONField("审核结果", default=dict)
    engine = models.CharField("审核程序版本", max_length=40)
    ruleset = models.CharField("规则校验值", max_length=64)
    law_date = models.DateField("政策依据日期")
    made_by = models.CharField("形成人", max_length=40)
    made_at = models.DateTimeField("形成时间", default=timezone.now)

    class Meta:
        verbose_name = "定稿"
        ordering = ("year", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "book", "year", "number"), name="version_once"
            ),
        )
        triggers = (pgtrigger.Protect(name="frozen", operation=_NEVER),)

    def __str__(self) -> str:
        line = "报上级工会" if self.book == Book.UNION else ""
        return f"{self.year} 年度{line}第 {self.number} 版"


@kept
class VersionFile(BookRow):
    """One file of a frozen package; its bytes lie in the store under ``digest``."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="files")
    form = models.CharField("格式", max_length=8)
    name = models.CharField("文件名", max_length=120)
    digest = models.CharField("校验值", max_length=64)
    size = models.PositiveIntegerField("字节数")

    class Meta:
        verbose_name = "定稿文件"
        ordering = ("pk",)
        triggers = (pgtrigger.Protect(name="frozen", operation=_NEVER),)


@kept
class Signature(BookRow):
    """One signature under a version, in the order of the profile's chain.

    On paper: ``scan`` is the signed and stamped sheet, whose printed code was compared.
    A signature is never taken away: who signs in error signs a new version. ``link_by`` and
    ``beside`` (names) tell how the signer came in: see ``accounts.coming``.
    """

    class How(models.TextChoices):
        LINK = "link", "在系统中签字"
        PAPER = "paper", "纸质签字扫描"

    written_in: ClassVar[tuple[Writing, ...]] = ("fills", "signs", "reviews")

    version = models.ForeignKey(Version, models.PROTECT, related_name="signatures")
    position = models.PositiveSmallIntegerField("顺序")
    duty = models.CharField("签字环节", max_length=40)
    name = models.CharField("签字人", max_length=40)
    how = models.CharField("方式", max_length=8, choices=How.choices)
    scan = models.ForeignKey(
        "evidence.Attachment", models.PROTECT, null=True, blank=True, related_name="+"
    )
    opinion = models.TextField("意见", blank=True, default="")
    recorded_by = models.CharField("登记人", max_length=40)
    link_by = models.CharField("登录链接由谁生成", max_length=40, blank=True, default="")
    beside = models.JSONField("同一浏览器还有谁登录过", default=list, blank=True)
    signed_at = models.DateTimeField("签字时间", default=timezone.now)

    class Meta:
        verbose_name = "签字"
        ordering = ("version", "position")
        constraints = (
            models.UniqueConstraint(fields=("version", "position"), name="signature_once"),
            models.CheckConstraint(
                condition=~models.Q(how="paper") | models.Q(scan__isnull=False),
                name="signature_on_paper_has_a_scan",
            ),
        )
        triggers = (pgtrigger.Protect(name="signed", operation=_NEVER),)


@kept
class Handover(BookRow):
    """A package file handed over, or one that came back: one file, checked by its digest."""

    class Kind(models.TextChoices):
        SUBMISSION = "submission", "报送包"
        RETURN = "return", "退回包"

    written_in: ClassVar[tuple[Writing, ...]] = ("fills", "reviews")

    year = models.PositiveSmallIntegerField("年度")
    kind = models.CharField("类型", max_length=12, choices=Kind.choices)
    version = models.ForeignKey(Version, models.PROTECT, related_name="handovers")
    digest = models.CharField("校验值", max_length=64)
    name = models.CharField("文件名", max_length=120)
    told = models.JSONField("内容", default=dict)
    made_by = models.CharField("经办人", max_length=40)
    made_at = models.DateTimeField("时间", default=timezone.now)

    class Meta:
        verbose_name = "报送与退回"
        ordering = ("pk",)
