"""The union book of a made-up year: dues, subsidies, what it was spent on, the fiscal share."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hengji.web.budget import models as rows
from hengji.web.demonstration.money import MadeYear
from hengji.web.demonstration.plan import chance
from hengji.web.rows.models import Book

_SUBJECTS = {
    "职工活动支出": 160_000,
    "职工服务支出": 220_000,
    "维权支出": 60_000,
    "业务支出": 90_000,
    "行政支出": 40_000,
    "补助下级支出": 120_000,
}
_SHARE = Decimal("45000.00")
"""About what the fiscal book's activity project pays over to the union book."""


def make_union_book(made: MadeYear) -> None:
    """A year of the union book, and the money that passes into it, told on both sides."""
    of: dict[str, Any] = {**made.of, "book": Book.UNION}
    dice = chance(made.plan.code, made.year, "union")
    budgets = {
        name: Decimal(amount) * dice.randrange(95, 108) / 100
        for name, amount in _SUBJECTS.items()
    }
    lines = {name: _line(name) for name in budgets}
    rows.Appropriation.objects.bulk_create(
        rows.Appropriation(**of, **lines[name], amount=amount, day=date(made.year, 2, 10),
                           document=f"青工发〔{made.year}〕3号")
        for name, amount in budgets.items()
    )  # fmt: skip
    rows.Payment.objects.bulk_create(
        rows.Payment(**of, **lines[name], day=date(made.year, month, 16), purpose=name,
                     voucher=f"{made.year}-G{month:02d}", amount=_quarter(amount, month))
        for name, amount in budgets.items()
        for month in (3, 6, 9, 12)
    )  # fmt: skip
    _income(of, made.year, sum(budgets.values(), Decimal(0)))
    _passed_on(made, of)


def _line(subject: str) -> dict[str, Any]:
    return {"fund": "union_dues", "kind": "public", "economic": subject}


def _quarter(amount: Decimal, month: int) -> Decimal:
    """A quarter of the year's budget, the last one to the cent."""
    part = (amount / 4).quantize(Decimal("0.01"))
    return part if month < 12 else amount - part * 3


def _income(of: dict[str, Any], year: int, budget: Decimal) -> None:
    """Dues month by month, a subsidy from above; with the fiscal share they cover it all."""
    dues = ((budget - 80_000 - _SHARE) / 12).quantize(Decimal("0.01"))
    rows.Receipt.objects.bulk_create(
        rows.Receipt(**of, fund="union_dues", amount=dues, day=date(year, month, 25),
                     label=f"{month}月拨缴经费")
        for month in range(1, 13)
    )  # fmt: skip
    rows.Receipt.objects.create(
        **of, fund="union_upper_union", amount=Decimal("80000.00"), day=date(year, 6, 20),
        origin="upper_transfer", origin_document=f"云工发〔{year}〕15号", label="上级工会补助",
    )  # fmt: skip


def _passed_on(made: MadeYear, of: dict[str, Any]) -> None:
    """One event, seen twice: paid out of the fiscal book, received in the union book."""
    paid = (
        rows.Payment.objects.filter(**made.of, book=Book.FISCAL, project__code="P02")
        .order_by("day")
        .first()
    )
    if paid is None:
        return
    receipt = rows.Receipt.objects.create(
        **of,
        fund="union_government",
        amount=paid.amount,
        day=paid.day,
        label="县财政拨付活动经费",
    )
    number = f"HZ{made.year}-01"
    common = {"amount": paid.amount, "day": paid.day, "number": number,
              "counter_code": made.plan.code, "counter_name": made.plan.name}  # fmt: skip
    rows.Transfer.objects.create(
        **made.of, **common, book=Book.FISCAL, pays=True, counter_book=Book.UNION, payment=paid
    )
    rows.Transfer.objects.create(
        **of, **common, pays=False, counter_book=Book.FISCAL, receipt=receipt
    )
