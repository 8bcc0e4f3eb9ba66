"""Columns of a plain table that are worked out from the columns beside them.

A heading names the relation, the rows prove its operands: the columns are those under
which most rows hold. A table that no choice of columns explains states nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from hengji.extraction.forms.accounts import Entry, Group, is_total
from hengji.extraction.forms.headings import Relates, Side, Stand, relates, stand
from hengji.kernel.figures import Indeterminate
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.sums import Closure, check_sum
from hengji.kernel.units import Kind
from hengji.report.facts import Basis, Fact
from hengji.report.relations import (
    Average,
    Change,
    Completion,
    Difference,
    Direction,
    Exhaustive,
    PartsOfWhole,
    Relation,
    Share,
)

_LEAST = 2
"""So many rows must be there before they can prove what a column is worked out from."""
_BUDGETS = (Basis.ADJUSTED, Basis.BUDGET, Basis.INITIAL)
_CARRIED_IN = re.compile(r"(?:年初|上年|期初).{0,6}(?:结转|结余|余额)")
_YEAR = lazy_pattern(r"20\d\d")
_SOURCE = lazy_pattern(r"拨款|其他资金|自筹|自有|专户|债券|中央|省级|市级|县级")
"""Where a part of 全年预算数 comes from: no amount by which the budget was moved."""
_PAIR = 2
_MOST = 10
"""Columns of amounts of which any two are tried."""
_WHOLE = 1


@dataclass(frozen=True, slots=True)
class Worked:
    """A row's figure in a worked-out column, its two operands, and whether they fit."""

    told: Fact
    first: Fact
    second: Fact
    fits: bool


Operands = tuple[int, int]
Fits = Callable[[Fact, Fact, Fact], bool]


def relations_in(group: Group, year: int | None) -> Iterator[Relation]:
    """The relations that the columns of a group state, row by row."""
    stands = {c: stand(h, year) for c, h in group.headings.items() if relates(h) is None}
    yield from _adjusted(group, stands)
    for column, heading in group.headings.items():
        kind = relates(heading)
        if kind is Relates.SHARE:
            yield from _shares(group, column)
        elif kind in (Relates.CHANGE, Relates.CHANGE_RATE):
            yield from _changes(group, column, _compared(stands, heading))
        elif kind:
            yield from _worked_out(group, column, kind, stands)


def _worked_out(
    group: Group, column: int, kind: Relates, stands: dict[int, Stand]
) -> Iterator[Relation]:
    """Completion rates, balances and averages, each from two columns of its row."""
    if kind is Relates.COMPLETION:
        named = list(_budgets(stands, group.headings[column]))
        choices = named or _telling(group, column)
        for one in _settled(group, column, choices, _is_ratio):
            yield Completion(one.first, one.second, one.told, one.told.place)
    elif kind is Relates.EACH:
        for one in _settled(group, column, _counted(group), _is_average):
            yield Average(one.first, one.second, one.told, one.told.place)
    else:
        if any(_CARRIED_IN.search(one) for one in group.headings.values()):
            return  # what is left is of three figures then
        for one in _settled(group, column, _balances(stands, kind), _is_difference):
            yield Difference(one.first, one.second, one.told, one.told.place)


def _adjusted(group: Group, stands: dict[int, Stand]) -> Iterator[PartsOfWhole]:
    """年初预算 and 调整数 beside 全年预算, where most rows add up."""
    told = [c for c, s in stands.items() if s.basis in (Basis.ADJUSTED, Basis.BUDGET)]
    moved = [
        c for c, s in stands.items()
        if s.basis is Basis.ADJUSTMENT
        or s.basis is Basis.ADJUSTED and not _SOURCE.search(group.headings[c])
    ]  # fmt: skip
    first = [c for c, s in stands.items() if s.basis is Basis.INITIAL]
    best: list[tuple[Fact, tuple[Fact, Fact], bool]] = []
    for whole, start, change in product(told, first, moved):
        rows: list[tuple[Fact, tuple[Fact, Fact], bool]] = []
        for figures in (entry.figures for entry in group.entries if whole != change):
            if whole in figures and start in figures and change in figures:
                total, parts = figures[whole], (figures[start], figures[change])
                rows.append((total, parts, _adds_up(total, parts)))
        best = max(best, rows, key=lambda found: sum(fits for *_, fits in found))
    telling = sum(1 for _, (_, change), fits in best if fits and change.figure.digits)
    if telling >= _LEAST and sum(fits for *_, fits in best) * 2 > len(best):
        for total, parts, _ in best:
            certain = all(fact.certain for fact in (total, *parts))
            marker = group.headings[min(group.headings)]
            yield PartsOfWhole(total, parts, Exhaustive.STATED, marker, total.place, certain)


def _telling(group: Group, column: int) -> Iterator[Operands]:
    """Any two columns of which rates other than 100% are made, two rows at least."""
    amounts = group.amounts
    if len(amounts) > _MOST:
        return
    for choice in product(amounts, amounts):
        rows = _tried(group.entries, column, choice, _is_ratio).values()
        telling = sum(r.fits and r.told.figure.amount not in (0, _WHOLE) for r in rows)
        if telling >= _LEAST and sum(r.fits for r in rows) * 3 >= len(rows) * 2:
            yield choice


def _adds_up(total: Fact, parts: tuple[Fact, Fact]) -> bool:
    if len({f.figure.kind for f in (total, *parts)}) > 1:
        return False
    return check_sum(total.figure, [f.figure for f in parts]).closure is Closure.CLOSED


def _settled(
    group: Group, column: int, choices: Iterable[Operands], fits: Fits
) -> list[Worked]:
    """The rows under the choice of operand columns that explains most of them.

    Nothing where it explains less than half. A row that fits any choice fits.
    """
    tried = [_tried(group.entries, column, choice, fits) for choice in choices]
    best = max(tried, key=lambda rows: sum(r.fits for r in rows.values()), default={})
    if len(best) < _LEAST or sum(r.fits for r in best.values()) * 2 < len(best):
        return []
    fitting = {i: one for rows in tried for i, one in rows.items() if one.fits}
    return [fitting.get(i, one) for i, one in best.items()]


def _tried(
    entries: Sequence[Entry], column: int, choice: Operands, fits: Fits
) -> dict[int, Worked]:
    found: dict[int, Worked] = {}
    for i, entry in enumerate(entries):
        told = entry.told.get(column)
        first, second = (entry.figures.get(c) for c in choice)
        if told and first and second and all(f.certain for f in (told, first, second)):
            found[i] = Worked(told, first, second, fits(told, first, second))
    return found


def _is_ratio(told: Fact, first: Fact, second: Fact) -> bool:
    if told.figure.kind is not Kind.RATIO or first.figure.kind is not second.figure.kind:
        return False
    if first.figure.digits == 0 == told.figure.digits:
        return True
    try:
        return told.figure.span.meets(first.figure.span / second.figure.span)
    except Indeterminate:
        return False


def _is_difference(told: Fact, first: Fact, second: Fact) -> bool:
    if len({f.figure.kind for f in (told, first, second)}) > 1:
        return False
    return any(
        check_sum(told.figure, (a.figure, b.figure), (1, -1)).closure is Closure.CLOSED
        for a, b in ((first, second), (second, first))
    )


def _is_average(told: Fact, first: Fact, second: Fact) -> bool:
    try:
        return told.figure.span.meets(first.figure.span.per(second.figure.span))
    except (Indeterminate, TypeError):
        return False


def _is_change(told: Fact, current: Fact, base: Fact) -> bool:
    if told.figure.kind is not Kind.RATIO:
        return _is_difference(told, current, base)
    now, before = current.figure.span, base.figure.span
    try:
        moved = (now - before) / before
    except (Indeterminate, TypeError):
        return False
    return told.figure.span.meets(moved) or (-told.figure.span).meets(moved)


def _shares(group: Group, column: int) -> Iterator[Share]:
    """Each row's share of the total row, in the column of amounts before."""
    before = [c for c in group.amounts if c < column]
    totals = [e for e in group.entries if is_total(e)]
    if not before or len(totals) != 1:
        return
    amounts = max(before)
    whole = totals[0].figures.get(amounts)
    if whole is None or not _is_whole(totals[0].told.get(column)):
        return
    rows: list[Worked] = []
    for entry in group.entries:
        told, part = entry.told.get(column), entry.figures.get(amounts)
        if told and part and whole.certain and entry is not totals[0]:
            rows.append(Worked(told, part, whole, _is_ratio(told, part, whole)))
    if len(rows) < _LEAST or sum(r.fits for r in rows) * 2 < len(rows):
        return
    others = [e.figures[amounts] for e in group.entries if amounts in e.figures]
    for row in rows:
        # 其中 rows are often given as shares of the row that they belong to
        if row.fits or not any(_is_ratio(row.told, row.first, other) for other in others):
            yield Share(row.first, whole, row.told, row.told.place)


def _is_whole(share: Fact | None) -> bool:
    return share is None or share.figure.amount == _WHOLE


def _budgets(stands: dict[int, Stand], heading: str) -> Iterator[Operands]:
    """Columns of what was spent over columns of the budget."""
    bases = (Basis.INITIAL,) if "年初" in heading else _BUDGETS
    finals = [c for c, s in stands.items() if s.basis is Basis.FINAL]
    for basis in bases:
        yield from product(finals, [c for c, s in stands.items() if s.basis is basis])


def _compared(stands: dict[int, Stand], heading: str) -> Iterator[Operands]:
    """Columns of this year's figure and of what the heading compares it with."""
    finals = [c for c, s in stands.items() if s.basis is Basis.FINAL]
    priors = [c for c, s in stands.items() if s.basis is Basis.PRIOR_FINAL]
    budgets = [c for c, s in stands.items() if s.basis in _BUDGETS]
    earlier = [c for c, s in stands.items() if s.basis is Basis.PRIOR_INITIAL]
    of_budget = "预算" in heading or "年初" in heading or "预决算" in heading
    if not of_budget:
        yield from product(finals, priors)
    if "上年" not in heading and "去年" not in heading and "同比" not in heading:
        yield from product(finals, budgets)
    if not finals or not priors:
        yield from product(budgets, earlier)
        yield from _two_years(stands, heading)


def _two_years(stands: dict[int, Stand], heading: str) -> Iterator[Operands]:
    """Headings that are years only: the later one against the earlier.

    Of more than two those that the heading names, else the last two.
    """
    by_year: dict[int, list[int]] = {}
    for column, said in stands.items():
        if said.year and said.basis.value == "":
            by_year.setdefault(said.year, []).append(column)
    named = {int(one) for one in _YEAR.findall(heading)} & set(by_year)
    years = sorted(named if len(named) == _PAIR else by_year)[-_PAIR:]
    if len(years) == _PAIR and all(len(by_year[year]) == 1 for year in years):
        yield by_year[years[1]][0], by_year[years[0]][0]


def _changes(group: Group, column: int, choices: Iterable[Operands]) -> Iterator[Change]:
    heading = group.headings[column]
    of_budget = "年初" in heading or "预算" in heading or "预决算" in heading
    against = "比预算" if of_budget else "比上年"
    for one in _settled(group, column, choices, _is_change):
        ratio = one.told.figure.kind is Kind.RATIO
        amount, rate = (None, one.told) if ratio else (one.told, None)
        yield Change(
            one.first, one.second, amount, rate, Direction.UNSTATED, against, one.told.place
        )


def _balances(stands: dict[int, Stand], kind: Relates) -> Iterator[Operands]:
    spent = [c for c, s in stands.items() if s.side is Side.SPENDING]
    final = [c for c in spent if stands[c].basis is Basis.FINAL] or spent
    income = [c for c, s in stands.items() if s.side is Side.INCOME]
    if kind is Relates.LEFT:
        yield from product(income, spent)
    budgets = [c for c, s in stands.items() if s.basis in _BUDGETS and c not in income]
    yield from product(budgets, final)


def _counted(group: Group) -> Iterator[Operands]:
    """Columns of amounts and columns of what was counted."""
    kinds: dict[int, Kind] = {}
    for entry in group.entries:
        kinds |= {c: f.figure.kind for c, f in entry.figures.items()}
    money = [c for c, kind in kinds.items() if kind is Kind.MONEY]
    counts = [c for c, kind in kinds.items() if kind is Kind.COUNT]
    yield from product(money, counts)
