"""机构改革: last year's figures of merged and split units, as this year's unit has them.

A predecessor that was split gives each successor a share. Amounts are cut at running
shares, so that the parts of a record always add up to it, to the cent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from hengji.kernel.totals import RecordRef, rounded
from hengji.ledger.holdings import PostCount, Staffing
from hengji.ledger.identity import UnitIdentity
from hengji.ledger.kinds import Book
from hengji.ledger.records import (
    Adjustment,
    Appropriation,
    CarryOver,
    Payment,
    PlanMonth,
    Receipt,
)
from hengji.ledger.year import YearBook

Money = TypeVar("Money", Adjustment, Appropriation, CarryOver, Payment, PlanMonth, Receipt)


@dataclass(frozen=True, slots=True)
class Predecessor:
    """A unit that this one came from: its book, and the shares of its successors in order.

    ``shares`` are ratios of one that add up to 1; ``place`` is this unit's place among them,
    from 0. A unit that went over whole has the shares ``(1,)``.
    """

    book: YearBook
    shares: tuple[Decimal, ...] = (Decimal(1),)
    place: int = 0

    def __post_init__(self) -> None:
        if sum(self.shares) != 1 or any(one < 0 for one in self.shares):
            raise ValueError("shares of a split unit must add up to 1")
        if not 0 <= self.place < len(self.shares):
            raise ValueError("no such place among the shares")

    @property
    def whole(self) -> bool:
        return len(self.shares) == 1

    def part(self, amount: Decimal, places: int = 2) -> Decimal:
        """This unit's part of an amount, cut at running shares."""
        before = sum(self.shares[: self.place], Decimal(0))
        upto = before + self.shares[self.place]
        return rounded(amount * upto, places) - rounded(amount * before, places)


def succeeded(
    unit: UnitIdentity, year: int, predecessors: Sequence[Predecessor], book: Book = Book.FISCAL
) -> YearBook:
    """The prior year of ``unit`` (its ``year`` is last year), made of its predecessors.

    Records keep their keys; of a split unit they are labelled with the share taken.
    Transfers are left out: they tell of units that are no more. Procurements, buildings,
    assets and the income budget go over with a predecessor that went over whole. Raises
    ``ValueError`` for a book of another year or kind.
    """
    for one in predecessors:
        if (one.book.year, one.book.book) != (year, book):
            raise ValueError("a predecessor's book is of another year or kind")
    whole = [one.book for one in predecessors if one.whole]
    return YearBook(
        unit,
        year,
        book,
        projects=tuple(p for one in predecessors for p in one.book.projects),
        appropriations=_parts(predecessors, lambda of: of.appropriations),
        adjustments=_parts(predecessors, lambda of: of.adjustments),
        carried_in=_parts(predecessors, lambda of: of.carried_in),
        payments=_parts(predecessors, lambda of: of.payments),
        receipts=_parts(predecessors, lambda of: of.receipts),
        plan=_parts(predecessors, lambda of: of.plan),
        procurements=tuple(p for of in whole for p in of.procurements),
        staffing=_staffing(predecessors),
        vehicles=tuple(v for of in whole for v in of.vehicles),
        buildings=tuple(b for of in whole for b in of.buildings),
        assets=tuple(a for of in whole for a in of.assets),
        asset_closings=tuple(a for of in whole for a in of.asset_closings),
        income=tuple(i for of in whole for i in of.income),
    )


def _parts(
    predecessors: Iterable[Predecessor], take: Callable[[YearBook], Iterable[Money]]
) -> tuple[Money, ...]:
    return tuple(
        record
        if one.whole
        else replace(record, amount=one.part(record.amount), ref=_labelled(record.ref, one))
        for one in predecessors
        for record in take(one.book)
    )


def _labelled(ref: RecordRef, one: Predecessor) -> RecordRef:
    share = one.shares[one.place] * 100
    return replace(ref, label=f"{ref.label or ref.key}（按 {share.normalize():f}% 划转）")


def _staffing(predecessors: Sequence[Predecessor]) -> Staffing | None:
    """Heads of all predecessors; of a split unit whole heads by running shares."""
    known = [(one, one.book.staffing) for one in predecessors if one.book.staffing]
    if not known:
        return None
    posts = tuple(
        PostCount(post.kind, _heads(one, post.approved), _heads(one, post.in_post))
        for one, staffing in known
        for post in staffing.posts
    )

    def added(count: Callable[[Staffing], int | None]) -> int | None:
        parts = [_heads(one, count(staffing)) for one, staffing in known]
        told = [part for part in parts if part is not None]
        return sum(told) if told else None

    return Staffing(
        known[0][1].ref,
        posts,
        added(lambda s: s.stepped_back),
        added(lambda s: s.seconded_in),
        added(lambda s: s.seconded_out),
        added(lambda s: s.workers),
        added(lambda s: s.retired),
        added(lambda s: s.contract),
        added(lambda s: s.dispatched),
        added(lambda s: s.union_workers),
    )


def _heads(one: Predecessor, count: int | None) -> int | None:
    return None if count is None else int(one.part(Decimal(count), 0))
