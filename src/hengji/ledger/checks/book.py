"""All that is to be said of a book, from its unit to the last record."""

from __future__ import annotations

from collections.abc import Iterator

from hengji.kernel.problems import Problem
from hengji.ledger.balances import Balances
from hengji.ledger.checks.against import (
    budget_problems,
    carry_problems,
    pair_problems,
    plan_problems,
    repeated,
)
from hengji.ledger.checks.assets import asset_problems, income_problems
from hengji.ledger.checks.identity import identity_problems
from hengji.ledger.checks.people import staffing_problems
from hengji.ledger.checks.records import Entry, RecordChecker
from hengji.ledger.checks.transfers import transfer_problems
from hengji.ledger.kinds import Book
from hengji.ledger.year import YearBook


def book_problems(book: YearBook) -> tuple[Problem, ...]:
    """Every problem of a book: of its unit, its records, and what does not fit together."""
    return tuple(_problems(book))


def _problems(book: YearBook) -> Iterator[Problem]:
    yield from identity_problems(book.unit)
    checker = RecordChecker.of(book)
    for record in _entries(book):
        yield from checker.problems(record)
    yield from repeated(book)
    figures = Balances.of(book)
    yield from budget_problems(book, figures)
    yield from pair_problems(book.adjustments)
    yield from carry_problems(book, figures)
    yield from plan_problems(figures)
    yield from transfer_problems(book)
    if book.staffing is not None:
        yield from staffing_problems(book.staffing)
    if book.book is Book.FISCAL:  # assets stand in both books of a unit
        yield from asset_problems(book)
        yield from income_problems(book, figures)


def _entries(book: YearBook) -> Iterator[Entry]:
    yield from book.appropriations
    yield from book.adjustments
    yield from book.carried_in
    yield from book.payments
    yield from book.receipts
    yield from book.plan
    yield from book.income
