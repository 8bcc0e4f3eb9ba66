"""Which of the figures before 其中 the words there leave for its whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hengji.extraction.prose.bound import Bound
from hengji.extraction.prose.relations.reach import is_base, low
from hengji.extraction.prose.relations.wholes import Level
from hengji.kernel.patterns import lazy_pattern

_LEFT = lazy_pattern(r"剩余|结转|结余|节余")
_SIDE = lazy_pattern(r"收入$|支出$")
_BARE_SIDE = lazy_pattern(r"[；。，：](?:本年)?(收入|支出)$")
"""收入Ⓜ…；支出包括…: the parts that follow are of one side."""
_BOTH = re.compile(r"收、?支")


def of_marker(
    bound: Bound, match: re.Match[str], lead: str, heads: list[int], told: Sequence[Level]
) -> list[int]:
    """Those of the values that the words before the marker leave for a whole."""
    heads = [i for i in heads if not is_base(bound, i)] or heads
    if match[0].startswith(("中", "当", "之")) and (side := _SIDE.search(lead)):
        heads = _of_side(bound, heads, side[0], match.start())
    if side := _BARE_SIDE.search(bound.text, 0, match.start()):
        wordings = {i: bound.facts[i].wording for i in heads}
        heads = [i for i in heads if side[1] in wordings[i] or _BOTH.search(wordings[i])]
        if not heads and told and _BOTH.search(bound.facts[told[0].totals[0]].wording):
            return told[0].totals  # 收支总额Ⓜ。收入包括…；支出包括…
    if "构成" in match[0]:
        heads = [i for i in heads if not _LEFT.search(bound.facts[i].wording)] or heads
    return heads


def _of_side(bound: Bound, heads: list[int], side: str, marker: int) -> list[int]:
    """基本支出Ⓜ，项目支出Ⓜ。基本支出中，…: of the one named, else of one of that side."""
    named = [m.term.name for m in bound.mentioned(low(marker), marker) if m.end == marker]
    own = [i for i in heads if bound.facts[i].term in named]
    return own or [i for i in heads if side in bound.facts[i].wording] or heads
