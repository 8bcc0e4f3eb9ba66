"""Completion of a target told with its figure: 完成年度计划 600 件的 103%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hengji.extraction.prose.bound import Bound
from hengji.extraction.prose.relations.bases import is_prior
from hengji.extraction.prose.relations.executed import planned
from hengji.extraction.prose.relations.reach import is_base, is_denominator, low
from hengji.extraction.prose.relations.totals import same_measure
from hengji.kernel.patterns import lazy_pattern
from hengji.report.relations import Completion

_OF_TARGET = lazy_pattern(
    r"(?:完成了?|达到?了?|占|为|是|相当于)(?P<what>[^，。；：ⓂⓇⒸⓃ]{0,14}?(?:计划|目标|任务)[^，。；：ⓂⓇⒸⓃ]{0,6}?)"
    r"(?P<figure>[ⓂⒸ])(?:\([^()ⓂⓇⒸ]{1,4}\))?[^，。；：ⓂⓇⒸ]{0,6}?的(?P<rate>Ⓡ)"
)
_OF_NAMED = lazy_pattern(
    r"(?:完成了?|达到?了?|占)[^，。；：ⓂⓇⒸⓃ完成占]{0,8}?(?:目标|任务)(?:任务|数|量|值)?的(?P<rate>Ⓡ)"
)
_TARGETS = ("计划", "目标", "任务")
_OF_BUDGET = lazy_pattern(r"预算|计划")
_EACH = lazy_pattern(r"平均|[人户期场次件]均|每")


def counted_completions(bound: Bound) -> Iterator[Completion]:
    """Completions of counted targets, and of sums of money that are no budget."""
    if "的Ⓡ" not in bound.text or not any(map(bound.text.__contains__, _TARGETS)):
        return
    for start, end in bound.said:
        for match in _OF_TARGET.finditer(bound.text, start, end):
            at = match.start("figure")
            if bound.text[at] == "Ⓜ" and _OF_BUDGET.search(match["what"]):
                continue
            done = _done(bound, max(start, low(match.start())), match)
            if done is not None:
                begin = bound.clause_start(bound.positions[done], start)
                place = bound.place(begin, match.end())
                rate = bound.fact_at(match.start("rate"))
                yield Completion(bound.facts[done], bound.fact_at(at), rate, place)
        for match in _OF_NAMED.finditer(bound.text, start, end):
            if counted := planned(bound, start, match.start()):
                head = match.start() - 1
                begin = bound.clause_start(bound.clause_start(head, start) - 1, start)
                place = bound.place(begin, match.end())
                yield Completion(*counted, bound.fact_at(match.start("rate")), place)


def _done(bound: Bound, start: int, match: re.Match[str]) -> int | None:
    """The last figure before it that counts the same things."""
    target = bound.fact_at(match.start("figure"))
    for index in reversed(bound.values(start, match.start(), target.figure.kind)):
        at = bound.positions[index]
        label = bound.text[bound.clause_start(at, start, "，；：。(、") : at]
        if _EACH.search(label) or is_denominator(bound, index) or is_base(bound, index):
            continue
        if is_prior(bound.facts[index]):
            continue
        if same_measure(bound.facts[index], target):
            return index
    return None
