"""Fixed assets of a unit: a card for each thing or several alike, and the accounts' word."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from hengji.ledger import AssetClass, AssetDisposed, AssetGained, AssetState
from hengji.web.rows.bulk import kept_in_bulk
from hengji.web.rows.choices import choices_of
from hengji.web.rows.models import Reading, UnitRow, kept


def _money(name: str) -> Any:  # a column of 元 to the cent, which may be blank
    return models.DecimalField(name, max_digits=18, decimal_places=2, null=True, blank=True)


@kept_in_bulk
class Asset(UnitRow):
    """A card of the asset ledger, as it stood at the year's end or when it was disposed of.

    ``keeper`` is a section or a post, never a person. Where a part was disposed of,
    ``disposed_value`` is the 原值 of that part, and ``value`` stays that of the whole.
    """

    read_in: ClassVar[Reading] = "identity"

    year = models.PositiveSmallIntegerField("年度", editable=False)
    number = models.CharField("资产编号", max_length=40, blank=True, default="")
    name = models.CharField("资产名称", max_length=100)
    kind = models.CharField(
        "资产类别", max_length=12, choices=choices_of(AssetClass), default="equipment"
    )
    code = models.CharField("分类代码", max_length=12, blank=True, default="")
    quantity = models.DecimalField(
        "数量", max_digits=14, decimal_places=2, null=True, blank=True
    )
    measure = models.CharField("计量单位", max_length=10, blank=True, default="")
    value = _money("原值（元）")
    depreciation = _money("累计折旧（元）")
    state = models.CharField(
        "使用状况", max_length=10, choices=choices_of(AssetState), default="in_use"
    )
    gained = models.CharField(
        "取得方式", max_length=10, choices=choices_of(AssetGained), default="bought"
    )
    gained_on = models.DateField("取得日期", null=True, blank=True)
    document = models.CharField("入账凭证或文号", max_length=60, blank=True, default="")
    place = models.CharField("存放地点", max_length=60, blank=True, default="")
    keeper = models.CharField("使用部门或岗位", max_length=60, blank=True, default="")
    disposed = models.CharField(
        "处置方式", max_length=12, choices=choices_of(AssetDisposed), blank=True, default=""
    )
    disposed_on = models.DateField("处置日期", null=True, blank=True)
    disposed_quantity = models.DecimalField(
        "处置数量", max_digits=14, decimal_places=2, null=True, blank=True
    )
    disposed_value = _money("处置原值（元）")
    disposal_reason = models.CharField("处置原因", max_length=100, blank=True, default="")
    disposal_document = models.CharField("处置批复文号", max_length=60, blank=True, default="")
    proceeds = _money("处置收入（元）")
    batch = models.ForeignKey(
        "budget.ImportBatch", models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = "固定资产"
        ordering = ("kind", "number", "pk")
        indexes = (models.Index(fields=("unit", "year")),)

    def __str__(self) -> str:
        return self.name


THERE = models.Q(disposed="") | models.Q(disposed_value__lt=models.F("value"))
"""Cards of what is there at the year's end, if only in part."""


@kept
class AssetClosing(UnitRow):
    """What the accounts say of one class at the year's end (资产负债表, 资产年报)."""

    read_in: ClassVar[Reading] = "identity"

    year = models.PositiveSmallIntegerField("年度", editable=False)
    kind = models.CharField("资产类别", max_length=12, choices=choices_of(AssetClass))
    value = _money("账面原值（元）")
    depreciation = _money("账面累计折旧（元）")

    class Meta:
        verbose_name = "资产账面年末数"
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("unit", "year", "kind"), name="asset_closing_once"),
        )
