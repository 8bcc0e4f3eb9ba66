"""What is changed beyond a single row of a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import Any

from django.db import transaction

from hengji.web.budget.access import Desk
from hengji.web.budget.forms.transfers import TransferForm
from hengji.web.budget.models import Receipt, Transfer
from hengji.web.rows.models import Book
from hengji.web.rows.revision import save_seen
from hengji.web.rows.session import because

_INTO = {"union": "union_government", "fiscal": "other"}
"""What comes in from the other book: 政府补助收入 there, 其他资金 here."""
_SHARED = ("number", "amount", "day", "document")
_INCOME = ("amount", "day", "document")


def enter_transfer(form: TransferForm) -> Transfer:
    """Keep a valid form: this book's side, and the other's too where it is our own."""
    desk, told = form.desk, form.values()
    kept = Transfer.objects.create(**desk.choices.of, **told)
    if kept.pays and kept.counter_code == desk.place.unit.code:
        _receive(desk, kept, kept.counter_book)
    return kept


def other_side(row: Transfer) -> Transfer | None:
    """The same event in the other book of the same unit, where it stands there."""
    found = Transfer.objects.filter(
        unit=row.unit_id, year=row.year, book=row.counter_book,
        number=row.number, pays=not row.pays, counter_code=row.counter_code,
    )  # fmt: skip
    own = row.counter_code == row.unit.code and row.counter_book != row.book
    return found.select_related("receipt").first() if own else None


def change_transfer(form: TransferForm, seen: int) -> None:
    """Keep a valid form of a row that was there; what its other side and the income there had
    in common with it changes along.

    Raises :class:`hengji.web.rows.revision.Stale` where the row was changed since.
    """
    if form.row is None:
        raise ValueError("a new transfer is entered")
    before = copy(form.row)
    with transaction.atomic():  # both sides or neither
        after = save_seen(form.row, seen, form.values())
        if form.other is not None:
            _change_other(form.other, before, after)


def _change_other(other: Transfer, before: Transfer, after: Transfer) -> None:
    because(f"随{Book(before.book).label}的划转 {before.number} 一起修改"[:200])
    _follow(other, before, after, _SHARED)
    if not other.pays and other.receipt is not None:
        _follow(other.receipt, before, after, _INCOME)


def _follow(
    row: Transfer | Receipt, before: Transfer, after: Transfer, names: Sequence[str]
) -> None:
    """Columns that were alike stay alike; what differed before is another's own figure."""
    moved = [one for one in names if getattr(before, one) != getattr(after, one)]
    alike = [one for one in moved if getattr(row, one) == getattr(before, one)]
    if alike:
        save_seen(row, row.revision, {one: getattr(after, one) for one in alike})


def _receive(desk: Desk, paid: Transfer, book: str) -> None:
    """The other book of the same unit records the same event as income."""
    common: dict[str, Any] = {"unit": desk.place.unit, "year": desk.place.year, "book": book}
    receipt = Receipt.objects.create(
        **common,
        fund=_INTO[book],
        amount=paid.amount,
        day=paid.day,
        document=paid.document,
        label=f"{Book(desk.book).label}划入（{paid.number}）"[:100],
    )
    Transfer.objects.create(
        **common,
        number=paid.number,
        pays=False,
        counter_code=desk.place.unit.code,
        counter_name=desk.place.unit.name,
        counter_book=desk.book,
        amount=paid.amount,
        day=paid.day,
        document=paid.document,
        receipt=receipt,
    )


def remove_transfer(desk: Desk, key: int, seen: int) -> bool:
    """Take one side out; the payment and the income stay. False where it was changed since."""
    gone, _ = Transfer.objects.filter(**desk.choices.of, pk=key, revision=seen).delete()
    return gone > 0
