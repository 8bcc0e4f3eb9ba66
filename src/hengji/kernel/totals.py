"""Totals that keep the records they were added up from, and ratios of two totals.

A total is exact: 元 to the cent, whole persons, ㎡. A total of no records is ``None``, not
zero; a record of zero is zero. Its records always add up to it, since it is made of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Context, Decimal

from hengji.kernel.contributions import (
    EXACT,
    Block,
    Contribution,
    RecordKind,
    RecordRef,
    Records,
)
from hengji.kernel.figures import Figure
from hengji.kernel.units import PERCENT, YUAN, Kind, MeasureUnit

__all__ = [
    "NOT_APPLICABLE",
    "Average",
    "Block",
    "Contribution",
    "Ratio",
    "RecordKind",
    "RecordRef",
    "Records",
    "Total",
    "amount_printed",
    "rounded",
    "total_of",
]
NOT_APPLICABLE = "不适用"

_DIVIDING = Context(prec=40)
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Total:
    """A figure with all it was added up from.

    ``formula`` says in Chinese how it was made (年初预算 ＋ 追加 － 追减). ``unit`` is the
    base unit of the amounts. ``value`` is ``None`` where there is no record at all.
    """

    records: Sequence[Contribution] = ()
    formula: str = ""
    unit: MeasureUnit = YUAN
    value: Decimal | None = field(init=False)

    def __post_init__(self) -> None:
        made = Records.of(self.records)
        object.__setattr__(self, "records", made)
        object.__setattr__(self, "value", made.sum if made else None)

    @property
    def _made(self) -> Records:
        return Records.of(self.records)

    @classmethod
    def of(
        cls,
        parts: Iterable[tuple[RecordRef, Decimal | None]],
        formula: str = "",
        unit: MeasureUnit = YUAN,
    ) -> Total:
        """A total of records; those whose amount is missing contribute nothing."""
        kept = tuple(Contribution(ref, amount) for ref, amount in parts if amount is not None)
        return cls(kept, formula, unit)

    @property
    def refs(self) -> tuple[RecordRef, ...]:
        """The records, each once, in their order."""
        return self._made.refs

    @property
    def eliminated(self) -> Iterator[Contribution]:
        """What was taken out because it was counted twice."""
        return (one for one in self.records if one.record.kind is RecordKind.TRANSFER)

    def __add__(self, other: Total) -> Total:
        self._same(other)
        formula = f"{self.formula} ＋ {other.formula}"
        return Total(self._made + other.records, formula, self.unit)

    def __neg__(self) -> Total:
        return Total(self._made.negated(), f"－（{self.formula}）", self.unit)

    def __sub__(self, other: Total) -> Total:
        self._same(other)
        left = self._made + other._made.negated()
        return Total(left, f"{self.formula} － {other.formula}", self.unit)

    def named(self, formula: str) -> Total:
        """The same total, its making told in other words."""
        return replace(self, formula=formula)

    def nothing(self, formula: str) -> Total:
        """Zero, said by these records: of a budget that is there nothing was moved or spent.

        Without a record it stays missing.
        """
        return Total(self._made.nothing(), formula, self.unit)

    def _same(self, other: Total) -> None:
        if self.unit != other.unit:
            raise TypeError(f"cannot add {self.unit.symbol} and {other.unit.symbol}")

    def figure(self, unit: MeasureUnit, places: int = 2) -> Figure | None:
        """The value as printed in ``unit``, rounded to ``places``; ``None`` for none."""
        if self.value is None:
            return None
        if unit.kind is not self.unit.kind:
            raise TypeError(f"cannot print {self.unit.kind.value} as {unit.kind.value}")
        size = _DIVIDING.divide(self.value * self.unit.scale, unit.scale)
        return Figure(rounded(size, places), unit)


def total_of(totals: Iterable[Total], formula: str = "", unit: MeasureUnit = YUAN) -> Total:
    """The sum of totals, all their records kept. ``None`` only where all of them are."""
    parts: list[Block] = []
    for one in totals:
        if one.unit != unit:
            raise TypeError(f"cannot add {one.unit.symbol} and {unit.symbol}")
        parts.extend(Records.of(one.records).blocks)
    return Total(Records(parts), formula, unit)


@dataclass(frozen=True, slots=True)
class Ratio:
    """One total over another of the same kind, exact. ``value`` is a ratio of one.

    There is none where a side is missing or the denominator is zero: 不适用, not 0 %.
    """

    numerator: Total
    denominator: Total
    formula: str = ""

    def __post_init__(self) -> None:
        kinds: tuple[Kind, Kind] = (self.numerator.unit.kind, self.denominator.unit.kind)
        if kinds[0] is not kinds[1]:
            raise TypeError(f"cannot divide {kinds[0].value} by {kinds[1].value}")

    @property
    def value(self) -> Decimal | None:
        """The quotient to forty digits; compare by :meth:`exceeds`, which is exact."""
        above, below = self.numerator.value, self.denominator.value
        if above is None or not below:
            return None
        return _DIVIDING.divide(above, below)

    @property
    def applicable(self) -> bool:
        return self.value is not None

    def exceeds(self, limit: Decimal) -> bool:
        """Is it surely more than ``limit`` (a ratio of one)? Never where there is none."""
        above, below = self.numerator.value, self.denominator.value
        if above is None or not below:
            return False
        return above > limit * below if below > 0 else above < limit * below

    def falls_below(self, limit: Decimal) -> bool:
        """Is it surely less than ``limit``? Never where there is none."""
        above, below = self.numerator.value, self.denominator.value
        if above is None or not below:
            return False
        return above < limit * below if below > 0 else above > limit * below

    def figure(self, places: int = 2) -> Figure | None:
        """The ratio as a percentage with ``places`` decimals; ``None`` for none."""
        if self.value is None:
            return None
        return Figure(rounded(self.value * 100, places), PERCENT)

    def __str__(self) -> str:
        """``97.35%``, or 不适用."""
        printed = self.figure()
        return NOT_APPLICABLE if printed is None else str(printed)


def rounded(value: Decimal, places: int = 2) -> Decimal:
    """``value`` to ``places`` decimals, halves away from zero, as accountants round."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=EXACT)


@dataclass(frozen=True, slots=True)
class Average:
    """One total for one of another: 元 a person. ``value`` is in the numerator's base unit.

    There is none where a side is missing or the denominator is zero.
    """

    numerator: Total
    denominator: Total
    formula: str = ""

    @property
    def value(self) -> Decimal | None:
        above, below = self.numerator.value, self.denominator.value
        if above is None or not below:
            return None
        return _DIVIDING.divide(above, below)


def yuan_printed(amount: Decimal) -> str:
    """An amount of 元 by thousands and with its cents: ``1,234.50``."""
    return f"{amount:,.2f}"


def amount_printed(amount: Decimal, unit: MeasureUnit) -> str:
    """What one record adds, as the pages of records print it: 元 with cents, others as kept."""
    if unit == YUAN:
        return f"{yuan_printed(amount)} 元"
    return f"{amount:,f} {unit.symbol}"
