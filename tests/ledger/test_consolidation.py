"""Several books as one: what passed between them is counted once."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hengji.kernel.totals import Total
from hengji.ledger import (
    AdjustmentKind,
    Appropriation,
    Book,
    Party,
    Payment,
    Receipt,
    RecordKind,
    RecordRef,
    Transfer,
    UnionIncome,
    UnitIdentity,
    YearBook,
)
from hengji.ledger.balances import Balances
from hengji.ledger.consolidation import consolidate, received
from hengji.ledger.selection import BASIC, PROJECTS, Where
from hengji.ledger.succession import Predecessor, succeeded
from ledger.small_book import AID, UNIT, granted, moved, paid, ref, small_book
from years import MadeUpYear, years

CENTRE = UnitIdentity("青禾县工人文化宫", "123002", "990101000", parent="123001")


def subordinate(book: YearBook) -> YearBook:
    """A unit below, whose whole budget is a grant of the unit above."""
    return replace(
        book,
        unit=CENTRE,
        appropriations=(granted("S-A", "100.00", AID),),
        adjustments=(),
        carried_in=(),
        payments=(paid("S-D", "70.00", AID),),
        plan=(),
        procurements=(),
        staffing=None,
    )


def department() -> tuple[YearBook, YearBook, Transfer]:
    own = small_book()
    transfer = Transfer(
        ref(RecordKind.TRANSFER, "T1"),
        Decimal("100.00"),
        Party(UNIT.budget_code, Book.FISCAL),
        Party(CENTRE.budget_code, Book.FISCAL),
        payment="G1",
        budgeted="S-A",
    )
    own = replace(own, payments=(*own.payments, paid("G1", "100.00", AID)))
    own = replace(own, appropriations=(*own.appropriations, granted("A5", "100.00", AID)))
    return (
        replace(own, transfers=(transfer,)),
        replace(subordinate(small_book()), transfers=(transfer,)),
        transfer,
    )


def test_a_grant_between_units_is_counted_once() -> None:
    own, below, transfer = department()
    whole = consolidate((own, below))
    assert whole.eliminated == (transfer,)
    assert not whole.unmatched
    figures = whole.balances
    # 1650 of 本级 and 100 below, of which 100 is the same money
    assert figures.initial().value == Decimal("1650.00")
    # 1705 paid by 本级, 70 below, less the grant of 100
    assert figures.executed().value == Decimal("1675.00")
    spent = figures.executed()
    assert [one.amount for one in spent.eliminated] == [Decimal("-100.00")]
    assert Balances.of(own).executed().value == Decimal("1705.00")


def test_a_transfer_whose_payment_is_not_named_is_told() -> None:
    own, below, transfer = department()
    loose = replace(transfer, payment="?")
    whole = consolidate((replace(own, transfers=(loose,)), replace(below, transfers=())))
    assert whole.unmatched == (loose,)
    assert not list(whole.balances.executed().eliminated)


def test_a_transfer_to_somebody_outside_stays() -> None:
    own, _, _ = department()
    assert consolidate((own,)).balances.executed().value == Decimal("1705.00")


def both_books() -> tuple[YearBook, YearBook]:
    """财政账 pays 80 to 工会账, which takes it up as 政府补助收入 and spends 60 of it."""
    fiscal = small_book()
    gift = paid("G2", "80.00", AID)
    transfer = Transfer(
        ref(RecordKind.TRANSFER, "T2"),
        Decimal("80.00"),
        Party(UNIT.budget_code, Book.FISCAL),
        Party(UNIT.budget_code, Book.UNION),
        payment="G2",
        receipt="U-R1",
    )
    union = YearBook(
        UNIT,
        2024,
        Book.UNION,
        receipts=(
            Receipt(ref(RecordKind.RECEIPT, "U-R1"), Decimal("80.00"), UnionIncome.GOVERNMENT),
            Receipt(ref(RecordKind.RECEIPT, "U-R2"), Decimal("500.00"), UnionIncome.DUES),
        ),
        payments=(
            paid("U-D1", "60.00", replace(AID, fund=UnionIncome.GOVERNMENT, functional="")),
        ),
        transfers=(transfer,),
    )
    fiscal = replace(fiscal, payments=(*fiscal.payments, gift), transfers=(transfer,))
    return fiscal, union


def test_both_books_of_a_unit() -> None:
    fiscal, union = both_books()
    whole = consolidate((fiscal, union))
    assert whole.balances.executed().value == Decimal("1665.00")
    assert received((union,)).value == Decimal("580.00")
    assert whole.received().value == Decimal("500.00")
    assert whole.received(UnionIncome.GOVERNMENT).value == Decimal("0.00")
    assert Balances.of(fiscal).executed().value == Decimal("1685.00")


def test_what_cannot_be_added_up() -> None:
    own = small_book()
    with pytest.raises(ValueError, match="different fiscal years"):
        consolidate((own, replace(own, unit=CENTRE, year=2023)))
    with pytest.raises(ValueError, match="given twice"):
        consolidate((own, own))


@settings(max_examples=15, deadline=None)
@given(years("hunan-2024"))
def test_every_total_adds_up_to_its_records(year: MadeUpYear) -> None:
    figures = year.figures

    def closes(total: Total) -> None:
        if total.value is None:
            assert not total.records
        else:
            assert total.value == sum(one.amount for one in total.records)

    for where in (
        Where(),
        BASIC,
        PROJECTS,
        *(Where(project=key) for key in figures.projects()),
    ):
        row = figures.row(where)
        for total in (row.initial, row.adjusted, row.executed, figures.carried_out(where)):
            closes(total)
    whole, basic, projects = (figures.executed(one) for one in (Where(), BASIC, PROJECTS))
    assert whole.value == (basic.value or 0) + (projects.value or 0)


@settings(max_examples=10, deadline=None)
@given(years("hunan-2023"), st.integers(1, 10**7))
def test_consolidation_eliminates_once_whatever_the_year(year: MadeUpYear, cents: int) -> None:
    amount = Decimal(cents) / 100
    own = year.book
    grant = paid("grant", f"{amount}", own.payments[0].line)
    below = replace(subordinate(own), appropriations=(granted("S-A", f"{amount}", AID),))
    transfer = Transfer(
        ref(RecordKind.TRANSFER, "T"),
        amount,
        Party(own.unit.budget_code, Book.FISCAL),
        Party(below.unit.budget_code, Book.FISCAL),
        payment="grant",
        budgeted="S-A",
    )
    own = replace(own, payments=(*own.payments, grant), transfers=(transfer,))
    whole = consolidate((own, below)).balances
    mine, theirs = Balances.of(own), Balances.of(below)
    assert whole.executed().value == (
        (mine.executed().value or 0) + (theirs.executed().value or 0) - amount
    )
    assert whole.initial().value == mine.initial().value


@given(
    st.lists(st.integers(1, 10**9), min_size=1, max_size=5),
    st.lists(st.integers(1, 97), min_size=2, max_size=4),
)
def test_parts_of_a_split_unit_add_up_to_it(cents: list[int], weights: list[int]) -> None:
    shares = _shares(weights)
    book = replace(
        small_book(),
        appropriations=tuple(
            Appropriation(RecordRef(RecordKind.APPROPRIATION, str(n)), Decimal(one) / 100, AID)
            for n, one in enumerate(cents)
        ),
        adjustments=(moved("B", "-0.01", AID, AdjustmentKind.OTHER),),
    )
    parts = [
        succeeded(CENTRE, 2024, (Predecessor(book, shares, place),))
        for place in range(len(shares))
    ]

    def added(figures: list[Decimal | None]) -> Decimal:
        return sum((one or Decimal(0) for one in figures), Decimal(0))

    assert added([Balances.of(p).initial().value for p in parts]) == Decimal(sum(cents)) / 100
    assert added([Balances.of(p).executed().value for p in parts]) == Decimal("1605.00")
    heads = [post.in_post or 0 for p in parts if p.staffing for post in p.staffing.posts]
    assert sum(heads) == 17


def _shares(weights: list[int]) -> tuple[Decimal, ...]:
    """Shares in whole thousandths that add up to one."""
    total = sum(weights)
    parts = [Decimal(1000 * one // total) / 1000 for one in weights[1:]]
    return (1 - sum(parts, Decimal(0)), *parts)


def test_merged_units_bring_their_last_year_together() -> None:
    one, other = small_book(), replace(small_book(), unit=CENTRE)
    merged = succeeded(UNIT, 2024, (Predecessor(one), Predecessor(other)))
    assert Balances.of(merged).executed().value == Decimal("3210.00")
    assert merged.staffing is not None and merged.staffing.retired == 26
    with pytest.raises(ValueError, match="add up to 1"):
        Predecessor(one, (Decimal("0.5"), Decimal("0.4")))
    with pytest.raises(ValueError, match="another year"):
        succeeded(UNIT, 2023, (Predecessor(one),))


def test_a_split_record_says_its_share() -> None:
    part = succeeded(
        CENTRE, 2024, (Predecessor(small_book(), (Decimal("0.3"), Decimal("0.7")), 1),)
    )
    first: Payment = part.payments[0]
    assert first.amount == Decimal("420.00")
    assert first.ref.key == "D1" and "70%" in first.ref.label
