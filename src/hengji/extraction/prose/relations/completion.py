"""Completion of a budget: 完成年初预算的 98%, 执行率, and 占预算的 where 完成 is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hengji.extraction.prose.bound import Bound
from hengji.kernel.units import Kind
from hengji.report.facts import Basis, Fact
from hengji.report.relations import Completion

_OF_BUDGET = re.compile(
    r"(?:完成了?|达到?了?|占到?了?|为|是|执行了?)(?P<budget>[^，。；：ⓂⓇⒸⓃ完成占]{0,12}?(?:预算|计划)[^，。；：ⓂⓇⒸⓃ]{0,8}?)"
    r"(?P<figure>Ⓜ)?的?(?:比例|比重|百分比)?[为达约到是，]{0,2}(?P<rate>Ⓡ)"
)
_RATE = re.compile(
    r"(?P<name>(?:执行率|执行进度|完成率|执行比例|完成比例|支出进度|支付进度|支付率|完成进度|(?<=资金|预算|经费)使用率))(?:[达到约为是：均]|高达|分别|只有|仅)*(?P<rate>Ⓡ)(?!=)"
)
_BUDGET = re.compile(r"预算|计划")
_FUNDS = re.compile(r"(?:一般公共|政府性基金|国有资本经营)预算")
_NOT_MONEY = re.compile(r"(?:工作|任务|指标|目标|验收|整改|培训|项目完工|办结|及时)(?:的)?$")
_ACTUAL = (Basis.FINAL, Basis.UNSTATED, Basis.PRIOR_FINAL)


def completions(bound: Bound) -> Iterator[Completion]:
    """Every rate of completion or execution that the passage states."""
    if "Ⓡ" not in bound.text:
        return
    for start, end in bound.sentences():
        for match in _OF_BUDGET.finditer(bound.text, start, end):
            if _BUDGET.search(_FUNDS.sub("", match["budget"])):
                yield _of_budget(bound, start, match)
        for match in _RATE.finditer(bound.text, start, end):
            if not _NOT_MONEY.search(bound.text, start, match.start()):
                yield _execution(bound, start, match)


def _of_budget(bound: Bound, start: int, match: re.Match[str]) -> Completion:
    head = match.start()
    wanted = _wanted(match["budget"])
    actual, near = _actual(bound, start, head, None)
    inferred = actual is not None and not near
    at = match.start("figure")
    if at >= 0:
        budget: Fact | None = bound.fact_at(at)
    else:
        budget, certain = _budget(bound, start, head, actual, wanted)
        inferred = inferred or not certain
    place = bound.place(_start(bound, start, head, actual, budget), match.end())
    return Completion(actual, budget, bound.fact_at(match.start("rate")), place, inferred)


def _execution(bound: Bound, start: int, match: re.Match[str]) -> Completion:
    head = match.start()
    clause = bound.clause_start(head, start, "，；：。(")
    named = [m.term for m in bound.mentioned(clause, head) if m.term.kind is Kind.MONEY]
    term = named[-1].name if named and not named[-1].overall else None
    actual, near = _actual(bound, start, head, term)
    budget, certain = _budget(bound, start, head, actual, (Basis.ADJUSTED, Basis.INITIAL))
    explicit = budget is None or budget.basis is Basis.ADJUSTED
    place = bound.place(_start(bound, start, head, actual, budget), match.end())
    rate = bound.fact_at(match.start("rate"))
    return Completion(
        actual, budget, rate, place, not ((near or actual is None) and certain and explicit)
    )


def _wanted(wording: str) -> tuple[Basis, ...]:
    if "年初" in wording:
        return (Basis.INITIAL,)
    if "全年" in wording or "调整" in wording:
        return (Basis.ADJUSTED,)
    if "上年" in wording or "去年" in wording:
        return (Basis.PRIOR_INITIAL,)
    return (Basis.INITIAL, Basis.ADJUSTED)


def _actual(bound: Bound, start: int, head: int, term: str | None) -> tuple[Fact | None, bool]:
    """The executed figure, and whether it stands in the same sentence."""
    for low, near in ((start, True), (0, False)):
        for index in reversed(bound.values(low, head, Kind.MONEY)):
            fact = bound.facts[index]
            if fact.basis in _ACTUAL and (term is None or fact.term == term):
                if term is not None or bound.goes_on(index, head):
                    return fact, near
                if near:
                    return None, False
            if not near and fact.basis in _ACTUAL:
                break
    return None, False


def _budget(
    bound: Bound, start: int, head: int, actual: Fact | None, wanted: tuple[Basis, ...]
) -> tuple[Fact | None, bool]:
    """The budget it is a completion of, and whether no other figure could be meant."""
    if actual is None:
        return None, True
    own = [
        bound.facts[i]
        for i in bound.values(0, head, Kind.MONEY)
        if _belongs(bound.facts[i], actual)
    ]
    if len(wanted) > 1:
        if any(f.basis is Basis.ADJUSTED for f in own):
            wanted = (Basis.ADJUSTED,)
        elif any(f.basis is Basis.ADJUSTMENT for f in own):
            return None, True  # the adjusted budget is not printed
    found = [f for f in own if f.basis in wanted]
    if not found:
        fact = bound.memory.only(actual.term, actual.year, wanted) if actual.term else None
        return fact, fact is None
    return found[-1], len({f.figure.amount for f in found}) == 1


_TOTALS = frozenset(
    (
        "年初预算数",
        "全年预算数",
        "全年执行数",
        "支出合计",
        "预算追加",
        "预算追减",
        "财政拨款支出",
    )
)


def _belongs(fact: Fact, actual: Fact) -> bool:
    """Is the figure about the same money as the executed one?"""
    if fact is actual or fact.scope != actual.scope:
        return False
    if fact.term == actual.term:
        return bool(actual.term) or fact.basis is not actual.basis
    return fact.term in _TOTALS and actual.term in _TOTALS


def _start(
    bound: Bound, start: int, head: int, actual: Fact | None, budget: Fact | None
) -> int:
    """The first clause of the statement within its sentence."""
    for index in bound.indices(start, head):
        if bound.facts[index] is actual or bound.facts[index] is budget:
            return bound.clause_start(bound.position(index), start)
    return bound.clause_start(head, start)
