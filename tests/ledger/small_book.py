"""A small book whose figures can be added up by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hengji.ledger import (
    Adjustment,
    AdjustmentKind,
    Appropriation,
    CarryOver,
    ExpenditureKind,
    Line,
    Payment,
    PlanMonth,
    PostCount,
    PostKind,
    Procurement,
    Project,
    RecordKind,
    RecordRef,
    Staffing,
    UnitIdentity,
    YearBook,
)

UNIT = UnitIdentity("青禾县总工会", "123001", "990101000")
PAY = Line(kind=ExpenditureKind.PERSONNEL, functional="2012901", economic="30101")
OFFICE = Line(kind=ExpenditureKind.PUBLIC, functional="2012901", economic="30201")
DINNERS = Line(kind=ExpenditureKind.PUBLIC, functional="2012901", economic="30217")
AID = Line(
    kind=ExpenditureKind.OPERATIONS, functional="2012906", economic="30305", project="P1"
)
STAFF = Staffing(
    RecordRef(RecordKind.STAFFING, "G1", "G1"),
    (
        PostCount(PostKind.FULLY_FUNDED, 11, 11),
        PostCount(PostKind.ADMINISTRATIVE, 7, 6),
    ),
    stepped_back=3,
    retired=13,
)


def ref(kind: RecordKind, key: str) -> RecordRef:
    return RecordRef(kind, key, key)


def granted(key: str, amount: str, line: Line) -> Appropriation:
    return Appropriation(ref(RecordKind.APPROPRIATION, key), Decimal(amount), line)


def moved(
    key: str, amount: str, line: Line, kind: AdjustmentKind, pair: str = ""
) -> Adjustment:
    return Adjustment(
        ref(RecordKind.ADJUSTMENT, key), Decimal(amount), line, kind, "原因", pair=pair
    )


def paid(key: str, amount: str, line: Line, month: int = 6) -> Payment:
    return Payment(
        ref(RecordKind.PAYMENT, key),
        Decimal(amount),
        line,
        date(2024, month, 15),
        key,
        "某单位",
    )


def small_book() -> YearBook:
    """Granted 1,550 元, 80 元 more in the year, 40 元 brought over; 1,605 元 paid."""
    return YearBook(
        UNIT,
        2024,
        projects=(Project(ref(RecordKind.PROJECT, "P1"), "P1", "困难职工帮扶"),),
        appropriations=(
            granted("A1", "1000.00", PAY),
            granted("A2", "200.00", OFFICE),
            granted("A3", "50.00", DINNERS),
            granted("A4", "300.00", AID),
        ),
        adjustments=(
            moved("B1", "100.00", PAY, AdjustmentKind.POLICY),
            moved("B2", "-20.00", DINNERS, AdjustmentKind.OTHER),
            moved("B3", "30.00", OFFICE, AdjustmentKind.RESTRUCTURING, "S1"),
            moved("B4", "-30.00", AID, AdjustmentKind.RESTRUCTURING, "S1"),
        ),
        carried_in=(CarryOver(ref(RecordKind.CARRY_OVER, "C1"), Decimal("40.00"), AID),),
        payments=(
            paid("D1", "600.00", PAY, 3),
            paid("D2", "500.00", PAY, 9),
            paid("D3", "230.00", OFFICE, 5),
            paid("D4", "25.00", DINNERS, 12),
            paid("D5", "260.00", AID, 11),
            paid("D6", "-10.00", AID, 12),
        ),
        plan=tuple(
            PlanMonth(ref(RecordKind.PLAN, f"E{month}"), month, Decimal("155.00"), AID)
            for month in (6, 11)
        ),
        procurements=(
            Procurement(
                ref(RecordKind.PROCUREMENT, "F1"), "办公设备", Decimal(100), Decimal(95)
            ),
        ),
        staffing=STAFF,
    )
