"""Totals that keep the records they were added up from, and ratios of two totals.

A total is exact: 元 to the cent, whole persons, ㎡. A total of no records is ``None``, not
zero; a record of zero is zero. Its records always add up to it, since it is made of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import Enum
from itertools import chain
from typing import overload

from hengji.kernel.figures import Figure
from hengji.kernel.units import PERCENT, YUAN, Kind, MeasureUnit

NOT_APPLICABLE = "不适用"

_EXACT = Context(prec=60)
_DIVIDING = Context(prec=40)
_ZERO = Decimal(0)


class RecordKind(Enum):
    """What kind of record a figure comes from."""

    APPROPRIATION = "预算批复"
    ADJUSTMENT = "预算调整"
    CARRY_OVER = "结转结余"
    PAYMENT = "支付"
    RECEIPT = "收入"
    PLAN = "分月用款计划"
    PROCUREMENT = "政府采购"
    STAFFING = "人员编制"
    VEHICLE = "公务用车"
    BUILDING = "楼堂馆所"
    TRANSFER = "划转"
    PROJECT = "项目"
    UNIT = "单位"
    INDICATOR = "绩效指标"
    ACTIVITY = "业务台账"
    """A record of the union's own ledgers: an event, a visit, a mediation."""
    SURVEY = "满意度调查"
    EVIDENCE = "佐证材料"


@dataclass(frozen=True, slots=True)
class RecordRef:
    """One record, by name. ``key`` is unique within its kind; ``label`` is for people."""

    kind: RecordKind
    key: str
    label: str = ""
    day: date | None = None

    def __hash__(self) -> int:
        return hash(self.key)  # a book has thousands; those of equal keys differ by their kind

    def __str__(self) -> str:
        return f"{self.kind.value}“{self.label or self.key}”"


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one record adds to a total; negative where it takes away (an elimination)."""

    record: RecordRef
    amount: Decimal

    def negated(self) -> Contribution:
        return Contribution(self.record, -self.amount)


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Contributions that belong together, added up once for all the totals that hold them.

    ``taken``: they stand in the total with the opposite sign.
    """

    entries: tuple[Contribution, ...]
    taken: bool = False
    sum: Decimal = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sum", _sum(one.amount for one in self.entries))

    def negated(self) -> Block:
        """The same contributions with the opposite sign; nothing is added up again."""
        turned = object.__new__(Block)
        object.__setattr__(turned, "entries", self.entries)
        object.__setattr__(turned, "taken", not self.taken)
        object.__setattr__(turned, "sum", -self.sum)
        return turned

    def __iter__(self) -> Iterator[Contribution]:
        return (one.negated() for one in self.entries) if self.taken else iter(self.entries)


class Records(Sequence[Contribution]):
    """The contributions of a total, block by block; to be read like a tuple of them."""

    __slots__ = ("_length", "_refs", "blocks", "sum")

    def __init__(self, blocks: Iterable[Block] = ()) -> None:
        self.blocks = tuple(one for one in blocks if one.entries)
        self.sum = _sum(one.sum for one in self.blocks)
        self._length = sum(len(one.entries) for one in self.blocks)
        self._refs: tuple[RecordRef, ...] | None = None

    @classmethod
    def of(cls, records: Iterable[Contribution]) -> Records:
        """These contributions as one block."""
        return records if isinstance(records, cls) else cls((Block(tuple(records)),))

    @property
    def refs(self) -> tuple[RecordRef, ...]:
        """The records, each once, in their order."""
        if self._refs is None:
            entries = chain.from_iterable(one.entries for one in self.blocks)
            self._refs = tuple(dict.fromkeys([one.record for one in entries]))
        return self._refs

    def negated(self) -> Records:
        return Records(one.negated() for one in self.blocks)

    def __add__(self, other: Iterable[Contribution]) -> Records:
        return Records(self.blocks + Records.of(other).blocks)

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Contribution]:
        return chain.from_iterable(self.blocks)

    @overload
    def __getitem__(self, at: int) -> Contribution: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Contribution, ...]: ...

    def __getitem__(self, at: int | slice) -> Contribution | tuple[Contribution, ...]:
        return tuple(self)[at]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return self is other or tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash((self._length, self.sum))


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    """Exact, whatever the precision of the context at hand."""
    total = _ZERO
    add = _EXACT.add
    for one in amounts:
        total = add(total, one)
    return total


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
        return Total.of(((ref, _ZERO) for ref in self.refs), formula, self.unit)

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
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=_EXACT)


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


def amount_printed(amount: Decimal, unit: MeasureUnit) -> str:
    """What one record adds, as the pages of records print it: 元 with cents, others as kept."""
    if unit == YUAN:
        return f"{amount:,.2f} 元"
    return f"{amount:,f} {unit.symbol}"
