"""Several books as one: a department with its subordinate units, or both books of a unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from hengji.ledger import Book, Transfer, YearBook
from hengji.ledger.balances import Balances
from hengji.ledger.consolidation import consolidate
from hengji.ledger.selection import ALL, BASIC, PROJECTS, Where
from hengji.web.budget.figures import Named
from hengji.web.budget.overview import Shown, TableRow, printed, yuan
from hengji.web.budget.selectors import load_year_books
from hengji.web.units.models import Line, Superior, Unit
from hengji.web.units.selectors import Of

HEADS = ("上年结转", "年初预算", "预算调整", "全年预算", "全年执行", "执行率", "结转结余")


@dataclass(frozen=True, slots=True)
class Eliminated:
    """A transfer taken out, or one that could not be."""

    label: str
    amount: str
    payer: str
    receiver: str
    done: bool


@dataclass(frozen=True, slots=True)
class Together:
    """The page of a consolidation: one row a book, the eliminations, the whole."""

    parts: tuple[TableRow, ...]
    whole: tuple[TableRow, ...]
    transfers: tuple[Eliminated, ...]
    units: int


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
    return _together(list(zip(names, books.values(), strict=True)))


def books_below(unit: Unit, year: int, book: Book) -> dict[Unit, YearBook]:
    """The unit's own book, and those of its subordinate units."""
    units = [unit, *subordinate(unit, year)]
    loaded = load_year_books(units, (year,), book)
    return {one: loaded[Of(one.pk, year)] for one in units}


def both_books(unit: Unit, own: YearBook) -> Together:
    """财政账 and 工会账 of one unit, one of them loaded already."""
    found = {own.book: own}
    for book in Book:
        if book not in found:
            found[book] = load_year_books((unit,), (own.year,), book)[Of(unit.pk, own.year)]
    return _together([(book.value, found[book]) for book in Book])


def _together(named: list[tuple[str, YearBook]]) -> Together:
    whole = consolidate([book for _, book in named])
    parts = tuple(_row(name, Balances.of(book), ALL) for name, book in named)
    rows = (
        _row("汇总", whole.balances, ALL),
        _row("基本支出", whole.balances, BASIC, 1),
        _row("项目支出", whole.balances, PROJECTS, 1),
    )
    taken = [_eliminated(one, done=True) for one in whole.eliminated]
    left = [_eliminated(one, done=False) for one in whole.unmatched]
    return Together(parts, rows, tuple(taken + left), len(named))


def _row(label: str, figures: Balances, where: Where, depth: int = 0) -> TableRow:
    totals = (
        figures.carried_in(where),
        figures.initial(where),
        figures.adjustments(where),
        figures.adjusted(where),
        figures.executed(where),
        figures.execution_rate(where),
        figures.carried_out(where),
    )
    cells: tuple[Shown, ...] = tuple(printed(Named("", "", one)) for one in totals)
    return TableRow(label, cells, depth)


def _eliminated(one: Transfer, *, done: bool) -> Eliminated:
    payer = f"{one.payer.unit} {one.payer.book.value}"
    receiver = f"{one.receiver.unit} {one.receiver.book.value}"
    return Eliminated(one.ref.label, yuan(one.amount), payer, receiver, done)
