"""By which day something of a fiscal year is to be handed in, and how that day stands."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import Enum

from hengji.law import Clause


class Matter(Enum):
    """What is handed in; the value is its key in ``[deadlines.…]`` of a profile."""

    GOALS = "goals"
    SELF_EVALUATION = "self-evaluation"


class Standing(Enum):
    """How a day stands, seen from another."""

    AHEAD = "未到期限"
    SOON = "快到期限"
    PAST = "已过期限"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day of every fiscal year. ``words``: what is handed in to whom (自评材料).

    ``years_after``: 0 for a day of the fiscal year itself, 1 for one of the year after.
    ``soon``: so many days before, it counts as near.
    """

    matter: Matter
    words: str
    month: int
    day: int
    years_after: int
    soon: int
    clause: Clause | None
    verified: bool
    note: str

    def day_of(self, year: int) -> date:
        """The day for a fiscal year; the last of the month where it has none such."""
        at = year + self.years_after
        return date(at, self.month, min(self.day, monthrange(at, self.month)[1]))


@dataclass(frozen=True, slots=True)
class DueDay:
    """A deadline of one year, seen from a day. ``noticed``: the place's own notice set it."""

    deadline: Deadline
    day: date
    left: int
    """Days still to go, 0 on the day itself, negative once it is past."""
    noticed: bool = False

    @property
    def standing(self) -> Standing:
        if self.left < 0:
            return Standing.PAST
        return Standing.SOON if self.left <= self.deadline.soon else Standing.AHEAD


def due_day(deadline: Deadline, year: int, on: date, noticed: date | None = None) -> DueDay:
    """The deadline of a fiscal year as it stands ``on`` a day.

    ``noticed`` is the day that the notice of the year sets; it goes before the profile's.
    """
    day = noticed or deadline.day_of(year)
    return DueDay(deadline, day, (day - on).days, noticed is not None)
