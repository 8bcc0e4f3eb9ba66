"""What a stated change is about: the figure that changed, and its base."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hengji.extraction.prose.bound import Bound
from hengji.extraction.prose.labels import Mention, is_connecting, stripped, without_time
from hengji.extraction.prose.relations.reach import is_base, is_denominator, low, outside
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.kernel.values import quickly_built
from hengji.report.facts import Basis, Fact

_BOTH_SIDES = re.compile(
    r"(?:^|[，；。年度])(?:本年|总体)?收(?:入)?[、和与]?支(?:出)?(?:总计|总额|决算|各|均|总|与|较|比|同)"
)
_PLANNED = re.compile(r"(?<!公共)(?<!基金)(?<!经营)预算(?!执行|支出|拨款|单位|部门)")
_TOTAL = "收支总计"
_SPENT = lazy_pattern(r"决算|执行|实际|支出")
_BUDGETS = (Basis.INITIAL, Basis.ADJUSTED, Basis.BUDGET)
_FINALS = (Basis.FINAL, Basis.UNSTATED)
_LAST_FINAL, _LAST_BUDGET = (Basis.PRIOR_FINAL,), (Basis.PRIOR_INITIAL,)
_THIS_BUDGET = (Basis.INITIAL, Basis.BUDGET)
_YEAR = lazy_pattern(r"(?:19|20)\d\d(?=年)")


@quickly_built
@dataclass(frozen=True, slots=True)
class Against:
    """What a change is measured against: its wording, its figure, where it is named."""

    wording: str
    figure: Fact | None
    start: int


def statement_start(bound: Bound, start: int, head: int, current: Fact | None) -> int:
    """The clause of the current figure, if it stands in this sentence, else the phrase."""
    if current is not None:
        for index in bound.indices(start, head):
            if bound.facts[index] is current:
                return bound.clause_start(bound.positions[index], start)
    return bound.clause_start(head, start)


def current_of(
    bound: Bound, start: int, head: int, verb: int, kind: Kind | None
) -> tuple[Fact | None, bool]:
    """What changed, and whether it stands in another sentence."""
    kinds = (kind,) if kind else (Kind.MONEY, Kind.COUNT, Kind.RATIO)
    here = _said_of(bound, max(start, low(head)), head, kinds)
    earlier = _said_of(bound, low(start), start, kinds, head)
    opening = bound.text[bound.clause_start(head, start, "；。") : verb]
    if _BOTH_SIDES.search(opening):
        return _both_sides(bound, earlier + here, "财政" in opening)
    named = _named(bound, start, head, verb, kind)
    if here and bound.goes_on(here[-1], head) and not _of_a_part(bound, here[-1], head, named):
        return bound.facts[here[-1]], False
    for mention in reversed(named):
        term = mention.term
        told = [bound.facts[i] for i in reversed(earlier + here)]
        if fact := _told_of(bound, mention, told):
            return fact, False
        if term.kind in kinds:
            before = bound.text[max(start, low(head)) : head]
            planned = _PLANNED.search(before) and not _SPENT.search(before)
            bases = _BUDGETS[:1] if planned else _FINALS
            kept = bound.memory.only(term.name, _year(bound), bases)
            return kept, kept is not None
        return None, False
    between = stripped(bound.text[bound.clause_start(head, start, "；。") : head])
    if not here and earlier and is_connecting(without_time(between)):
        return bound.facts[_before_list(bound, earlier, start)], True
    return None, False


def _of_a_part(bound: Bound, index: int, head: int, named: list[Mention]) -> bool:
    """支出Ⓜ，较上年Ⓜ增加Ⓜ，其中人员经费增加Ⓜ: of the part that is named, not of all."""
    if not named or bound.text.find("其中", bound.positions[index], head) < 0:
        return False
    return all(m.term.name != bound.facts[index].term for m in named)


def spent_instead(bound: Bound, current: Fact, head: int, against: str) -> Fact:
    """What was spent, where a budget stands before a rate of it: 预算16，控制率96.25%，较上年….

    The budget's rate closes what is said of the budget; last year is compared with what
    was spent, which the paragraph names once.
    """
    if current.basis not in _BUDGETS or _PLANNED.search(against) or not current.term:
        return current
    at = next((i for i, f in enumerate(bound.facts) if f is current), None)
    if at is None or not bound.values(bound.positions[at], head, Kind.RATIO):
        return current
    spent = [
        f
        for f in bound.facts
        if f.term == current.term and f.basis in _FINALS and f.scope == current.scope
    ]
    return spent[0] if len({f.figure.amount for f in spent}) == 1 else current


def as_its_base(bound: Bound, start: int, current: Fact, base: Fact) -> Fact:
    """支出Ⓜ，年末结转Ⓜ。支出比2020年的Ⓜ增加…: what its base is a figure of, told before."""
    if not base.term or base.term == current.term:
        return current
    told = (bound.facts[i] for i in reversed(_said_of(bound, 0, start, (base.figure.kind,))))
    return next((f for f in told if f.term == base.term and f.scope == base.scope), current)


def _told_of(bound: Bound, mention: Mention, told: list[Fact]) -> Fact | None:
    """The nearest figure of the term; of 总收入Ⓜ，其中本年收入Ⓜ that of the very words."""
    own = [f for f in told if not is_prior(f) and not f.scope]
    if mention.term.overall:
        printed = bound.text[mention.start : mention.end]
        grand = [f for f in own if f.term == _TOTAL and printed in f.wording]
        if grand:
            return grand[0]
    return next((f for f in own if f.term == mention.term.name), None)


def _named(bound: Bound, start: int, head: int, verb: int, kind: Kind | None) -> list[Mention]:
    """Terms in the clause of the change that may be what changed."""
    begin = bound.clause_start(head, start, "，；：。(")
    found = bound.mentioned(begin, verb)
    return [m for m in found if not m.term.basis and (kind is None or m.term.kind is kind)]


def _both_sides(
    bound: Bound, indices: list[int], appropriated: bool
) -> tuple[Fact | None, bool]:
    """收、支总计 as one figure, or as income and spending that are equal.

    ``appropriated``: those of 财政拨款 alone.
    """
    facts = [bound.facts[i] for i in indices]
    total = f"{'财政拨款' if appropriated else ''}收支总计"
    for names in ((total,), ("收入合计", "支出合计"), (f"财政拨款{_TOTAL}",)):
        found = [f for f in facts if f.term in names and not f.scope and not is_prior(f)]
        both = {f.term for f in found} == set(names) or any("均" in f.wording for f in found)
        if both and len({f.figure.amount for f in found}) == 1:
            return found[0], False
    kept = bound.memory.only(total, _year(bound), _FINALS) if not indices else None
    return kept, kept is not None


def _said_of(
    bound: Bound, start: int, end: int, kinds: tuple[Kind, ...], head: int = 0
) -> list[int]:
    """Values there that something may be said of: no share, no figure of last year."""
    values = bound.values(start, end, *kinds)
    found = [
        i
        for i in outside(bound, values, max(head, end))
        if (bound.facts[i].term or bound.facts[i].figure.kind is not Kind.RATIO)
        and not is_denominator(bound, i)
    ]
    own = [i for i in found if not is_prior(bound.facts[i]) and not is_base(bound, i)]
    return own or [i for i in found if not is_base(bound, i)] or found


def _before_list(bound: Bound, earlier: list[int], end: int) -> int:
    """The figure before the 其中 of a list of terms; the last one where there is no such list.

    收入Ⓜ，其中：财政拨款收入Ⓜ；其他收入Ⓜ。与上年相比，减少…: the whole income did.
    """
    begin = bound.text.rfind("。", 0, max(end - 1, 0)) + 1
    opened = bound.text.find("其中", begin, end)
    if opened < 0:
        return earlier[-1]
    wholes = [i for i in earlier if bound.positions[i] < opened]
    parts = [i for i in earlier if bound.positions[i] > opened]
    named = {bound.facts[i].term or bound.facts[i].wording for i in parts}
    several = len(named - {""}) > 1
    return wholes[-1] if several and wholes else earlier[-1]


def _year(bound: Bound) -> int | None:
    return bound.facts[-1].year if bound.facts else None


def is_prior(fact: Fact) -> bool:
    return fact.basis in (Basis.PRIOR_FINAL, Basis.PRIOR_INITIAL)


def base_of(bound: Bound, against: Against, current: Fact | None) -> tuple[Fact | None, bool]:
    """The base's figure, and whether it stands apart from the statement."""
    if against.figure is not None:
        return against.figure, False
    if current is None:
        return None, False
    if not against.wording:
        return _implied(bound, current), True
    found = [
        f
        for i, f in enumerate(bound.facts)
        if i not in bound.deltas and f is not current and f.term == current.term
        and f.wording and f.figure.kind is current.figure.kind and f.scope == current.scope
        and _is_base(f, against.wording, current)
    ]  # fmt: skip
    if len({f.figure.amount for f in found}) == 1 and (current.term or len(found) == 1):
        return found[-1], False
    if found or not current.term:
        return None, False
    year = current.year
    if current.basis in _BUDGETS and not _PLANNED.search(against.wording):
        return None, False  # a budget against last year's: its budget, or its final account
    last_year = year - 1 if year else None
    bases: tuple[Basis, ...] = _THIS_BUDGET
    if "预算" not in against.wording:
        bases, year = _LAST_FINAL, last_year
    elif _of_earlier(against.wording, current):
        bases, year = _LAST_BUDGET, last_year
    fact = bound.memory.only(current.term, year, bases)
    return (None, False) if fact is None or fact is current else (fact, True)


def _implied(bound: Bound, current: Fact) -> Fact | None:
    """The one figure of last year, else of the budget, where the base is left unsaid."""
    own = [
        f
        for i, f in enumerate(bound.facts)
        if i not in bound.deltas and f.term == current.term and f is not current
    ]
    for found in ([f for f in own if is_prior(f)], [f for f in own if f.basis in _BUDGETS]):
        if current.term and len(found) == 1 and found[0].scope == current.scope:
            return found[0]
    return None


def _is_base(fact: Fact, wording: str, current: Fact) -> bool:
    if any(word in wording for word in ("全年预算", "调整")):
        return fact.basis is Basis.ADJUSTED
    prior = _of_earlier(wording, current)
    if "预算" in wording or "计划" in wording or "批复" in wording:
        return fact.basis in (_LAST_BUDGET if prior else _THIS_BUDGET)
    if prior or "年" in wording:
        earlier = (
            fact.year is not None and current.year is not None and fact.year < current.year
        )
        budgets = current.basis in _BUDGETS and "决算" not in wording
        return earlier and (fact.basis is Basis.PRIOR_INITIAL) is budgets
    return False


def _of_earlier(wording: str, current: Fact) -> bool:
    """较上年预算, 比2019年预算 in a report on 2020: what is compared with lies before it."""
    if "上年" in wording or "去年" in wording or "同比" in wording or "同期" in wording:
        return True
    named = _YEAR.search(wording)
    return bool(named and current.year and int(named[0]) < current.year)
