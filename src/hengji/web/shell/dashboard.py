"""The first page by role: the units one fills, signs, reviews or reads, and their years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from hengji.profiles import DueDay
from hengji.web.accounts.scopes import Standing
from hengji.web.rows.scope import Extent, Scope, met, reaches
from hengji.web.shell.due import next_due
from hengji.web.shell.next_steps import Duty, Next, due_steps, next_step
from hengji.web.shell.place import Place
from hengji.web.units.models import Unit, UnitYear, YearState
from hengji.web.units.years import OPEN_STATES

Opened = tuple[int, YearState, str]
"""A year that was opened, how far it has come, the forms it fills."""
_SHOWN = 4
"""Years side by side where many units are listed."""


@dataclass(frozen=True, slots=True)
class Known:
    """A year that a unit has opened: how far it has come, what to do next, and by which day
    something is to be handed in.
    """

    place: Place
    state: YearState
    next: Next
    handing_in: DueDay | None = None

    @property
    def year(self) -> int:
        return self.place.year

    @property
    def due(self) -> frozenset[str]:
        """The steps whose turn has come."""
        return due_steps(self.state)


@dataclass(frozen=True, slots=True)
class Line:
    """A unit and its years, the newest first; ``offered`` could be opened next."""

    unit: Unit
    known: tuple[Known, ...]
    offered: tuple[int, ...]

    @property
    def current(self) -> Known | None:
        """The newest year whose figures may still change."""
        return next((one for one in self.known if one.state in OPEN_STATES), None)

    @property
    def cells(self) -> dict[int, Known]:
        return {one.year: one for one in self.known}


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the first page. ``years``: those that some unit has opened, newest first."""

    title: str
    duty: Duty
    lines: tuple[Line, ...]
    years: tuple[int, ...]

    @property
    def fills(self) -> bool:
        return self.duty is Duty.FILL

    @property
    def own(self) -> bool:
        """The years of single units, each with what comes next; not a table of many."""
        return self.duty in (Duty.FILL, Duty.SIGN) and len(self.lines) <= _SHOWN

    @property
    def rows(self) -> list[tuple[Unit, list[Known | None]]]:
        return [(one.unit, [one.cells.get(year) for year in self.years]) for one in self.lines]


def blocks(
    standing: Standing, on: date, dated: Collection[tuple[str, int | None]] = ()
) -> list[Block]:
    """What the first page shows, most urgent first; a unit stands in one block only.

    ``dated``: units (by name) and years of which the day is told on the page already.
    """
    units = list(Unit.objects.all())
    opened: dict[int, list[Opened]] = defaultdict(list)
    rows = UnitYear.objects.values_list("unit_id", "year", "state", "profile")
    for unit, year, state, family in rows:
        opened[unit].append((year, YearState(state), family))
    found: list[Block] = []
    for title, duty, extent in _parts(standing.scope):
        mine = [one for one in units if reaches(extent, one.pk)]
        units = [one for one in units if one not in mine]
        if mine:
            lines = tuple(_line(one, opened[one.pk], duty, on, dated) for one in mine)
            found.append(Block(title, duty, lines, _columns(lines)))
    return found


def _line(
    unit: Unit,
    opened: list[Opened],
    duty: Duty,
    on: date,
    dated: Collection[tuple[str, int | None]],
) -> Line:
    known = tuple(
        Known(
            Place(unit, year, ""),
            state,
            next_step(Place(unit, year, ""), state, duty),
            None if (unit.name, year) in dated else next_due(family, year, state, on),
        )
        for year, state, family in sorted(opened, reverse=True)
    )
    return Line(unit, known, offered_years([year for year, *_ in opened], on))


def offered_years(known: list[int], on: date) -> tuple[int, ...]:
    """The years that a unit could open next: those up to the present one, or the coming one."""
    if not known:
        return (on.year - 1, on.year)
    following = max(known) + 1
    return tuple(range(following, max(on.year, following) + 1))


def _columns(lines: tuple[Line, ...]) -> tuple[int, ...]:
    every = {one.year for line in lines for one in line.known}
    return tuple(sorted(every, reverse=True)[:_SHOWN])


def _parts(scope: Scope) -> Iterator[tuple[str, Duty, Extent]]:
    yield "本单位填报", Duty.FILL, scope.fills
    yield "待审定和签字的单位", Duty.SIGN, scope.signs
    yield "待审核的单位", Duty.REVIEW, met(scope.reviews, scope.fiscal)
    yield "下级单位", Duty.READ, scope.reviews  # the union's own line: the union book alone
    yield "可以查看的单位", Duty.READ, scope.units
