"""What the rows of a plain table state as sums: a total row, subtotals, codes, levels.

Levels are taken from the numbers: a row is the sum of the rows below it where it is in
two columns or more, or in one where its label says so too. A single level is added up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from hengji.extraction.forms.accounts import Entry, Group, is_total
from hengji.extraction.forms.cells import bare, compact
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.sums import Closure, check_sum
from hengji.report.relations import Exhaustive, PartsOfWhole
from hengji.vocabulary import term_of_wording

_LEAST = 2
_MOST = 80
"""Rows of a table whose levels are looked for; longer ones are accounts with codes."""
_NEAR = Decimal("0.05")
_TOTAL = frozenset(("合计", "总计", "共计", "金额合计", "资金合计"))
_HIERARCHY = lazy_pattern(
    r"^(?:其中|小计|[（(]?[一二三四五六七八九十]+[)）、.]|\d+[.、]\d*)|小计$|合计$|总计$"
)
_POINTS = lazy_pattern(r"\(\d+(?:\.\d+)?分\)$")
"""项目决策（20分）: a heading among the rows of a score list."""
_CODE = lazy_pattern(r"^[2-5]\d{2}(?:\d{2}){0,2}$")
_CODE_LENGTHS = (3, 5, 7)
_CONSISTS = {
    "基本支出": frozenset(("人员经费", "公用经费")),
    "支出合计": frozenset(("基本支出", "项目支出")),
}
"""What rows right below these usually are. Not by definition: other rows may follow."""
_RANKS = tuple(
    lazy_pattern(one)
    for one in (
        r"[一二三四五六七八九十]+[、.]",
        r"\([一二三四五六七八九十]+\)",
        r"\d+[.、](?!\d)",
        r"\(\d+\)|[①-⑳]",
    )
)


def sums_of(group: Group) -> Iterator[PartsOfWhole]:
    """What the rows of a group state as sums, column by column."""
    entries = group.entries
    coded = [e for e in entries if _CODE.match(e.code)]
    totals = [e for e in entries if bare(e.label.text) in _TOTAL]
    if len(coded) > 1:
        yield from _by_codes(coded, totals)
        return
    if any(_is_subtotal(e) for e in entries):
        yield from _by_subtotals(entries, totals)
        return
    parts = [e for e in entries if e not in totals]
    if len(parts) < _LEAST:
        return
    running = list(_by_running_totals(entries))
    if running:
        yield from running
        return
    flat = len(totals) == 1 and not any(map(_is_level, parts))
    if flat and totals[0] in (entries[0], entries[-1]):
        yield from _columns(totals[0], parts, Exhaustive.STATED)
    else:
        yield from _by_levels(entries)


def _by_running_totals(entries: Sequence[Entry]) -> Iterator[PartsOfWhole]:
    """本年收入合计 below 一、二、三、, then what was carried over, then 总计."""
    at = [
        i for i, entry in enumerate(entries) if _YEARS_TOTAL.fullmatch(bare(entry.label.text))
    ]
    if len(at) != 1 or at[0] < _LEAST or any(_rank(one) for one in entries[: at[0]]):
        return
    whole, rest = entries[at[0]], entries[at[0] + 1 :]
    yield from _columns(whole, entries[: at[0]], Exhaustive.STATED)
    carried = rest[:-1]
    if carried and is_total(rest[-1]) and all(_CARRIED.search(one.name) for one in carried):
        yield from _columns(rest[-1], [whole, *carried], Exhaustive.STATED)


_YEARS_TOTAL = lazy_pattern(r"本年(?:收入|支出)(?:合计)?")
_CARRIED = lazy_pattern(r"^(?!其中).*(?:结转|结余)")


def _is_subtotal(entry: Entry) -> bool:
    return compact(entry.label.text).endswith("小计")


def _by_subtotals(entries: Sequence[Entry], totals: Sequence[Entry]) -> Iterator[PartsOfWhole]:
    """Rows under a 小计 of their own; the 小计 rows make the whole.

    Only where every row stands above its 小计, so that nothing is left to guess.
    """
    whole = totals[0] if len(totals) == 1 and totals[0] is entries[-1] else None
    rows = entries[:-1] if whole else entries
    blocks: list[list[Entry]] = [[]]
    for entry in rows:
        blocks[-1].append(entry)
        if _is_subtotal(entry):
            blocks.append([])
    closed = blocks[:-1]
    inner = [e for block in closed for e in block[:-1]]
    if blocks[-1] or any(len(b) < 3 for b in closed) or any(map(_is_level, inner)):
        return
    for block in closed:
        yield from _columns(block[-1], block[:-1], Exhaustive.STATED)
    if whole and len(closed) > 1:
        yield from _columns(whole, [block[-1] for block in closed], Exhaustive.STATED)


def _is_level(entry: Entry) -> bool:
    return bool(_HIERARCHY.search(compact(entry.label.text)))


def _by_codes(coded: Sequence[Entry], totals: Sequence[Entry]) -> Iterator[PartsOfWhole]:
    """A class is the sum of its items, the whole the sum of its classes."""
    classes = [e for e in coded if len(e.code) == _CODE_LENGTHS[0]]
    if len(totals) == 1 and classes:
        yield from _columns(totals[0], classes, Exhaustive.STATED)
    for entry in coded:
        below = [
            e for e in coded
            if len(e.code) == len(entry.code) + 2 and e.code.startswith(entry.code)
        ]  # fmt: skip
        if below:
            yield from _columns(entry, below, Exhaustive.BY_DEFINITION)


def _columns(
    whole: Entry, parts: Sequence[Entry], exhaustive: Exhaustive
) -> Iterator[PartsOfWhole]:
    for column, total in whole.figures.items():
        found = tuple(e.figures[column] for e in parts if column in e.figures)
        if not found:
            continue
        complete = len(found) == len(parts)
        closes = sum(f.figure.amount for f in found) == total.figure.amount
        certain = (complete or closes) and total.certain and all(f.certain for f in found)
        marker = compact(whole.label.text)
        yield PartsOfWhole(total, found, exhaustive, marker, whole.label.place, certain)


def _by_levels(entries: Sequence[Entry]) -> Iterator[PartsOfWhole]:
    """Rows that are the sums of rows below them, from the innermost level outward.

    A total in the last row takes what is left at the outermost level.
    """
    if len(entries) > _MOST:
        return
    last = entries[-1] if is_total(entries[-1]) else None
    level: list[Entry] = []
    for entry in reversed(entries[:-1] if last else entries):
        count = _children(entry, level)
        if count:
            yield from _columns(entry, level[:count], Exhaustive.STATED)
            del level[:count]
        elif level and _within(level[0]):
            yield from _columns(entry, level[:1], Exhaustive.OPEN)
        level.insert(0, entry)
    outermost = _outermost(last, level) if last else []
    if last and len(outermost) >= _LEAST:
        yield from _columns(last, outermost, Exhaustive.STATED)


def _children(parent: Entry, below: Sequence[Entry]) -> int:
    """How many of the rows below make the row up; 0 where nothing proves it."""
    best = (0, 0)
    for count, entry in enumerate(below, 1):
        if (is_total(entry) and not is_total(parent)) or 0 <= _rank(entry) <= _rank(parent):
            break
        if entry.name == parent.name:
            break  # rows of one office, a project each
        ties = _ties(parent, below[:count]) if count >= _LEAST else 0
        best = max(best, (ties, -count))
    ties, count = best[0], -best[1]
    if not count:
        return _named(parent, below)
    needed = 1 if _worded(parent, below[:count]) else _LEAST
    enough = ties >= needed and ties * 2 >= _filled(parent)
    return count if enough else _named(parent, below)


def _ties(parent: Entry, children: Sequence[Entry]) -> int:
    """In how many columns the rows add up to the one above, two of them not nothing.

    A column that repeats another (年初 and 全年, nothing being added) proves nothing more.
    """
    seen: set[tuple[Decimal, ...]] = set()
    for column, total in parent.figures.items():
        parts = [e.figures[column].figure for e in children if column in e.figures]
        if sum(1 for p in parts if p.digits) < _LEAST or not total.figure.digits:
            continue
        gap = abs(total.figure.amount - sum(p.amount for p in parts))
        if gap > total.figure.amount * _NEAR:  # further apart no shortening closes it
            continue
        amounts = (total.figure.amount, *[p.amount for p in parts])
        if not gap or check_sum(total.figure, parts).closure is Closure.CLOSED:
            seen.add(amounts)
    return len(seen)


def _filled(parent: Entry) -> int:
    return sum(1 for fact in parent.figures.values() if fact.figure.digits)


def _worded(parent: Entry, children: Sequence[Entry]) -> bool:
    """Do the labels, too, say that the rows are parts of the one above?"""
    ranks = {_rank(child) for child in children}
    deeper = len(ranks) == 1 and -1 not in ranks and _rank(parent) < min(ranks)
    said = (
        is_total(parent) or _within(children[0]) or _POINTS.search(compact(parent.label.text))
    )
    return bool(said) or deeper or bool(_named(parent, children))


def _named(parent: Entry, below: Sequence[Entry]) -> int:
    """How many rows below are what the named row usually consists of, no other among them."""
    known = term_of_wording(parent.name)
    usual = _CONSISTS.get(known.name if known else "", frozenset())
    terms = [term_of_wording(e.name) for e in below[: len(usual)]]
    return len(usual) if usual and {t.name for t in terms if t} == usual else 0


def _outermost(total: Entry, level: Sequence[Entry]) -> Sequence[Entry]:
    """The rows that make the total up: those left, or those numbered at the first rank."""
    if _ties(total, level):
        return level
    ranks = [_rank(entry) for entry in level]
    if any(map(_within, level)) or (-1 in ranks and set(ranks) != {-1}):
        return ()
    return [e for e, rank in zip(level, ranks, strict=True) if rank == min(ranks)]


def _within(entry: Entry) -> bool:
    return compact(entry.label.text).startswith("其中")


def _rank(entry: Entry) -> int:
    """The rank of a row's numbering (一、 before （一） before 1.), -1 for none."""
    text = compact(entry.label.text)
    return next((i for i, known in enumerate(_RANKS) if known.match(text)), -1)
