"""The spending side: payments, income, procurement, and what passes between books."""

from __future__ import annotations

from django.db import models

from hengji.ledger import FundType, IncomeKind
from hengji.web.budget.models.rows import (
    FUND_CHOICES,
    ORIGINS,
    LineRow,
    YearRow,
    batch_key,
    money,
)
from hengji.web.rows.bulk import kept_in_bulk
from hengji.web.rows.choices import choices_of
from hengji.web.rows.models import Book, kept

_APART = [
    pair
    for pair, one in zip(choices_of(IncomeKind), IncomeKind, strict=True)
    if one.fund is FundType.OTHER
]
"""Rows of the income budget that are all 其他资金."""


@kept
class Procurement(YearRow):
    """A procurement: its budget and what it came to."""

    number = models.CharField("采购编号", max_length=40, blank=True, default="")
    name = models.CharField("采购项目", max_length=100)
    budget = money("采购预算（元）", null=True)
    actual = money("实际采购金额（元）", null=True)
    project = models.ForeignKey(
        "budget.Project",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="项目",
    )
    day = models.DateField("采购日期", null=True, blank=True)
    batch = batch_key()

    class Meta:
        verbose_name = "政府采购"
        ordering = ("pk",)
        indexes = (models.Index(fields=("unit", "year", "book")),)

    def __str__(self) -> str:
        return self.name


@kept_in_bulk
class Payment(LineRow):
    """Money paid; a refund is negative."""

    day = models.DateField("支付日期")
    voucher = models.CharField("凭证号", max_length=40, blank=True, default="")
    amount = money("金额（元）")
    purpose = models.CharField("用途", max_length=200, blank=True, default="")
    payee = models.CharField("收款人", max_length=100, blank=True, default="")
    procurement = models.ForeignKey(
        Procurement,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="政府采购",
        db_index=False,  # a book's payments are found by unit and year
    )
    batch = batch_key()

    unit = models.ForeignKey(
        "units.Unit",
        models.PROTECT,
        related_name="+",
        verbose_name="单位",
        editable=False,
        db_index=False,  # the index of the book's payments begins with it
    )

    class Meta:
        verbose_name = "支付"
        ordering = ("day", "pk")
        indexes = (models.Index(fields=("unit", "year", "book", "day")),)


@kept_in_bulk
class Receipt(YearRow):
    """Income as it came in; a return is negative."""

    fund = models.CharField("收入类别", max_length=24, choices=FUND_CHOICES)
    amount = money("金额（元）")
    day = models.DateField("到账日期", null=True, blank=True)
    origin = models.CharField("资金来源", max_length=16, choices=ORIGINS, default="own_level")
    origin_document = models.CharField("指标文号", max_length=60, blank=True, default="")
    document = models.CharField("凭证号", max_length=60, blank=True, default="")
    label = models.CharField("摘要", max_length=100, blank=True, default="")
    income = models.CharField(
        "其他资金的类别", max_length=16, choices=_APART, blank=True, default=""
    )
    batch = batch_key()

    class Meta:
        verbose_name = "收入"
        ordering = ("day", "pk")
        indexes = (models.Index(fields=("unit", "year", "book")),)


@kept
class Transfer(YearRow):
    """One side of money that passes between two books; ``number`` is what both call it.

    ``pays``: this row's book is the payer's. The other side has a row of its own where its
    unit keeps one; the two are one event when payer, year and number agree. The other unit is
    named by its code: it need not be in the session's scope.
    """

    number = models.CharField("划转编号", max_length=60)
    pays = models.BooleanField("付款方", default=True)
    counter_code = models.CharField("对方预算编码", max_length=20, default="")
    counter_name = models.CharField("对方单位", max_length=100, blank=True, default="")
    counter_book = models.CharField("对方账", max_length=6, choices=Book.choices)
    amount = money("金额（元）")
    day = models.DateField("日期", null=True, blank=True)
    document = models.CharField("文号", max_length=60, blank=True, default="")
    payment = models.ForeignKey(
        Payment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="支付"
    )
    receipt = models.ForeignKey(
        Receipt, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="收入"
    )
    appropriation = models.ForeignKey(
        "budget.Appropriation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="对应年初预算",
    )
    adjustment = models.ForeignKey(
        "budget.Adjustment",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="对应预算调整",
    )

    class Meta:
        verbose_name = "账间划转"
        ordering = ("day", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "year", "book", "pays", "number"), name="transfer_once"
            ),
        )
