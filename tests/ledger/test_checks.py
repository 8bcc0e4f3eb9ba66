"""Checks of a book: the honest one is left alone, each planted fault is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings

from hengji.ledger import (
    AdjustmentKind,
    Book,
    FundType,
    Line,
    Origin,
    OriginKind,
    Party,
    PostCount,
    PostKind,
    RecordKind,
    Transfer,
    UnionIncome,
    UnitIdentity,
    YearBook,
    valid_credit_code,
)
from hengji.ledger.checks import RecordChecker, book_problems, identity_problems
from hengji.profiles import all_profiles
from ledger.small_book import AID, OFFICE, PAY, UNIT, granted, moved, paid, ref, small_book
from years import MadeUpYear, made_up_year, years

Plant = Callable[[YearBook], YearBook]


def codes(book: YearBook) -> set[str]:
    return {one.code for one in book_problems(book)}


def test_the_small_book_is_in_order() -> None:
    assert book_problems(small_book()) == ()


@pytest.mark.parametrize("key", [one.key for one in all_profiles()])
@pytest.mark.parametrize("seed", range(8))
def test_an_honest_year_is_free_of_problems(key: str, seed: int) -> None:
    book = made_up_year(seed, key).book
    assert book_problems(book) == ()
    assert book.prior is not None
    assert book_problems(book.prior) == ()


@settings(max_examples=15, deadline=None)
@given(years("hunan-2023"))
def test_any_honest_year_is_free_of_problems(year: MadeUpYear) -> None:
    assert book_problems(year.book) == ()


def with_payment(amount: str, line: Line, day: date | None = None) -> Plant:
    def plant(book: YearBook) -> YearBook:
        one = paid("X1", amount, line)
        return replace(
            book, payments=(*book.payments, replace(one, day=day or date(book.year, 12, 30)))
        )

    return plant


def with_adjustment(amount: str, line: Line, pair: str = "") -> Plant:
    def plant(book: YearBook) -> YearBook:
        one = moved("X2", amount, line, AdjustmentKind.RESTRUCTURING, pair)
        return replace(book, adjustments=(*book.adjustments, one))

    return plant


def carried_more(book: YearBook) -> YearBook:
    prior = replace(book, year=2023, carried_in=(), prior=None)
    return replace(book, prior=prior)


def posts_exceeded(book: YearBook) -> YearBook:
    assert book.staffing
    posts = (PostCount(PostKind.ADMINISTRATIVE, 2, 3),)
    return replace(book, staffing=replace(book.staffing, posts=posts, stepped_back=4))


def loose_transfer(book: YearBook) -> YearBook:
    here = Party(UNIT.budget_code, Book.FISCAL)
    there = Party(UNIT.budget_code, Book.UNION)
    one = Transfer(ref(RecordKind.TRANSFER, "T1"), Decimal(5), here, there)
    other = replace(one, ref=ref(RecordKind.TRANSFER, "T2"), payment="D5")
    return replace(book, transfers=(one, other))


FAULTS: list[tuple[str, Plant]] = [
    ("LB101", with_payment("0.00", OFFICE)),
    ("LB102", with_payment("0.001", OFFICE)),
    ("LB103", lambda b: replace(b, appropriations=(granted("X", "-1.00", PAY),))),
    ("LB104", with_payment("1.00", OFFICE, date(2023, 12, 31))),
    ("LB110", with_payment("1.00", replace(OFFICE, functional=""))),
    ("LB111", with_payment("1.00", replace(OFFICE, functional="999"))),
    ("LB112", with_payment("1.00", replace(OFFICE, economic=""))),
    ("LB113", with_payment("1.00", replace(OFFICE, economic="办公费"))),
    ("LB114", with_payment("1.00", replace(OFFICE, economic="30298"))),
    ("LB116", with_payment("1.00", replace(OFFICE, fund=UnionIncome.DUES))),
    ("LB117", with_payment("1.00", replace(OFFICE, economic="30101"))),
    ("LB120", with_payment("1.00", replace(AID, project=""))),
    ("LB121", with_payment("1.00", replace(OFFICE, project="P1"))),
    ("LB122", with_payment("1.00", replace(AID, project="P9"))),
    ("LB130", with_payment("1.00", replace(AID, origin=Origin(OriginKind.UPPER_TRANSFER)))),
    (
        "LB131",
        lambda b: replace(b, adjustments=tuple(replace(a, reason=" ") for a in b.adjustments)),
    ),
    (
        "LB132",
        lambda b: replace(b, payments=tuple(replace(p, procurement="?") for p in b.payments)),
    ),
    ("LB133", lambda b: replace(b, plan=tuple(replace(p, month=13) for p in b.plan))),
    ("LB201", lambda b: replace(b, payments=(*b.payments, b.payments[0]))),
    (
        "LB202",
        lambda b: replace(
            b, payments=(*b.payments, replace(b.payments[2], ref=paid("X", "1", PAY).ref))
        ),
    ),
    ("LB210", with_payment("60.01", AID)),
    ("LB211", with_payment("1.00", replace(AID, project="P9"))),
    ("LB212", with_payment("-260.00", AID)),
    ("LB213", with_adjustment("-400.00", AID)),
    ("LB214", with_adjustment("5.00", OFFICE, "S1")),
    ("LB220", carried_more),
    ("LB221", lambda b: replace(b, plan=b.plan[:1])),
    ("LB222", loose_transfer),
    ("LB223", loose_transfer),
    ("LB230", posts_exceeded),
    ("LB231", posts_exceeded),
]


@pytest.mark.parametrize(
    ("code", "plant"), FAULTS, ids=[f"{n}-{one[0]}" for n, one in enumerate(FAULTS)]
)
def test_a_planted_fault_is_named(code: str, plant: Plant) -> None:
    found = [one for one in book_problems(plant(small_book())) if one.code == code]
    assert found
    for one in found:
        assert "{" not in one.message and not one.message.endswith(("。", "！"))
        assert one.remedy.endswith("。")


def test_the_nearest_book_within_its_budget_is_left_alone() -> None:
    assert codes(with_payment("60.00", AID)(small_book())) == set()


def test_the_payment_that_passes_the_budget_is_named() -> None:
    (found,) = book_problems(with_payment("60.01", AID)(small_book()))
    assert found.record is not None and found.record.key == "X1"
    assert "310.01" in found.message and "310.00" in found.message and "0.01" in found.message


@pytest.mark.parametrize("seed", range(5))
def test_a_fault_in_any_year_is_found(seed: int) -> None:
    book = made_up_year(seed, "hunan-2024").book
    first = book.payments[0]
    twice = replace(first, ref=replace(first.ref, key="twice"))
    late = replace(first, ref=replace(first.ref, key="late"), day=date(book.year + 1, 1, 2))
    assert "LB202" in codes(replace(book, payments=(*book.payments, twice)))
    assert "LB104" in codes(replace(book, payments=(*book.payments, late)))
    more = replace(first, ref=replace(first.ref, key="more"), amount=Decimal(10**8))
    assert "LB210" in codes(replace(book, payments=(*book.payments, more)))


def test_twenty_thousand_rows_are_judged_by_few_lines() -> None:
    checker = RecordChecker.of(small_book())
    rows = [paid(f"N{number}", "1.00", OFFICE) for number in range(20_000)]
    assert not any(checker.problems(one) for one in rows)
    assert len(checker._lines) == 1


def test_union_book_has_its_own_subjects() -> None:
    line = Line(fund=UnionIncome.DUES, kind=small_book().payments[2].line.kind)
    checker = RecordChecker(2024, Book.UNION)
    assert checker.problems(paid("U1", "5.00", replace(line, economic="职工活动支出"))) == ()
    wrong = checker.problems(paid("U2", "5.00", replace(line, economic="30201")))
    assert [one.code for one in wrong] == ["LB115"]
    fiscal = checker.problems(paid("U3", "5.00", replace(line, fund=FundType.GENERAL)))
    assert [one.code for one in fiscal] == ["LB116"]


@pytest.mark.parametrize(
    ("code", "valid"),
    [
        ("91350100M000100Y43", True),
        ("91350100M000100Y44", False),
        ("91350100M000100Y4", False),
        ("9135O100M000100Y43", False),
        ("", False),
    ],
)
def test_the_check_character_of_a_credit_code(code: str, valid: bool) -> None:
    assert valid_credit_code(code) is valid


def test_identity() -> None:
    wrong = UnitIdentity(
        "", "", "9901", "91350100M000100Y44", since=date(2024, 2, 1), until=date(2024, 1, 1)
    )
    assert [one.code for one in identity_problems(wrong)] == [
        "LB001",
        "LB002",
        "LB003",
        "LB004",
        "LB005",
    ]
    assert identity_problems(UNIT) == ()
