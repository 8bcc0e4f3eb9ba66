"""The books that a year is evaluated on: a unit's own, or those of its whole department."""

from __future__ import annotations

from dataclasses import dataclass, field

from hengji.indicators import GoalSheet
from hengji.ledger import Book, YearBook
from hengji.ledger.balances import Balances
from hengji.ledger.consolidation import prior_of
from hengji.scoring.inputs import EvaluationInputs
from hengji.scoring.measures import inputs_of
from hengji.web.budget.keeping import state
from hengji.web.budget.selectors import kept_year_book
from hengji.web.evaluation.consolidating import Consolidated, consolidated, seen_below
from hengji.web.freshness import Stamp
from hengji.web.units.models import Unit


@dataclass(frozen=True, slots=True)
class Money:
    """The books of a year, last year's beside them. ``whole`` where several are put together.

    ``state``: how the books of these units stood before they were read; they are loaded anew
    only when one has changed.
    """

    unit: int
    own: YearBook
    state: Stamp
    whole: Consolidated | None
    figures: Balances
    prior: Balances | None
    told: dict[str, EvaluationInputs] = field(default_factory=dict)

    @property
    def units(self) -> tuple[int, ...]:
        """Whose books they are, the unit's own first."""
        below = self.whole.units if self.whole else ()
        return (self.unit, *(one.pk for one in below))

    def of(self, project: str) -> EvaluationInputs:
        """What the books alone tell of the whole (``""``) or of one project; asked once."""
        known = self.told.get(project)
        if known is None:
            bare = GoalSheet(self.own.unit.budget_code, self.own.year, project=project)
            known = inputs_of(bare, {}, self.figures, self.prior)
            self.told[project] = known
        return known


def load_money(
    unit: Unit, year: int, book: Book, *, together: bool, asked: Stamp | None = None
) -> Money:
    """The unit's book, or those of its department. Raises ``NotAllSeen``.

    ``asked``: how the unit's own books stand, where that is known already.
    """
    below = seen_below(unit, year) if together and book is Book.FISCAL else ()
    if not below:
        kept = kept_year_book(unit, year, book, asked=asked)
        figures = Balances.of(kept.book)
        return Money(unit.pk, kept.book, kept.state, None, figures, prior_of(figures))
    before = state([unit.pk, *(one.pk for one in below)], year)
    own = kept_year_book(unit, year, book).book  # after the state of all was asked
    whole = consolidated(own, below)
    return Money(unit.pk, own, before, whole, whole.balances, prior_of(whole.balances))
