"""How far a statement reaches back, and figures that only say what a rate is of."""

from __future__ import annotations

import re

from hengji.extraction.prose.bound import Bound

_NEAR = 600
_DENOMINATOR = re.compile(r"[ⓂⒸ]的(?:比例|比重|百分比)?[为达约到]{0,2}Ⓡ")
_OF = re.compile(r"(?:占|完成|达到?|为|是)[^，。；：ⓂⒸⓇ]{0,24}$")


def low(position: int) -> int:
    """The first character that a statement ending at ``position`` may reach back to."""
    return max(0, position - _NEAR)


def is_denominator(bound: Bound, index: int) -> bool:
    """占年计划 X 万元的 110%: the figure is only what the rate is of."""
    at = bound.position(index)
    if bound.text[at + 1 : at + 2] != "的" or not _DENOMINATOR.match(bound.text, at):
        return False
    return _OF.search(bound.text, max(0, at - 28), at) is not None
