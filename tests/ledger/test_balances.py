"""Balances and rates of a book small enough to add up by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from hengji.kernel.totals import RecordKind
from hengji.ledger import AdjustmentKind, ExpenditureKind, ThreePublic, Total, YearBook, rates
from hengji.ledger.balances import Balances
from hengji.ledger.progress import progress
from hengji.ledger.selection import (
    BASIC,
    PERSONNEL,
    PROJECTS,
    PUBLIC,
    THREE_PUBLIC,
    of_kind,
    of_project,
)
from hengji.ledger.staffing import people
from ledger.small_book import AID, granted, moved, small_book

FIGURES = Balances.of(small_book())


def value(total: Total) -> str:
    return "" if total.value is None else f"{total.value:f}"


def test_the_whole() -> None:
    assert value(FIGURES.initial()) == "1550.00"
    assert value(FIGURES.adjustments()) == "80.00"
    assert value(FIGURES.added()) == "130.00"
    assert value(FIGURES.cut()) == "50.00"
    assert value(FIGURES.carried_in()) == "40.00"
    assert value(FIGURES.current()) == "1630.00"
    assert value(FIGURES.adjusted()) == "1670.00"
    assert value(FIGURES.executed()) == "1605.00"
    assert value(FIGURES.carried_out()) == "65.00"
    assert str(FIGURES.execution_rate()) == "96.11%"


@pytest.mark.parametrize(
    ("where", "initial", "adjusted", "executed"),
    [
        (BASIC, "1250.00", "1360.00", "1355.00"),
        (PERSONNEL, "1000.00", "1100.00", "1100.00"),
        (PUBLIC, "250.00", "260.00", "255.00"),
        (PROJECTS, "300.00", "310.00", "250.00"),
        (of_project("P1"), "300.00", "310.00", "250.00"),
        (THREE_PUBLIC, "50.00", "30.00", "25.00"),
        (of_kind(ExpenditureKind.MAINTENANCE), "", "", ""),
    ],
    ids=lambda one: getattr(one, "name", None),
)
def test_by_what_it_is_for(where: object, initial: str, adjusted: str, executed: str) -> None:
    row = FIGURES.row(where)  # type: ignore[arg-type]  # pytest parameters are objects
    assert (value(row.initial), value(row.adjusted), value(row.executed)) == (
        initial,
        adjusted,
        executed,
    )


def test_a_figure_names_its_records() -> None:
    spent = FIGURES.executed(of_project("P1"))
    assert [(one.record.key, one.amount) for one in spent.records] == [
        ("D5", Decimal("260.00")),
        ("D6", Decimal("-10.00")),
    ]
    assert "全年执行数" in spent.formula


def test_what_is_in_the_book() -> None:
    assert FIGURES.projects() == ("P1",)
    assert FIGURES.functional() == ("201",)
    assert FIGURES.three_public() == (ThreePublic.RECEPTION,)
    assert FIGURES.economic()[0] == "30101"


def test_no_record_is_not_zero() -> None:
    nothing = Balances.of(replace(small_book(), payments=()))
    assert nothing.executed().value is None
    assert str(nothing.execution_rate()) == "不适用"


def test_a_budget_without_payments_in_a_kept_book_is_unspent() -> None:
    book = small_book()
    kept = replace(book, payments=tuple(p for p in book.payments if p.line != AID))
    spent = Balances.of(kept).executed(of_project("P1"))
    assert spent.value == 0
    assert {one.kind for one in spent.refs} <= {
        RecordKind.APPROPRIATION,
        RecordKind.ADJUSTMENT,
        RecordKind.CARRY_OVER,
    }
    assert str(Balances.of(kept).execution_rate(of_project("P1"))) == "0.00%"


def test_an_adjustment_whose_procedure_is_open_changes_no_budget() -> None:
    book = small_book()
    open_one = replace(book.adjustments[0], completed=False)
    figures = Balances.of(replace(book, adjustments=(open_one, *book.adjustments[1:])))
    assert value(figures.adjusted()) == "1570.00"
    assert value(figures.pending()) == "100.00"


def test_adjustment_rate_sets_policy_apart_and_counts_a_restructuring_once() -> None:
    assert value(rates.adjustment_total(FIGURES)) == "50.00"  # 20 cut and 30 moved once
    assert str(rates.adjustment_rate(FIGURES)) == "3.23%"
    assert value(rates.set_apart_total(FIGURES)) == "100.00"
    assert value(rates.adjustment_total(FIGURES, all_kinds=True)) == "150.00"


def test_a_year_without_adjustments_has_a_rate_of_zero() -> None:
    still = Balances.of(replace(small_book(), adjustments=()))
    assert str(rates.adjustment_rate(still)) == "0.00%"
    assert str(rates.budget_control_rate(still)) == "0.00%"


def test_rates() -> None:
    assert str(rates.staff_control(FIGURES)) == "94.44%"
    assert str(rates.public_control(FIGURES)) == "98.08%"
    assert str(rates.three_public_control(FIGURES)) == "83.33%"
    assert str(rates.procurement_rate(FIGURES)) == "95.00%"
    assert str(rates.completion_rate(FIGURES)) == str(FIGURES.execution_rate())
    assert str(rates.carry_over_rate(FIGURES)) == "3.89%"
    assert str(rates.area_control(FIGURES)) == "不适用"
    assert people(FIGURES.books, "退休人员", lambda one: one.retired).value == 13


def test_a_change_from_nothing_has_no_rate() -> None:
    book = small_book()
    assert str(rates.three_public_change(FIGURES, None)) == "不适用"
    bare = replace(book, appropriations=(granted("Z", "0.00", book.appropriations[2].line),))
    assert str(rates.three_public_change(FIGURES, Balances.of(bare))) == "不适用"
    double = replace(book, appropriations=(granted("Z", "40.00", book.appropriations[2].line),))
    assert str(rates.three_public_change(FIGURES, Balances.of(double))) == "25.00%"


def test_progress_by_plan_and_by_twelfths() -> None:
    june = progress(FIGURES, 6)
    assert value(june.spent) == "830.00"
    # projects by their plan, basic spending by twelfths: 155 + 1360 / 2
    assert value(june.planned) == "835.00"
    assert str(june.rate) == "99.40%"
    aid = progress(FIGURES, 6, of_project("P1"))
    assert (aid.spent.value, aid.planned.value) == (Decimal(0), Decimal(155))
    with pytest.raises(ValueError, match="not a month"):
        progress(FIGURES, 13)


def test_a_project_without_a_plan_is_not_expected_of() -> None:
    planless = Balances.of(replace(small_book(), plan=()))
    assert progress(planless, 6, of_project("P1")).planned.value is None


def test_what_has_no_plan_is_not_held_against_the_plan_of_others() -> None:
    """155 of the projects were planned: without their plan only basic spending compares."""
    june = progress(Balances.of(replace(small_book(), plan=())), 6)
    basic = progress(FIGURES, 6, BASIC)
    assert (june.spent, str(june.rate)) == (progress(FIGURES, 6).spent, str(basic.rate))
    assert june.rate.numerator.value == basic.spent.value
    paid = {one.line.kind for one in small_book().payments if one.day.month <= 6}
    assert set(june.unplanned) == {kind for kind in paid if not kind.basic}
    assert progress(FIGURES, 6).unplanned == ()


def test_a_ratio_is_compared_exactly() -> None:
    """A third printed as 33.33% is more than 0.3333 and less than 0.3334."""
    book: YearBook = replace(
        small_book(),
        appropriations=(granted("A", "3.00", AID),),
        adjustments=(moved("B", "1.00", AID, AdjustmentKind.OTHER),),
    )
    rate = rates.adjustment_rate(Balances.of(book))
    assert str(rate) == "33.33%"
    assert rate.exceeds(Decimal("0.3333"))
    assert rate.falls_below(Decimal("0.3334"))
