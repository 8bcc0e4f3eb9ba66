"""How far the units that one reviews have come with handing in last year's self-evaluation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from hengji.profiles import GENERIC, DueDay, Matter
from hengji.profiles import Standing as TimeStanding
from hengji.web.accounts.scopes import Standing
from hengji.web.rows.scope import NOWHERE, reaches
from hengji.web.shell.due import HANDED_IN, due
from hengji.web.units.models import Unit, UnitYear, YearState

_NONE: Final = "未开启"


@dataclass(frozen=True, slots=True)
class Late:
    """A unit that has not handed in yet, where it stands, and by which day it should."""

    unit: Unit
    state: str
    handing_in: DueDay | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How many units of a year have handed in, and which have not, the least far first."""

    year: int
    units: int
    handed_in: int
    late: tuple[Late, ...]

    @property
    def day(self) -> date | None:
        """The day that holds for all of them; ``None`` where their forms set different ones."""
        days = {one.handing_in.day for one in self.late if one.handing_in}
        return days.pop() if len(days) == 1 else None

    @property
    def past(self) -> int:
        """How many of them should have handed in by now."""
        days = [one.handing_in for one in self.late if one.handing_in]
        return sum(1 for one in days if one.standing is TimeStanding.PAST)


def progress(standing: Standing, on: date) -> Progress | None:
    """Of the latest year gone by that some unit has opened; ``None`` for those who review
    nobody. Two queries.
    """
    reviews = standing.scope.reviews
    if reviews == NOWHERE:
        return None
    units = [one for one in Unit.objects.all() if reaches(reviews, one.pk)]
    mine = {one.pk for one in units}
    opened = UnitYear.objects.filter(year__lt=on.year).values_list(
        "year", "unit_id", "state", "profile"
    )
    gone = [one for one in opened if one[1] in mine]
    year = max((at for at, *_ in gone), default=on.year - 1)
    states = {unit: state for at, unit, state, _ in gone if at == year}
    forms = {unit: family for at, unit, _, family in gone if at == year}
    late = [
        Late(
            one,
            YearState(states[one.pk]).label if one.pk in states else _NONE,
            due(forms.get(one.pk, GENERIC), year, Matter.SELF_EVALUATION, on),
        )
        for one in units
        if states.get(one.pk) not in HANDED_IN
    ]
    order = {label: at for at, label in enumerate((_NONE, *YearState.labels))}
    late.sort(key=lambda one: (order[one.state], one.unit.code))
    return Progress(year, len(units), len(units) - len(late), tuple(late))
