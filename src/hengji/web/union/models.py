"""The self-evaluation for the upper union: its text, and what was frozen, signed, handed over.

All of it is read by those who see the union book, and by nobody else.
"""

from __future__ import annotations

from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone

from hengji.web.rows.models import Reading, UnitRow, Writing, kept

_NEVER = pgtrigger.Update | pgtrigger.Delete


@kept
class LinePassage(UnitRow):
    """A passage that the unit wrote over, as markup: one paragraph a line, figures live."""

    read_in: ClassVar[Reading] = "union"

    year = models.PositiveSmallIntegerField("年度")
    code = models.CharField("段落", max_length=60)
    markup = models.TextField("内容")

    class Meta:
        verbose_name = "报上级工会的段落"
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("unit", "year", "code"), name="line_passage_once"),
        )


@kept
class LineVersion(UnitRow):
    """One frozen package. ``code`` is printed on every page; ``digest`` is of what it says.

    ``inputs``: its chain, its contents as data, why warnings stand. ``findings`` are those of
    the audit at that time, as the JSON of ``hengji audit``.
    """

    read_in: ClassVar[Reading] = "union"

    year = models.PositiveSmallIntegerField("年度")
    number = models.PositiveSmallIntegerField("版次")
    code = models.CharField("核对码", max_length=20, unique=True)
    digest = models.CharField("内容校验值", max_length=64)
    inputs = models.JSONField("数据", default=dict)
    findings = models.JSONField("审核结果", default=dict)
    engine = models.CharField("审核程序版本", max_length=40)
    ruleset = models.CharField("规则校验值", max_length=64)
    made_by = models.CharField("形成人", max_length=40)
    made_at = models.DateTimeField("形成时间", default=timezone.now)

    class Meta:
        verbose_name = "报上级工会的定稿"
        ordering = ("year", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "year", "number"), name="line_version_once"
            ),
        )
        triggers = (pgtrigger.Protect(name="frozen", operation=_NEVER),)

    def __str__(self) -> str:
        return f"{self.year} 年度报上级工会第 {self.number} 版"


@kept
class LineFile(UnitRow):
    """One file of a frozen package; its bytes lie in the store under ``digest``."""

    read_in: ClassVar[Reading] = "union"

    version = models.ForeignKey(LineVersion, models.PROTECT, related_name="files")
    form = models.CharField("格式", max_length=8)
    name = models.CharField("文件名", max_length=120)
    digest = models.CharField("校验值", max_length=64)
    size = models.PositiveIntegerField("字节数")

    class Meta:
        verbose_name = "报上级工会的文件"
        ordering = ("pk",)
        triggers = (pgtrigger.Protect(name="frozen", operation=_NEVER),)


@kept
class LineSignature(UnitRow):
    """One signature under a version, in the order of its chain; never taken away.

    The upper union's own is its answer: ``verdict`` and ``opinion``. ``link_by`` and
    ``beside`` (names) tell how the signer came in: see ``accounts.coming``.
    """

    class Verdict(models.TextChoices):
        AGREED = "agreed", "同意"
        RETURNED = "returned", "退回修改"

    class How(models.TextChoices):
        LINK = "link", "在系统中签字"
        PAPER = "paper", "纸质签字扫描"

    read_in: ClassVar[Reading] = "union"
    written_in: ClassVar[tuple[Writing, ...]] = ("fills", "signs", "reviews")

    version = models.ForeignKey(LineVersion, models.PROTECT, related_name="signatures")
    position = models.PositiveSmallIntegerField("顺序")
    duty = models.CharField("签字环节", max_length=40)
    name = models.CharField("签字人", max_length=40)
    how = models.CharField("方式", max_length=8, choices=How.choices)
    scan = models.ForeignKey(
        "evidence.Attachment", models.PROTECT, null=True, blank=True, related_name="+"
    )
    verdict = models.CharField("结论", max_length=10, choices=Verdict.choices, blank=True)
    opinion = models.TextField("意见", blank=True, default="")
    recorded_by = models.CharField("登记人", max_length=40)
    link_by = models.CharField("登录链接由谁生成", max_length=40, blank=True, default="")
    beside = models.JSONField("同一浏览器还有谁登录过", default=list, blank=True)
    signed_at = models.DateTimeField("签字时间", default=timezone.now)

    class Meta:
        verbose_name = "报上级工会的签字"
        ordering = ("version", "position")
        constraints = (
            models.UniqueConstraint(fields=("version", "position"), name="line_signature_once"),
            models.CheckConstraint(
                condition=~models.Q(how="paper") | models.Q(scan__isnull=False),
                name="line_signature_on_paper_has_a_scan",
            ),
        )
        triggers = (pgtrigger.Protect(name="signed", operation=_NEVER),)


@kept
class LineHandover(UnitRow):
    """The signed version handed over to the upper union, as one file checked by its digest."""

    read_in: ClassVar[Reading] = "union"

    version = models.OneToOneField(LineVersion, models.PROTECT, related_name="handover")
    digest = models.CharField("校验值", max_length=64)
    name = models.CharField("文件名", max_length=120)
    made_by = models.CharField("经办人", max_length=40)
    made_at = models.DateTimeField("时间", default=timezone.now)

    class Meta:
        verbose_name = "报送上级工会"
        triggers = (pgtrigger.Protect(name="handed_over", operation=_NEVER),)
