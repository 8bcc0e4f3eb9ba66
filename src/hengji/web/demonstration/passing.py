"""What a made-up unit passes on to units below it: told by both, once in their sum."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hengji.web.budget import models as rows
from hengji.web.demonstration.money import MadeYear
from hengji.web.demonstration.plan import County, PlannedUnit
from hengji.web.rows.models import Book

_RUNNING = "30201"
"""What the superior unit pays it out of: basic spending, as it is below."""


def pass_on(county: County, made: MadeYear) -> None:
    """Pay what the units below are given, each out of a payment of its own."""
    for below in county.budgeted:
        amount = below.subsidies.get(made.year)
        if amount is not None and below.parent == made.plan.code:
            paid = _paid(made, below, amount)
            rows.Transfer.objects.create(**_event(made, below, amount), pays=True, payment=paid)


def take_in(made: MadeYear) -> None:
    """The income of who was given something, and where its budget holds it."""
    amount = made.plan.subsidies.get(made.year)
    if amount is None:
        return
    granted = rows.Appropriation.objects.get(**made.of, book=Book.FISCAL, fund="other")
    rows.IncomeBudget.objects.create(
        **made.of, kind="upper_level", amount=amount, document=granted.document
    )
    receipt = rows.Receipt.objects.create(
        **made.of, fund="other", income="upper_level", amount=amount,
        day=date(made.year, 3, 6), document=f"{made.year}-B01",
        label="上级单位补助日常公用经费",
    )  # fmt: skip
    paid = rows.Transfer.objects.select_related("unit").get(
        year=made.year, pays=True, counter_code=made.plan.code, counter_book=Book.FISCAL
    )
    rows.Transfer.objects.create(
        **made.of, number=paid.number, amount=amount, day=paid.day, document=paid.document,
        counter_code=paid.unit.code, counter_name=paid.unit.name, counter_book=Book.FISCAL,
        pays=False, receipt=receipt, appropriation=granted,
    )  # fmt: skip


def _paid(made: MadeYear, below: PlannedUnit, amount: Decimal) -> rows.Payment:
    """Part of what was paid for running costs in spring, as a payment by itself."""
    whole = rows.Payment.objects.filter(
        **made.of, book=Book.FISCAL, economic=_RUNNING, day__month=3
    ).earliest("day")
    whole.amount -= amount
    whole.save()
    whole.pk, whole.amount = None, amount
    whole.voucher, whole.purpose = f"{made.year}-B01", f"补助{below.name}日常公用经费"
    whole.day = date(made.year, 3, 4)
    whole.save(force_insert=True)
    return whole


def _event(made: MadeYear, below: PlannedUnit, amount: Decimal) -> dict[str, Any]:
    return {
        **made.of,
        "number": f"BZ{made.year}-01",
        "amount": amount,
        "day": date(made.year, 3, 4),
        "document": f"青工发〔{made.year}〕12号",
        "counter_code": below.code,
        "counter_name": below.name,
        "counter_book": Book.FISCAL,
    }
