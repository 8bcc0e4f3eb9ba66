"""What a scoring method is, and the registry of all of them."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from hengji.kernel.figures import Figure, Span
from hengji.kernel.values import quickly_built
from hengji.scoring.values import Operator


@quickly_built
@dataclass(frozen=True, slots=True)
class Task:
    """One row to score: target and attainment in one unit, and the weight in points."""

    operator: Operator
    target: Figure
    actual: Figure
    weight: Decimal


@quickly_built
@dataclass(frozen=True, slots=True)
class Scored:
    """Points due: ``low`` to ``high`` for every true value the figures may stand for.

    ``points`` is the score of the figures as printed, ``formula`` names its arithmetic.
    """

    low: Decimal
    high: Decimal
    points: Decimal
    task: Task
    formula: str

    @property
    def trace(self) -> str:
        """The arithmetic with its figures. Most rows earn what they say: written if asked."""
        one = self.task
        shown = self.formula.format(weight=one.weight, actual=one.actual, target=one.target)
        return f"{shown}＝ {self.points:.2f}"


@dataclass(frozen=True, slots=True)
class Method:
    """One way of scoring.

    ``refuses`` says why the figures of a task do not decide, ``""`` where they do; only
    then ``score`` may be asked.
    """

    name: str
    title: str
    refuses: Callable[[Task], str]
    score: Callable[[Task], Scored]


@cache
def method(name: str) -> Method:
    """The method of this name. Raises ``LookupError`` when there is none."""
    from hengji.scoring import methods

    if name not in {m.name for m in pkgutil.iter_modules(methods.__path__)}:
        raise LookupError(f"no scoring method {name!r}")
    found = importlib.import_module(f"{methods.__name__}.{name}").METHOD
    assert isinstance(found, Method)
    return found


_NOTHING = Decimal(0)


def clamp(value: Decimal, weight: Decimal) -> Decimal:
    """Points lie between nothing and the weight."""
    return max(_NOTHING, min(weight, value))


def meets_target(operator: Operator, target: Span, actual: Span) -> bool:
    """May the attainment reach the target, given every value both may stand for?"""
    match operator:
        case Operator.AT_LEAST | Operator.EQUAL | Operator.MORE:
            return not actual.below(target)
        case _:
            return not actual.above(target)
