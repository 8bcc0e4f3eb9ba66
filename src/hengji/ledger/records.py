"""Records of a unit's year. Amounts are exact 元; ``None`` is not filled in, never zero.

Every record begins with its ``ref``, by which a total names it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hengji.kernel.totals import RecordRef
from hengji.ledger.kinds import (
    AdjustmentKind,
    AssetClass,
    AssetDisposed,
    AssetGained,
    AssetState,
    Book,
    ExpenditureKind,
    FundType,
    IncomeKind,
    OriginKind,
    PostKind,
    ThreePublic,
    UnionIncome,
    VehicleUse,
)

Fund = FundType | UnionIncome
"""What kind of money: of the fiscal book, or of the union book."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where money comes from; ``document`` is the 指标文号 of a transfer from above."""

    kind: OriginKind = OriginKind.OWN_LEVEL
    document: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """What a budget line or a payment is for: the classes that figures are grouped by.

    ``functional`` and ``economic`` are codes of 政府收支分类 (2012901, 30201); in the union
    book ``economic`` is the name of its subject (维权支出). ``project`` is a project's key,
    ``""`` for 基本支出. ``three_public`` may be left out where the economic class tells it.
    """

    fund: Fund = FundType.GENERAL
    kind: ExpenditureKind = ExpenditureKind.PUBLIC
    functional: str = ""
    economic: str = ""
    project: str = ""
    three_public: ThreePublic | None = None
    procurement: bool = False
    origin: Origin = Origin()

    def __hash__(self) -> int:
        return hash((self.functional, self.economic, self.project))  # thousands are compared


@dataclass(frozen=True, slots=True)
class Project:
    """A project of the unit; carry-over and transfer projects are projects too."""

    ref: RecordRef
    key: str
    name: str
    kind: ExpenditureKind = ExpenditureKind.OPERATIONS
    origin: Origin = Origin()
    supervisor: str = ""
    """主管部门"""
    implementer: str = ""
    """实施单位"""


@dataclass(frozen=True, slots=True)
class Appropriation:
    """A line of the budget approved at the beginning of the year (年初预算批复)."""

    ref: RecordRef
    amount: Decimal
    line: Line
    approved: date | None = None
    document: str = ""


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A change of the budget in the year: 追加 is positive, 追减 negative.

    A restructuring is two adjustments, one up and one down, that share ``pair``.
    ``completed``: was the adjustment procedure completed? Where it was not, 全年预算 is not
    changed by it.
    """

    ref: RecordRef
    amount: Decimal
    line: Line
    kind: AdjustmentKind
    reason: str = ""
    document: str = ""
    day: date | None = None
    completed: bool = True
    pair: str = ""


@dataclass(frozen=True, slots=True)
class CarryOver:
    """Money brought in from last year (上年结转). What goes on to next year is computed."""

    ref: RecordRef
    amount: Decimal
    line: Line
    document: str = ""


@dataclass(frozen=True, slots=True)
class Payment:
    """Money paid; a refund is negative. ``day`` is when."""

    ref: RecordRef
    amount: Decimal
    line: Line
    day: date
    purpose: str = ""
    payee: str = ""
    procurement: str = ""
    """Key of the procurement it pays, if any."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """Income as it came in (拨款到账, 拨缴经费, 政府补助); a return is negative.

    ``income`` tells 其他资金 of the fiscal book apart (事业收入, 上级补助收入, …).
    """

    ref: RecordRef
    amount: Decimal
    fund: Fund
    day: date | None = None
    origin: Origin = Origin()
    document: str = ""
    income: IncomeKind | None = None


@dataclass(frozen=True, slots=True)
class IncomeBudget:
    """A line of 收入预算: 年初预算数, and what was added (＋) or cut (－) in the year."""

    ref: RecordRef
    kind: IncomeKind
    amount: Decimal | None
    change: Decimal | None = None
    document: str = ""


@dataclass(frozen=True, slots=True)
class PlanMonth:
    """The planned use of one month (分月用款计划). ``month`` is 1 to 12."""

    ref: RecordRef
    month: int
    amount: Decimal
    line: Line = Line()


@dataclass(frozen=True, slots=True)
class Procurement:
    """A procurement: its budget and what it came to (政府采购)."""

    ref: RecordRef
    name: str
    budget: Decimal | None
    actual: Decimal | None
    project: str = ""
    day: date | None = None


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


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a transfer: whose book, by the unit's budget code."""

    unit: str
    book: Book


@dataclass(frozen=True, slots=True)
class Transfer:
    """Money that passes from one book to another: one event that both record.

    ``payment`` is the key of the payer's :class:`Payment`, ``receipt`` that of the receiver's
    :class:`Receipt`, ``budgeted`` that of the :class:`Appropriation` or :class:`Adjustment`
    by which it stands in the receiver's budget too. ``""``: not recorded there.
    """

    ref: RecordRef
    amount: Decimal
    payer: Party
    receiver: Party
    day: date | None = None
    payment: str = ""
    receipt: str = ""
    budgeted: str = ""
    document: str = ""
