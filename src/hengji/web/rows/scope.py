"""What one person, or one job, may see and change: sets of units, by kind of access.

A scope is computed in one place (``accounts.scopes``) and set for each transaction; the row
policies of the database read it there.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import Enum
from typing import Final, TypeAlias


class Everywhere(Enum):
    """All units: for upgrades, the worker's own duties and the demonstration."""

    EVERYWHERE = "*"


EVERYWHERE: Final = Everywhere.EVERYWHERE
Extent: TypeAlias = frozenset[int] | Everywhere
NOWHERE: Final[frozenset[int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Scope:
    """Primary keys of units. The names of the fields are the names in the policies.

    ``units``: rows that belong to no book are seen. ``fiscal``, ``union``: rows of that book
    are seen. ``persons``: personal data is seen. ``fills``: the unit's own year is written.
    ``signs``: it is approved and signed. ``reviews``: opinions on it are written.
    """

    units: Extent = NOWHERE
    fiscal: Extent = NOWHERE
    union: Extent = NOWHERE
    persons: Extent = NOWHERE
    fills: Extent = NOWHERE
    signs: Extent = NOWHERE
    reviews: Extent = NOWHERE

    def settings(self) -> dict[str, str]:
        """The session's settings that the policies read."""
        return {f"hengji.{one.name}": _text(getattr(self, one.name)) for one in fields(self)}

    def __or__(self, other: Scope) -> Scope:
        pairs = {
            one.name: _joined(getattr(self, one.name), getattr(other, one.name))
            for one in fields(self)
        }
        return Scope(**pairs)


NOTHING: Final = Scope()
WHOLE: Final = Scope(*(EVERYWHERE,) * 7)


def reaches(extent: Extent, unit: int) -> bool:
    """Is the unit (its primary key) in the extent?"""
    return isinstance(extent, Everywhere) or unit in extent


def met(one: Extent, other: Extent) -> Extent:
    """The units that are in both."""
    if isinstance(one, Everywhere):
        return other
    return one if isinstance(other, Everywhere) else one & other


def _joined(one: Extent, other: Extent) -> Extent:
    if isinstance(one, Everywhere) or isinstance(other, Everywhere):
        return EVERYWHERE
    return one | other


def _text(extent: Extent) -> str:
    if isinstance(extent, Everywhere):
        return extent.value
    return ",".join(str(one) for one in sorted(extent))
