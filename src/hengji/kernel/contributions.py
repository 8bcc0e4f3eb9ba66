"""Records and what each adds to a total, held in blocks that are added up once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from enum import Enum
from itertools import chain
from operator import attrgetter
from typing import overload

EXACT = Context(prec=60)
_ZERO = Decimal(0)
_key = attrgetter("key")


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
    ASSET = "固定资产"
    ASSET_CLOSING = "资产年末数"
    INCOME = "收入预算"
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


class Sign(Enum):
    """How contributions stand in a total: added, taken away, or for nothing."""

    ADDED = 1
    TAKEN = -1
    NOTHING = 0


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Contributions that belong together, added up once for all the totals that hold them."""

    entries: tuple[Contribution, ...]
    sign: Sign
    sum: Decimal

    @classmethod
    def of(cls, entries: tuple[Contribution, ...]) -> Block:
        return cls(entries, Sign.ADDED, _sum([one.amount for one in entries]))

    def negated(self) -> Block:
        """The same contributions with the opposite sign; nothing is added up again."""
        return Block(self.entries, Sign(-self.sign.value), -self.sum)

    def nothing(self) -> Block:
        """The same records, each with zero."""
        return Block(self.entries, Sign.NOTHING, _ZERO)

    def __iter__(self) -> Iterator[Contribution]:
        match self.sign:
            case Sign.ADDED:
                return iter(self.entries)
            case Sign.TAKEN:
                return (one.negated() for one in self.entries)
            case Sign.NOTHING:
                return (Contribution(one.record, _ZERO) for one in self.entries)


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
        return records if isinstance(records, cls) else cls((Block.of(tuple(records)),))

    @property
    def refs(self) -> tuple[RecordRef, ...]:
        """The records, each once, in their order."""
        if self._refs is None:
            every = [one.record for block in self.blocks for one in block.entries]
            if len(set(map(_key, every))) < len(every):  # else all differ: quickly told
                every = list(dict.fromkeys(every))
            self._refs = tuple(every)
        return self._refs

    def negated(self) -> Records:
        return Records(one.negated() for one in self.blocks)

    def nothing(self) -> Records:
        return Records(one.nothing() for one in self.blocks)

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
    add = EXACT.add
    for one in amounts:
        total = add(total, one)
    return total
