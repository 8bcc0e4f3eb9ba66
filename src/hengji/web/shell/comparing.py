"""Two figures that ought to be equal, as a page prints them side by side."""

from __future__ import annotations

from dataclasses import dataclass

from hengji.kernel.totals import Total
from hengji.ledger.compared import Answer, Comparison


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
        _yuan(one.left),
        _yuan(one.right),
        "—" if gap is None else f"{gap:,.2f}",
        answer.value,
        one.lacks,
        good,
    )


def _yuan(total: Total) -> str:
    return "—" if total.value is None else f"{total.value:,.2f}"
