"""Two goal sheets beside each other: what is kept, changed, new and no longer asked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from hengji.indicators.indicator import GoalSheet, Indicator


class Standing(Enum):
    """How an indicator stands to last year's sheet."""

    SAME = "未变"
    CHANGED = "有调整"
    NEW = "新增"
    DROPPED = "不再设置"


@dataclass(frozen=True, slots=True)
class Pair:
    """One indicator in both years; ``fields`` names what differs (target, weight, level2)."""

    before: Indicator | None
    after: Indicator | None
    standing: Standing
    fields: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Level 3 as it is called now, else as it was."""
        one = self.after or self.before
        return one.level3 if one else ""


_COMPARED = ("level1", "level2", "target", "weight")


def compare(before: GoalSheet, after: GoalSheet) -> tuple[Pair, ...]:
    """Indicators of ``after`` in its order, then those of ``before`` that it does not have.

    They belong together by the library's key, else by the name of level 3.
    """
    left = list(before.indicators)
    pairs = []
    for one in after.indicators:
        other = next((old for old in left if _same(old, one)), None)
        if other is not None:
            left.remove(other)
        pairs.append(_pair(other, one))
    return (*pairs, *(Pair(one, None, Standing.DROPPED) for one in left))


def _pair(before: Indicator | None, after: Indicator) -> Pair:
    if before is None:
        return Pair(None, after, Standing.NEW)
    fields = tuple(name for name in _COMPARED if _plain(before, name) != _plain(after, name))
    return Pair(before, after, Standing.CHANGED if fields else Standing.SAME, fields)


def _plain(one: Indicator, name: str) -> object:
    value = getattr(one, name)
    return str(value) if name == "target" and value is not None else value


def _same(one: Indicator, other: Indicator) -> bool:
    if one.catalogue and one.catalogue == other.catalogue:
        return True
    return bool(one.level3.strip()) and _folded(one.level3) == _folded(other.level3)


def _folded(text: str) -> str:
    return "".join(text.split())
