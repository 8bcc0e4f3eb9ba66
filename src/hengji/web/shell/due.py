"""By which day a unit's year asks for something, and how that day stands."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.conf import settings

from hengji.profiles import GENERIC, DueDay, Matter, Standing, due_day, profile
from hengji.web.units.models import YearState

_GOALS: Final = frozenset({YearState.FILLING})
HANDED_IN: Final = frozenset({YearState.SUBMITTED, YearState.ARCHIVED})
_COUNTED: Final = 60
"""So many days off are told in days; beyond them the date says enough."""


def next_due(family: str, year: int, state: YearState | None, on: date) -> DueDay | None:
    """What is to be handed in next, ``None`` where all is. Goals first, then the evaluation.

    ``state`` is ``None`` for a year that is not opened.
    """
    if state in HANDED_IN:
        return None
    goals = state is None or state in _GOALS
    return due(family, year, Matter.GOALS if goals else Matter.SELF_EVALUATION, on)


def due(family: str, year: int, matter: Matter, on: date) -> DueDay | None:
    """The day of one matter: the notice's where the office entered it, else the family's."""
    found = profile(family or GENERIC).deadline(matter)
    if found is None:
        return None
    return due_day(found, year, on, settings.OFFICE.noticed(year, matter))


def told(one: DueDay) -> str:
    """``自评材料应于 2025年3月31日前报送，还有 11 天``."""
    day = f"{one.day.year}年{one.day.month}月{one.day.day}日"
    words = f"{one.deadline.words}应于{day}前报送"
    return f"{words}，{left(one)}" if left(one) else words


def left(one: DueDay) -> str:
    """``还有 11 天``, ``今天到期``, ``已过 3 天``, ``已过期限``; ``""`` while it is far off."""
    match one.standing:
        case Standing.PAST:
            return f"已过 {-one.left} 天" if -one.left <= _COUNTED else "已过期限"
        case Standing.SOON:
            return f"还有 {one.left} 天" if one.left else "今天到期"
        case Standing.AHEAD:
            return ""
