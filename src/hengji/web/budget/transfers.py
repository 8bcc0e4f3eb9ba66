"""Both sides of transfers between books, put together to one event each."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import NamedTuple

from django.db.models import Q

from hengji.kernel.totals import RecordKind, RecordRef
from hengji.ledger import Party, Transfer
from hengji.web.budget import models as rows
from hengji.web.budget.values import book_of
from hengji.web.rows.together import Batch
from hengji.web.units.models import Unit


class Side(NamedTuple):
    """Whose transfers: the unit's code, and book as stored."""

    unit: str
    book: str


class WantedTransfers:
    """Both sides' rows of transfers that these units (by code) take part in, and the units
    whose rows they are; asked for with other small tables.
    """

    def __init__(self, batch: Batch, codes: Collection[str], years: Collection[int]) -> None:
        whose = Q(unit__code__in=codes) | Q(counter_code__in=codes)
        of = rows.Transfer.objects.filter(whose, year__in=years)
        self._rows = batch.want(of.order_by("pk"))
        self._units = batch.want(Unit.objects.filter(pk__in=of.order_by().values("unit")))

    def of_sides(self, sides: Iterable[Side]) -> dict[tuple[Side, int], tuple[Transfer, ...]]:
        """Transfers that each of these books takes part in, as payer or receiver.

        What the other side has recorded is in them as far as the session may see it.
        """
        codes = {one.pk: one.code for one in self._units.rows}
        known = [
            (row, Side(codes[row.unit_id], row.book))
            for row in self._rows.rows
            if row.unit_id in codes
        ]
        return _events(known, frozenset(sides))


def _events(
    known: list[tuple[rows.Transfer, Side]], wanted: frozenset[Side]
) -> dict[tuple[Side, int], tuple[Transfer, ...]]:
    merged: dict[str, Transfer] = {}
    found: dict[tuple[Side, int], dict[str, None]] = {}
    for row, own in known:
        one = _value(row, own)
        key = one.ref.key
        seen = merged.get(key)
        merged[key] = _joined(seen, one, row.pays) if seen else one
        for side in (own, Side(row.counter_code, row.counter_book)):
            if side in wanted:
                found.setdefault((side, row.year), {})[key] = None
    return {side: tuple(merged[key] for key in keys) for side, keys in found.items()}


def _value(row: rows.Transfer, side: Side) -> Transfer:
    own = Party(side.unit, book_of(row.book))
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
