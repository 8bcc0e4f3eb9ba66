"""Two figures that ought to be equal, as a page prints them side by side."""

from __future__ import annotations

from dataclasses import dataclass

from hengji.ledger.compared import Answer, Comparison
from hengji.web.shell.printing import yuan


@dataclass(frozen=True, slots=True)
class Compared:
    """One comparison in printed words. ``good`` is ``None`` where nobody can tell."""

    label: str
    left: str
    right: str
    gap: str
    answer: str
    why: str
    good: bool | None


def shown(one: Comparison) -> Compared:
    """Print it."""
    answer = one.answer
    good = None if answer is Answer.UNDECIDED else answer is Answer.AGREES
    gap = one.gap
    return Compared(
        one.label,
        yuan(one.left.value),
        yuan(one.right.value),
        yuan(gap),
        answer.value,
        one.lacks,
        good,
    )
