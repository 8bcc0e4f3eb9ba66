"""Who works for a unit in a year, and what it holds: posts, people, cars, buildings."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from hengji.ledger import PostKind, VehicleUse
from hengji.web.rows.choices import choices_of
from hengji.web.rows.models import Reading, UnitRow, kept

POSTS = choices_of(PostKind)
PEOPLE = [
    ("stepped_back", "退线人员"),
    ("seconded_in", "借入人员"),
    ("seconded_out", "借出人员"),
    ("workers", "工勤人员"),
    ("retired", "退休人员"),
    ("contract", "临聘人员"),
    ("dispatched", "劳务派遣人员"),
    ("union_workers", "社会化工会工作者"),
]


class _OfYear(UnitRow):
    """A row of one fiscal year."""

    read_in: ClassVar[Reading] = "identity"

    year = models.PositiveSmallIntegerField("年度", editable=False)

    class Meta:
        abstract = True


@kept
class Staffing(_OfYear):
    """One row of the staffing sheet: a kind of posts, or people of one other kind."""

    kind = models.CharField("类别", max_length=16, choices=POSTS + PEOPLE)
    approved = models.PositiveIntegerField("编制数", null=True, blank=True)
    count = models.PositiveIntegerField("人数", null=True, blank=True)

    class Meta:
        verbose_name = "人员编制"
        constraints = (
            models.UniqueConstraint(fields=("unit", "year", "kind"), name="staffing_kind_once"),
        )


@kept
class Vehicle(_OfYear):
    """Official cars of one use."""

    use = models.CharField("用途", max_length=12, choices=choices_of(VehicleUse))
    count = models.PositiveIntegerField("辆数", default=1)
    note = models.CharField("说明", max_length=100, blank=True, default="")

    class Meta:
        verbose_name = "公务用车"
        ordering = ("pk",)


@kept
class Building(_OfYear):
    """A building project (楼堂馆所)."""

    name = models.CharField("项目名称", max_length=100)
    approved_area = models.DecimalField(
        "批复规模（㎡）", max_digits=14, decimal_places=2, null=True, blank=True
    )
    actual_area = models.DecimalField(
        "实际规模（㎡）", max_digits=14, decimal_places=2, null=True, blank=True
    )
    budget_investment = models.DecimalField(
        "预算投资（元）", max_digits=18, decimal_places=2, null=True, blank=True
    )
    actual_investment = models.DecimalField(
        "实际投资（元）", max_digits=18, decimal_places=2, null=True, blank=True
    )
    completed = models.PositiveSmallIntegerField("完工年度", null=True, blank=True)

    class Meta:
        verbose_name = "楼堂馆所"
        ordering = ("pk",)
