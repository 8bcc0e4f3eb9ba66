"""Who may do what in a self-evaluation, as the year stands."""

from __future__ import annotations

from dataclasses import dataclass

from hengji.web.accounts.permissions import may
from hengji.web.rows.models import Book
from hengji.web.units.models import Unit, UnitYear, YearState
from hengji.web.units.years import OPEN_STATES


@dataclass(frozen=True, slots=True)
class Rights:
    """What one person may do in one unit's year now. ``year``: ``None`` where not opened.

    ``says``: writes statements. ``scores``: decides points and reasons. ``attains``: types
    attainments. Each may be looked at by whoever sees the unit.
    """

    year: UnitYear | None
    says: bool
    scores: bool
    attains: bool
    moves: frozenset[str]

    @property
    def state(self) -> str:
        return self.year.get_state_display() if self.year else ""


_MOVES = {
    "begin_evaluation": (YearState.GOALS_APPROVED, "unit.fill"),
    "offer_for_signing": (YearState.EVALUATING, "unit.fill"),
    "take_back": (YearState.TO_SIGN, "unit.fill"),
}


def rights(
    account: object, unit: Unit, own: UnitYear | None, book: str = Book.FISCAL
) -> Rights:
    """What the account may do in this year of the unit, ``None`` where it is not opened.

    What goes to the upper union is written until the year is archived, and scored where the
    fiscal package is.
    """
    state = own.state if own else ""
    if book == Book.UNION:
        says = may(account, "unit.fill", unit) and state not in ("", YearState.ARCHIVED)
        return Rights(own, says, scores=False, attains=False, moves=frozenset())
    fills, signs = may(account, "unit.fill", unit), may(account, "unit.sign", unit)
    scoring = state == YearState.EVALUATING
    moves = frozenset(
        name
        for name, (at, needed) in _MOVES.items()
        if state == at and (may(account, needed, unit) or (name == "take_back" and signs))
    )
    return Rights(
        own,
        fills and state in OPEN_STATES,
        (fills or signs) and scoring,
        fills and scoring,
        moves,
    )
