"""Targets and attainments as an indicator row prints them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from hengji.kernel.figures import Figure, Hedge
from hengji.kernel.operators import Operator
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import measure_unit
from hengji.kernel.values import builder, quickly_built

__all__ = ["Operator", "Value", "read_value"]


@quickly_built
@dataclass(frozen=True, slots=True)
class Value:
    """A number of a target or result cell. ``operator`` is ``None`` where none is printed."""

    operator: Operator | None
    figure: Figure


_FOLD = str.maketrans("０１２３４５６７８９．，％＜＞＝（）～－", "0123456789.,%<>=()~-")
_value, _figure = builder(Value), builder(Figure)
_WIDE = frozenset("０１２３４５６７８９．，％＜＞＝（）～－")
_PLAIN = Hedge.NONE
_OPERATORS = (
    (
        Operator.AT_LEAST,
        ("≥", "≧", ">=", "⩾", "不低于", "不少于", "不小于", "至少", "达到", "达"),
    ),
    (Operator.AT_MOST, ("≤", "≦", "<=", "⩽", "不超过", "不高于", "不大于", "不多于", "控制在")),
    (Operator.MORE, (">", "大于", "超过", "高于", "多于")),
    (Operator.LESS, ("<", "小于", "低于", "少于")),
    (Operator.EQUAL, ("=", "等于")),
)
_AFTER = (
    (Operator.AT_LEAST, ("及以上", "以上", "(含)以上")),
    (Operator.AT_MOST, ("及以下", "以下", "以内", "之内")),
)
_WORD = {word: op for op, words in _OPERATORS for word in words}
_TAIL = {word: op for op, words in _AFTER for word in words}
_PATTERN = lazy_pattern(
    rf"^(?P<label>[^\d≥≧≤≦<>=⩾⩽]{{0,12}}?)"
    rf"(?P<op>{'|'.join(sorted(map(re.escape, _WORD), key=len, reverse=True))})?"
    r"(?P<digits>-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)"
    r"(?P<hedge>余|多)?"
    r"(?P<unit>%|‰|个百分点|[一-龥㎡]{0,4}?)"
    r"(?P<over>余|多)?"
    rf"(?P<tail>{'|'.join(sorted(map(re.escape, _TAIL), key=len, reverse=True))})?$"
)

_SIMPLE = re.compile(r"^([≥≤]?)(\d{1,3}(?:\.\d+)?|\d+)(\D?)(?<![余多年月日])$")


def read_value(text: str) -> Value | None:
    """The one number a cell states, with its operator and unit.

    ``None`` where the cell holds no number, several numbers, or a range: such a cell is
    not judged by arithmetic.
    """
    folded = text if _WIDE.isdisjoint(text) else text.translate(_FOLD)
    plain = "".join(folded.split()).strip("。；;，,")
    simple = _SIMPLE.match(plain)  # what most cells hold, at a third of the time
    if simple and ((symbol := simple[3]) in "%" or "一" <= symbol <= "龥"):
        sign, digits = simple.group(1, 2)
        figure = _figure(Decimal(digits), measure_unit(symbol), _PLAIN)
        return _value(_WORD.get(sign), figure)
    if not _OF_DATES.isdisjoint(plain) and _DATE.search(plain):
        return None
    found = _PATTERN.match(plain)
    if not found:
        return None
    label, sign, digits, more, symbol, over, tail = found.groups()
    operator = _WORD.get(sign) or _TAIL.get(tail)
    hedge = Hedge.OVER if more or over else Hedge.NONE
    if label.endswith(("约", "近")):
        hedge = Hedge.ABOUT if label.endswith("约") else Hedge.NEAR
    unit = measure_unit(symbol)  # a bare number counts things
    return Value(operator, Figure(Decimal(digits.replace(",", "")), unit, hedge))


_OF_DATES = frozenset("年月日-/.第")
"""One of these stands in whatever ``_DATE`` finds."""
_DATE = lazy_pattern(r"\d{4}年|\d+月|\d+日|\d{4}[-/.]\d{1,2}|第\d")
