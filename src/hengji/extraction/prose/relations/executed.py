"""The executed figure and the budget that a rate of completion is computed from."""

from __future__ import annotations

import re
from typing import NamedTuple

from hengji.extraction.prose.bound import Bound
from hengji.extraction.prose.labels import is_connecting, stripped, without_time
from hengji.extraction.prose.relations.reach import is_base, is_denominator, low, outside
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.report.facts import Basis, Fact

ACTUAL = (Basis.FINAL, Basis.UNSTATED, Basis.PRIOR_FINAL)
_PLAN = lazy_pattern(r"计划|目标|应|任务|指标")
_DONE = lazy_pattern(r"完成|实际|已")
_SAID_PLANNED = lazy_pattern(
    r"(?<!公共)(?<!财政)(?<!基金)(?<!经营)预算|计划|下达|安排|批复|到位|指标|目标|任务|投资|概算"
)
_AT_HAND = lazy_pattern(r"(?:资金|经费)(?:总额|总量|规模|共计?|总计|合计)?为?$")
_SPENT = lazy_pattern(r"支出(?!预算|计划|指标)|支付|执行|使用|完成|拨付|结转|结余|收回|追加|减")
_BRACKETED = lazy_pattern(r"\([^()]*\)")
_AND_SPENT = lazy_pattern(
    r"，(?:截[至止][^，。；ⓂⒸⓇ]{2,14}，)?(?:全年|本年|年度|当年|年[底末]|已经?|累计|全部|共)*"
    r"(?:实际|实)?(?:支出|支付|列支|执行|使用|完成支出|完成投资|拨付)(?:资金|金额|数|额)?(?:为|是|了)?"
)
_LEFT = re.compile(r"(?:年末|年终|资金|尚)?(?:结余|结转|剩余|节余|节约)")
_IN_POST = lazy_pattern(r"在[职编岗]|实有")
_TARGET = lazy_pattern(r"(?:目标|计划|任务)(?:数|为|是|值)*Ⓒ?$")
_STAFF, _POSTS = "在职人数", "编制数"
TOTALS = frozenset(
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


class Found(NamedTuple):
    """The executed figure, whether its own sentence tells it, a budget found beside it."""

    fact: Fact | None = None
    near: bool = False
    other: Fact | None = None


def executed(bound: Bound, start: int, head: int, name: str | None) -> Found:
    """What was executed, as told before ``head``: of the term ``name`` if there is one."""
    if name is not None:
        return _of_term(bound, start, head, name)
    here = _actuals(bound, start, head)
    if here:
        if bound.goes_on(here[-1], head):
            return Found(bound.facts[here[-1]], True)
        return Found()
    opening = stripped(bound.text[start:head].rpartition("，")[2])
    if not is_connecting(without_time(opening)):
        return Found()
    earlier = _previous(bound, start)
    facts = [bound.facts[i] for i in _actuals(bound, *earlier)]
    overall = [f for f in facts if f.term in TOTALS and not f.scope]
    chosen = overall if len({f.term for f in facts}) > 1 else facts
    if len({f.figure.amount for f in chosen}) == 1:
        return Found(chosen[-1])
    return Found()


def in_all(bound: Bound, start: int, head: int) -> Found:
    """The one whole that the sentence says was spent."""
    facts = [bound.facts[i] for i in _actuals(bound, start, head)]
    whole = [f for f in facts if f.term in TOTALS and not f.scope]
    return Found(whole[-1], True) if len({f.figure.amount for f in whole}) == 1 else Found()


def _of_term(bound: Bound, start: int, head: int, name: str) -> Found:
    for begin, end, near in ((start, head, True), (low(start), start, False)):
        for index in reversed(_actuals(bound, begin, end)):
            fact = bound.facts[index]
            if fact.term == name and not fact.scope:
                return Found(fact, near)
    return Found(bound.memory.only(name, _year(bound), (Basis.FINAL, Basis.UNSTATED)))


def _actuals(bound: Bound, start: int, end: int) -> list[int]:
    return [
        i
        for i in bound.values(start, end, Kind.MONEY)
        if bound.facts[i].basis in ACTUAL
        and not is_denominator(bound, i)
        and not _LEFT.match(bound.facts[i].wording)
        and not (bound.facts[i].basis is Basis.PRIOR_FINAL and is_base(bound, i))
    ]


def _previous(bound: Bound, start: int) -> tuple[int, int]:
    """The sentence before the one that starts here."""
    for one in reversed(bound.sentences):
        if one[1] <= start and len(bound.indices(*one)):
            return one
    return start, start


def _year(bound: Bound) -> int | None:
    return bound.facts[-1].year if bound.facts else None


def budget_of(
    bound: Bound, head: int, actual: Fact | None, wanted: tuple[Basis, ...]
) -> tuple[Fact | None, bool]:
    """The budget it is a completion of, and whether no other figure could be meant."""
    if actual is None:
        return None, True
    own = [
        bound.facts[i]
        for i in bound.values(low(low(head)), head, Kind.MONEY)
        if _belongs(bound.facts[i], actual)
    ]
    if Basis.INITIAL in wanted and Basis.ADJUSTED in wanted:
        if any(f.basis is Basis.ADJUSTED for f in own):
            wanted = (Basis.ADJUSTED,)
        elif any(f.basis is Basis.ADJUSTMENT for f in own):
            return None, True  # the adjusted budget is not printed
    found = [f for f in own if f.basis in wanted]
    if not found:
        adjusted = (Basis.ADJUSTED, Basis.ADJUSTMENT)
        if Basis.ADJUSTED in wanted and bound.memory.told(actual.term, actual.year, adjusted):
            wanted = (Basis.ADJUSTED,)
        fact = bound.memory.only(actual.term, actual.year, wanted) if actual.term else None
        return fact, fact is None
    return found[-1], len({f.figure.amount for f in found}) == 1


def _belongs(fact: Fact, actual: Fact) -> bool:
    """Is the figure about the same money as the executed one?"""
    if fact is actual or fact.scope != actual.scope:
        return False
    if fact.term == actual.term:
        if actual.term:
            return True
        return fact.basis is not actual.basis and bool(_SAID_PLANNED.search(fact.wording))
    if not actual.term and actual.basis is Basis.FINAL:
        return fact.term in TOTALS
    return fact.term in TOTALS and actual.term in TOTALS


def establishment(bound: Bound, head: int) -> tuple[Fact | None, Fact | None, bool]:
    """Staff in post and approved posts, and whether this paragraph tells both."""
    told: list[Fact | None] = []
    for name in (_STAFF, _POSTS):
        here = [
            bound.facts[i]
            for i in bound.values(low(head), head, Kind.COUNT)
            if bound.facts[i].term == name and not bound.facts[i].scope
        ]
        told.append(here[-1] if len({f.figure.amount for f in here}) == 1 else None)
    near = None not in told
    kept = [
        fact or bound.memory.only(name, _year(bound), tuple(Basis))
        for fact, name in zip(told, (_STAFF, _POSTS), strict=True)
    ]
    return kept[0], kept[1], near


def in_posts(bound: Bound, start: int, head: int) -> tuple[Fact, Fact] | None:
    """编制 20 名，在编在职 18 人，控制率 90%: the last two counts, in post and approved."""
    here = bound.values(max(start, low(head)), head, Kind.COUNT, Kind.MONEY)[-2:]
    facts = [bound.facts[i] for i in here]
    if len(facts) < 2 or any(f.figure.kind is not Kind.COUNT for f in facts):
        return None
    posts, staff = (f.wording for f in facts)
    if "编制" in posts and "编制" not in staff and _IN_POST.search(staff):
        return facts[1], facts[0]
    return None


def planned_money(bound: Bound, start: int, head: int) -> tuple[Fact, Fact] | None:
    """What was spent and what was planned, side by side: 下达 50 万元，实际支出 48 万元.

    What was left, 结余 2 万元, may be told between them and the rate.
    """
    near = outside(bound, bound.indices(max(start, low(head)), head), head)
    if near and _LEFT.match(bound.facts[near[-1]].wording):
        head = bound.clause_start(bound.positions[near.pop()], start, "，")
    near = near[-2:]
    if len(near) < 2 or any(bound.kinds[i] is not Kind.MONEY for i in near):
        return None
    after = bound.text[bound.positions[near[1]] + 1 : head]
    return None if _BRACKETED.sub("", after).strip("，") else side_by_side(bound, *near)


def side_by_side(bound: Bound, one: int, other: int) -> tuple[Fact, Fact] | None:
    """The second as what was spent of the first, where the words between say so."""
    first, second = bound.positions[one], bound.positions[other]
    opening = bound.text[bound.clause_start(first, 0, "，；：。\n") : first]
    between = _BRACKETED.sub("", bound.text[first + 1 : second])
    told = _SAID_PLANNED.search(opening) or _AT_HAND.search(opening)
    if not told or _SPENT.search(opening):
        return None
    if _AND_SPENT.fullmatch(between) is None:
        return None
    return bound.facts[other], bound.facts[one]


def planned(bound: Bound, start: int, head: int) -> tuple[Fact, Fact] | None:
    """The last two counts, done and planned: 计划 100 人，实际 98 人; 新建 6 家，目标 5 家."""
    counts = bound.values(max(start, low(head)), head, Kind.COUNT)
    if len(counts) < 2:
        return None
    earlier, later = (bound.facts[i] for i in counts[-2:])
    first, second = (bound.positions[i] for i in counts[-2:])
    if earlier.figure.unit != later.figure.unit or head - second > 8:
        return None
    opening, between = bound.text[max(start, first - 24) : first], bound.text[first:second]
    if _PLAN.search(opening) and _DONE.search(between):
        return later, earlier
    if _TARGET.search(between) and not _PLAN.search(opening):
        return earlier, later
    return None
