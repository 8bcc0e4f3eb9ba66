"""What a unit was called, and by which codes, from when to when; what it came from."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from hengji.web.rows.models import Reading, UnitRow, Writing, kept


class DatedRow(UnitRow):
    """Holds from a day until a day, both inclusive; without an end it holds on."""

    read_in: ClassVar[Reading] = "identity"

    since = models.DateField("启用日期")
    until = models.DateField("停用日期", null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ("since", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="%(class)s_ends_after_it_begins",
            ),
        )


@kept
class UnitName(DatedRow):
    """One name of a unit."""

    name = models.CharField("单位名称", max_length=100)

    class Meta(DatedRow.Meta):
        verbose_name = "单位名称"


@kept
class UnitCode(DatedRow):
    """One code of a unit, of one kind."""

    class Kind(models.TextChoices):
        BUDGET = "budget", "预算编码"
        CREDIT = "credit", "统一社会信用代码"
        DIVISION = "division", "财政区划"

    kind = models.CharField("代码", max_length=10, choices=Kind.choices)
    value = models.CharField("编码", max_length=20)

    class Meta(DatedRow.Meta):
        verbose_name = "单位编码"


@kept
class Succession(UnitRow):
    """``unit`` took over from ``predecessor`` on a day: all of it, or a share of one.

    It lets the unit read what its predecessor kept, so it is entered by who reviews both.
    """

    read_in: ClassVar[Reading] = "identity"
    written_in: ClassVar[tuple[Writing, ...]] = ("reviews",)

    predecessor = models.ForeignKey(
        "units.Unit", models.PROTECT, related_name="successions", verbose_name="原单位"
    )
    day = models.DateField("划转日期")
    share = models.DecimalField(
        "划转比例",
        max_digits=9,
        decimal_places=8,
        default=1,
        validators=(MinValueValidator(0), MaxValueValidator(1)),
        help_text="整体转入填 1；一分为几的，填本单位承接的比例，各单位之和为 1。",
    )

    before = models.DecimalField(max_digits=9, decimal_places=8, default=0, editable=False)
    """Shares of the successors before this one: where its part of an amount begins."""

    class Meta:
        verbose_name = "机构沿革"
        ordering = ("day", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(unit=F("predecessor")), name="succession_not_of_itself"
            ),
            models.CheckConstraint(
                condition=Q(share__gt=0) & Q(share__lte=1), name="succession_share_of_one"
            ),
            models.UniqueConstraint(
                fields=("unit", "predecessor", "day"), name="succession_once"
            ),
        )
