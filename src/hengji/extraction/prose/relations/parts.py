"""Parts of a whole: 其中, 包括, brackets, 由…组成, 分别为, and parts before their 合计."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hengji.extraction.prose.bound import Bound
from hengji.extraction.prose.relations.grand_totals import grand_totals
from hengji.extraction.prose.relations.heads import of_marker
from hengji.extraction.prose.relations.markers import marker_before, may_mark, of_stands
from hengji.extraction.prose.relations.reach import is_denominator, low, outside
from hengji.extraction.prose.relations.totals import fits_in, same_measure, totalled
from hengji.extraction.prose.relations.wholes import BOTH_SIDES, MADE_OF, Level, wholes
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.report.facts import Basis, Fact
from hengji.report.relations import Enumeration, PartsOfWhole
from hengji.vocabulary.terms import may_be_part, term

_BUDGETS = (Basis.INITIAL, Basis.ADJUSTED, Basis.BUDGET)
_MOST_HEADS, _DEEPEST = 24, 12
_ASIDE = re.compile(
    r"另外|此外|同时|另有|另|截至|年末结转|人均|平均|；(?:目前|现)?(?:已|累计|实际)(?:累计|实际)?(?:完成|支付|支出|拨付|到位|使用|执行)"
)
_SUM = re.compile(r"(?:合计|共计|总计|小计)[为约达]?$")
_EACH_OF = lazy_pattern(r"[ⓂⒸ]，分别[为是][ⓂⒸ]")
_MONEY_OF = lazy_pattern(r"[^，。；：()ⓂⒸⓇ]{0,8}(?:支出|收入|资金|经费)(?:主要|全部)?")
_EACH = re.compile(
    r"(?:[人户场次期件车辆日月年平亩生床台校村里米]均|每[人户名场次家位期年月天])[^，。；：ⓂⒸ]{0,8}$"
)
_NEW_SUBJECT = lazy_pattern(r"；[^；]*(?:内设|下设|设有|共有|现有|下辖|所属)")
_STAFF = re.compile(r"在职|在编|在岗|编制|正式")
_NOT_STAFF = lazy_pattern(r"退休|离休|遗属|离退")
_HIRED = lazy_pattern(r"临聘|临时|编外|外聘|劳务派遣|公益性岗位|借调|抽调|政府购买服务")


def parts(bound: Bound) -> Iterator[PartsOfWhole | Enumeration]:
    """Every statement of parts in the passage."""
    if len(bound.facts) < 2:
        return
    previous: tuple[int, int] | None = None
    above: list[Level] = []
    listed: set[int] = set()
    kinds = [kind for kind in (Kind.MONEY, Kind.COUNT) if kind in bound.kinds]
    for start, end in bound.sentences:
        if len(bound.indices(start, end)):
            told: list[Level] = []
            for kind in kinds:
                levels = _levels(bound, (start, end), previous, kind, above)
                told += levels[:1]
                for level in levels:
                    yield from wholes(bound, level)
                    listed.update(level.parts)
            yield from grand_totals(bound, start, end, listed)
            yield from totalled(bound, start, end, listed)
            above = told
        previous = (start, end)


def _levels(
    bound: Bound,
    sentence: tuple[int, int],
    previous: tuple[int, int] | None,
    kind: Kind,
    above: list[Level],
) -> list[Level]:
    """Read one sentence's figures of a kind left to right, keeping a stack of open wholes.

    ``above`` are the lists of the sentence before, the first of each kind.
    """
    start, end = sentence
    before = [one for one in above if bound.facts[one.totals[0]].figure.kind is kind]
    done: list[Level] = []
    stack: list[Level] = []
    at = start
    for index in _values(bound, start, end, kind):
        position = bound.positions[index]
        gap = bound.text[at:position]
        if stack:
            _close(position, gap, stack)
        alone = at == start and previous is None  # nothing told that it may be a part of
        opened = None
        if not alone and may_mark(gap):
            opened = _open(bound, sentence, at, index, previous, done or before)
        if opened:
            stack.append(opened)
            done.append(opened)
            del stack[:-_DEEPEST]
        elif "；" in gap:
            _close_nested(bound, index, gap, stack)
        if stack:
            _place(bound, index, gap, stack)
        at = position + 1
    return done


def _values(bound: Bound, start: int, end: int, kind: Kind) -> list[int]:
    """Figures there that may be wholes or parts."""
    return [i for i in bound.values(start, end, kind) if _counts(bound, i)]


def _counts(bound: Bound, index: int) -> bool:
    """No 占年计划 X 万元的 110%, no 人均 500 元."""
    text, at = bound.text, bound.positions[index]
    if text.startswith("的", at + 1) and is_denominator(bound, index):
        return False
    near = text[max(0, at - 12) : at]
    return ("均" not in near and "每" not in near) or _EACH.search(near) is None


def _close(position: int, gap: str, stack: list[Level]) -> None:
    """A closing bracket or 组成 ends the whole it belongs to, and all opened inside."""
    bracket = ")" in gap.split("(")[0]
    for depth in range(len(stack) - 1, -1, -1):
        level = stack[depth]
        if position > level.end or (bracket and level.bracket):
            del stack[depth:]
            if level.bracket:
                return


def _close_nested(bound: Bound, index: int, gap: str, stack: list[Level]) -> None:
    """After a semicolon the inner whole goes on only if the term is known to belong to it."""
    if bound.facts[index].figure.kind is Kind.COUNT and _NEW_SUBJECT.search(gap):
        stack.clear()
    while len(stack) > 1:
        whole = bound.facts[stack[-1].totals[-1]].term
        part = bound.facts[index].term
        if part and whole and may_be_part(part, whole) and term(part).within:
            return
        stack.pop()


def _place(bound: Bound, index: int, gap: str, stack: list[Level]) -> None:
    """Add a value to the innermost whole it may be part of; else that whole is finished."""
    fact = bound.facts[index]
    while stack:
        level = stack[-1]
        total = bound.facts[level.totals[-1]]
        summed = level.parts and not fact.term and _SUM.search(fact.wording)
        both = total.term == BOTH_SIDES or "总计" in total.wording
        own = both and bool(fact.term) and total.term in term(fact.term).within
        aside = level.parts and not own and _ASIDE.search(gap)
        if summed or aside or _outside(total, fact, gap):
            stack.pop()
            continue
        if not same_measure(fact, total):
            return
        if fits_in(fact, total) and not _again(bound, level, fact):
            named = fact.wording or level.marker in ("：", "(") or "Ⓒ" in gap
            if named or _each_of(bound, level):
                level.parts.append(index)
            return
        if _again(bound, level, fact) and len(stack) == 1 and fact.term == total.term:
            stack.pop()
            return
        stack.pop()


def _each_of(bound: Bound, level: Level) -> bool:
    """共投入Ⓜ，分别为Ⓜ、Ⓜ和Ⓜ: the items need no names, if nothing else was told before."""
    at = bound.positions[level.totals[-1]]
    begin = max(bound.text.rfind(mark, 0, at) for mark in "。；\n") + 1
    alone = not bound.values(begin, at, bound.facts[level.totals[-1]].figure.kind)
    return alone and _EACH_OF.match(bound.text, at) is not None


def _outside(total: Fact, part: Fact, gap: str) -> bool:
    """Persons who do not belong to the staff counted: 在职 62 人，…，退休 28 人."""
    if total.figure.kind is not Kind.COUNT or not _STAFF.search(total.wording):
        return False
    label = gap + part.wording
    if _NOT_STAFF.search(label) and not _NOT_STAFF.search(total.wording):
        return True
    in_posts = total.term == "编制数" or "编制" in total.wording or "在编" in total.wording
    return in_posts and _HIRED.search(label) is not None


def _again(bound: Bound, level: Level, fact: Fact) -> bool:
    """Has this very term already a figure of this basis and year here?"""
    return bool(fact.term) and any(
        (f.term, f.basis, f.year, f.scope) == (fact.term, fact.basis, fact.year, fact.scope)
        for f in (bound.facts[i] for i in level.parts)
    )


def _open(
    bound: Bound,
    sentence: tuple[int, int],
    at: int,
    index: int,
    previous: tuple[int, int] | None,
    told: list[Level],
) -> Level | None:
    """A marker before this value opens a whole, if a value before it can be the whole."""
    match = marker_before(bound, at, index)
    if match is None or of_stands(bound, at, match):
        return None
    closed = len(bound.text)
    if match[0] == "由":
        made = MADE_OF.search(bound.text, bound.positions[index], sentence[1])
        if not made:
            return None
        closed = made.end()
    kind = bound.facts[index].figure.kind
    heads = _heads(bound, sentence[0], match.start(), kind)
    own = bool(heads)
    lead = bound.text[sentence[0] : match.start()]
    if not heads and previous and (len(lead) <= 2 or _MONEY_OF.fullmatch(lead)):
        heads = _values(bound, *previous, kind)[-_MOST_HEADS:]
    heads = of_marker(bound, match, lead, heads, told)
    totals = _totals(bound, heads, index)
    if match[0].startswith("按") and told and (not own or told[0].totals[0] in heads):
        totals = told[0].totals  # 按性质分…；按经济分类分…: the same whole once more
    if not totals:
        return None
    first = bound.positions[totals[0]]
    return Level(totals, match[0], _begin(bound, first), match[0] == "(", closed)


def _begin(bound: Bound, position: int) -> int:
    return bound.clause_start(position, low(position), "，；：。(")


def _heads(bound: Bound, start: int, marker: int, kind: Kind) -> list[int]:
    """Values before the marker that no closed bracket encloses."""
    near = bound.values(max(start, low(marker)), marker, kind)[-_MOST_HEADS:]
    return outside(bound, [i for i in near if _counts(bound, i)], marker)


def _totals(bound: Bound, heads: list[int], index: int) -> list[int]:
    """The figures of the whole: budget and final, where both stand before the marker."""
    fact = bound.facts[index]
    fit = [
        i for i in heads if same_measure(fact, bound.facts[i]) and fits_in(fact, bound.facts[i])
    ]
    if not fit:
        return []
    last = bound.facts[fit[-1]]
    if not last.term:
        return fit[-1:]
    totals: list[int] = []
    for i in reversed(fit):
        f = bound.facts[i]
        if f.term != last.term and not (f.basis in _BUDGETS and _is_total(f, last)):
            break
        if "；" in bound.text[bound.positions[i] : bound.positions[fit[-1]]]:
            break
        if any(bound.facts[t].basis is f.basis for t in totals):
            break
        totals.insert(0, i)
    return totals


def _is_total(one: Fact, other: Fact) -> bool:
    return bool(one.term and other.term) and term(one.term).overall and term(other.term).overall
