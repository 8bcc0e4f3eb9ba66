"""Measure units: what a printed number counts, and how large one of it is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cache


class Kind(Enum):
    """What a number measures. Kinds never mix."""

    MONEY = "金额"
    RATIO = "比率"
    SCORE = "分值"
    COUNT = "数量"
    AREA = "面积"

    __hash__ = object.__hash__  # members are single: no need to hash their names each time


@dataclass(frozen=True, slots=True)
class MeasureUnit:
    """A unit as printed (``万元``), its kind, and its size in the kind's base unit.

    Base units: 元, 1 (a ratio of one), 分, one thing, ㎡.
    """

    symbol: str
    kind: Kind
    scale: Decimal

    def __str__(self) -> str:
        return self.symbol


def _unit(symbol: str, kind: Kind, scale: str) -> MeasureUnit:
    return MeasureUnit(symbol, kind, Decimal(scale))


YUAN = _unit("元", Kind.MONEY, "1")
THOUSAND_YUAN = _unit("千元", Kind.MONEY, "1000")
TEN_THOUSAND_YUAN = _unit("万元", Kind.MONEY, "10000")
MILLION_YUAN = _unit("百万元", Kind.MONEY, "1000000")
HUNDRED_MILLION_YUAN = _unit("亿元", Kind.MONEY, "100000000")
PERCENT = _unit("%", Kind.RATIO, "0.01")
PERMILLE = _unit("‰", Kind.RATIO, "0.001")
PERCENTAGE_POINT = _unit("个百分点", Kind.RATIO, "0.01")
MULTIPLE = _unit("倍", Kind.RATIO, "1")
ONE = _unit("", Kind.RATIO, "1")
POINT = _unit("分", Kind.SCORE, "1")
SQUARE_METRE = _unit("㎡", Kind.AREA, "1")
PERSON = _unit("人", Kind.COUNT, "1")
PIECE = _unit("个", Kind.COUNT, "1")

_KNOWN = {
    unit.symbol: unit
    for unit in (
        YUAN,
        THOUSAND_YUAN,
        TEN_THOUSAND_YUAN,
        MILLION_YUAN,
        HUNDRED_MILLION_YUAN,
        PERCENT,
        PERMILLE,
        PERCENTAGE_POINT,
        MULTIPLE,
        POINT,
        SQUARE_METRE,
    )
}
_OTHER_WORDINGS = {
    "圆": YUAN,
    "块": YUAN,
    "元整": YUAN,
    "人民币": YUAN,
    "仟元": THOUSAND_YUAN,
    "萬元": TEN_THOUSAND_YUAN,
    "万": TEN_THOUSAND_YUAN,
    "亿": HUNDRED_MILLION_YUAN,
    "％": PERCENT,
    "百分点": PERCENTAGE_POINT,
    "百分比": PERCENT,
    "平方米": SQUARE_METRE,
    "m2": SQUARE_METRE,
    "m²": SQUARE_METRE,
    "平米": SQUARE_METRE,
}
_MAGNITUDES = {
    "十": Decimal(10),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10_000),
    "亿": Decimal(100_000_000),
}


_SAME_THINGS = (
    frozenset("人名位"),
    frozenset(("场", "场次", "次", "次数")),
    frozenset(("家", "个", "所")),
    frozenset(("份", "册", "本", "张")),
    frozenset(("万人", "万名")),
)


def count_alike(one: MeasureUnit, other: MeasureUnit) -> bool:
    """May counts in these two units be added and compared? 人 and 名 may, 人 and 场 not."""
    if one.kind is not other.kind:
        return False
    if one.kind is not Kind.COUNT or one.symbol == other.symbol:
        return True
    return any(one.symbol in same and other.symbol in same for same in _SAME_THINGS)


@cache
def measure_unit(symbol: str) -> MeasureUnit:
    """The unit printed as ``symbol``.

    An unknown symbol is a counted thing (``场次``, ``名``); ``万人次`` counts ten thousand
    at a time. ``万`` alone means 万元: callers that count things pass ``万人``.
    """
    known = _KNOWN.get(symbol) or _OTHER_WORDINGS.get(symbol)
    if known:
        return known
    head, rest = symbol[:1], symbol[1:]
    if head in _MAGNITUDES and rest:
        inner = measure_unit(rest)
        return MeasureUnit(symbol, inner.kind, _MAGNITUDES[head] * inner.scale)
    return MeasureUnit(symbol, Kind.COUNT, Decimal(1))
