"""What people decide about a score; what follows from it is the core's."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hengji.web.rows.models import UnitRow, Writing, kept


@kept
class Evaluation(UnitRow):
    """How the year is evaluated: ``consolidated``: with the subordinate units (汇总)."""

    year = models.PositiveSmallIntegerField("年度")
    consolidated = models.BooleanField("汇总下属单位", default=False)

    class Meta:
        verbose_name = "自评范围"
        constraints = (
            models.UniqueConstraint(fields=("unit", "year"), name="evaluation_once"),
        )


@kept
class Judgement(UnitRow):
    """What was decided by hand about one row of a sheet: its reason, its points.

    A row is an indicator, or ``row`` of the family of steps (``execution`` for 预算执行率).
    ``points`` only where arithmetic leaves a choice. ``ticked``: numbers of the items met of
    a check list; ``ticked_at_all`` tells a list of which none is met from one not yet gone
    through. ``value``: per cent, of a row of the family of steps that no book tells.
    ``scope`` tells the sheets apart: ``""`` the whole's, else a project's code.
    """

    written_in: ClassVar[tuple[Writing, ...]] = ("fills", "signs")

    year = models.PositiveSmallIntegerField("年度")
    scope = models.CharField("项目", max_length=40, blank=True, default="")
    indicator = models.OneToOneField(
        "goals.Indicator",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="judgement",
        verbose_name="指标",
    )
    row = models.CharField("行", max_length=60, blank=True, default="")
    reason = models.TextField("偏差原因分析及改进措施", blank=True, default="")
    points = models.DecimalField("得分", max_digits=5, decimal_places=2, null=True, blank=True)
    ticked = models.JSONField("已达到的条目", default=list, blank=True)
    ticked_at_all = models.BooleanField("已逐项核对", default=False)
    value = models.DecimalField(
        "实际完成率（%）", max_digits=7, decimal_places=2, null=True, blank=True
    )

    class Meta:
        verbose_name = "评分说明"
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "year", "scope", "indicator", "row"),
                name="judgement_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(indicator__isnull=False, row="")
                | (Q(indicator__isnull=True) & ~Q(row="")),
                name="judgement_of_one_row",
            ),
        )
