"""The ledger: what happened to a unit's money in a year, exact, every figure with its records.

``YearBook`` holds the records; ``hengji.ledger.balances`` takes figures from it, each a
``Total`` or a ``Ratio``; ``consolidation`` adds up units and books; ``checks`` says what does
not fit together, while it is typed.
"""

from hengji.kernel.problems import Problem, ProblemKind
from hengji.kernel.totals import Contribution, Ratio, RecordKind, RecordRef, Total, total_of
from hengji.ledger.holdings import Asset, AssetClosing, Building, PostCount, Staffing, Vehicle
from hengji.ledger.identity import UnitIdentity, valid_credit_code, valid_division
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
    UnitKind,
    VehicleUse,
)
from hengji.ledger.records import (
    Adjustment,
    Appropriation,
    CarryOver,
    Fund,
    IncomeBudget,
    Line,
    Origin,
    Party,
    Payment,
    PlanMonth,
    Procurement,
    Project,
    Receipt,
    Transfer,
)
from hengji.ledger.year import YearBook

__all__ = [
    "Adjustment",
    "AdjustmentKind",
    "Appropriation",
    "Asset",
    "AssetClass",
    "AssetClosing",
    "AssetDisposed",
    "AssetGained",
    "AssetState",
    "Book",
    "Building",
    "CarryOver",
    "Contribution",
    "ExpenditureKind",
    "Fund",
    "FundType",
    "IncomeBudget",
    "IncomeKind",
    "Line",
    "Origin",
    "OriginKind",
    "Party",
    "Payment",
    "PlanMonth",
    "PostCount",
    "PostKind",
    "Problem",
    "ProblemKind",
    "Procurement",
    "Project",
    "Ratio",
    "Receipt",
    "RecordKind",
    "RecordRef",
    "Staffing",
    "ThreePublic",
    "Total",
    "Transfer",
    "UnionIncome",
    "UnitIdentity",
    "UnitKind",
    "Vehicle",
    "VehicleUse",
    "YearBook",
    "total_of",
    "valid_credit_code",
    "valid_division",
]
