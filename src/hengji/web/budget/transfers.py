"""Both sides of transfers between books, put together to one event each."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import NamedTuple

from django.db.models import Q, QuerySet

from hengji.kernel.totals import RecordKind, RecordRef
from hengji.ledger import Party, Transfer
from hengji.web.budget import models as rows
from hengji.web.budget.values import book_of


class Side(NamedTuple):
    """Whose transfers: the unit's code, and book as stored."""

    unit: str
    book: str


def transfers_of(
    sides: Iterable[Side], years: Collection[int]
) -> dict[tuple[Side, int], tuple[Transfer, ...]]:
    """Transfers that each of these books takes part in, as payer or receiver.

    What the other side has recorded is in them as far as the session may see it.
    """
    wanted = frozenset(sides)
    known = [(row, _value(row)) for row in _rows(wanted, years)]
    merged: dict[str, Transfer] = {}
    for row, one in known:
        seen = merged.get(one.ref.key)
        merged[one.ref.key] = _joined(seen, one, row.pays) if seen else one
    found: dict[tuple[Side, int], dict[str, Transfer]] = {}
    for row, one in known:
        own, other = Side(row.unit.code, row.book), Side(row.counter_code, row.counter_book)
        for side in (own, other):
            if side in wanted:
                found.setdefault((side, row.year), {})[one.ref.key] = merged[one.ref.key]
    return {side: tuple(events.values()) for side, events in found.items()}


def _rows(sides: frozenset[Side], years: Collection[int]) -> list[rows.Transfer]:
    units = {side.unit for side in sides}
    every: QuerySet[rows.Transfer] = rows.Transfer.objects.filter(
        Q(unit__code__in=units) | Q(counter_code__in=units), year__in=years
    )
    return list(every.select_related("unit").order_by("pk"))


def _value(row: rows.Transfer) -> Transfer:
    own = Party(row.unit.code, book_of(row.book))
    other = Party(row.counter_code, book_of(row.counter_book))
    payer, receiver = (own, other) if row.pays else (other, own)
    ref = RecordRef(
        RecordKind.TRANSFER,
        f"{payer.unit}/{payer.book.name}/{row.year}/{row.number}",
        f"{row.number}（{payer.book.value} → {receiver.book.value}）",
        row.day,
    )
    budgeted = row.appropriation_id or row.adjustment_id
    return Transfer(
        ref,
        row.amount,
        payer,
        receiver,
        row.day,
        str(row.payment_id or ""),
        str(row.receipt_id or ""),
        str(budgeted or ""),
        row.document,
    )


def _joined(known: Transfer, other: Transfer, pays: bool) -> Transfer:
    """The payer's row says what was paid; the receiver's what came in, and where it stands."""
    payer, receiver = (other, known) if pays else (known, other)
    return replace(
        payer,
        payment=payer.payment or receiver.payment,
        receipt=receiver.receipt or payer.receipt,
        budgeted=receiver.budgeted or payer.budgeted,
    )
