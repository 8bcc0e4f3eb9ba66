"""Units of bare numbers: from their list, their term, a heading, or the sentence."""

from __future__ import annotations

from dataclasses import replace

from hengji.extraction.prose.labels import is_connecting, without_time
from hengji.extraction.prose.passages import Passage
from hengji.extraction.prose.quantities import Quantity
from hengji.extraction.prose.state import Label, State
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import PERCENT, PERSON, POINT, Kind, MeasureUnit, measure_unit

_MONEY_WORDS = lazy_pattern(r"资金|经费|支出|收入|预算|补助|奖金|款|拨付|投入|拨款|费")
_SCORE_WORDS = lazy_pattern(r"(?:得分|评分|自评分?|分值|总分)(?:数|结果)*(?:为|是|：)?$")
_COMPARED = lazy_pattern(
    r"(?:较|比|与|同|由|从)[^，；]{0,12}?(?:年|数|预算|决算|期)[^，；]{0,4}$"
    r"|(?:增加|减少|增长|下降|上升|降低|压减|节约|结余|差值|相差|差额|决算数?|预算数?|支出|执行数?)[了约额数为是到至]{0,3}$"
)
_RATE_WORD = lazy_pattern(r"(?:下降|增长|上升|降幅|增幅|减幅|降低|占|完成)[^，；]{0,4}$")
_ENDS = "。；！？\n"
_JOINTS = frozenset(("、", "，", "和", "及", "与", "以及", "；"))


def with_unit(passage: Passage, index: int, label: Label, state: State) -> Quantity:
    """The quantity with the unit that the text means for it, if it says so anywhere."""
    quantity = passage.quantities[index]
    if not quantity.bare or not quantity.certain:
        return quantity
    kind = None
    if label.inside:
        after = label.tail[label.inside[-1].end - label.cut :]
        kind = label.inside[-1].term.kind if is_connecting(without_time(after)) else None
    unit = _unit(passage, index, label, kind, state)
    missing = unit is None and _missing_percent(passage, index, label, state)
    if unit is None and not missing:
        return quantity
    figure = replace(quantity.figure, unit=unit or PERCENT)
    return replace(quantity, figure=figure, bare=False, certain=not missing)


def _unit(
    passage: Passage, index: int, label: Label, kind: Kind | None, state: State
) -> MeasureUnit | None:
    magnitude = passage.quantities[index].magnitude
    if magnitude:
        low = max(passage.text.rfind(c, 0, passage.positions[index]) for c in _ENDS)
        money = _MONEY_WORDS.search(passage.text, low + 1, passage.positions[index])
        return measure_unit(f"{magnitude}元") if money else None
    if shared := _shared(passage, index):
        return shared
    if kind is Kind.COUNT:
        return PERSON
    if kind is Kind.RATIO and not passage.quantities[index].figure.digits:
        return PERCENT  # 控制率为 0: nothing is nothing in any unit
    if kind is Kind.SCORE or _SCORE_WORDS.search(label.tail):
        return POINT
    if kind is Kind.MONEY and state.unit_note:
        return measure_unit(state.unit_note)
    if kind is Kind.MONEY or (_COMPARED.search(label.tail) and not _after_delta(index, state)):
        return _nearby(passage, index)
    return None


def _shared(passage: Passage, index: int) -> MeasureUnit | None:
    """The unit of a list that names it only once: 4125.49,4143.91万元."""
    text, positions = passage.text, passage.positions
    decimal = passage.quantities[index].figure.digits.as_tuple().exponent != 0
    listed = decimal or "分别" in text[max(0, positions[index] - 12) : positions[index]]
    while index + 1 < len(positions):
        joint = text[positions[index] + 1 : positions[index + 1]]
        if joint not in _JOINTS or (joint == "，" and not listed):
            return None
        index += 1
        if not passage.quantities[index].bare:
            return passage.quantities[index].figure.unit
    return None


def _nearby(passage: Passage, index: int) -> MeasureUnit | None:
    """The unit of money in the same sentence, if it uses only one."""
    text, positions = passage.text, passage.positions
    low = max(text.rfind(c, 0, positions[index]) for c in _ENDS)
    high = min(
        (p for c in _ENDS if (p := text.find(c, positions[index])) >= 0), default=len(text)
    )
    units = {
        q.figure.unit
        for q, p in zip(passage.quantities, positions, strict=True)
        if low < p < high and not q.bare and q.figure.kind is Kind.MONEY
    }
    return units.pop() if len(units) == 1 else None


def _after_delta(index: int, state: State) -> bool:
    """Did the quantity before tell the amount of a change? Then this is its rate."""
    return index - 1 in state.deltas


def _missing_percent(passage: Passage, index: int, label: Label, state: State) -> bool:
    if not _RATE_WORD.search(label.tail) or _is_whole(passage.quantities[index]):
        return False
    return _after_delta(index, state) or label.tail.endswith(("占", "完成"))


def _is_whole(quantity: Quantity) -> bool:
    digits = quantity.figure.digits
    return digits == digits.to_integral_value()  # of more digits than a remainder can have
