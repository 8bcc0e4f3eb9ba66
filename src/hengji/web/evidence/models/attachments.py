"""Files, and what a file, a record or a survey proves."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from hengji.web.evidence.kinds import KINDS
from hengji.web.rows.models import UnitRow, kept


@kept
class Attachment(UnitRow):
    """A file of a unit's year. The bytes lie in the store under ``digest`` (SHA-256, hex).

    ``personal``: it holds personal data, and is shown only to those who may see such.
    """

    year = models.PositiveSmallIntegerField("年度")
    digest = models.CharField("校验值", max_length=64, editable=False)
    name = models.CharField("文件名", max_length=100)
    size = models.PositiveIntegerField("字节数", editable=False)
    kind = models.CharField(
        "类型",
        max_length=8,
        choices=tuple((one.key, one.label) for one in KINDS.values()),
        editable=False,
    )
    note = models.CharField("说明", max_length=200, blank=True, default="")
    personal = models.BooleanField("含个人信息", default=False)
    added_by = models.CharField("上传人", max_length=40, editable=False)
    added_at = models.DateTimeField("上传时间", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "附件"
        ordering = ("-added_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "year", "digest"), name="attachment_once_a_year"
            ),
        )

    def __str__(self) -> str:
        return self.name


@kept
class Binding(UnitRow):
    """One piece of evidence for one thing: an indicator, or a claim of the report.

    ``claim`` is the key of the passage or figure, as the report names it.
    """

    year = models.PositiveSmallIntegerField("年度")
    attachment = models.ForeignKey(
        Attachment, models.CASCADE, null=True, blank=True, related_name="bindings"
    )
    activity = models.ForeignKey(
        "evidence.ActivityRecord",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="bindings",
    )
    survey = models.ForeignKey(
        "evidence.Survey", models.CASCADE, null=True, blank=True, related_name="bindings"
    )
    indicator = models.ForeignKey(
        "goals.Indicator", models.CASCADE, null=True, blank=True, related_name="bindings"
    )
    claim = models.CharField("报告中的说法", max_length=120, blank=True, default="")

    class Meta:
        verbose_name = "佐证关系"
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=(
                    Q(attachment__isnull=False, activity__isnull=True, survey__isnull=True)
                    | Q(attachment__isnull=True, activity__isnull=False, survey__isnull=True)
                    | Q(attachment__isnull=True, activity__isnull=True, survey__isnull=False)
                ),
                name="binding_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(indicator__isnull=False, claim="")
                | (Q(indicator__isnull=True) & ~Q(claim="")),
                name="binding_to_one_thing",
            ),
            models.UniqueConstraint(
                fields=("attachment", "activity", "survey", "indicator", "claim"),
                name="binding_once",
                nulls_distinct=False,
            ),
        )

    def __str__(self) -> str:
        bound = self.attachment or self.activity or self.survey
        return str(bound) if bound is not None else ""
