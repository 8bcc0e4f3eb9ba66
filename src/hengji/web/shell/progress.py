"""How far the units that one reviews have come with handing in last year's self-evaluation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from hengji.web.accounts.scopes import Standing
from hengji.web.rows.scope import NOWHERE, reaches
from hengji.web.units.models import Unit, UnitYear, YearState

_NONE: Final = "未开启"
_HANDED_IN: Final = (YearState.SUBMITTED, YearState.ARCHIVED)


@dataclass(frozen=True, slots=True)
class Late:
    """A unit that has not handed in yet, and where it stands."""

    unit: Unit
    state: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How many units of a year have handed in, and which have not, the least far first."""

    year: int
    units: int
    handed_in: int
    late: tuple[Late, ...]


def progress(standing: Standing, on: date) -> Progress | None:
    """Of the latest year gone by that some unit has opened; ``None`` for those who review
    nobody. Two queries.
    """
    reviews = standing.scope.reviews
    if reviews == NOWHERE:
        return None
    units = [one for one in Unit.objects.all() if reaches(reviews, one.pk)]
    mine = {one.pk for one in units}
    opened = UnitYear.objects.filter(year__lt=on.year).values_list("year", "unit_id", "state")
    gone = [one for one in opened if one[1] in mine]
    year = max((at for at, _, _ in gone), default=on.year - 1)
    states = {unit: state for at, unit, state in gone if at == year}
    late = [
        Late(one, YearState(states[one.pk]).label if one.pk in states else _NONE)
        for one in units
        if states.get(one.pk) not in _HANDED_IN
    ]
    order = {label: at for at, label in enumerate((_NONE, *YearState.labels))}
    late.sort(key=lambda one: (order[one.state], one.unit.code))
    return Progress(year, len(units), len(units) - len(late), tuple(late))
