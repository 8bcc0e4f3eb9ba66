"""The first page by role: the units one fills, signs, reviews or reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hengji.web.accounts.scopes import Standing
from hengji.web.rows.scope import Extent, Scope, reaches
from hengji.web.units.models import Unit, UnitYear, YearState

_YEARS_BACK = 3
_NONE = "未开启"


@dataclass(frozen=True, slots=True)
class Cell:
    """A unit's year: how far it has come."""

    year: int
    state: str


@dataclass(frozen=True, slots=True)
class Line:
    """A unit and its latest years."""

    unit: Unit
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the first page."""

    title: str
    lines: tuple[Line, ...]


def blocks(standing: Standing, on: date) -> list[Block]:
    """What the first page shows, most urgent first; a unit stands in one block only."""
    units = list(Unit.objects.all())
    known = UnitYear.objects.filter(year__in=years(on))
    states = {
        (unit, year): YearState(state).label
        for unit, year, state in known.values_list("unit_id", "year", "state")
    }
    found: list[Block] = []
    for title, extent in _parts(standing.scope):
        mine = [one for one in units if reaches(extent, one.pk)]
        units = [one for one in units if one not in mine]
        lines = (
            Line(one, tuple(Cell(y, states.get((one.pk, y), _NONE)) for y in years(on)))
            for one in mine
        )
        if mine:
            found.append(Block(title, tuple(lines)))
    return found


def years(on: date) -> list[int]:
    """The fiscal years on offer, the present one first."""
    return [on.year - back for back in range(_YEARS_BACK + 1)]


def _parts(scope: Scope) -> Iterator[tuple[str, Extent]]:
    yield "本单位填报", scope.fills
    yield "待审定和签字的单位", scope.signs
    yield "待审核的单位", scope.reviews
    yield "可以查看的单位", scope.units
