"""Parts first, then their 合计."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hengji.extraction.prose.bound import Bound
from hengji.extraction.prose.labels import is_connecting, stripped, without_time
from hengji.kernel.units import Kind
from hengji.report.facts import Fact
from hengji.report.relations import Exhaustive, PartsOfWhole
from hengji.vocabulary.terms import term

_AFTER = re.compile(
    r"(?P<word>(?:以上|上述|两项|三项|四项|五项|各项|全部)*(?:合计|共计|总计|总共|累计))[^，。；：ⓂⒸⓇ]{0,8}(?P<total>[ⓂⒸ])"
)
_PERSONS = frozenset(("人", "名", "位", "个"))


def same_measure(one: Fact, other: Fact) -> bool:
    """Are both money, or counts of the same things?"""
    if one.figure.kind is not other.figure.kind:
        return False
    if one.figure.kind is not Kind.COUNT:
        return True
    units = {one.figure.unit.symbol, other.figure.unit.symbol}
    return len(units) == 1 or units <= _PERSONS


def totalled(bound: Bound, start: int, end: int, listed: set[int]) -> Iterator[PartsOfWhole]:
    """Parts first, then 合计."""
    for match in _AFTER.finditer(bound.text, start, end):
        position = match.start("total")
        index = bound.passage.index_at(position)
        total = bound.facts[index]
        before = bound.clause_start(position, start, "，；。")
        label = stripped(bound.text[before:position])
        if index in bound.deltas or not is_connecting(
            without_time(label.replace(match["word"], ""))
        ):
            continue
        found = _run(bound, start, match.start(), total)
        if len(found) < 2 or any(i in listed for i in found):
            continue
        facts = tuple(bound.facts[i] for i in found)
        yield PartsOfWhole(
            total,
            facts,
            Exhaustive.STATED,
            match["word"],
            bound.place(bound.clause_start(bound.position(found[0]), start), position + 1),
            all(f.certain for f in (total, *facts)),
        )


def _run(bound: Bound, start: int, end: int, total: Fact) -> list[int]:
    """The values of the total's measure right before it, all of one stand."""
    found: list[int] = []
    for index in reversed(bound.values(start, end, Kind.MONEY, Kind.COUNT)):
        fact = bound.facts[index]
        if not same_measure(fact, total):
            continue
        if fact.term and term(fact.term).overall:
            break
        if found and (fact.basis, fact.year) != (
            bound.facts[found[0]].basis,
            bound.facts[found[0]].year,
        ):
            break
        found.insert(0, index)
    return found
