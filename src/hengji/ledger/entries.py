"""The records of one or several books, grouped so that a figure needs few comparisons.

A book of twenty thousand payments has some dozens of different lines: a choice is made
among lines, and what stands under the chosen ones is added up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from hengji.kernel.totals import Block, Contribution, Records, Total
from hengji.ledger.records import Line, Payment
from hengji.ledger.selection import Where
from hengji.ledger.year import YearBook


class Stand(Enum):
    """Which stand of the budget an entry belongs to."""

    INITIAL = "年初预算数"
    ADJUSTED = "预算调整数"
    PENDING = "未办结的调整数"
    """Adjustments whose procedure was not completed: they change no budget."""
    CARRIED_IN = "上年结转数"
    EXECUTED = "全年执行数"
    PLANNED = "分月计划数"


@dataclass(frozen=True, slots=True)
class Slot:
    """Where an entry stands: the line, its stand, the month or the kind of adjustment."""

    stand: Stand
    line: Line
    month: int = 0
    adjustment: str = ""


@dataclass(slots=True)
class Entries:
    """Contributions by slot, in the order in which the records came."""

    slots: dict[Slot, list[Contribution]] = field(default_factory=dict)
    _blocks: dict[Slot, Block] = field(default_factory=dict)
    _chosen: dict[tuple[Stand, Where], tuple[int, list[Slot]]] = field(default_factory=dict)

    def add(self, slot: Slot, entry: Contribution) -> None:
        self.slots.setdefault(slot, []).append(entry)

    def total(
        self,
        stand: Stand,
        where: Where,
        formula: str,
        more: Callable[[Slot], bool] | None = None,
    ) -> Total:
        """What stands under the chosen lines, and passes ``more`` if there is such."""
        slots = self._under(stand, where)
        return Total(
            Records(self._block(one) for one in slots if not more or more(one)), formula
        )

    def _under(self, stand: Stand, where: Where) -> list[Slot]:
        """The slots of the chosen lines, sought anew where slots have come since."""
        number, found = self._chosen.get((stand, where), (-1, []))
        if number != len(self.slots):
            found = [
                one for one in self.slots if one.stand is stand and where.matches(one.line)
            ]
            self._chosen[stand, where] = (len(self.slots), found)
        return found

    def _block(self, slot: Slot) -> Block:
        """What stands there, added up anew where entries have come since."""
        entries, known = self.slots[slot], self._blocks.get(slot)
        if known is None or len(known.entries) != len(entries):
            known = self._blocks[slot] = Block.of(tuple(entries))
        return known

    def lines(self, *stands: Stand) -> Iterator[Line]:
        """Every line that has an entry on one of these stands, each once."""
        return iter(dict.fromkeys(s.line for s in self.slots if s.stand in stands))


def entries_of(books: Iterable[YearBook]) -> Entries:
    """All that stands in these books, nothing eliminated."""
    made = Entries()
    for book in books:
        for granted in book.appropriations:
            made.add(
                Slot(Stand.INITIAL, granted.line), Contribution(granted.ref, granted.amount)
            )
        for brought in book.carried_in:
            slot = Slot(Stand.CARRIED_IN, brought.line)
            made.add(slot, Contribution(brought.ref, brought.amount))
        for moved in book.adjustments:
            stand = Stand.ADJUSTED if moved.completed else Stand.PENDING
            slot = Slot(stand, moved.line, adjustment=moved.kind.value)
            made.add(slot, Contribution(moved.ref, moved.amount))
        _add_payments(made, book.payments)
        for planned in book.plan:
            slot = Slot(Stand.PLANNED, planned.line, month=planned.month)
            made.add(slot, Contribution(planned.ref, planned.amount))
    return made


def _add_payments(made: Entries, payments: Iterable[Payment]) -> None:
    """Many payments share a line: its slot is sought once for each line object and month."""
    known: dict[tuple[int, int], list[Contribution]] = {}
    for paid in payments:
        key = (id(paid.line), paid.day.month)
        found = known.get(key)
        if found is None:
            slot = Slot(Stand.EXECUTED, paid.line, month=paid.day.month)
            found = known[key] = made.slots.setdefault(slot, [])
        found.append(Contribution(paid.ref, paid.amount))
