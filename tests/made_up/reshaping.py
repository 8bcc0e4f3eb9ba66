"""A book made into another one: its lines, amounts or projects are others, all else stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from random import Random
from typing import TypeVar

from hengji.ledger import (
    Adjustment,
    Appropriation,
    CarryOver,
    ExpenditureKind,
    FundType,
    Line,
    Payment,
    Project,
    RecordKind,
    RecordRef,
    YearBook,
)

Money = TypeVar("Money", Appropriation, Adjustment, CarryOver, Payment)
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of every record of money: kept or not, its line, its amount."""

    keep: Callable[[Line], bool] = lambda _: True
    line: Callable[[Line], Line] = lambda line: line
    amount: Callable[[Decimal], Decimal] = lambda amount: amount

    def of(self, records: Iterable[Money]) -> tuple[Money, ...]:
        """The records that are kept, changed."""
        return tuple(
            replace(one, line=self.line(one.line), amount=self.amount(one.amount))
            for one in records
            if self.keep(one.line)
        )


def changed(book: YearBook, change: Change) -> YearBook:
    """This year's money changed; what is made of other figures (plan, income) is left out."""
    return replace(
        book,
        appropriations=change.of(book.appropriations),
        adjustments=change.of(book.adjustments),
        carried_in=change.of(book.carried_in),
        payments=change.of(book.payments),
        plan=(),
        income=(),
        receipts=(),
    )


def ref(kind: RecordKind, key: str) -> RecordRef:
    """A reference that is called by its kind and key."""
    return RecordRef(kind, key, f"{kind.value}{key}")


def with_projects(random: Random, book: YearBook, stem: str, names: Iterable[str]) -> YearBook:
    """Beside its own, a project of each name: granted, and paid for the most part."""
    projects: list[Project] = []
    granted: list[Appropriation] = []
    paid: list[Payment] = []
    kinds = [kind for kind in ExpenditureKind if not kind.basic]
    for number, name in enumerate(names, 1):
        key, kind = f"{stem}{number}", random.choice(kinds)
        projects.append(Project(ref(RecordKind.PROJECT, key), key, name, kind))
        line = Line(FundType.GENERAL, kind, "2012906", "30299", key)
        amount = Decimal(random.randrange(1_000_00, 9_000_00)) * CENT
        granted.append(Appropriation(ref(RecordKind.APPROPRIATION, f"{key}-b"), amount, line))
        spent = (amount * random.randrange(80, 101) / 100).quantize(CENT)
        day = date(book.year, 9, 9)
        paid.append(Payment(ref(RecordKind.PAYMENT, f"{key}-p"), spent, line, day))
    return replace(
        book,
        projects=(*book.projects, *projects),
        appropriations=(*book.appropriations, *granted),
        payments=(*book.payments, *paid),
    )
