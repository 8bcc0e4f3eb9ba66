"""A、B分别为x、y万元: labels and figures listed apart."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from hengji.extraction.prose.labels import Mention, is_connecting
from hengji.extraction.prose.passages import Passage
from hengji.extraction.prose.quantities import Quantity
from hengji.extraction.prose.state import bare_label
from hengji.kernel.patterns import lazy_pattern
from hengji.vocabulary.terms import Term

_JOINT = lazy_pattern(r"[、，和及与；]|以及")
_RESPECTIVELY = lazy_pattern(r"(?P<labels>[^，；：(]*?)分别[^，；ⓂⓇⒸⓈⓃⓅⒶⒷ]{0,10}$")
_MADE_OF = lazy_pattern(
    r"由(?P<labels>[^，；：。(]*?)(?:[两二三四五]?(?:大?部分|项|类|块))?(?:构成|组成)，"
    r"分别[^，；ⓂⓇⒸⓈⓃⓅⒶⒷ]{0,10}$"
)
"""由A和B两部分构成，分别为x、y万元."""
_NEAR = 12  # characters of 分别 and of what may follow it
_AND = lazy_pattern(r"、|和|及|与|以及")


class Listed(NamedTuple):
    """One figure of such a list, its term if it is one, its label, the whole lead."""

    quantity: Quantity
    term: Term | None
    printed: str
    lead: str


def listed(passage: Passage, start: int, index: int, found: list[Mention]) -> list[Listed]:
    """The list that begins with quantity ``index``; empty where there is none."""
    text, positions = passage.text, passage.positions
    near = max(start, positions[index] - _NEAR)
    if text.find("分别", near, positions[index]) < 0:
        return []
    match = _MADE_OF.search(text, start, positions[index]) or _RESPECTIVELY.search(
        text, start, positions[index]
    )
    if not match:
        return []
    last = index
    while last + 1 < len(positions) and _JOINT.fullmatch(
        text, positions[last] + 1, positions[last + 1]
    ):
        last += 1
    count = last - index + 1
    begin, end = match.span("labels")
    named = [m for m in found if begin <= m.start and m.end <= end]
    printed = [p for p in _AND.split(match["labels"]) if p]
    if count < 2 or (named and max(len(named), len(printed)) < count):
        return []
    if len(printed) < count and not named:
        each = passage.quantities[index : last + 1]
        return _of_several(each, match["labels"])
    if not named or any(not is_connecting(bare_label(p)) for p in printed[1 - count :]):
        shared = None
    else:
        shared = named[0].term  # 三公经费预算数和决算数, 三公经费2023年、2024年
    made = []
    for offset in range(count):
        quantity = _unit_of(passage.quantities[index + offset], passage.quantities[last])
        if shared is not None:
            made.append(Listed(quantity, shared, printed[offset - count], match["labels"]))
        elif len(named) >= count:
            mention = named[offset - count]
            made.append(Listed(quantity, mention.term, mention.term.name, match["labels"]))
        else:
            made.append(Listed(quantity, None, printed[offset - count], match["labels"]))
    return made


def _of_several(each: tuple[Quantity, ...], words: str) -> list[Listed]:
    """三批资金分别支出: every figure is of one of them, none of all."""
    return [Listed(_unit_of(one, each[-1]), None, words, words) for one in each]


def _unit_of(quantity: Quantity, last: Quantity) -> Quantity:
    if not quantity.bare or last.bare:
        return quantity
    figure = replace(quantity.figure, unit=last.figure.unit)
    return replace(quantity, figure=figure, bare=False)
