"""Two totals that ought to be equal: they agree, they differ, or nobody can tell."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from hengji.kernel.totals import Total


class Answer(Enum):
    """What came of a comparison."""

    AGREES = "相符"
    DIFFERS = "不符"
    UNDECIDED = "无法判断"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two totals side by side. ``lacks`` says what is missing where nobody can tell."""

    label: str
    left: Total
    right: Total
    lacks: str = ""

    @property
    def gap(self) -> Decimal | None:
        """Left less right, exact; ``None`` where a side is missing."""
        if self.left.value is None or self.right.value is None:
            return None
        return self.left.value - self.right.value

    @property
    def answer(self) -> Answer:
        if self.gap is None:
            return Answer.UNDECIDED
        return Answer.DIFFERS if self.gap else Answer.AGREES
