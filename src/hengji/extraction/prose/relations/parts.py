"""Parts of a whole: 其中, 包括, brackets, 由…组成, 分别为, and parts before their 合计."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from hengji.extraction.prose.bound import Bound
from hengji.extraction.prose.relations.totals import same_measure, totalled
from hengji.kernel.units import Kind
from hengji.report.facts import Basis, Fact
from hengji.report.relations import Enumeration, Exhaustive, PartsOfWhole
from hengji.vocabulary.terms import may_be_part, term

_MARKER = re.compile(
    r"其中|具体(?:情况|构成)?(?:为|是|包括|如下)|(?:情况|明细|构成)如下|按[^，。；：ⓂⒸ]{2,10}分类?(?=[，：])"
    r"|主要包括|主要为|主要是|主要有|主要用于|包括|包含|分别为|分别是|分别用于|构成为|组成为"
    r"|(?<=[ⓂⒸ]，)(?:为|是|由|按)|(?<=[ⓂⒸ])[(：]|(?<=[ⓂⒸ]，)即"
)
_CLOSED = ("分别为", "分别是", "构成为", "组成为", "为", "是", "即")
_MADE_OF = re.compile(r"组成|构成")
_ASIDE = re.compile(r"另外|此外|同时|另有|另|截至|年末结转|人均|平均")
_SUM = re.compile(r"(?:合计|共计|总计|小计)[为约达]?$")
_NUMBERED = re.compile(r"共(?:计|有|分为?)?(?:Ⓒ|[一二三四五六七八九十]个?(?:项|类|部分|方面))")


@dataclass(slots=True)
class _Level:
    """A whole whose parts are being read: its figures and what came so far."""

    totals: list[int]
    marker: str
    start: int
    bracket: bool
    parts: list[int] = field(default_factory=list)


def parts(bound: Bound) -> Iterator[PartsOfWhole | Enumeration]:
    """Every statement of parts in the passage."""
    if len(bound.facts) < 2:
        return
    previous: tuple[int, int] | None = None
    for start, end in bound.passage.sentences:
        if len(bound.indices(start, end)):
            listed: set[int] = set()
            for kind in (Kind.MONEY, Kind.COUNT):
                for level in _levels(bound, start, end, previous, kind):
                    yield from _wholes(bound, level)
                    listed.update(level.parts)
            yield from totalled(bound, start, end, listed)
        previous = (start, end)


def _levels(
    bound: Bound, start: int, end: int, previous: tuple[int, int] | None, kind: Kind
) -> list[_Level]:
    """Read one sentence's figures of a kind left to right, keeping a stack of open wholes."""
    done: list[_Level] = []
    stack: list[_Level] = []
    at = start
    for index in bound.values(start, end, kind):
        position = bound.position(index)
        gap = bound.text[at:position]
        _close_brackets(gap, stack)
        opened = _open(bound, start, at, position, index, previous, stack)
        if opened:
            stack.append(opened)
            done.append(opened)
        elif "；" in gap:
            _close_nested(bound, index, stack)
        _place(bound, index, gap, stack)
        at = position + 1
    return done


def _close_brackets(gap: str, stack: list[_Level]) -> None:
    """A closing bracket ends the whole it opened, and all that was opened inside."""
    if ")" not in gap.split("(")[0]:
        return
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].bracket:
            del stack[depth:]
            return


def _close_nested(bound: Bound, index: int, stack: list[_Level]) -> None:
    """After a semicolon the inner whole goes on only if the term is known to belong to it."""
    while len(stack) > 1:
        whole = bound.facts[stack[-1].totals[-1]].term
        part = bound.facts[index].term
        if part and whole and may_be_part(part, whole) and term(part).within:
            return
        stack.pop()


def _place(bound: Bound, index: int, gap: str, stack: list[_Level]) -> None:
    """Add a value to the innermost whole it may be part of; else that whole is finished."""
    fact = bound.facts[index]
    while stack:
        level = stack[-1]
        total = bound.facts[level.totals[-1]]
        summed = level.parts and not fact.term and _SUM.search(fact.wording)
        if summed or (level.parts and _ASIDE.search(gap)):
            stack.pop()
            continue
        if not same_measure(fact, total):
            return
        if _fits_in(fact, total) and not _again(bound, level, fact):
            if fact.wording or level.marker in ("：", "(") or "Ⓒ" in gap:
                level.parts.append(index)
            return
        if _again(bound, level, fact) and len(stack) == 1 and fact.term == total.term:
            stack.pop()
            return
        stack.pop()


def _again(bound: Bound, level: _Level, fact: Fact) -> bool:
    """Has this very term already a figure of this basis and year here?"""
    return bool(fact.term) and any(
        (f.term, f.basis, f.year, f.scope) == (fact.term, fact.basis, fact.year, fact.scope)
        for f in (bound.facts[i] for i in level.parts)
    )


def _open(
    bound: Bound,
    start: int,
    at: int,
    position: int,
    index: int,
    previous: tuple[int, int] | None,
    stack: list[_Level],
) -> _Level | None:
    """A marker before this value opens a whole, if a value before it can be the whole."""
    match = None
    kind = bound.facts[index].figure.kind
    for found in _MARKER.finditer(bound.text, at, position):
        if found[0] == "(" and ")" in bound.text[found.start() : position]:
            continue
        match = found
        if match[0] in ("(", "其中"):
            break
    if match is None or (match[0] == "由" and not _MADE_OF.search(bound.text, position)):
        return None
    if match[0] == "：" and kind is Kind.COUNT and bound.text[match.end()] == "一":
        return None  # 一是… is an enumeration
    if match[0] in ("为", "是", "即", "(", "：") and match.start() > at + 1:
        return None
    heads = [
        i
        for i in bound.values(start, match.start(), kind)
        if not _enclosed(bound.text[bound.position(i) : match.start()])
    ]
    if not heads and previous and match.start() <= start + 2:
        heads = bound.values(*previous, kind)
    totals = _totals(bound, heads, index, stack)
    if not totals:
        return None
    begin = bound.clause_start(bound.position(totals[0]), 0, "，；：。(")
    return _Level(totals, match[0], begin, match[0] == "(")


def _enclosed(text: str) -> bool:
    """Does a bracket close here that was opened before?"""
    depth = 0
    for character in text:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return True
    return False


def _fits_in(part: Fact, whole: Fact) -> bool:
    """May the one be part of the other, one project's spending of all included?"""
    if part.scope and part.term == whole.term and not whole.scope:
        return True
    return may_be_part(part.term, whole.term)


def _totals(bound: Bound, heads: list[int], index: int, stack: list[_Level]) -> list[int]:
    """The figures of the whole: budget and final, where both stand before the marker."""
    fact = bound.facts[index]
    fit = [
        i
        for i in heads
        if same_measure(fact, bound.facts[i]) and _fits_in(fact, bound.facts[i])
    ]
    if not fit:
        return []
    last = bound.facts[fit[-1]]
    if not last.term:
        return fit[-1:]
    totals: list[int] = []
    for i in reversed(fit):
        f = bound.facts[i]
        if f.term != last.term and not (f.basis is not last.basis and _is_total(f, last)):
            break
        if any(bound.facts[t].basis is f.basis for t in totals):
            break
        totals.insert(0, i)
    return totals


def _is_total(one: Fact, other: Fact) -> bool:
    return bool(one.term and other.term) and term(one.term).overall and term(other.term).overall


def _wholes(bound: Bound, level: _Level) -> Iterator[PartsOfWhole | Enumeration]:
    """One relation for every stand of the budget year that has parts."""
    for index in level.totals:
        total = bound.facts[index]
        found = [i for i in level.parts if _same_stand(bound, level, total, bound.facts[i])]
        if not found:
            continue
        facts = tuple(bound.facts[i] for i in found)
        place = bound.place(level.start, bound.position(found[-1]) + 1)
        certain = all(f.certain for f in (total, *facts))
        if _is_list(level, total, facts):
            yield Enumeration(total, facts, 0, place, 0, certain)
            continue
        yield PartsOfWhole(
            total,
            facts,
            _exhaustive(bound, level, total, facts, found),
            "由…组成" if level.marker == "由" else level.marker,
            place,
            certain,
        )


def _is_list(level: _Level, total: Fact, facts: tuple[Fact, ...]) -> bool:
    """共 7 场：3 场…、4 场…: things counted and listed, not parts by name."""
    counted = total.figure.kind is Kind.COUNT and not total.term
    return counted and len(facts) > 1 and level.marker in ("：", "(", *_CLOSED)


def _same_stand(bound: Bound, level: _Level, total: Fact, part: Fact) -> bool:
    if part.year != total.year:
        return False
    if part.basis is total.basis or _has_own_stand(part, total):
        return True
    if part.basis is Basis.UNSTATED:
        return total is bound.facts[level.totals[-1]]
    return total.basis is Basis.UNSTATED and part.basis is Basis.FINAL


def _has_own_stand(part: Fact, total: Fact) -> bool:
    """年初预算 and 追加 are parts of 全年预算, each of its own stand by name."""
    if not part.term or not total.term:
        return False
    one = term(part.term)
    return bool(one.basis) and total.term in one.within


def _exhaustive(
    bound: Bound, level: _Level, total: Fact, facts: tuple[Fact, ...], found: list[int]
) -> Exhaustive:
    defined = term(total.term).parts if total.term else ()
    if defined and {f.term for f in facts} == set(defined):
        return Exhaustive.BY_DEFINITION
    if level.marker in _CLOSED and len(facts) > 1:
        return Exhaustive.STATED
    last = bound.position(found[-1]) + 1
    if level.marker == "由" and _MADE_OF.match(bound.text, last):
        return Exhaustive.STATED
    numbered = _NUMBERED.search(bound.text, level.start, bound.position(found[0]))
    if numbered and len(facts) > 1 and "Ⓒ" in numbered[0]:
        said = bound.fact_at(numbered.end() - 1).figure
        if said.unit.symbol in ("项", "类", "个", "部分") and said.digits == len(facts):
            return Exhaustive.STATED
    return Exhaustive.OPEN
