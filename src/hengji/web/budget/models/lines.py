"""The budget side: projects, what was granted, brought over, moved and planned."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db import models

from hengji.ledger import AdjustmentKind, ExpenditureKind, IncomeKind
from hengji.web.budget.models.rows import ORIGINS, LineRow, YearRow, batch_key, money
from hengji.web.rows.choices import choices_of
from hengji.web.rows.models import kept


@kept
class Project(YearRow):
    """A project of a year; carry-over and transfer projects are projects too."""

    code = models.CharField("项目编码", max_length=30)
    name = models.CharField("项目名称", max_length=100)
    kind = models.CharField(
        "支出性质", max_length=12, choices=choices_of(ExpenditureKind)[2:], default="operations"
    )
    origin = models.CharField("资金来源", max_length=16, choices=ORIGINS, default="own_level")
    origin_document = models.CharField("指标文号", max_length=60, blank=True, default="")
    supervisor = models.CharField("主管部门", max_length=100, blank=True, default="")
    implementer = models.CharField("实施单位", max_length=100, blank=True, default="")

    class Meta:
        verbose_name = "项目"
        ordering = ("code",)
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "year", "book", "code"), name="project_code_once_a_year"
            ),
        )

    def __str__(self) -> str:
        return self.name


@kept
class Appropriation(LineRow):
    """A line of the initial budget. Drafts (一上, 二上) stand beside it, in no figure."""

    class Stage(models.TextChoices):
        FIRST_DRAFT = "first_draft", "一上"
        SECOND_DRAFT = "second_draft", "二上"
        APPROVED = "approved", "批复"

    amount = money("金额（元）")
    stage = models.CharField("阶段", max_length=12, choices=Stage.choices, default="approved")
    day = models.DateField("批复日期", null=True, blank=True)
    document = models.CharField("批复文号", max_length=60, blank=True, default="")
    batch = batch_key()

    class Meta:
        verbose_name = "年初预算"
        ordering = ("pk",)
        indexes = (models.Index(fields=("unit", "year", "book")),)


@kept
class Adjustment(LineRow):
    """A change of the budget: 追加 is positive, 追减 negative."""

    amount = money("金额（元，追减填负数）")
    cause = models.CharField(
        "调整类型", max_length=16, choices=choices_of(AdjustmentKind), default="other"
    )
    reason = models.CharField("调整原因", max_length=300, blank=True, default="")
    document = models.CharField("调整文号", max_length=60, blank=True, default="")
    day = models.DateField("调整日期", null=True, blank=True)
    completed = models.BooleanField("已办结", default=True)
    pair = models.CharField("结构调整编号", max_length=20, blank=True, default="")
    batch = batch_key()

    class Meta:
        verbose_name = "预算调整"
        ordering = ("pk",)
        indexes = (models.Index(fields=("unit", "year", "book")),)


@kept
class CarryOver(LineRow):
    """Money brought in from last year."""

    amount = money("金额（元）")
    document = models.CharField("文号", max_length=60, blank=True, default="")
    batch = batch_key()

    class Meta:
        verbose_name = "上年结转"
        ordering = ("pk",)
        indexes = (models.Index(fields=("unit", "year", "book")),)


@kept
class IncomeBudget(YearRow):
    """A line of the income budget; what was carried over stands in ``CarryOver``."""

    kind = models.CharField("收入类别", max_length=16, choices=choices_of(IncomeKind))
    amount = money("年初预算数（元）", null=True)
    change = money("调整数（元，追减填负数）", null=True)
    document = models.CharField("文号", max_length=60, blank=True, default="")
    batch = batch_key()

    class Meta:
        verbose_name = "收入预算"
        ordering = ("pk",)
        indexes = (models.Index(fields=("unit", "year", "book")),)


def _month(number: int) -> Any:  # a column of amounts
    return money(f"{number}月", null=True)


@kept
class PlanLine(LineRow):
    """The planned use of a line, month by month; a month left open is not zero."""

    month1 = _month(1)
    month2 = _month(2)
    month3 = _month(3)
    month4 = _month(4)
    month5 = _month(5)
    month6 = _month(6)
    month7 = _month(7)
    month8 = _month(8)
    month9 = _month(9)
    month10 = _month(10)
    month11 = _month(11)
    month12 = _month(12)
    batch = batch_key()

    class Meta:
        verbose_name = "分月用款计划"
        ordering = ("pk",)
        indexes = (models.Index(fields=("unit", "year", "book")),)

    def amounts(self) -> dict[int, Decimal]:
        """What is planned, by month; months left open are not in it."""
        told = {month: getattr(self, f"month{month}") for month in range(1, 13)}
        return {month: amount for month, amount in told.items() if amount is not None}
