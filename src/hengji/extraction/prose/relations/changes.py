"""Changes against a base: 较上年增加 2 万元, 增长 5%; 由 3 万元降至 2 万元; 与上年持平."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hengji.extraction.prose.bound import Bound
from hengji.extraction.prose.relations.bases import (
    Against,
    as_its_base,
    base_of,
    current_of,
    is_prior,
    spent_instead,
    statement_start,
)
from hengji.extraction.prose.relations.changed import (
    gone_back,
    of_year_named,
    told_behind,
)
from hengji.extraction.prose.relations.movements import (
    adjusted,
    differing,
    flat,
    moved,
    wordless,
)
from hengji.extraction.prose.relations.points import named_rates, points
from hengji.extraction.prose.relations.verbs import (
    BASE,
    DOWN,
    EITHER,
    LESS,
    MORE,
    STEP,
    UP,
    direction_of,
)
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.kernel.values import quickly_built
from hengji.report.facts import Fact
from hengji.report.relations import Change, Direction

_RATE_AFTER = re.compile(
    r"[，、；(]{0,2}(?:约|即|为|幅度|变动率|变化率|变动幅度|比例|比率|增减变化率|增减率|变化幅度)*(?:为|达|约)*(Ⓡ)"
)
_JOINT = re.compile(
    r"[，、；()和及]{0,2}(?:同比|环比|较上年|比上年|较去年|比去年|年|约|即|相应|总体)*"
)
_BASE_TAIL = (
    r"(?:年初|全年|调整后?|部门|单位|预算|决算|批复|安排|执行|实际|累计|支出|收入|同期|年度|度|数|总额|金额"
    r"|合计|总数|总|末|底|的|情况|水平|计划|目标|编制|额|财政拨款|经费|资金|人数|总量)*"
)
_ANCHOR = re.compile(r"较|比|与|同|和|跟|对比|相较于?|相对于?")
_COMPARE = re.compile(
    rf"(?:较|比|与|同|和|跟|对比|相较于?|相对于?)"
    rf"(?P<base>[^，。；：较比与和ⓂⓇⒸⓃⓅ]{{0,14}}?(?:{BASE}){_BASE_TAIL})"
    r"(?P<figure>[ⓂⒸⓃⓇ])?(?:相比较?|比较|对比|相较|来看|来说|比)?"
    r"(?P<rest>[，、]?[^，。；：ⓂⓇⒸⓃⓅ]{0,24})"
)
_NAMED_BASE = lazy_pattern(
    r"(?:较|比|与|同|和)(?P<base>(?:上年|去年|(?:19|20)\d\d年)度?)[^，。；：ⓂⓇⒸⓃⓅ]{1,40}"
    r"(?P<figure>[ⓂⒸ])(?:相比较?|比较|对比|比)(?P<rest>，?)"
)
"""与2023年拨付的专项补助资金Ⓜ相比: the words between name what it is."""
_SAME_PERIOD = lazy_pattern(r"(?P<base>同比|环比)(?P<rest>[^，。；ⓂⓇⒸⓃⓅ]{0,6})$")
_REASON = re.compile(r"原因|因为|由于|主要是|主要为|系|源于|因(?!公)")
_WORD = re.compile(
    f"{UP}|{DOWN}|{EITHER}|持平|一致|相同|相等|变化|调整|变更|追加|{MORE}|{LESS}"
)
_PARTS = lazy_pattern(r"\s*其中[，：]?")
_BASES = lazy_pattern(r"^(?:\([^()]*\)|，(?:上年|去年)(?:同期)?[为是]?[ⓂⒸ](?=，))")
_CHAIN = re.compile(r"[、和及][ⓂⒸⓇ]")


@quickly_built
@dataclass(frozen=True, slots=True)
class _Said:
    """One stated change: its step or steps, as positions in the text."""

    start: int
    end: int
    direction: Direction
    amount: Fact | None
    rate: Fact | None


def changes(bound: Bound) -> Iterator[Change]:
    """Every change the passage states."""
    worded = _WORD.search(bound.text)
    if not worded and "Ⓟ" not in bound.text and "差异率" not in bound.text:
        return
    before: Change | None = None
    for start, end in bound.sentences:
        spent: set[int] = set()
        yield from moved(bound, start, end, spent)
        yield from points(bound, start, end, spent)
        yield from named_rates(bound, start, end, spent)
        yield from adjusted(bound, start, end)
        yield from differing(bound, start, end)
        yield from flat(bound, start, end)
        yield from wordless(bound, start, end)
        last = (start, before) if before and _PARTS.match(bound.text, start) else None
        before = None
        for said in _said(bound, start, end, spent):
            one = _change(bound, start, said)
            if one is None and last and _named_part(bound, start, said, last[0]):
                one = _carried(bound, start, said, last[1])
            elif one is None and last and _JOINT.fullmatch(bound.text, last[0], said.start):
                one = _again(bound, said, last[1])
            if one:
                yield one
                last, before = (said.end, one), one


def _said(bound: Bound, start: int, end: int, spent: set[int]) -> Iterator[_Said]:
    """Steps of one sentence, an amount and its rate taken together."""
    pending: _Said | None = None
    for match in STEP.finditer(bound.text, start, end):
        at = match.start("figure")
        index = bound.passage.index_at(at)
        fact = bound.facts[index]
        told = index in bound.deltas or fact.figure.kind is Kind.RATIO
        if index in spent or not told:
            continue
        if _CHAIN.match(bound.text, match.end(), end):
            continue  # 增长 15.2%、8.6%: which is whose is not said by grammar alone
        step = _step(bound, match, fact, end)
        if pending and _joined(bound.text, pending, step):
            yield _Said(
                pending.start,
                step.end,
                pending.direction,
                pending.amount or step.amount,
                pending.rate or step.rate,
            )
            pending = None
            continue
        if pending:
            yield pending
        pending = step
    if pending:
        yield pending


def _step(bound: Bound, match: re.Match[str], fact: Fact, end: int) -> _Said:
    if fact.figure.unit.symbol in ("%", "‰"):
        return _Said(match.start(), match.end(), direction_of(match), None, fact)
    after = _RATE_AFTER.match(bound.text, match.end(), end)
    if after and after[0][:1] in "，、；(":
        rate = bound.fact_at(after.start(1))
        closing = 1 if bound.text[after.end() : after.end() + 1] == ")" else 0
        return _Said(match.start(), after.end() + closing, direction_of(match), fact, rate)
    return _Said(match.start(), match.end(), direction_of(match), fact, None)


def _joined(text: str, first: _Said, second: _Said) -> bool:
    """Is the second the rate (or amount) of the same change?"""
    if (first.amount is None) == (second.amount is None) or (first.rate and second.rate):
        return False
    if first.direction is not second.direction and not _negative(second):
        return False
    between = text[first.end : second.start]
    if between.startswith(("(", "，上年", "，去年")):  # 增加Ⓜ(上年Ⓜ，本年Ⓜ)，增幅Ⓡ
        between = _BASES.sub("", between)
    return _JOINT.fullmatch(between) is not None


def _named_part(bound: Bound, start: int, said: _Said, after: int) -> bool:
    """其中公务接待费减少…: a term of its own, and no reason given in between."""
    clause = bound.clause_start(said.start, start, "，；：。")
    named = bound.mentioned(clause, said.start)
    return bool(named) and not _REASON.search(bound.text, after, said.start)


def _carried(bound: Bound, start: int, said: _Said, last: Change) -> Change:
    """A change of a part, against the base that the whole was measured against."""
    current, _ = current_of(bound, start, said.start, said.start, None)
    place = bound.place(bound.clause_start(said.start, start), said.end)
    return Change(
        current,
        None,
        said.amount,
        said.rate,
        said.direction,
        last.against,
        place,
        inferred=True,
    )


def _again(bound: Bound, said: _Said, last: Change) -> Change:
    """A second figure of the change just told, in another direction."""
    place = bound.place(said.start, said.end)
    return replace(
        last, amount=said.amount, rate=said.rate, direction=said.direction, place=place
    )


def _against(bound: Bound, start: int, said: _Said) -> Against | None:
    window = max(start, said.start - 60)
    for anchor in reversed(list(_ANCHOR.finditer(bound.text, window, said.start))):
        stretch = (anchor.start(), said.start)
        match = _COMPARE.fullmatch(bound.text, *stretch) or _NAMED_BASE.fullmatch(
            bound.text, *stretch
        )
        if match and _free(match["rest"]):
            at = match.start("figure")
            figure = bound.fact_at(at) if at >= 0 else None
            return Against(match["base"], figure, match.start())
    match = _SAME_PERIOD.search(bound.text, window, said.start)
    return Against(match["base"], None, match.start()) if match else None


def _free(rest: str) -> bool:
    return not _REASON.search(rest)


def _change(bound: Bound, start: int, said: _Said) -> Change | None:
    against = _against(bound, start, said)
    head = against.start if against else said.start
    kind = said.amount.figure.kind if said.amount else None
    if kind is Kind.RATIO:
        kind = None
    current, far = current_of(bound, start, head, said.start, kind)
    if against and current is None:
        current, far = gone_back(bound, start, against, kind), True
    if current and said.amount and kind is None and current.figure.kind is not Kind.RATIO:
        current, far = None, False  # points are no change of an amount
    if against and current:
        current = of_year_named(bound, start, head, current)
    if against is None:
        clause = bound.text[bound.clause_start(said.start, start, "；") : said.start]
        if current is None or far or _REASON.search(clause) or is_prior(current):
            return None
        against = Against("", None, said.start)
    if current is not None:
        current = spent_instead(bound, current, head, against.wording)
    base, other = base_of(bound, against, current)
    if far and current and base and base is against.figure:
        current = as_its_base(bound, start, current, base)
    current, base, end = told_behind(bound, said.start, said.end, current, base)
    direction, doubtful = _signed(said)
    return Change(
        current,
        base,
        said.amount,
        said.rate,
        direction,
        against.wording,
        bound.place(statement_start(bound, start, head, current), end),
        inferred=far or other or doubtful or not against.wording,
    )


def _negative(said: _Said) -> bool:
    return any(f is not None and f.figure.digits < 0 for f in (said.amount, said.rate))


def _signed(said: _Said) -> tuple[Direction, bool]:
    """Direction, and whether a minus sign leaves it in doubt (下降-81.75%)."""
    if not _negative(said):
        return said.direction, False
    if said.amount is not None and said.amount.figure.digits >= 0:
        return said.direction, True
    return (Direction.DOWN if said.direction is Direction.UP else Direction.UNSTATED), True
