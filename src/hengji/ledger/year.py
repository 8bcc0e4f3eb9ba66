"""All the records of one unit, one fiscal year, one book."""

from __future__ import annotations

from dataclasses import dataclass

from hengji.ledger.holdings import Asset, AssetClosing, Building, Staffing, Vehicle
from hengji.ledger.identity import UnitIdentity
from hengji.ledger.kinds import Book
from hengji.ledger.records import (
    Adjustment,
    Appropriation,
    CarryOver,
    IncomeBudget,
    Payment,
    PlanMonth,
    Procurement,
    Project,
    Receipt,
    Transfer,
)


@dataclass(frozen=True, slots=True)
class YearBook:
    """What happened to the money of one unit in one fiscal year, in one book.

    ``prior`` is last year's book of the same unit (or of the units it was made of, mapped
    by :func:`hengji.ledger.succession.succeeded`), ``None`` where it is not known. Staffing,
    vehicles and buildings stand in the fiscal book; fixed assets are the unit's and stand in
    either, the income budget in the fiscal one.
    """

    unit: UnitIdentity
    year: int
    book: Book = Book.FISCAL
    projects: tuple[Project, ...] = ()
    appropriations: tuple[Appropriation, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    carried_in: tuple[CarryOver, ...] = ()
    payments: tuple[Payment, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    plan: tuple[PlanMonth, ...] = ()
    procurements: tuple[Procurement, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    staffing: Staffing | None = None
    vehicles: tuple[Vehicle, ...] = ()
    buildings: tuple[Building, ...] = ()
    frugality: str = ""
    """厉行节约保障措施, as the base data form asks for it."""
    assets: tuple[Asset, ...] = ()
    asset_closings: tuple[AssetClosing, ...] = ()
    income: tuple[IncomeBudget, ...] = ()
    prior: YearBook | None = None

    def project(self, key: str) -> Project | None:
        """The project of this key, ``None`` for none."""
        return next((one for one in self.projects if one.key == key), None)
