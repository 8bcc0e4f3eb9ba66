"""Wholes whose parts have been read, as relations: which stand, and whether complete."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hengji.extraction.prose.bound import Bound
from hengji.extraction.prose.labels import without_funds
from hengji.extraction.prose.relations.reach import skips_change
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.report.facts import Basis, Fact
from hengji.report.relations import Enumeration, Exhaustive, PartsOfWhole
from hengji.vocabulary.terms import term

CLOSED = (
    *("分别为", "分别是", "分别用于", "具体为", "具体是"),
    *("构成为", "组成为", "为", "是", "即"),
)
MADE_OF = lazy_pattern(
    r"(?P<more>等)?(?:Ⓒ|[一二两三四五六七八九十]+)?(?:大|个)*(?:部分|项|类|方面|块)?(?:内容|资金|支出|经费)?"
    r"(?:共同)?(?:组成|构成)"
)
_NUMBERED = re.compile(
    r"(?:共(?:计|有|分为?)?|分为?)(?:Ⓒ|[一二三四五六七八九十]个?(?:项|类|部分|方面))"
)
BOTH_SIDES = "收支总计"
_SPENT = lazy_pattern(r"支出|年末")
_EVENTS = ("场", "场次", "次", "期", "份", "册", "批", "批次", "轮", "轮次")
_ORDINAL = re.compile(r"第[一二三四五六七八九十\d]+(?:批|期|次|轮|场|季度)")
_ROUNDS = ("批", "批次", "期", "次", "轮", "场")
_BARE_LIST = lazy_pattern(r"\((?:[^()，。；：ⓂⒸⓇ]{1,20}Ⓜ[、，；和]?)+\)")
_AGAIN = lazy_pattern(r"Ⓜ\((?:即|折合|合)?Ⓜ\)")
_SAID_SOME = lazy_pattern(r"其中|包括|主要|含|等|另|其他费用")
_BEHIND = lazy_pattern(r"等|(?:、[^，。；：、ⓂⓇⒸ]{2,16})+(?=[。；]|$)")
_CLASSES = 3
_COUNTED = re.compile(r"共|累计|合计|先后|全年|全市|全县|全区")


@dataclass(slots=True)
class Level:
    """A whole whose parts are being read: its figures and what came so far.

    ``end`` is where the wording closes the list, the text's length where it does not.
    """

    totals: list[int]
    marker: str
    start: int
    bracket: bool
    end: int
    parts: list[int] = field(default_factory=list)


def wholes(bound: Bound, level: Level) -> Iterator[PartsOfWhole | Enumeration]:
    """One relation for every stand of the budget year that has parts."""
    for index in _spent_if_untold(bound, level):
        total = bound.facts[index]
        found = [i for i in level.parts if _same_stand(bound, level, total, bound.facts[i])]
        complete = len(level.totals) > 1 or len(found) == len(level.parts)
        found = without_nested(bound, total, found)
        if total.term != BOTH_SIDES:
            yield from _whole(bound, level, index, found, complete)
            continue
        spent = [i for i in found if _SPENT.search(bound.facts[i].term)]
        for side in ([i for i in found if i not in spent], spent):
            yield from _whole(bound, level, index, side, complete)


def _spent_if_untold(bound: Bound, level: Level) -> list[int]:
    """支出Ⓜ，预算Ⓜ。其中：Ⓜ、Ⓜ: parts that say nothing of a budget are what was spent."""
    facts = ((i, bound.facts[i]) for i in level.totals)
    spent = [i for i, one in facts if one.implied or one.basis is Basis.FINAL]
    told = {bound.facts[i].basis for i in level.parts}
    return spent if spent and told == {Basis.UNSTATED} else level.totals


def without_nested(bound: Bound, total: Fact, found: list[int]) -> list[int]:
    """其中基本支出Ⓜ，人员经费Ⓜ，项目支出Ⓜ: parts of a part, told in one list with it.

    Only where the list would otherwise be more than its whole.
    """
    facts = [bound.facts[i] for i in found]
    slack = total.figure.step + sum(f.figure.step for f in facts)  # 243.81 shortened to 243.8
    if len(found) < 2 or sum(f.figure.amount for f in facts) <= total.figure.amount + slack:
        return found
    own = (f for f in facts if f.term != total.term and not f.scope)
    hosts = {f.term for f in own if f.term and not term(f.term).overall}
    nested = [
        i
        for i, f in zip(found, facts, strict=True)
        if f.term and hosts & {*term(f.term).within}
    ]
    return [i for i in found if i not in nested]


def _whole(
    bound: Bound, level: Level, index: int, found: list[int], complete: bool
) -> Iterator[PartsOfWhole | Enumeration]:
    if not found:
        return
    total, facts = bound.facts[index], tuple(bound.facts[i] for i in found)
    place = bound.place(level.start, bound.positions[found[-1]] + 1)
    exhaustive = _exhaustive(bound, level, total, facts, found)
    if exhaustive is Exhaustive.OPEN:
        sure = not _may_overlap(bound, total, found)
    else:
        sure = complete and not skips_change(bound, found)
    certain = sure and all(f.certain for f in (total, *facts))
    if _is_list(level, total, facts):
        yield Enumeration(total, facts, _unnumbered(bound, found), place, 0, certain)
        return
    marker = "由…组成" if level.marker == "由" else level.marker
    yield PartsOfWhole(total, facts, exhaustive, marker, place, certain)


def _unnumbered(bound: Bound, found: list[int]) -> int:
    """Items of a list without a number of their own: 分别为新任干部班、财务班Ⓒ、法律班Ⓒ等."""
    between = zip(found, found[1:], strict=False)
    heads = [bound.text[bound.positions[a] + 1 : bound.positions[b]] for a, b in between]
    first, last = bound.positions[found[0]], bound.positions[found[-1]] + 1
    opening = bound.text[bound.clause_start(first, 0, "，；：。Ⓒ") : first]
    behind = _BEHIND.match(bound.text, last)
    inside = opening.count("、") + sum(one[1:].count("、") for one in heads)
    if behind is None:
        return inside
    return inside or 1 if behind[0] == "等" else inside + behind[0].count("、")


def _may_overlap(bound: Bound, total: Fact, found: list[int]) -> bool:
    """职工 100 人，其中女职工 45 人，党员 60 人: told apart by commas, one may be in both."""
    facts = [bound.facts[i] for i in found]
    if total.figure.kind is not Kind.COUNT or any(f.term for f in facts):
        return False
    if all(_ORDINAL.match(f.wording) for f in facts) or _by_use(facts):
        return False
    if total.figure.unit.symbol in _EVENTS:
        return False
    if sum(f.figure.amount for f in facts) <= total.figure.amount:
        return False
    after = (bound.text[bound.positions[i] + 1] for i in found[:-1])
    return any(mark not in "、和及与；" for mark in after)


def _by_use(facts: Sequence[Fact]) -> bool:
    """执法执勤用车2辆、其他用车1辆: a car is of one of them."""
    return all(f.wording.endswith("用车") for f in facts)


def _all_rounds(bound: Bound, level: Level, facts: tuple[Fact, ...]) -> bool:
    """3 批共 96 人，第一批 30 人…第三批 32 人: every round that was counted has its number."""
    if not all(_ORDINAL.match(f.wording) for f in facts):
        return False
    counts = bound.values(
        max(0, level.start - 40), bound.positions[level.totals[-1]], Kind.COUNT
    )
    rounds = [bound.facts[i].figure for i in counts]
    return any(r.unit.symbol in _ROUNDS and r.digits == len(facts) for r in rounds)


def _bare_list(bound: Bound, level: Level, found: list[int]) -> bool:
    """20 万元（培训 8 万元、宣传 12 万元）: nothing in the bracket but the items of it."""
    at = bound.positions[level.totals[-1]] + 1
    if level.marker != "(" or len(level.totals) > 1 or len(found) < len(level.parts):
        return False
    match = _BARE_LIST.match(bound.text, at)
    if match is None or match[0].count("Ⓜ") != len(found):
        return False
    return not _SAID_SOME.search(match[0])


def _is_list(level: Level, total: Fact, facts: tuple[Fact, ...]) -> bool:
    """共 7 场：3 场…、4 场…: things counted and listed, not parts by name.

    After 其中 only where the items do make up the total: else it says not that they are all.
    """
    if total.figure.kind is not Kind.COUNT or total.term or len(facts) < 2:
        return False
    if level.marker in ("：", "(", *CLOSED):
        return True
    amounts = sum(f.figure.amount for f in facts)
    return bool(_COUNTED.search(total.wording)) and amounts == total.figure.amount


def _said_again(bound: Bound, total: Fact, again: Fact, index: int) -> bool:
    """2398410.23元（239.84万元）: the same figure once more, in another unit."""
    at = bound.positions[index]
    bracket = bound.text.rfind("(", 0, at)
    alike = total.figure.unit.scale != again.figure.unit.scale
    return alike and _AGAIN.match(bound.text, max(0, bracket - 1)) is not None


def _same_stand(bound: Bound, level: Level, total: Fact, part: Fact) -> bool:
    if part.year != total.year:
        return False
    last = bound.facts[level.totals[-1]]
    if len(level.totals) > 1 and last.basis is Basis.UNSTATED and not _planned(part):
        return total is last and not _prior(part)
    if part.basis is total.basis or _has_own_stand(part, total):
        return True
    if len(level.totals) == 1 and level.marker in ("由", *CLOSED):
        return not _prior(part) and not _prior(total)
    if part.basis is Basis.UNSTATED:
        spent = [bound.facts[i] for i in level.totals if bound.facts[i].basis is Basis.FINAL]
        return total is (spent[-1] if part.implied and spent else last)
    return total.basis is Basis.UNSTATED and part.basis is Basis.FINAL


def _planned(part: Fact) -> bool:
    return "预算" in part.wording and "预算" in without_funds(part.wording)


def _prior(fact: Fact) -> bool:
    return fact.basis in (Basis.PRIOR_FINAL, Basis.PRIOR_INITIAL)


def _has_own_stand(part: Fact, total: Fact) -> bool:
    """年初预算, 追加 and 上年结转 are parts of 全年预算, each of its own stand by name."""
    if not part.term or not total.term:
        return False
    one = term(part.term)
    return (bool(one.basis) or not one.carries) and total.term in one.within


def _exhaustive(
    bound: Bound, level: Level, total: Fact, facts: tuple[Fact, ...], found: list[int]
) -> Exhaustive:
    defined = term(total.term).parts if total.term else ()
    if defined and {f.term for f in facts} == set(defined):
        return Exhaustive.BY_DEFINITION
    if level.marker in CLOSED and len(facts) > 1:
        return Exhaustive.STATED
    if level.marker == "(" and _said_again(bound, total, facts[0], found[0]):
        return Exhaustive.STATED
    if len(facts) >= _CLASSES and _by_use(facts) and facts[-1].wording.startswith("其他"):
        return Exhaustive.STATED  # the classes of the form, to the last
    if len(facts) > 1 and (_all_rounds(bound, level, facts) or _bare_list(bound, level, found)):
        return Exhaustive.STATED
    if level.marker == "由":
        closing = MADE_OF.search(bound.text, bound.positions[found[-1]] + 1, level.end)
        return Exhaustive.OPEN if closing is None or closing["more"] else Exhaustive.STATED
    numbered = _NUMBERED.search(bound.text, level.start, bound.positions[found[0]])
    if numbered and len(facts) > 1 and "Ⓒ" in numbered[0]:
        said = bound.fact_at(numbered.end() - 1).figure
        if said.unit.symbol in ("项", "类", "个", "部分") and said.digits == len(facts):
            return Exhaustive.STATED
    return Exhaustive.OPEN
