"""What is changed beyond a single row of a sheet."""

from __future__ import annotations

from typing import Any

from hengji.web.budget.access import Desk
from hengji.web.budget.forms.transfers import TransferForm
from hengji.web.budget.models import Receipt, Transfer
from hengji.web.rows.models import Book

_INTO = {"union": "union_government", "fiscal": "other"}
"""What comes in from the other book: 政府补助收入 there, 其他资金 here."""


def enter_transfer(form: TransferForm) -> Transfer:
    """Keep a valid form: this book's side, and the other's too where it is our own."""
    desk, told = form.desk, form.cleaned_data
    own = told["counter"] == "own"
    pays = told["pays"] == "pays"
    other = Book.UNION if desk.book == Book.FISCAL else Book.FISCAL
    kept = Transfer.objects.create(
        **desk.choices.of,
        number=told["number"],
        pays=pays,
        counter_code=desk.place.unit.code if own else told["counter_code"],
        counter_name=desk.place.unit.name if own else told["counter_name"],
        counter_book=other if own else told["counter_book"],
        amount=told["amount"],
        day=told["day"],
        document=told["document"],
        payment=form.payment,
        receipt=form.receipt,
        appropriation=form.appropriation,
        adjustment=form.adjustment,
    )
    if own and pays:
        _receive(desk, kept, str(other))
    return kept


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
