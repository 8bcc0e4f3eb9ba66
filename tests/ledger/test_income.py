"""收入预算 and 收入执行, and whether income pays for spending."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hengji.kernel.totals import RecordKind, RecordRef
from hengji.ledger import FundType, IncomeBudget, IncomeKind, Receipt, UnionIncome, income
from hengji.ledger.balances import Balances
from hengji.ledger.checks import book_problems
from hengji.ledger.compared import Answer
from ledger.small_book import small_book


def line(key: str, kind: IncomeKind, amount: str, change: str | None = None) -> IncomeBudget:
    moved = None if change is None else Decimal(change)
    return IncomeBudget(RecordRef(RecordKind.INCOME, key), kind, Decimal(amount), moved)


def came(key: str, amount: str, fund: FundType, kind: IncomeKind | None = None) -> Receipt:
    ref = RecordRef(RecordKind.RECEIPT, key)
    return Receipt(ref, Decimal(amount), fund, date(2024, 2, 1), income=kind)


BOOK = small_book()
FIGURES = Balances.of(BOOK)
OWN = FIGURES.initial().value or Decimal(0)
MOVED = FIGURES.adjustments().value or Decimal(0)
BALANCED = replace(
    BOOK,
    income=(line("I1", IncomeKind.GENERAL, str(OWN), str(MOVED)),),
    receipts=(
        came("R1", "500.00", FundType.GENERAL),
        came("R2", "40.00", FundType.OTHER, IncomeKind.BUSINESS),
        came("R3", "2.00", FundType.OTHER),
    ),
)


def test_income_is_told_by_its_row() -> None:
    figures = Balances.of(BALANCED)
    assert income.received(figures).value == Decimal("542.00")
    assert income.received(figures, (IncomeKind.BUSINESS,)).value == Decimal("40.00")
    assert income.received(figures, (IncomeKind.OTHER,)).value == Decimal("2.00")
    assert income.received(figures, (IncomeKind.OPERATING,)).value == 0
    assert income.current(figures).value == OWN + MOVED
    rate = income.execution(figures)
    assert rate.numerator.value == Decimal(542)
    assert rate.denominator.value == OWN + MOVED


def test_nothing_is_known_without_records() -> None:
    bare = Balances.of(replace(BOOK, receipts=()))
    assert income.initial(bare).value is None
    assert income.received(bare).value is None
    answers = {one.answer for one in income.balanced(bare)}
    assert answers == {Answer.UNDECIDED}
    assert all(one.lacks for one in income.balanced(bare))


def test_income_of_the_union_book_has_no_row_here() -> None:
    ref = RecordRef(RecordKind.RECEIPT, "U")
    assert income.kind_of(Receipt(ref, Decimal(1), UnionIncome.DUES)) is None


def test_income_pays_for_spending_at_first_and_after_adjustments() -> None:
    found = {one.label: one.answer for one in income.balanced(Balances.of(BALANCED))}
    assert found["年初预算收支总计"] is Answer.AGREES
    assert found["全年预算收支总计"] is Answer.AGREES
    assert found["一般公共预算拨款的全年收支"] is Answer.AGREES
    assert found["年末结转结余"] is Answer.DIFFERS  # not all of the money has come in
    assert "LB250" not in {one.code for one in book_problems(BALANCED)}


def test_a_change_on_one_side_alone_is_told() -> None:
    lines = (line("I1", IncomeKind.GENERAL, str(OWN)),)
    told = [
        one for one in book_problems(replace(BALANCED, income=lines)) if one.code == "LB250"
    ]
    assert [one.message.partition("：")[0] for one in told] == [
        "全年预算收支总计",
        "一般公共预算拨款的全年收支",
    ]
    assert not any(one.kind.blocking for one in told)


def test_the_final_accounts_balance_by_what_is_left() -> None:
    figures = Balances.of(BALANCED)
    assert income.closing_income(figures).value == income.closing_spending(figures).value


def test_a_row_that_does_not_fit_its_money_is_refused() -> None:
    wrong = replace(BALANCED, receipts=(came("R", "1", FundType.GENERAL, IncomeKind.BUSINESS),))
    (told,) = [one for one in book_problems(wrong) if one.code == "LB252"]
    assert told.kind.blocking
