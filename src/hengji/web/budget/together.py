"""Several books as one: a department with its subordinate units, or both books of a unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse

from hengji.ledger import Book, Transfer, YearBook
from hengji.ledger.consolidation import consolidate
from hengji.web.budget.figures import Figures
from hengji.web.budget.overview import MONEY_HEADS, TableRow, money_row, yuan
from hengji.web.budget.selectors import load_year_books
from hengji.web.units.models import Line, Superior, Unit
from hengji.web.units.selectors import Of

HEADS = MONEY_HEADS[:-1]
DEPARTMENT, BOTH = "department", "both"


@dataclass(frozen=True, slots=True)
class Eliminated:
    """A transfer taken out, or one that could not be."""

    label: str
    amount: str
    payer: str
    receiver: str
    done: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One book in a consolidation: its row, and the address its figures are traced from."""

    row: TableRow
    base: str


@dataclass(frozen=True, slots=True)
class Together:
    """The page of a consolidation: one row a book, the eliminations, the whole.

    ``query`` is added to the address of a trace of the whole.
    """

    parts: tuple[Part, ...]
    whole: tuple[TableRow, ...]
    transfers: tuple[Eliminated, ...]
    units: int
    query: str


def subordinate(unit: Unit, year: int) -> list[Unit]:
    """Units below on the department's line at the end of the year, as far as they are seen."""
    last = date(year, 12, 31)
    holds = Q(until__isnull=True) | Q(until__gte=last)
    found: dict[int, Unit] = {}
    waiting = [unit.pk]
    while waiting:
        lines = Superior.objects.filter(
            holds, above__in=waiting, line=Line.DEPARTMENT, since__lte=last
        ).select_related("unit")
        fresh = {one.unit_id: one.unit for one in lines if one.unit_id not in found}
        fresh.pop(unit.pk, None)
        found |= fresh
        waiting = list(fresh)
    return sorted(found.values(), key=lambda one: one.code)


def department(books: dict[Unit, YearBook]) -> Together:
    """本级, each subordinate unit, and 汇总 with what passed between them taken out.

    ``books``: the unit's own comes first.
    """
    names = ["本级", *(one.name for one in list(books)[1:])]
    return _together(list(zip(names, books.values(), strict=True)), DEPARTMENT)


def books_below(unit: Unit, year: int, book: Book) -> dict[Unit, YearBook]:
    """The unit's own book, and those of its subordinate units."""
    units = [unit, *subordinate(unit, year)]
    loaded = load_year_books(units, (year,), book)
    return {one: loaded[Of(one.pk, year)] for one in units}


def both_books(unit: Unit, own: YearBook) -> dict[Book, YearBook]:
    """财政账 and 工会账 of one unit, one of them loaded already."""
    found = {own.book: own}
    for book in Book:
        if book not in found:
            found[book] = load_year_books((unit,), (own.year,), book)[Of(unit.pk, own.year)]
    return {book: found[book] for book in Book}


def both(books: dict[Book, YearBook]) -> Together:
    """The two books of one unit with what passed between them taken out."""
    return _together([(book.value, one) for book, one in books.items()], BOTH)


def _together(named: list[tuple[str, YearBook]], query: str) -> Together:
    whole = consolidate([book for _, book in named])
    figures = Figures.together(whole)
    parts = (Part(_line(Figures.of(book), name), _base(book)) for name, book in named)
    rows = (
        _line(figures, "汇总"),
        money_row(figures, "basic", "基本支出", 1, prior=False),
        money_row(figures, "projects", "项目支出", 1, prior=False),
    )
    taken = [_eliminated(one, done=True) for one in whole.eliminated]
    left = [_eliminated(one, done=False) for one in whole.unmatched]
    return Together(tuple(parts), rows, tuple(taken + left), len(named), f"?of={query}")


def _line(figures: Figures, label: str) -> TableRow:
    return money_row(figures, "all", label, prior=False)


def _base(book: YearBook) -> str:
    space = "union" if book.book is Book.UNION else "budget"
    kwargs = {"code": book.unit.budget_code, "year": book.year}
    return reverse(f"{space}:overview", kwargs=kwargs)


def _eliminated(one: Transfer, *, done: bool) -> Eliminated:
    payer = f"{one.payer.unit} {one.payer.book.value}"
    receiver = f"{one.receiver.unit} {one.receiver.book.value}"
    return Eliminated(one.ref.label, yuan(one.amount), payer, receiver, done)
