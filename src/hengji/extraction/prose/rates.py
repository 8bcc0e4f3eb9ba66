"""Rates of execution told as completion: 支出合计Ⓜ，完成全年预算的Ⓡ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hengji.extraction.prose.bound import Bound
from hengji.kernel.patterns import lazy_pattern
from hengji.report.facts import Fact
from hengji.report.relations import Completion, Relation

_EXECUTION = "预算执行率"
_SPENT = frozenset(("支出合计", "全年执行数"))
_OF_BUDGET = lazy_pattern(
    r"(?:完成了?|为|是|达到?了?|执行了?)(?P<budget>[^，。；：ⓇⒸⓃ]{2,24})$"
)
_REACH = 40


def with_execution_rates(bound: Bound, relations: Sequence[Relation]) -> list[Fact]:
    """The facts of a passage; what the whole budget is completed by is its execution rate."""
    facts = list(bound.facts)
    rates = [r.rate for r in relations if isinstance(r, Completion) and _is_of_all(r)]
    if not rates:
        return facts
    numbers = {id(fact): index for index, fact in enumerate(facts)}
    for rate in rates:
        index = numbers.get(id(rate))
        if index is not None and not rate.term and _of_year(bound, index):
            facts[index] = replace(rate, term=_EXECUTION)
    return facts


def _is_of_all(one: Completion) -> bool:
    actual = one.actual
    return actual is not None and actual.term in _SPENT and not (actual.scope or one.inferred)


def _of_year(bound: Bound, index: int) -> bool:
    """Of the year's budget, not of the initial one, which an execution rate is not told of."""
    at = bound.positions[index]
    match = _OF_BUDGET.search(bound.text, max(0, at - _REACH), at)
    if not match:
        return False
    budget = match["budget"]
    return "预算" in budget and "年初" not in budget and "上年" not in budget
