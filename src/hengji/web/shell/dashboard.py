"""The first page by role: the units one fills, signs, reviews or reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hengji.web.accounts.scopes import Standing
from hengji.web.rows.scope import Scope, reaches
from hengji.web.units.models import Unit

_YEARS_BACK = 3


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the first page. ``fills``: the units are there to be filled."""

    title: str
    units: tuple[Unit, ...]
    fills: bool


def blocks(standing: Standing) -> list[Block]:
    """What the first page shows, most urgent first; a unit stands in one block only."""
    units = list(Unit.objects.all())
    found: list[Block] = []
    for title, fills, extent in _parts(standing.scope):
        mine = [one for one in units if reaches(extent, one.pk)]
        units = [one for one in units if one not in mine]
        if mine:
            found.append(Block(title, tuple(mine), fills))
    return found


def years(on: date) -> list[int]:
    """The fiscal years on offer, the present one first."""
    return [on.year - back for back in range(_YEARS_BACK + 1)]


def _parts(scope: Scope) -> Iterator[tuple[str, bool, frozenset[int]]]:
    plain = [
        one if isinstance(one, frozenset) else frozenset[int]()
        for one in (scope.fills, scope.signs, scope.reviews, scope.units)
    ]
    yield "本单位填报", True, plain[0]
    yield "待审定和签字的单位", False, plain[1]
    yield "待审核的单位", False, plain[2]
    yield "可以查看的单位", False, plain[3]
