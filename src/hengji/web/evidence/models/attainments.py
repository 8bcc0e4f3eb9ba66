"""What was attained of each indicator, and whether records or a person say so."""

from __future__ import annotations

from django.db import models

from hengji.web.rows.models import UnitRow, kept


@kept
class Attainment(UnitRow):
    """One indicator's attainment. Computed ones hold no value: records are asked each time.

    ``value`` holds digits as typed, in the indicator's own unit, or an ISO date; ``band`` is
    the name of the profile's band, with ``words`` on what was done.
    """

    class How(models.TextChoices):
        COMPUTED = "computed", "按台账和账务记录计算"
        MANUAL = "manual", "人工填报"

    year = models.PositiveSmallIntegerField("年度")
    indicator = models.OneToOneField(
        "goals.Indicator", models.CASCADE, related_name="attainment"
    )
    how = models.CharField("取数方式", max_length=8, choices=How.choices, default=How.MANUAL)
    value = models.CharField("实际完成值", max_length=40, blank=True, default="")
    band = models.CharField("完成档次", max_length=40, blank=True, default="")
    words = models.CharField("完成情况", max_length=300, blank=True, default="")
    note = models.CharField("取数说明", max_length=300, blank=True, default="")

    class Meta:
        verbose_name = "完成值"
        ordering = ("indicator",)
