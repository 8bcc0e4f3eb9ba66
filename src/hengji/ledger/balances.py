"""Balances of a year: initial, adjusted, executed, carried over, each with its records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hengji.kernel.totals import Ratio, Total
from hengji.ledger.entries import Entries, Slot, Stand, entries_of
from hengji.ledger.kinds import AdjustmentKind, ExpenditureKind, ThreePublic
from hengji.ledger.records import Fund, Line, Transfer
from hengji.ledger.selection import ALL, Where, three_public_of
from hengji.ledger.year import YearBook

_BUDGETED = (Stand.INITIAL, Stand.ADJUSTED, Stand.CARRIED_IN, Stand.EXECUTED)


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One row of the forms' fund block: 年初预算数, 全年预算数, 全年执行数, 执行率."""

    where: Where
    initial: Total
    adjusted: Total
    executed: Total
    rate: Ratio


@dataclass(frozen=True, slots=True)
class Balances:
    """Figures of one book, or of several together (see ``consolidation``).

    Every method takes a :class:`Where`; without one it speaks of all lines.
    全年预算数 ＝ 上年结转 ＋ 年初预算 ＋ 追加 － 追减; the parts can be had each by itself.
    ``taken`` passed between these books: taken out of the entries, and of income by ``income``.
    """

    entries: Entries
    books: tuple[YearBook, ...]
    taken: tuple[Transfer, ...] = ()

    @classmethod
    def of(cls, *books: YearBook) -> Balances:
        """Balances of these books, nothing eliminated between them.

        Those of a single book, which many ask for, are made once while it is in use.
        """
        if len(books) != 1:
            return cls(entries_of(books), books)
        known = _recent.get(id(books[0]))
        if known is None or known.books[0] is not books[0]:
            known = cls(entries_of(books), books)
            while len(_recent) >= _MOST:
                _recent.pop(next(iter(_recent)), None)
            _recent[id(books[0])] = known
        return known

    def initial(self, where: Where = ALL) -> Total:
        """年初预算数 (carry-over not in it)."""
        return self.entries.total(Stand.INITIAL, where, _named(where, "年初预算数"))

    def carried_in(self, where: Where = ALL) -> Total:
        """上年结转数."""
        return self.entries.total(Stand.CARRIED_IN, where, _named(where, "上年结转数"))

    def adjustments(self, where: Where = ALL, *kinds: AdjustmentKind) -> Total:
        """Completed adjustments with their signs; of these kinds only, where some are named."""
        wanted = {kind.value for kind in kinds}
        words = f"预算调整数（{'、'.join(k.value for k in kinds)}）" if kinds else "预算调整数"

        def named(slot: Slot) -> bool:
            return not wanted or slot.adjustment in wanted

        return self.entries.total(Stand.ADJUSTED, where, _named(where, words), named)

    def pending(self, where: Where = ALL) -> Total:
        """Adjustments whose procedure was not completed; in no budget figure."""
        return self.entries.total(Stand.PENDING, where, _named(where, "未办结的调整数"))

    def added(self, where: Where = ALL) -> Total:
        """追加: the adjustments upward."""
        return self._one_way(where, up=True)

    def cut(self, where: Where = ALL) -> Total:
        """追减: the adjustments downward, as positive amounts."""
        return (-self._one_way(where, up=False)).named(_named(where, "预算追减"))

    def _one_way(self, where: Where, *, up: bool) -> Total:
        moved = self.adjustments(where)
        kept = tuple(one for one in moved.records if (one.amount > 0) is up)
        return Total(kept, _named(where, "预算追加" if up else "预算追减"))

    def current(self, where: Where = ALL) -> Total:
        """The year's own budget after adjustment: 年初预算 ＋ 追加 － 追减."""
        total = self.initial(where) + self.adjustments(where)
        return total.named(_named(where, "年初预算数 ＋ 追加 － 追减"))

    def adjusted(self, where: Where = ALL) -> Total:
        """全年预算数: 上年结转 ＋ 年初预算 ＋ 追加 － 追减."""
        total = self.carried_in(where) + self.initial(where) + self.adjustments(where)
        return total.named(_named(where, "上年结转数 ＋ 年初预算数 ＋ 追加 － 追减"))

    def executed(self, where: Where = ALL, *months: int) -> Total:
        """全年执行数; of these months only, where some are named.

        Of a budget that has no payment nothing was spent: zero, by the budget's records. In a
        book without any payment it is not known.
        """

        def then(slot: Slot) -> bool:
            return not months or slot.month in months

        formula = _named(where, "全年执行数")
        paid = self.entries.total(Stand.EXECUTED, where, formula, then)
        if paid.records or not any(book.payments for book in self.books):
            return paid
        return self.adjusted(where).nothing(formula)

    def carried_out(self, where: Where = ALL) -> Total:
        """年末结转结余: 全年预算数 － 全年执行数."""
        total = self.adjusted(where) - self.executed(where)
        return total.named(_named(where, "全年预算数 － 全年执行数"))

    def execution_rate(self, where: Where = ALL) -> Ratio:
        """执行率 ＝ 全年执行数 ÷ 全年预算数."""
        return Ratio(
            self.executed(where), self.adjusted(where), _named(where, "执行数 ÷ 全年预算数")
        )

    def row(self, where: Where = ALL) -> BudgetRow:
        """The row of the fund block for these lines."""
        rate = self.execution_rate(where)
        return BudgetRow(where, self.initial(where), rate.denominator, rate.numerator, rate)

    # what there is in the book, each once, in the order of the records

    def lines(self) -> Iterator[Line]:
        return self.entries.lines(*_BUDGETED)

    def funds(self) -> tuple[Fund, ...]:
        return tuple(dict.fromkeys(line.fund for line in self.lines()))

    def kinds(self) -> tuple[ExpenditureKind, ...]:
        return tuple(dict.fromkeys(line.kind for line in self.lines()))

    def projects(self) -> tuple[str, ...]:
        """Keys of the projects that have money."""
        return tuple(dict.fromkeys(line.project for line in self.lines() if line.project))

    def functional(self, digits: int = 3) -> tuple[str, ...]:
        """Functional classes, cut to so many digits, in the order of their codes."""
        return tuple(
            sorted({one.functional[:digits] for one in self.lines() if one.functional})
        )

    def economic(self, digits: int = 5) -> tuple[str, ...]:
        """Economic classes, cut to so many digits, in the order of their codes."""
        return tuple(sorted({one.economic[:digits] for one in self.lines() if one.economic}))

    def three_public(self) -> tuple[ThreePublic, ...]:
        """The kinds of 三公经费 that have money, in the order of the form."""
        met = {three_public_of(line) for line in self.lines()}
        return tuple(kind for kind in ThreePublic if kind in met)


def _named(where: Where, words: str) -> str:
    return f"{where.name}{words}"


_MOST = 8
_recent: dict[int, Balances] = {}
"""By the identity of the book, which is held here and cannot change."""
