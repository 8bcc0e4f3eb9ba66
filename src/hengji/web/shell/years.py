"""A unit's year among its others: how far it has come, and which years stand beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hengji.profiles import DueDay
from hengji.web.accounts.permissions import may
from hengji.web.shell.dashboard import offered_years
from hengji.web.shell.due import next_due
from hengji.web.shell.next_steps import Duty, Next, due_steps, next_step
from hengji.web.shell.place import Place
from hengji.web.units.models import UnitYear, YearState


@dataclass(frozen=True, slots=True)
class Beside:
    """Another year of the unit; ``label`` says how far it has come."""

    year: int
    label: str
    url: str
    here: bool


@dataclass(frozen=True, slots=True)
class About:
    """What the overview says of the year itself.

    ``state`` is ``None`` where it is not opened. ``before``: the year to carry over from.
    ``handing_in``: what is to be handed in next, and by which day.
    """

    state: YearState | None
    next: Next | None
    beside: tuple[Beside, ...]
    before: int | None
    fills: bool
    handing_in: DueDay | None = None

    @property
    def due(self) -> frozenset[str]:
        """The steps whose turn has come."""
        return due_steps(self.state) if self.state else frozenset()


def years_about(user: object, place: Place, on: date) -> About:
    """The year and its neighbours; one query, apart from what the permissions ask."""
    rows = list(
        UnitYear.objects.filter(unit=place.unit).values_list("year", "state", "profile")
    )
    known = {year: YearState(state) for year, state, _ in rows}
    forms = {year: family for year, _, family in rows}
    fills = may(user, "unit.fill", place.unit)
    state = known.get(place.year)
    following = next_step(place, state, _duty(user, place, fills)) if state else None
    shown = {*known, place.year, *(offered_years(list(known), on) if fills else ())}
    beside = tuple(
        Beside(
            year,
            known[year].label if year in known else "没有开启",
            Place(place.unit, year, "").url("shell:year"),
            year == place.year,
        )
        for year in sorted(shown)
    )
    before = place.year - 1 if place.year - 1 in known else None
    handing_in = next_due(forms[place.year], place.year, state, on) if state else None
    return About(state, following, beside, before, fills, handing_in)


def _duty(user: object, place: Place, fills: bool) -> Duty:
    if fills:
        return Duty.FILL
    if may(user, "unit.sign", place.unit):
        return Duty.SIGN
    return Duty.REVIEW if may(user, "unit.review", place.unit) else Duty.READ
