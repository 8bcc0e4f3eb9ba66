"""Money that has arrived, as a rate of what was to come: 省级资金到位 60 万元，到位率 100%."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hengji.extraction.prose.bound import Bound
from hengji.extraction.prose.relations.reach import low
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.report.facts import Fact
from hengji.report.relations import Completion

_ARRIVED = lazy_pattern(
    r"(?P<label>[^，。；：、()ⓂⒸⓇ]{0,20}?)(?:实际|已|共|累计|全部|均|已经|总)*到位(?:资金|金额|经费)?(?:为|了|共)?"
    r"(?P<got>Ⓜ)[，(](?:资金)?到位率(?:为|达到?|是)?(?P<rate>Ⓡ)"
)
_EXPECTED = lazy_pattern(r"应到位|计划|预算|安排|下达|批复|概算|投资")
_COME = lazy_pattern("(?<!应)到位")
_SOURCE = lazy_pattern(r"中央|[省市县区镇]级?|上级|本级|地方|自筹|配套|债券|社会|财政")
_PROJECT = "项目支出"
_RECENT = 24


def arrivals(bound: Bound) -> Iterator[Completion]:
    """Every rate of arrival with the figure of the same money planned before it."""
    if "到位率" not in bound.text:
        return
    for match in _ARRIVED.finditer(bound.text):
        got, label = bound.fact_at(match.start("got")), match["label"]
        before = bound.values(low(match.start()), match.start(), Kind.MONEY)
        planned = _planned(bound, before, label)
        if planned is not None:
            place = bound.place(bound.clause_start(match.start(), 0), match.end())
            rate = bound.fact_at(match.start("rate"))
            yield Completion(got, planned, rate, place, inferred=True)


def _planned(bound: Bound, before: list[int], label: str) -> Fact | None:
    """What was to come: of the same source by its name, else the one plan told before."""
    name = label.removeprefix("其中").strip()
    if _SOURCE.search(name):
        named = [
            f for f in (*bound.memory.others[-_RECENT:], *_facts(bound, before)) if _is(f, name)
        ]
        return _one(named)
    here = _facts(bound, before[-1:])
    if here and _EXPECTED.search(here[0].wording) and not _COME.search(here[0].wording):
        return here[0]
    above = bound.memory.by_term.get(_PROJECT, [])
    return None if before else _one([f for f in above if f.figure.kind is Kind.MONEY])


def _is(fact: Fact, name: str) -> bool:
    return fact.wording.endswith(name) and not _COME.search(fact.wording)


def _facts(bound: Bound, indices: Iterable[int]) -> list[Fact]:
    return [bound.facts[i] for i in indices]


def _one(told: list[Fact]) -> Fact | None:
    return told[-1] if len({f.figure.amount for f in told}) == 1 else None
