"""A department with its subordinate units: the books that are put together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hengji.composition import Reported
from hengji.ledger import Book, YearBook
from hengji.ledger.balances import Balances
from hengji.ledger.consolidation import consolidate
from hengji.ledger.income_between import passed
from hengji.web.budget.selectors import load_year_books
from hengji.web.budget.together import subordinate
from hengji.web.evaluation.reported import reported
from hengji.web.rows.scope import reaches
from hengji.web.rows.session import as_system, scope_now
from hengji.web.units.models import Unit
from hengji.web.units.selectors import Of


class NotAllSeen(Exception):
    """Who asks may not see every book that is put together. ``units`` are their names."""

    def __init__(self, units: tuple[str, ...]) -> None:
        super().__init__(f"汇总包括{'、'.join(units)}，您的角色看不到这些单位的财政账")
        self.units = units


@dataclass(frozen=True, slots=True)
class Consolidated:
    """Figures of a department, what passed between its units taken out.

    ``unmatched``: labels of transfers that could not be taken out; ``untold``: of those that
    were, what the records do not tell, in sentences. ``reported``: what the subordinate units
    have frozen of their projects.
    """

    balances: Balances
    units: tuple[Unit, ...]
    eliminated: tuple[str, ...]
    unmatched: tuple[str, ...]
    untold: tuple[str, ...]
    reported: Reported


def subordinates(unit: Unit, year: int) -> tuple[Unit, ...]:
    """Every unit below on the department's line, seen or not."""
    scope = scope_now()
    if reaches(scope.fills, unit.pk) or reaches(scope.signs, unit.pk):
        return tuple(subordinate(unit, year))  # who works there sees them all
    with as_system("查下属单位"):
        return tuple(subordinate(unit, year))


def seen_below(unit: Unit, year: int) -> tuple[Unit, ...]:
    """The same, all seen: raises :class:`NotAllSeen` rather than leave a unit out."""
    fiscal = scope_now().fiscal
    below = subordinates(unit, year)
    hidden = tuple(one.name for one in below if not reaches(fiscal, one.pk))
    if hidden:
        raise NotAllSeen(hidden)
    return below


def consolidated(own: YearBook, below: tuple[Unit, ...]) -> Consolidated:
    """``own`` and the fiscal books of all subordinate units; the same for everyone."""
    year = own.year
    loaded = load_year_books(below, (year, year - 1), Book.FISCAL)
    books = [own, *(_with_prior(loaded, one, year) for one in below)]
    whole = consolidate(books)
    return Consolidated(
        whole.balances,
        below,
        tuple(one.ref.label for one in whole.eliminated),
        tuple(one.ref.label for one in whole.unmatched),
        tuple(
            f"“{one.transfer.ref.label}”{'；'.join(each.value for each in one.untold)}"
            for one in passed(whole.balances)
            if one.untold
        ),
        reported(below, whole.balances.books[1:], year),
    )


def _with_prior(loaded: dict[Of, YearBook], unit: Unit, year: int) -> YearBook:
    before = loaded[Of(unit.pk, year - 1)]
    kept = bool(before.appropriations or before.payments or before.staffing)
    return replace(loaded[Of(unit.pk, year)], prior=before if kept else None)
