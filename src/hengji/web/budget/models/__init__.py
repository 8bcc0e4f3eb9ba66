"""Tables of the budget. Amounts are exact 元; a missing one is null, never zero."""

from hengji.web.budget.models.batches import ImportBatch, ImportFile
from hengji.web.budget.models.lines import (
    Adjustment,
    Appropriation,
    CarryOver,
    IncomeBudget,
    PlanLine,
    Project,
)
from hengji.web.budget.models.payments import Payment, Procurement, Receipt, Transfer
from hengji.web.budget.models.rows import LineRow, YearRow

__all__ = [
    "Adjustment",
    "Appropriation",
    "CarryOver",
    "ImportBatch",
    "ImportFile",
    "IncomeBudget",
    "LineRow",
    "Payment",
    "PlanLine",
    "Procurement",
    "Project",
    "Receipt",
    "Transfer",
    "YearRow",
]
