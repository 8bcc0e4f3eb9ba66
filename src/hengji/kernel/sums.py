"""Does a sum close? Tried with all its figures rounded, then with all truncated.

Spans do not simply add up: with twenty terms they would hide anything. One author
shortens in one way; only a mixture of both ways is not an error but worth a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from hengji.kernel.figures import Figure, Shortening, Span
from hengji.kernel.values import quickly_built


class Closure(Enum):
    """The answer for one sum."""

    CLOSED = "平"
    MIXED = "只有四舍五入与截尾混用才平"
    OPEN = "不平"


@quickly_built
@dataclass(frozen=True, slots=True)
class Sum:
    """Parts (with their signs) against a printed total.

    ``gap`` is total minus parts as printed, in the base unit of the kind.
    """

    total: Figure
    parts: tuple[Figure, ...]
    closure: Closure
    gap: Decimal

    @property
    def parts_exceed(self) -> bool:
        """Are the parts together more than the total, whatever the shortening?"""
        return self.closure is Closure.OPEN and self.gap < 0


def _added(parts: Sequence[Figure], signs: Sequence[int], how: Shortening) -> Span:
    spans = [
        part.shortened(how) if sign > 0 else -part.shortened(how)
        for part, sign in zip(parts, signs, strict=True)
    ]
    total = spans[0]
    for span in spans[1:]:
        total = total + span
    return total


def _overlap(one: Span, other: Span) -> bool:
    """Spans that only touch share no value: one end of each is always outside."""
    if not one.meets(other):
        return False
    touching = one.low == other.high or other.low == one.high
    return not touching or one.exact or other.exact


_CLOSED = Closure.CLOSED
"""Here once and for all: to look a member up in its enum takes as long as a call."""


def check_sum(
    total: Figure, parts: Sequence[Figure], signs: Sequence[int] | None = None
) -> Sum:
    """Compare ``total`` with the sum of ``parts``, each taken with its sign (+1 or -1).

    Raises ``TypeError`` when kinds mix and ``ValueError`` when there are no parts.
    """
    if not parts:
        raise ValueError("a sum needs parts")
    signs = signs or [1] * len(parts)
    kind, printed = total.unit.kind, Decimal(0)
    for part, sign in zip(parts, signs, strict=True):
        unit = part.unit
        if unit.kind is not kind:
            raise TypeError(f"cannot compare {kind.value} with {unit.kind.value}")
        amount = part.digits * unit.scale
        printed += amount if sign > 0 else -amount
    gap = total.amount - printed
    closure = _closure(total, parts, signs, gap) if gap else _CLOSED
    return Sum(total, tuple(parts), closure, gap)


def _closure(
    total: Figure, parts: Sequence[Figure], signs: Sequence[int], gap: Decimal
) -> Closure:
    """Whether some shortening of all the figures explains the gap."""

    def closes(how: Shortening) -> bool:
        return _overlap(total.shortened(how), _added(parts, signs, how))

    if abs(gap) > total.step + sum((p.step for p in parts), Decimal(0)):
        return Closure.OPEN  # no shortening moves a figure by more than its last digit
    if closes(Shortening.ROUNDED) or closes(Shortening.TRUNCATED):
        return Closure.CLOSED
    return Closure.MIXED if closes(Shortening.EITHER) else Closure.OPEN
