"""A unit, the dated lines by which one stands above another, and what a unit has."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from hengji.ledger import UnitKind
from hengji.web.rows.choices import choices_of
from hengji.web.rows.models import Reading, Writing, kept
from hengji.web.units.assets import Asset, AssetClosing
from hengji.web.units.dated import Succession, UnitCode, UnitName
from hengji.web.units.property import Building, Staffing, Vehicle
from hengji.web.units.years import UnitYear, YearState

__all__ = [
    "Asset",
    "AssetClosing",
    "Building",
    "Level",
    "Line",
    "Staffing",
    "Succession",
    "Superior",
    "Unit",
    "UnitCode",
    "UnitName",
    "UnitYear",
    "Vehicle",
    "YearState",
]


class Line(models.TextChoices):
    """In what sense one unit stands above another."""

    DEPARTMENT = "department", "主管部门"
    FINANCE = "finance", "财政部门"
    UNION = "union", "上级工会"


class Level(models.TextChoices):
    """Which level of budget unit."""

    FIRST = "first", "一级预算单位"
    SECOND = "second", "二级预算单位"
    BASIC = "basic", "基层预算单位"


@kept
class Unit(models.Model):
    """A unit that keeps a budget, by its names now; ``UnitName``, ``UnitCode`` say since when.

    ``code`` 预算编码 stands in addresses of pages. ``small``: one person fills and
    administers, the head signs.
    """

    unit_column: ClassVar[str] = "id"
    read_in: ClassVar[Reading] = "identity"
    written_in: ClassVar[tuple[Writing, ...]] = ("fills",)

    code = models.CharField("预算编码", max_length=20, unique=True)
    name = models.CharField("单位名称", max_length=100)
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True, default="")
    division = models.CharField("财政区划", max_length=9, blank=True, default="")
    kind = models.CharField(
        "单位性质", max_length=24, choices=choices_of(UnitKind), default="other"
    )
    level = models.CharField("预算级次", max_length=8, choices=Level.choices, default="first")
    desk = models.CharField("归口业务股室", max_length=40, blank=True, default="")
    small = models.BooleanField("小单位模式", default=False)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "单位"
        ordering = ("code",)

    def __str__(self) -> str:
        return self.name


@kept
class Superior(models.Model):
    """One unit above another on one line, from a day until a day (inclusive)."""

    unit_column: ClassVar[str] = "unit_id"
    read_in: ClassVar[Reading] = "identity"
    written_in: ClassVar[tuple[Writing, ...]] = ("fills",)

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="superiors")
    above = models.ForeignKey(Unit, models.PROTECT, related_name="inferiors")
    line = models.CharField("关系", max_length=10, choices=Line.choices)
    since = models.DateField("起")
    until = models.DateField("止", null=True, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "上级单位"
        constraints = (
            models.CheckConstraint(condition=~Q(unit=F("above")), name="superior_not_itself"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="superior_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.above} → {self.unit}"
