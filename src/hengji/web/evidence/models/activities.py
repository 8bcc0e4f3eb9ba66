"""The ledger of what was done: events, visits, mediations. Never who took part."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from hengji.web.rows.models import UnitRow, kept


@kept
class ActivityImport(UnitRow):
    """A file of records that was taken in whole, and can be taken out whole."""

    class State(models.TextChoices):
        LOADED = "loaded", "已导入"
        UNDONE = "undone", "已撤销"

    year = models.PositiveSmallIntegerField("年度")
    ledger = models.CharField("台账", max_length=40)
    file_name = models.CharField("文件名", max_length=100)
    digest = models.CharField("校验值", max_length=64)
    rows = models.PositiveIntegerField("行数")
    state = models.CharField("状态", max_length=8, choices=State.choices, default="loaded")
    made_by = models.CharField("导入人", max_length=40)
    made_at = models.DateTimeField("导入时间", default=timezone.now)

    class Meta:
        verbose_name = "台账导入"
        ordering = ("-made_at", "-pk")


@kept
class ActivityRecord(UnitRow):
    """One line of a working list. ``ledger`` is a key of the core's ``formulas.toml``.

    ``counts``: measure → amount as typed, in the measure's base unit; a measure left out is
    not filled in, which is not zero. ``marks``: what the record is known by.
    """

    year = models.PositiveSmallIntegerField("年度")
    ledger = models.CharField("台账", max_length=40)
    day = models.DateField("日期")
    title = models.CharField("事项", max_length=100)
    place = models.CharField("地点", max_length=100, blank=True, default="")
    project = models.ForeignKey(
        "budget.Project",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="所属项目",
    )
    counts = models.JSONField("数量", default=dict)
    marks = models.JSONField("标记", default=list)
    note = models.CharField("备注", max_length=200, blank=True, default="")
    batch = models.ForeignKey(
        ActivityImport, models.PROTECT, null=True, editable=False, related_name="records"
    )

    class Meta:
        verbose_name = "业务台账"
        ordering = ("day", "pk")
        indexes = (models.Index(fields=("unit", "year", "ledger")),)

    def __str__(self) -> str:
        return self.title

    @property
    def marks_text(self) -> str:
        """The marks as people write them: 冬送温暖、困难职工."""
        return "、".join(self.marks)
