"""Figures: numbers as a report prints them.

A report prints a measured amount shortened: some units round, some truncate, none say
which. ``8.73 万元`` may stand for anything strictly between 8.72 and 8.74. Comparing
printed digits therefore accuses honest units. We compare spans: two figures disagree
only when no pair of true amounts could have been printed as both, either way.

A chosen number (a weight, a full score) is exact: compare its ``digits``. A counted
number (场次, 人) is exact too, unless 余, 近, 约 or 多 stands by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal, InvalidOperation
from enum import Enum
from functools import lru_cache

from hengji.kernel.units import Kind, MeasureUnit
from hengji.kernel.values import quickly_built

_DOWN = Context(prec=40, rounding=ROUND_FLOOR)
_UP = Context(prec=40, rounding=ROUND_CEILING)
_ZERO = Decimal(0)
_HALF = Decimal("0.5")


class Indeterminate(ArithmeticError):
    """The figures do not determine an answer. Not an error in the report: a silence."""


class Hedge(Enum):
    """A word that says a number is not exact."""

    NONE = ""
    OVER = "余"
    """余, 多, 以上, 超过: the number or somewhat more."""
    NEAR = "近"
    """近, 将近, 不足: somewhat less than the number."""
    ABOUT = "约"
    """约, 左右, 大约: somewhat less or more."""


class Shortening(Enum):
    """How a unit may have shortened a true value to the printed digits."""

    ROUNDED = "四舍五入"
    TRUNCATED = "截尾"
    EITHER = "四舍五入或截尾"


@quickly_built
@dataclass(frozen=True, slots=True)
class Span:
    """Every true value a figure may stand for, in the base unit of its kind.

    The ends are outside, except where ``closed`` says that they belong to it.
    """

    low: Decimal
    high: Decimal
    kind: Kind
    closed: bool = False

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"span upside down: {self.low} > {self.high}")

    @property
    def exact(self) -> bool:
        return self.low == self.high

    @property
    def _has_ends(self) -> bool:
        """A single value is its own end: 0 of an amount known to a digit is exactly 0."""
        return self.closed or self.exact

    def meets(self, other: Span) -> bool:
        """Is there a true value that both may stand for?"""
        self._same(other)
        if self._has_ends and other._has_ends:
            return self.low <= other.high and other.low <= self.high
        return self.low < other.high and other.low < self.high

    def below(self, other: Span) -> bool:
        """Is every value of this span less than every value of the other?"""
        self._same(other)
        if self._has_ends and other._has_ends:
            return self.high < other.low
        return self.high <= other.low

    def above(self, other: Span) -> bool:
        return other.below(self)

    def __add__(self, other: Span) -> Span:
        self._same(other)
        closed = self.closed and other.closed
        return Span(self.low + other.low, self.high + other.high, self.kind, closed)

    def __sub__(self, other: Span) -> Span:
        self._same(other)
        closed = self.closed and other.closed
        return Span(self.low - other.high, self.high - other.low, self.kind, closed)

    def __neg__(self) -> Span:
        return Span(-self.high, -self.low, self.kind, self.closed)

    def __truediv__(self, other: Span) -> Span:
        """Ratio of two amounts of one kind, widened outward so that it stays a proof."""
        self._same(other)
        low, high = _quotient(self, other)
        return Span(low, high, Kind.RATIO, self.closed and other.closed)

    def per(self, other: Span) -> Span:
        """This amount for one of another kind (元 per 人): keeps this span's kind."""
        low, high = _quotient(self, other)
        return Span(low, high, self.kind, self.closed and other.closed)

    def times(self, ratio: Span) -> Span:
        """The share ``ratio`` of this amount."""
        if ratio.kind is not Kind.RATIO:
            raise TypeError(f"cannot multiply by {ratio.kind.value}")
        ends = [a * b for a in (self.low, self.high) for b in (ratio.low, ratio.high)]
        return Span(min(ends), max(ends), self.kind, self.closed and ratio.closed)

    def _same(self, other: Span) -> None:
        if self.kind is not other.kind:
            raise TypeError(f"cannot compare {self.kind.value} with {other.kind.value}")


def _quotient(above: Span, below: Span) -> tuple[Decimal, Decimal]:
    if below.low <= 0 <= below.high:
        raise Indeterminate("除数可能为零")
    if above.low >= 0 and below.low > 0:  # nearly always: the ends are known
        return _DOWN.divide(above.low, below.high), _UP.divide(above.high, below.low)
    pairs = [(a, b) for a in (above.low, above.high) for b in (below.low, below.high)]
    return (
        min(_DOWN.divide(a, b) for a, b in pairs),
        max(_UP.divide(a, b) for a, b in pairs),
    )


_PLAIN, _EITHER = Hedge.NONE, Shortening.EITHER
_RATIO, _SCORE, _COUNT = Kind.RATIO, Kind.SCORE, Kind.COUNT
"""Here once and for all: to look a member up in its enum takes as long as a call."""


@lru_cache(512)
def _last_digit(exponent: int, scale: Decimal) -> Decimal:
    return Decimal(1).scaleb(exponent) * scale


@quickly_built
@dataclass(frozen=True, slots=True)
class Figure:
    """Digits exactly as printed; trailing zeros are information and are kept.

    ``digits`` are in ``unit``: ``1.5万元`` is 1.5 with 万元, never 15000.
    """

    digits: Decimal
    unit: MeasureUnit
    hedge: Hedge = Hedge.NONE

    def __post_init__(self) -> None:
        if not self.digits.is_finite():
            raise ValueError(f"not a figure: {self.digits}")

    @classmethod
    def parse(cls, text: str, unit: MeasureUnit, hedge: Hedge = Hedge.NONE) -> Figure:
        """Read printed digits. Blank or ``—`` is a missing fact, never a zero."""
        try:
            return cls(Decimal(text.strip().replace(",", "").replace("，", "")), unit, hedge)
        except InvalidOperation:
            raise ValueError(f"not a figure: {text!r}") from None

    @property
    def kind(self) -> Kind:
        return self.unit.kind

    @property
    def amount(self) -> Decimal:
        """The printed value in the base unit: 元, ratio of one, 分, one thing."""
        return self.digits * self.unit.scale

    @property
    def step(self) -> Decimal:
        """One unit of the last printed digit, in the base unit."""
        exponent = self.digits.as_tuple().exponent
        assert isinstance(exponent, int)  # finite, so never "n" or "F"
        return _last_digit(exponent, self.unit.scale)

    @property
    def is_exact(self) -> bool:
        """Chosen and counted numbers are exact; so is an amount of 0 without decimals.

        A rate of ``0%`` is not: 0.3% is printed so by who gives whole percentages.
        """
        if self.hedge is not _PLAIN:
            return False
        kind = self.unit.kind
        if self.digits == 0 and self.digits.as_tuple().exponent == 0:
            return kind is not _RATIO
        return kind is _SCORE or (kind is _COUNT and self.unit.scale == 1)

    @property
    def span(self) -> Span:
        """Every true value that rounding or truncating may have printed so."""
        return self.shortened(_EITHER)

    def shortened(self, how: Shortening) -> Span:
        """Every true value that shortening in one given way prints as these digits."""
        value = self.amount
        if self.is_exact:
            return Span(value, value, self.unit.kind, closed=True)
        step = self.step
        if how is Shortening.ROUNDED:
            low, high = value - step * _HALF, value + step * _HALF
        elif how is Shortening.TRUNCATED:
            low, high = (value, value + step) if value >= 0 else (value - step, value)
        else:
            low, high = value - step, value + step
        if value >= 0:
            low = max(low, _ZERO)  # a figure printed without a minus sign is not negative
        # 0.00 stands for nothing at all too, so its end at zero belongs to it
        closed = how is not Shortening.EITHER or value == 0
        return Span(low, high, self.unit.kind, closed)

    def widened(self, share: Decimal) -> Span:
        """The span of a hedged number: 余 up, 近 down, 约 both, by ``share`` of it."""
        plain, slack = self.span, abs(self.amount) * share
        down = slack if self.hedge in (Hedge.NEAR, Hedge.ABOUT) else _ZERO
        up = slack if self.hedge in (Hedge.OVER, Hedge.ABOUT) else _ZERO
        return Span(plain.low - down, plain.high + up, plain.kind, closed=True)

    def __str__(self) -> str:
        text = f"{self.digits:,}"
        if self.unit.symbol in ("", "%", "‰"):
            return f"{text}{self.unit.symbol}"
        return f"{text}{self.hedge.value} {self.unit.symbol}"
