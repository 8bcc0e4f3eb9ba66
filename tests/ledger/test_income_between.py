"""Income of a department: what one unit passed to another is counted once, or is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengji.kernel.totals import Total
from hengji.ledger import (
    AdjustmentKind,
    Book,
    FundType,
    IncomeBudget,
    IncomeKind,
    Party,
    Receipt,
    RecordKind,
    Transfer,
    UnionIncome,
    UnitIdentity,
    YearBook,
    income,
)
from hengji.ledger.balances import Balances
from hengji.ledger.compared import Answer
from hengji.ledger.consolidation import consolidate, eliminated, year_end_balance
from hengji.ledger.income_between import Side, Untold, passed
from ledger.small_book import AID, UNIT, granted, moved, paid, ref

CENTRE = UnitIdentity("青禾县工人文化宫", "123002", "990101000", parent="123001")
ABOVE, BELOW = Party("123001", Book.FISCAL), Party("123002", Book.FISCAL)
UPPER = IncomeKind.UPPER_LEVEL


def line(key: str, kind: IncomeKind, amount: str, change: str | None = None) -> IncomeBudget:
    moved_by = None if change is None else Decimal(change)
    return IncomeBudget(ref(RecordKind.INCOME, key), kind, Decimal(amount), moved_by)


def came(key: str, amount: str, kind: IncomeKind) -> Receipt:
    day = date(2024, 3, 1)
    return Receipt(ref(RecordKind.RECEIPT, key), Decimal(amount), kind.fund, day, income=kind)


def transfer(
    amount: str = "100.00",
    key: str = "T1",
    *,
    payment: str = "G1",
    receipt: str = "R2",
    budgeted: str = "S-A",
) -> Transfer:
    return Transfer(
        ref(RecordKind.TRANSFER, key), Decimal(amount), ABOVE, BELOW,
        payment=payment, receipt=receipt, budgeted=budgeted,
    )  # fmt: skip


def department(passing: Transfer) -> tuple[YearBook, YearBook]:
    """本级 has 1,000 of its own and passes some on; the unit below has 30 more of its own."""
    amount = str(passing.amount)
    own = YearBook(
        UNIT, 2024, Book.FISCAL,
        appropriations=(granted("A1", "1000.00", AID),),
        payments=(paid("D1", "600.00", AID), paid("G1", amount, AID)),
        income=(line("I1", IncomeKind.GENERAL, "1000.00"),),
        receipts=(came("R1", "950.00", IncomeKind.GENERAL),),
        transfers=(passing,),
    )  # fmt: skip
    below = YearBook(
        CENTRE, 2024, Book.FISCAL,
        appropriations=(granted("S-A", amount, AID), granted("S-B", "30.00", AID)),
        payments=(paid("S-D", "70.00", AID),),
        income=(line("I2", UPPER, amount), line("I3", IncomeKind.BUSINESS, "30.00")),
        receipts=(came("R2", amount, UPPER), came("R3", "25.00", IncomeKind.BUSINESS)),
        transfers=(passing,),
    )  # fmt: skip
    return own, below


def whole_of(own: YearBook, below: YearBook) -> Balances:
    return consolidate((own, below)).balances


def test_each_column_holds_the_money_once() -> None:
    own, below = department(transfer())
    whole = whole_of(own, below)
    assert income.initial(whole).value == Decimal("1030.00")
    assert income.current(whole).value == Decimal("1030.00")
    assert income.received(whole).value == Decimal("975.00")
    assert income.initial(whole, (UPPER,)).value == 0
    assert income.received(whole, (UPPER,)).value == 0
    assert income.received(whole, (IncomeKind.BUSINESS,)).value == Decimal("25.00")
    rate = income.execution(whole)
    assert (rate.numerator.value, rate.denominator.value) == (Decimal(975), Decimal(1030))
    # 本级 and the unit below by themselves are as they were
    assert income.received(Balances.of(below)).value == Decimal("125.00")
    assert passed(Balances.of(below)) == ()


def test_what_was_taken_out_stands_there_in_the_transfers_name() -> None:
    passing = transfer()
    whole = whole_of(*department(passing))
    for total in (income.initial(whole), income.received(whole)):
        assert [(one.record, one.amount) for one in total.eliminated] == [
            (passing.ref, Decimal("-100.00"))
        ]
        assert eliminated(total).value == Decimal("-100.00")
    assert eliminated(income.changed(whole)).value == 0
    (one,) = passed(whole)
    assert (one.kind, one.taken) == (UPPER, frozenset({Side.INITIAL, Side.RECEIVED}))
    assert one.untold == ()


def test_income_pays_for_spending_in_the_total_too() -> None:
    whole = whole_of(*department(transfer()))
    found = {one.label: one.answer for one in income.balanced(whole)}
    assert found["年初预算收支总计"] is Answer.AGREES
    assert found["全年预算收支总计"] is Answer.AGREES
    # 975 came in, 670 were spent outside: what one passed to the other is neither
    assert year_end_balance(whole).value == Decimal("305.00")


def test_money_that_came_by_an_adjustment_is_taken_out_of_the_change() -> None:
    own, below = department(transfer(budgeted="S-M"))
    below = replace(
        below,
        appropriations=(granted("S-B", "30.00", AID),),
        adjustments=(moved("S-M", "100.00", AID, AdjustmentKind.OTHER),),
        income=(
            line("I2", UPPER, "0.00", "100.00"),
            line("I3", IncomeKind.BUSINESS, "30.00"),
        ),
    )
    whole = whole_of(own, below)
    assert income.initial(whole).value == Decimal("1030.00")
    assert income.changed(whole).value == 0
    assert income.current(whole).value == Decimal("1030.00")
    waiting = replace(below.adjustments[0], completed=False)
    (one,) = passed(whole_of(own, replace(below, adjustments=(waiting,))))
    assert one.taken == frozenset({Side.RECEIVED}) and one.untold == ()  # in no budget yet


@pytest.mark.parametrize(
    ("change", "untold"),
    [
        ({"receipt": ""}, (Untold.RECEIPT, Untold.KIND)),
        ({"receipt": "?"}, (Untold.RECEIPT, Untold.KIND)),
        ({"budgeted": ""}, (Untold.BUDGET,)),
        ({"receipt": "", "budgeted": ""}, (Untold.RECEIPT, Untold.BUDGET)),
    ],
)
def test_what_no_record_tells_stays_and_is_said(
    change: dict[str, str], untold: tuple[Untold, ...]
) -> None:
    whole = whole_of(*department(transfer(**change)))
    (one,) = passed(whole)
    assert one.untold == untold
    took = Side.RECEIVED in one.taken
    assert income.received(whole).value == Decimal("975.00" if took else "1075.00")
    assert income.initial(whole).value == Decimal("1130.00")


def test_a_row_is_never_cut_below_what_it_holds() -> None:
    """The receiver has budgeted 150 of such income, and two transfers of 100 came."""
    first, second = transfer(), transfer(key="T2", payment="G2", receipt="R4", budgeted="S-C")
    own, below = department(first)
    own = replace(
        own, payments=(*own.payments, paid("G2", "100.00", AID)), transfers=(first, second)
    )
    below = replace(
        below,
        appropriations=(*below.appropriations, granted("S-C", "100.00", AID)),
        income=(line("I2", UPPER, "150.00"),),
        receipts=(*below.receipts, came("R4", "100.00", UPPER)),
        transfers=(first, second),
    )
    whole = whole_of(own, below)
    told = passed(whole)
    assert [one.untold for one in told] == [(), (Untold.LINE,)]
    assert income.initial(whole, (UPPER,)).value == Decimal("50.00")
    assert income.received(whole, (UPPER,)).value == 0


def test_without_an_income_budget_there_is_nothing_to_take_out_of_it() -> None:
    own, below = department(transfer(budgeted=""))
    whole = whole_of(replace(own, income=()), replace(below, income=()))
    (one,) = passed(whole)
    assert one.untold == () and income.initial(whole).value is None
    assert income.received(whole).value == Decimal("975.00")
    bare = replace(below, income=(), receipts=())
    (one,) = passed(whole_of(own, bare))
    assert one.untold == () and one.taken == frozenset()


def test_a_transfer_that_could_not_be_taken_out_stays_on_both_sides() -> None:
    whole = consolidate(department(transfer(payment="?")))
    assert len(whole.unmatched) == 1 and passed(whole.balances) == ()
    assert income.received(whole.balances).value == Decimal("1075.00")


def test_the_year_end_of_both_books_counts_it_once() -> None:
    passing = Transfer(
        ref(RecordKind.TRANSFER, "T"), Decimal("80.00"), ABOVE, Party("123001", Book.UNION),
        payment="G1", receipt="U1",
    )  # fmt: skip
    own, _ = department(transfer("80.00"))
    own = replace(own, transfers=(passing,))
    union = YearBook(
        UNIT, 2024, Book.UNION,
        receipts=(
            Receipt(ref(RecordKind.RECEIPT, "U1"), Decimal("80.00"), UnionIncome.GOVERNMENT),
        ),
        payments=(paid("U-D", "60.00", replace(AID, fund=UnionIncome.GOVERNMENT)),),
        transfers=(passing,),
    )  # fmt: skip
    whole = consolidate((own, union)).balances
    assert year_end_balance(whole).value == Decimal("290.00")  # 950 − 600 − 60
    assert passed(whole) == ()  # income of the union book has no row of the fiscal budget
    assert income.received(whole).value == Decimal("950.00")


@given(st.integers(1, 10**11), st.booleans())
def test_whatever_the_amount_the_total_is_both_less_it(cents: int, reverse: bool) -> None:
    passing = transfer(f"{Decimal(cents) / 100:.2f}")
    own, below = department(passing)
    whole = whole_of(below, own) if reverse else whole_of(own, below)
    mine, theirs = Balances.of(own), Balances.of(below)
    for take in (income.initial, income.current, income.received):
        total: Total = take(whole)
        assert total.value == sum(one.amount for one in total.records)
        both = (take(mine).value or Decimal(0)) + (take(theirs).value or Decimal(0))
        assert total.value == both - passing.amount
        by_row = [take(whole, (kind,)).value or Decimal(0) for kind in IncomeKind]
        assert sum(by_row) == total.value
        assert all(one >= 0 for one in by_row)
    fund = income.kinds_of_fund(FundType.OTHER)
    assert income.current(whole, fund).value == Decimal("30.00")
