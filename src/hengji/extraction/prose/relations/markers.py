"""What opens the parts of a whole: 其中, 包括, 分别为, a bracket, a colon."""

from __future__ import annotations

import re

from hengji.extraction.prose.bound import Bound
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind

_MARKER = re.compile(
    r"其中|具体(?:情况|构成)?(?:为|是|包括|如下)|(?:情况|明细|构成)如下|按[^，。；：ⓂⒸ]{2,10}分类?(?=[，：])"
    r"|主要包括|主要为|主要是|主要有|主要用于|包括|包含|分别为|分别是|分别用于|构成为|组成为"
    r"|(?<=[ⓂⒸ]，)(?:为|是|即|按(?=[^，。；：ⓂⒸ]{2,12}(?:分|来源|性质|用途|类))|(?:全部|全额)?用于)"
    r"|(?:共有?|分为?)Ⓒ[^，。；：ⓂⒸⓇ]{0,6}[：，]|(?<=[出入费金款算])[当之]?中[，：]|构成："
    r"|(?:按|分|从)(?:单位|部门|项目|类别|用途|内容|性质|来源|支出)[^，。；：ⓂⒸ]{0,4}(?=[：，])"
    r"|(?<=[ⓂⒸⓇ]，)由|(?<=[ⓂⒸ])[(：]|(?<=[ⓂⒸ])[当之]?中，?"
)
_MARKING = re.compile("[其具情明按主包分构组为是即用共中从由(：]")
"""Every marker has one of these; most stretches between two figures have none."""
_WORKED = ("÷", "/", "×", "*")
_REASONS = ("主要是", "主要为", "主要有", "主要用于", "主要包括")
_OTHER = lazy_pattern(r"上年|去年|年初|预算|计划|目标|往年|同期")
_STANDS = lazy_pattern(
    r"预算数?[、和与及]|决算数?[、和与及]|[、和与及](?:年初|全年)?(?:预算|决算)"
)


def may_mark(gap: str) -> bool:
    """Can a marker stand between two figures? Asked first, as it is answered at once."""
    return _MARKING.search(gap) is not None


def marker_before(bound: Bound, at: int, index: int) -> re.Match[str] | None:
    """The marker between two values that opens a whole."""
    position = bound.positions[index]
    match = _last_marker(bound, at, position)
    if match is None:
        return None
    if bound.facts[index].figure.kind is Kind.COUNT:
        if match[0] == "：" and bound.text[match.end()] == "一":
            return None  # 一是… is an enumeration
        if "；" in bound.text[match.end() : position]:
            return None  # 分别为甲、乙；另一家内设…: names were listed, not numbers
    if match[0] in _REASONS and bound.passage.index_at(match.start()) in bound.deltas:
        return None  # 增加 20 万元，主要是…: parts of what was added
    if match[0] == "(" and bound.text[position + 1 : position + 2] in _WORKED:
        return None  # 6万元(1909.2万元÷318.2公里): how it was worked out
    if match[0] in ("为", "是", "即") and _OTHER.search(bound.text, match.end(), position):
        return None  # 是去年 150 人的 1.3 倍
    apart = match.start() > at + 1
    return None if apart and match[0] in ("为", "是", "即", "(", "：") else match


def _last_marker(bound: Bound, at: int, position: int) -> re.Match[str] | None:
    """The marker nearest to the value; 其中 and a bracket before all others."""
    match = None
    for found in _MARKER.finditer(bound.text, at, position):
        if found[0] == "(" and ")" in bound.text[found.start() : position]:
            continue
        match = found
        if match[0] in ("(", "其中"):
            break
    return match


def of_stands(bound: Bound, at: int, match: re.Match[str]) -> bool:
    """收入Ⓜ，支出决算、预算分别为Ⓜ、Ⓜ: figures beside it, and no parts."""
    return match[0].startswith("分别") and bool(_STANDS.search(bound.text, at, match.start()))
