"""Sums over a list of numbered paragraphs: 共 125 万元，其中： 1.… 2.…，以上合计 125 万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hengji.extraction.prose.bound import Bound
from hengji.extraction.prose.relations.reach import is_base, is_denominator, outside
from hengji.extraction.prose.relations.totals import same_measure
from hengji.extraction.prose.relations.wholes import CLOSED
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.report.document import Paragraph
from hengji.report.facts import Basis, Fact
from hengji.report.relations import Exhaustive, PartsOfWhole

_FIRST = re.compile(r"\s*(?:[(（]?[1１一①]|[(（][1１一])(?![\d０-９一二三四五六七八九十])")
_NUMBER = lazy_pattern(
    r"\s*(?P<open>[(（]?)(?P<digits>\d{1,2})(?P<close>[)）.．、])(?!\d)"
    r"|\s*(?P<han>[(（][一二三四五六七八九十])[)）]|\s*(?P<circled>[①-⑳])"
)
_HAN = "一二三四五六七八九十"
_LEAD = lazy_pattern(
    r"(?P<total>[ⓂⒸ])，?(?P<mark>其中|具体(?:为|是|如下)?|分别为|分别是|分别用于|包括|明细如下)?：$"
)
_AFTER = lazy_pattern(
    r"(?:以上|上述)(?:(?P<items>Ⓒ)|各?项)?[^，。；：ⓂⒸⓇ]{0,8}?(?:合计|共计|总计|小计|共)"
    r"[^，。；：ⓂⒸⓇ]{0,8}(?P<total>[ⓂⒸ])"
)
_PURPOSES = lazy_pattern(
    r"(?:其中|(?:用于|包括|分为)[^，。；：ⓂⒸⓇ]{0,10}|(?:具体|如下|情况)[^，。；：ⓂⒸⓇ]{0,8})：$"
)
_ITEM_SUM = lazy_pattern(r"(?:合计|共计|小计|总计|，[计共])[^，。；：ⓂⒸⓇ]{0,6}$")
_OTHER = (Basis.PRIOR_FINAL, Basis.PRIOR_INITIAL, Basis.ADJUSTMENT)
_PLANNED = (Basis.INITIAL, Basis.ADJUSTED, Basis.BUDGET)
_NEAR = 16
_APART = 12
"""Paragraphs between two lists that one total may be of."""


def over_items(bounds: Sequence[Bound]) -> Iterator[PartsOfWhole]:
    """Every total told before or after a list whose items are paragraphs of their own."""
    ended: int | None = None
    for first, run in item_runs(bounds):
        yield from _told_before(bounds, first, run)
        yield from _told_after(bounds, first, run, ended)
        ended = _block(run[-1])


def item_runs(bounds: Sequence[Bound]) -> Iterator[tuple[int, list[Bound]]]:
    """Every list whose items are paragraphs of their own, and where its first one stands."""
    for first, bound in enumerate(bounds):
        if _FIRST.match(bound.passage.source.text) and _number(bound)[1] == 1:
            run = _run(bounds, first)
            if len(run) > 1:
                yield first, run


def _number(bound: Bound) -> tuple[str, int]:
    """How an item is numbered, and its number; ``0`` for none."""
    match = _NUMBER.match(bound.passage.source.text)
    if match is None:
        return "", 0
    if match["circled"]:
        return "circled", ord(match["circled"]) - ord("①") + 1
    if match["han"]:
        return "han", _HAN.index(match["han"][-1]) + 1
    return match["open"] + match["close"], int(match["digits"])


def _block(bound: Bound) -> int | None:
    source = bound.passage.source
    return source.place.block if isinstance(source, Paragraph) else None


def _follows(one: Bound, other: Bound) -> bool:
    """Does the one paragraph stand right below the other?"""
    below, above = _block(one), _block(other)
    return below is not None and above is not None and below == above + 1


def _run(bounds: Sequence[Bound], first: int) -> list[Bound]:
    """The items numbered through, one paragraph each, from the first on."""
    style, _ = _number(bounds[first])
    run = [bounds[first]]
    for bound in bounds[first + 1 :]:
        if not _follows(bound, run[-1]) or _number(bound) != (style, len(run) + 1):
            break
        run.append(bound)
    return run


def _told_before(
    bounds: Sequence[Bound], first: int, run: list[Bound]
) -> Iterator[PartsOfWhole]:
    lead = bounds[first - 1] if first else None
    if lead is None or not _follows(run[0], lead):
        return
    match = _LEAD.search(lead.text)
    if match:
        closed = (match["mark"] or "") in CLOSED
        exhaustive = Exhaustive.STATED if closed else Exhaustive.OPEN
        yield from _whole(lead, match, run, exhaustive)
    elif (purposes := _PURPOSES.search(lead.text)) and (index := _told_once(lead)) is not None:
        yield from _made(lead, index, run, Exhaustive.OPEN, purposes[0][:2])


def _told_once(lead: Bound) -> int | None:
    """The only kind of money that a paragraph tells: of budget and final, what was spent."""
    values = lead.values(0, len(lead.text), Kind.MONEY)
    named = [
        i
        for i in outside(lead, values, len(lead.text))
        if lead.facts[i].term and not is_base(lead, i) and not is_denominator(lead, i)
    ]
    named = [i for i in named if lead.facts[i].basis not in _OTHER]
    if len({lead.facts[i].term for i in named}) != 1:
        return None
    spent = [i for i in named if lead.facts[i].basis not in _PLANNED] or named
    return spent[0] if len({lead.facts[i].figure.amount for i in spent}) == 1 else None


def _told_after(
    bounds: Sequence[Bound], first: int, run: list[Bound], ended: int | None
) -> Iterator[PartsOfWhole]:
    """``ended`` is the block where the list before this one ended."""
    last = first + len(run)
    if last >= len(bounds) or not _follows(bounds[last], run[-1]):
        return
    match = _AFTER.match(bounds[last].text)
    if match is None:
        return
    said = bounds[last].fact_at(match.start("items")) if match["items"] else None
    if said is None or said.figure.digits == len(run):
        begun = _block(run[0])
        near = ended is not None and begun is not None and begun - ended < _APART
        for one in _whole(bounds[last], match, run, Exhaustive.STATED):
            # below （二） the total may hold what stands below （一） too
            yield replace(one, certain=False) if near else one


def _whole(
    bound: Bound, match: re.Match[str], run: list[Bound], exhaustive: Exhaustive
) -> Iterator[PartsOfWhole]:
    index = bound.passage.index_at(match.start("total"))
    yield from _made(bound, index, run, exhaustive, match[0][:2])


def _made(
    bound: Bound, index: int, run: list[Bound], exhaustive: Exhaustive, marker: str
) -> Iterator[PartsOfWhole]:
    total = bound.facts[index]
    parts = [_value(item, total) for item in run]
    found = tuple(one for one in parts if one is not None)
    if len(found) < len(run) or index in bound.deltas:
        return
    planned = {one.basis in _PLANNED for one in (total, *found)}
    certain = len(planned) == 1 and all(one.certain for one in (total, *found))
    begin = bound.clause_start(bound.positions[index], 0)
    place = bound.place(begin, bound.positions[index] + 1)
    yield PartsOfWhole(total, found, exhaustive, marker, place, certain)


def _value(item: Bound, total: Fact) -> Fact | None:
    """What the item counts for in the total: its one such figure, or its own 合计."""
    values = item.values(0, len(item.text), Kind.MONEY, Kind.COUNT)
    end = len(item.text)
    fit = [
        i
        for i in outside(item, values, end)
        if same_measure(item.facts[i], total) and not is_denominator(item, i)
    ]
    if len(fit) > 1:
        summed = [i for i in fit if _ITEM_SUM.search(item.text, *_before(item, i))]
        fit = summed or [i for i in fit if item.facts[i].basis is total.basis]
    return item.facts[fit[0]] if len(fit) == 1 else None


def _before(item: Bound, index: int) -> tuple[int, int]:
    at = item.positions[index]
    return max(0, at - _NEAR), at
