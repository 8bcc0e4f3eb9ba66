"""What a standard of a points table is, and the registry of all of them."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cache

from hengji.kernel.figures import Indeterminate


@dataclass(frozen=True, slots=True)
class Item:
    """One point of a check list, and the points it is worth."""

    text: str
    points: Decimal


@dataclass(frozen=True, slots=True)
class Step:
    """A band of values: its bound (a ratio of one) and the points in it."""

    bound: Decimal
    points: Decimal


@dataclass(frozen=True, slots=True)
class StandardTask:
    """One row of a table to score.

    ``value`` is a ratio of one, ``None`` where there is none. ``numbers`` are the parameters
    that the table gives. ``ticked`` are the numbers of the items that are met, from 1;
    ``None`` where nobody has ticked any.
    """

    value: Decimal | None
    weight: Decimal
    numbers: Mapping[str, Decimal] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    items: tuple[Item, ...] = ()
    ticked: frozenset[int] | None = None

    def needed(self) -> Decimal:
        """The value. Raises ``Indeterminate`` where there is none."""
        if self.value is None:
            raise Indeterminate("比率没有值")
        return self.value


@dataclass(frozen=True, slots=True)
class Earned:
    """Points, and the arithmetic by which they were earned, in Chinese."""

    points: Decimal
    arithmetic: str


@dataclass(frozen=True, slots=True)
class Standard:
    """One way of giving points. ``score`` raises ``Indeterminate`` where it cannot be told."""

    name: str
    title: str
    score: Callable[[StandardTask], Earned]


@cache
def standard(name: str) -> Standard:
    """The standard of this name. Raises ``LookupError`` when there is none."""
    from hengji.scoring import standards

    if name not in {m.name for m in pkgutil.iter_modules(standards.__path__)}:
        raise LookupError(f"no scoring standard {name!r}")
    found = importlib.import_module(f"{standards.__name__}.{name}").STANDARD
    assert isinstance(found, Standard)
    return found


def steps_beyond(distance: Decimal, step: Decimal, *, begun: bool) -> Decimal:
    """How many steps lie in a distance: whole ones, or begun ones too."""
    rounding = ROUND_CEILING if begun else ROUND_FLOOR
    return (distance / step).to_integral_value(rounding)


def percentage(value: Decimal) -> str:
    """``0.975`` is ``97.50%``."""
    return f"{value * 100:,.2f}%"


def plain(points: Decimal) -> str:
    """Points without zeros at the end."""
    return f"{points.normalize():f}"
