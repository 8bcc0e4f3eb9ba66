"""Parts of the spending that the paragraph above tells: 按单位：甲 20 万元，乙 30 万元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hengji.extraction.prose.bound import Bound
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.report.facts import Basis, Fact
from hengji.report.relations import Exhaustive, PartsOfWhole
from hengji.vocabulary.terms import term

_OPENS = re.compile(
    r"[^，。；：ⓂⒸⓇ]{0,6}(?:按|分|从)(?:单位|部门|项目|类别|用途|内容)[^，。；：ⓂⒸ]{0,4}[：，]"
)
_NESTED = lazy_pattern(r"其中|包括|[；(]|预算|结转|结余|合计|以上|共")
_SPENT, _PROJECTS = ("支出合计", "全年执行数"), ("项目支出",)
_FEWEST = 3


def sections(bound: Bound) -> Iterator[PartsOfWhole]:
    """The list that a paragraph opens with, of the spending told before it."""
    match = _OPENS.match(bound.text)
    if match is None or not bound.sentences:
        return
    start, end = bound.sentences[0]
    found = bound.values(start, end, Kind.MONEY)
    facts = tuple(bound.facts[i] for i in found)
    if len(facts) < _FEWEST or _NESTED.search(bound.text, match.end(), end):
        return
    if any(f.term and term(f.term).overall for f in facts):
        return
    total = _told(bound, facts[0].year, _PROJECTS if "项目" in match[0] else _SPENT)
    if total is None:
        return
    place = bound.place(start, bound.positions[found[-1]] + 1)
    sure = all(f.certain for f in (total, *facts))
    yield PartsOfWhole(total, facts, Exhaustive.OPEN, match[0], place, sure)


def _told(bound: Bound, year: int | None, names: tuple[str, ...]) -> Fact | None:
    for name in names:
        kept = bound.memory.only(name, year, (Basis.FINAL, Basis.UNSTATED))
        if kept is not None:
            return kept
    return None
