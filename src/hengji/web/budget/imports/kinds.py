"""The kinds of files, each with what makes its rows and what the book has already.

A new kind is: its columns in ``columns.toml``, its name in ``ImportBatch.Kind``, a line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from hengji.ledger import YearBook
from hengji.web.budget.imports import budgeted, held, spent
from hengji.web.budget.imports.columns import Columns
from hengji.web.budget.imports.lines import Placing
from hengji.web.budget.imports.parts import Alike, Part
from hengji.web.budget.models import ImportBatch
from hengji.web.rows.choices import stored

Kind = ImportBatch.Kind


@dataclass(frozen=True, slots=True)
class FileKind:
    """``take`` makes the rows of a file; ``known`` tells what the book has already."""

    take: Callable[[Columns, Placing], list[Part]]
    known: Callable[[YearBook], Iterable[Alike]]


def _payments(book: YearBook) -> Iterator[Alike]:
    return ((p.day, p.amount, p.line, p.purpose, p.payee) for p in book.payments)


def _granted(book: YearBook) -> Iterator[Alike]:
    for one in book.appropriations:
        yield ("appropriation", one.amount, one.line)
    yield from _brought(book)


def _brought(book: YearBook) -> Iterator[Alike]:
    return (("carry-over", one.amount, one.line) for one in book.carried_in)


def _moved(book: YearBook) -> Iterator[Alike]:
    return ((a.amount, a.line, a.kind, a.reason, a.day, a.pair) for a in book.adjustments)


def _planned(book: YearBook) -> Iterator[Alike]:
    return ((line,) for line in dict.fromkeys(one.line for one in book.plan))


def _received(book: YearBook) -> Iterator[Alike]:
    for one in book.receipts:
        label = "" if one.document else one.ref.label.removeprefix(one.fund.value)
        yield (one.fund, one.amount, one.day, one.document, label)


def _bought(book: YearBook) -> Iterator[Alike]:
    return ((one.name, one.budget, one.actual, one.day) for one in book.procurements)


def _expected(book: YearBook) -> Iterator[Alike]:
    return ((stored(one.kind), one.amount, one.change) for one in book.income)


def _cards(book: YearBook) -> Iterator[Alike]:
    return ((one.number, one.name, one.value, one.gained_on) for one in book.assets)


KINDS = {
    Kind.PAYMENTS: FileKind(spent.payments, _payments),
    Kind.BUDGET: FileKind(budgeted.budget, _granted),
    Kind.CARRY_OVER: FileKind(budgeted.carry_over, _brought),
    Kind.ADJUSTMENTS: FileKind(budgeted.adjustments, _moved),
    Kind.PLAN: FileKind(budgeted.plan, _planned),
    Kind.RECEIPTS: FileKind(spent.receipts, _received),
    Kind.PROCUREMENT: FileKind(spent.procurement, _bought),
    Kind.INCOME: FileKind(held.income, _expected),
    Kind.ASSETS: FileKind(held.assets, _cards),
}


_FISCAL_ALONE = (Kind.STAFFING, Kind.PROCUREMENT, Kind.INCOME, Kind.ASSETS)


def kinds_of(book: str) -> list[ImportBatch.Kind]:
    """The kinds that this book takes; some are the fiscal book's alone."""
    apart = _FISCAL_ALONE if book == "union" else ()
    return [one for one in Kind if one not in apart]
