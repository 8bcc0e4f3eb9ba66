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
    Book,
    ExpenditureKind,
    FundType,
    IncomeKind,
    OriginKind,
    ThreePublic,
    UnionIncome,
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
