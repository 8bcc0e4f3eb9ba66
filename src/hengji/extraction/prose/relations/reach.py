"""How far a statement reaches back, and figures that only say what a rate is of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hengji.extraction.prose.bound import Bound
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind

_NEAR = 600
_DENOMINATOR = lazy_pattern(r"[ⓂⒸ]的(?:比例|比重|百分比)?[为达约到]{0,2}\s*[ⓇⒷ%％]")
_COMPARED = re.compile(
    r"(?:较|比|与|同(?!时)|和|跟)[^，；：。ⓂⒸⓇⓃ]{0,14}?(?:上年|去年|上一?年|同期|往年|年初|预算|决算|计划|目标"
    r"|(?:19|20)\d\d年)[^，；：。ⓂⒸⓇⓃ]{0,12}$"
)
_OF = lazy_pattern(r"(?:占|完成|达到?|为|是)[^，。；：ⓂⒸⓇ]{0,24}$")


def low(position: int) -> int:
    """The first character that a statement ending at ``position`` may reach back to."""
    return max(0, position - _NEAR)


def is_denominator(bound: Bound, index: int) -> bool:
    """占年计划 X 万元的 110%: the figure is only what the rate is of, be it left blank."""
    at = bound.positions[index]
    if bound.text[at + 1 : at + 2] != "的" or not _DENOMINATOR.match(bound.text, at):
        return False
    return _OF.search(bound.text, max(0, at - 28), at) is not None


def is_base(bound: Bound, index: int) -> bool:
    """比预算数 5 万元减少: the figure is only what another is compared with."""
    at = bound.positions[index]
    return _COMPARED.search(bound.text, max(0, at - 32), at) is not None


def outside(bound: Bound, indices: Sequence[int], end: int) -> list[int]:
    """Those of the quantities before ``end`` that no bracket closed before it encloses."""
    found: list[int] = []
    closed = 0
    for index in reversed(indices):
        at = bound.positions[index]
        between = bound.text[at:end]
        if ")" in between or (closed and "(" in between):
            for character in reversed(between):
                closed = max(0, closed + (character == ")") - (character == "("))
        end = at
        if not closed:
            found.insert(0, index)
    return found


def skips_change(bound: Bound, found: Sequence[int]) -> bool:
    """Is a figure of the list read as a change (提升经费)? It may well be a part."""
    kind = bound.facts[found[0]].figure.kind
    return any(
        i in bound.deltas
        and bound.facts[i].figure.kind is kind
        and bound.text[bound.positions[i] + 1 : bound.positions[i] + 2] in ("、", "和", "及")
        for i in range(max(0, found[0] - 1), found[-1])
    )


def in_brackets(bound: Bound, at: int) -> list[int]:
    """The values in a bracket that opens right there: 差额3万元(预算10万元，决算7万元)."""
    text = bound.text
    close = text.find(")", at)
    if close < 0 or text[at : at + 1] != "(" or "(" in text[at + 1 : close]:
        return []
    return bound.values(at, close, Kind.MONEY, Kind.COUNT)
