"""What rows of the budget have in common: the book, the year, the line they belong to."""

from __future__ import annotations

from typing import Any

from django.db import models

from hengji.ledger import ExpenditureKind, FundType, OriginKind, ThreePublic, UnionIncome
from hengji.web.rows.choices import choices_of
from hengji.web.rows.models import BookRow

FUNDS = {
    "财政账": choices_of(FundType),
    "工会账": [(f"union_{key}", name) for key, name in choices_of(UnionIncome)],
}
FUND_CHOICES = [one for group in FUNDS.values() for one in group]
ORIGINS = choices_of(OriginKind)


def money(name: str, *, null: bool = False) -> Any:  # its type follows from null
    """A column of 元 to the cent."""
    return models.DecimalField(name, max_digits=18, decimal_places=2, null=null, blank=null)


def batch_key() -> Any:  # a key of rows that came with a file
    """The import that a row came with; ``None`` for rows that were typed."""
    return models.ForeignKey(
        "budget.ImportBatch", models.PROTECT, null=True, editable=False, related_name="+"
    )


class YearRow(BookRow):
    """A row of one fiscal year of one book of one unit."""

    year = models.PositiveSmallIntegerField("年度", editable=False)

    class Meta:
        abstract = True


class LineRow(YearRow):
    """A row that stands on a budget line, by its classes."""

    fund = models.CharField("资金性质", max_length=24, choices=FUND_CHOICES, default="general")
    kind = models.CharField(
        "支出性质", max_length=12, choices=choices_of(ExpenditureKind), default="public"
    )
    functional = models.CharField("功能分类", max_length=7, blank=True, default="")
    economic = models.CharField("经济分类", max_length=20, blank=True, default="")
    project = models.ForeignKey(
        "budget.Project",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="项目",
        db_index=False,  # a project's rows are found by unit and year
    )
    three_public = models.CharField(
        "三公经费", max_length=12, choices=choices_of(ThreePublic), blank=True, default=""
    )
    procured = models.BooleanField("政府采购", default=False)
    origin = models.CharField("资金来源", max_length=16, choices=ORIGINS, default="own_level")
    origin_document = models.CharField("指标文号", max_length=60, blank=True, default="")

    class Meta:
        abstract = True
