"""What a unit has: its posts and people, vehicles, buildings, fixed assets.

Amounts are exact 元, areas ㎡; ``None`` is not filled in, never zero. Every record begins with
its ``ref``, by which a total names it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hengji.kernel.totals import RecordRef
from hengji.ledger.kinds import (
    AssetClass,
    AssetDisposed,
    AssetGained,
    AssetState,
    PostKind,
    VehicleUse,
)


@dataclass(frozen=True, slots=True)
class PostCount:
    """Posts of one kind: approved, and people in them (退线 people hold theirs)."""

    kind: PostKind
    approved: int | None
    in_post: int | None


@dataclass(frozen=True, slots=True)
class Staffing:
    """Who works for the unit at the end of the year, in heads.

    ``stepped_back`` (退线) are part of those in post; ``workers`` (工勤) too where they hold a
    post. ``seconded_in`` and ``seconded_out`` are 借调, ``union_workers`` 社会化工会工作者.
    """

    ref: RecordRef
    posts: tuple[PostCount, ...] = ()
    stepped_back: int | None = None
    seconded_in: int | None = None
    seconded_out: int | None = None
    workers: int | None = None
    retired: int | None = None
    contract: int | None = None
    dispatched: int | None = None
    union_workers: int | None = None


@dataclass(frozen=True, slots=True)
class Vehicle:
    """Official cars of one use; ``count`` cars."""

    ref: RecordRef
    use: VehicleUse
    count: int = 1


@dataclass(frozen=True, slots=True)
class Building:
    """A building project (楼堂馆所). Areas in ㎡, investment in 元."""

    ref: RecordRef
    name: str
    approved_area: Decimal | None
    actual_area: Decimal | None
    budget_investment: Decimal | None
    actual_investment: Decimal | None
    completed: int | None = None
    """Year of completion."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A card of the asset ledger (资产卡片), one thing or several alike, at the year's end.

    ``value`` is 原值 of all of them and ``depreciation`` 累计折旧 at the year's end, in 元.
    What left in the year keeps its card with ``disposed`` and ``disposed_on``; the next year
    has none of it. Where only a part left, ``disposed_value`` and ``disposed_quantity`` say
    how much; ``depreciation`` is then that of the rest.
    """

    ref: RecordRef
    name: str
    kind: AssetClass
    value: Decimal | None
    depreciation: Decimal | None = None
    quantity: Decimal | None = None
    state: AssetState = AssetState.IN_USE
    gained: AssetGained = AssetGained.BOUGHT
    gained_on: date | None = None
    document: str = ""
    disposed: AssetDisposed | None = None
    disposed_on: date | None = None
    disposal_document: str = ""
    proceeds: Decimal | None = None
    number: str = ""
    code: str = ""
    """By GB/T 14885 (A02010105)."""
    disposed_value: Decimal | None = None
    disposed_quantity: Decimal | None = None
    disposal_reason: str = ""

    @property
    def in_part(self) -> bool:
        """Did a part leave in the year, and the rest stay?"""
        if self.disposed is None or self.disposed_value is None:
            return False
        return self.value is None or self.disposed_value < self.value

    @property
    def there(self) -> bool:
        """Is it, or a part of it, there at the year's end?"""
        return self.disposed is None or self.in_part

    @property
    def left(self) -> Decimal | None:
        """原值 of what is there at the year's end; zero of what is not."""
        if self.disposed is None:
            return self.value
        gone = self.gone
        return None if self.value is None or gone is None else self.value - gone

    @property
    def quantity_left(self) -> Decimal | None:
        """How many are there at the year's end; ``None`` where that is not told."""
        if not self.in_part:
            return self.quantity if self.disposed is None else Decimal(0)
        if self.quantity is None or self.disposed_quantity is None:
            return None
        return self.quantity - self.disposed_quantity

    @property
    def gone(self) -> Decimal | None:
        """原值 of what left in the year; zero where nothing did."""
        if self.disposed is None:
            return Decimal(0)
        return self.disposed_value if self.in_part else self.value


@dataclass(frozen=True, slots=True)
class AssetClosing:
    """What the accounts say of one class at the year's end (资产年报, 资产负债表), in 元."""

    ref: RecordRef
    kind: AssetClass
    value: Decimal | None
    depreciation: Decimal | None = None
