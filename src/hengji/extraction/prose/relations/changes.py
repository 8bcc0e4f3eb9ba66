"""Changes against a base: 较上年增加 2 万元, 增长 5%; 由 3 万元降至 2 万元; 与上年持平."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hengji.extraction.prose.bound import Bound
from hengji.extraction.prose.labels import is_connecting, stripped, without_time
from hengji.kernel.units import Kind
from hengji.report.facts import Basis, Fact
from hengji.report.relations import Change, Direction

_UP = (
    "增加|增长|上升|提高|提升|升高|扩大|上涨|上调|递增|增支|净增|多支出|超支|增幅|涨幅|增|升|涨"
)
_DOWN = "减少|下降|降低|压减|压缩|缩减|缩小|下调|减支|净减|少支出|节约|节省|降幅|减幅|回落|递减|减|降"
_EITHER = r"增加\((?:减少|下降)\)|增长\(下降\)|增\(减\)|上升\(下降\)|增减|变动|变化"
_FILL = (
    r"(?:了|额度?|数额?|率|幅度|比例|比率|金额|支出|经费|预算|资金|约|近|超过?|共计?|合计|各|也|均"
    r"|为|达到?|是|：|\))*"
)
_VERB = (
    rf"(?P<either>{_EITHER})|(?P<up>{_UP}|(?<=年)多|(?<=数)多)"
    rf"|(?P<down>{_DOWN}|(?<=年)少|(?<=数)少)"
)
_STEP = re.compile(rf"(?:{_VERB}){_FILL}(?P<figure>[ⓂⒸⓅⓃⓇⒶ])")
_RATE_AFTER = re.compile(
    r"[，、；(]{0,2}(?:约|即|为|幅度|变动率|变化率|变动幅度|比例|比率|增减变化率|增减率|变化幅度)*(?:为|达|约)*(Ⓡ)"
)
_JOINT = re.compile(
    r"[，、；()和及]{0,2}(?:同比|环比|较上年|比上年|较去年|比去年|年|约|即|相应|总体)*"
)
_BASE = (
    "上年|去年|上一?年|同期|往年|上期|前年|年初|预算|决算|计划|目标|批复|"
    r"(?:19|20)\d\d年"
)
_BASE_TAIL = (
    r"(?:年初|全年|调整后?|部门|单位|预算|决算|批复|安排|执行|实际|支出|收入|同期|年度|度|数|总额|金额"
    r"|合计|总数|末|底|的|情况|水平|计划|目标|编制|额|财政拨款|经费|资金|人数|总量)*"
)
_ANCHOR = re.compile(r"较|比|与|同|和|跟|对比|相较于?|相对于?")
_COMPARE = re.compile(
    rf"(?:较|比|与|同|和|跟|对比|相较于?|相对于?)"
    rf"(?P<base>[^，。；：较比与和ⓂⓇⒸⓃⓅ]{{0,14}}?(?:{_BASE}){_BASE_TAIL})"
    r"(?P<figure>[ⓂⒸⓃⓇ])?(?:相比较?|比较|对比|相较|来看|来说|比)?"
    r"(?P<rest>[，、]?[^，。；：ⓂⓇⒸⓃⓅ]{0,24})"
)
_SAME_PERIOD = re.compile(r"(?P<base>同比|环比)(?P<rest>[^，。；ⓂⓇⒸⓃⓅ]{0,6})$")
_FROM_TO = re.compile(
    rf"[由从](?P<said>[^，；。ⓂⒸⓇ]{{0,16}})(?P<base>[ⓂⒸⓇ])[^，；。ⓂⒸⓇ]{{0,8}}?(?:{_VERB})(?:到|至|为|成)+了?[^，；。ⓂⒸⓇ]{{0,10}}?(?P<current>[ⓂⒸⓇ])"
)
_FLAT = re.compile(
    rf"(?:较|比|与|同|和)(?P<base>[^，。；：较比与和ⓂⓇⒸⓃⓅ]{{0,14}}?(?:{_BASE})[^，。；：ⓂⓇⒸⓃⓅ]{{0,14}}?)(?P<figure>[ⓂⒸⓃⓇ])?"
    r"(?:相比较?|比较|对比|比)?，?(?P<nearly>基本|大致|总体)?(?:保持)?(?:持平|一致|相同|相等|无变化|没有变化|无增减变?化?|未发生变化|零增长)"
)
_WORDLESS = re.compile(
    rf"(?:较|比|与)(?P<base>[^，。；：较比与ⓂⓇⒸⓃⓅ]{{0,6}}?(?:上年|去年|上一年|年初预算|预算)[^，。；：ⓂⓇⒸⓃⓅ增减下上降]{{0,8}}?)(?:相比)?，?"
    rf"(?P<how>均?(?:有所|略有|明显|大幅度?|小幅|稍有|显著|逐年))(?:{_VERB})"
)
_REASON = re.compile(r"原因|因为|由于|主要是|主要为|系|源于|因")
_WORD = re.compile(f"{_UP}|{_DOWN}|{_EITHER}|持平|一致|相同|相等|变化|(?<=[年数])[多少]")
_FINALS = (Basis.FINAL, Basis.UNSTATED)


@dataclass(frozen=True, slots=True)
class _Said:
    """One stated change: its step or steps, as positions in the text."""

    start: int
    end: int
    direction: Direction
    amount: Fact | None
    rate: Fact | None


@dataclass(frozen=True, slots=True)
class _Against:
    """What a change is measured against: its wording, its figure, where it is named."""

    wording: str
    figure: Fact | None
    start: int


def changes(bound: Bound) -> Iterator[Change]:
    """Every change the passage states."""
    if not _WORD.search(bound.text):
        return
    for start, end in bound.passage.sentences:
        spent: set[int] = set()
        yield from _from_to(bound, start, end, spent)
        yield from _flat(bound, start, end)
        yield from _wordless(bound, start, end)
        for said in _said(bound, start, end, spent):
            if one := _change(bound, start, said):
                yield one


def _direction(match: re.Match[str]) -> Direction:
    if match["either"]:
        return Direction.UNSTATED
    return Direction.UP if match["up"] else Direction.DOWN


def _said(bound: Bound, start: int, end: int, spent: set[int]) -> Iterator[_Said]:
    """Steps of one sentence, an amount and its rate taken together."""
    pending: _Said | None = None
    for match in _STEP.finditer(bound.text, start, end):
        at = match.start("figure")
        if bound.passage.index_at(at) in spent:
            continue
        fact = bound.fact_at(at)
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
        return _Said(match.start(), match.end(), _direction(match), None, fact)
    after = _RATE_AFTER.match(bound.text, match.end(), end)
    if after and after[0][:1] in "，、；(":
        rate = bound.fact_at(after.start(1))
        closing = 1 if bound.text[after.end() : after.end() + 1] == ")" else 0
        return _Said(match.start(), after.end() + closing, _direction(match), fact, rate)
    return _Said(match.start(), match.end(), _direction(match), fact, None)


def _joined(text: str, first: _Said, second: _Said) -> bool:
    """Is the second the rate (or amount) of the same change?"""
    if (first.amount is None) == (second.amount is None) or (first.rate and second.rate):
        return False
    if first.direction is not second.direction:
        return False
    return _JOINT.fullmatch(text, first.end, second.start) is not None


def _against(bound: Bound, start: int, said: _Said) -> _Against | None:
    window = max(start, said.start - 60)
    for anchor in reversed(list(_ANCHOR.finditer(bound.text, window, said.start))):
        match = _COMPARE.fullmatch(bound.text, anchor.start(), said.start)
        if match and _free(match["rest"]):
            at = match.start("figure")
            figure = bound.fact_at(at) if at >= 0 else None
            return _Against(match["base"], figure, match.start())
    match = _SAME_PERIOD.search(bound.text, window, said.start)
    return _Against(match["base"], None, match.start()) if match else None


def _free(rest: str) -> bool:
    return not _REASON.search(rest)


def _change(bound: Bound, start: int, said: _Said) -> Change | None:
    against = _against(bound, start, said)
    head = against.start if against else said.start
    kind = said.amount.figure.kind if said.amount else None
    if kind is Kind.RATIO:
        kind = None
    current, far = _current(bound, start, head, said.start, kind)
    if against is None:
        clause = bound.text[bound.clause_start(said.start, start, "；") : said.start]
        if current is None or far or _REASON.search(clause):
            return None
        against = _Against("", None, said.start)
    base, other = _base(bound, against, current)
    direction, doubtful = _signed(said)
    return Change(
        current,
        base,
        said.amount,
        said.rate,
        direction,
        against.wording,
        bound.place(_statement_start(bound, start, head, current), said.end),
        inferred=far or other or doubtful or not against.wording,
    )


def _statement_start(bound: Bound, start: int, head: int, current: Fact | None) -> int:
    """The clause of the current figure, if it stands in this sentence, else the phrase."""
    if current is not None:
        for index in bound.indices(start, head):
            if bound.facts[index] is current:
                return bound.clause_start(bound.position(index), start)
    return bound.clause_start(head, start)


def _signed(said: _Said) -> tuple[Direction, bool]:
    """Direction, and whether a minus sign leaves it in doubt (下降-81.75%)."""
    negative = any(f is not None and f.figure.digits < 0 for f in (said.amount, said.rate))
    if not negative:
        return said.direction, False
    return (Direction.DOWN if said.direction is Direction.UP else Direction.UNSTATED), True


def _current(
    bound: Bound, start: int, head: int, verb: int, kind: Kind | None
) -> tuple[Fact | None, bool]:
    """What changed, and whether it stands in another sentence."""
    kinds = (kind,) if kind else (Kind.MONEY, Kind.COUNT, Kind.RATIO)
    named = [
        m.term for m in bound.mentioned(bound.clause_start(head, start, "，；：。("), verb)
    ]
    named = [t for t in named if not t.basis and (kind is None or t.kind is kind)]
    here = _said_of(bound, start, head, kinds)
    earlier = _said_of(bound, 0, start, kinds)
    if here and bound.goes_on(here[-1], head):
        return bound.facts[here[-1]], False
    for term in reversed(named):
        for index in reversed(earlier + here):
            fact = bound.facts[index]
            if fact.term == term.name and not _is_prior(fact) and not fact.scope:
                return fact, False
        if term.kind in kinds:
            kept = bound.memory.only(term.name, _year(bound), _FINALS)
            return kept, kept is not None
        return None, False
    between = stripped(bound.text[bound.clause_start(head, start, "；。") : head])
    if not here and earlier and is_connecting(without_time(between)):
        return bound.facts[earlier[-1]], True
    return None, False


def _said_of(bound: Bound, start: int, end: int, kinds: tuple[Kind, ...]) -> list[int]:
    """Values there that something may be said of: no share, no figure of last year."""
    return [
        i
        for i in bound.values(start, end, *kinds)
        if bound.facts[i].term or bound.facts[i].figure.kind is not Kind.RATIO
    ]


def _year(bound: Bound) -> int | None:
    return bound.facts[-1].year if bound.facts else None


def _is_prior(fact: Fact) -> bool:
    return fact.basis in (Basis.PRIOR_FINAL, Basis.PRIOR_INITIAL)


def _base(bound: Bound, against: _Against, current: Fact | None) -> tuple[Fact | None, bool]:
    """The base's figure, and whether it stands apart from the statement."""
    if against.figure is not None:
        return against.figure, False
    if current is None or not against.wording:
        return None, False
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
    if "预算" in against.wording:
        bases: tuple[Basis, ...] = (Basis.INITIAL,)
    else:
        bases, year = (Basis.PRIOR_FINAL,), year - 1 if year else None
    fact = bound.memory.only(current.term, year, bases)
    return (None, False) if fact is None or fact is current else (fact, True)


def _is_base(fact: Fact, wording: str, current: Fact) -> bool:
    if any(word in wording for word in ("全年预算", "调整")):
        return fact.basis is Basis.ADJUSTED
    prior = "上年" in wording or "去年" in wording or "同比" in wording or "同期" in wording
    if "预算" in wording or "计划" in wording or "批复" in wording:
        return fact.basis is (Basis.PRIOR_INITIAL if prior else Basis.INITIAL)
    if prior or "年" in wording:
        earlier = (
            fact.year is not None and current.year is not None and fact.year < current.year
        )
        return earlier and fact.basis is not Basis.PRIOR_INITIAL
    return False


def _from_to(bound: Bound, start: int, end: int, spent: set[int]) -> Iterator[Change]:
    """由 2 万元增加到 3 万元, with the amount or rate that may follow."""
    for match in _FROM_TO.finditer(bound.text, start, end):
        base, current = (
            bound.fact_at(match.start("base")),
            bound.fact_at(match.start("current")),
        )
        if base.figure.kind is not current.figure.kind:
            continue
        amount = rate = None
        last = match.end()
        step = (
            _STEP.match(bound.text, last + 1, end)
            if bound.text[last : last + 1] == "，"
            else None
        )
        if step:
            fact = bound.fact_at(step.start("figure"))
            spent.add(bound.passage.index_at(step.start("figure")))
            amount, rate = (None, fact) if fact.figure.kind is Kind.RATIO else (fact, None)
            last = step.end()
        yield Change(
            current, base, amount, rate, _direction(match), stripped(match["said"]),
            bound.place(bound.clause_start(match.start(), start), last),
        )  # fmt: skip


def _flat(bound: Bound, start: int, end: int) -> Iterator[Change]:
    for match in _FLAT.finditer(bound.text, start, end):
        current, far = _current(bound, start, match.start(), match.start(), None)
        at = match.start("figure")
        against = _Against(match["base"], bound.fact_at(at) if at >= 0 else None, match.start())
        base, other = _base(bound, against, current)
        yield Change(
            current, base, None, None, Direction.FLAT, match["base"],
            bound.place(_statement_start(bound, start, match.start(), current), match.end()),
            inferred=far or other or bool(match["nearly"]),
        )  # fmt: skip


def _wordless(bound: Bound, start: int, end: int) -> Iterator[Change]:
    """较上年有所下降: a direction without a figure."""
    for match in _WORDLESS.finditer(bound.text, start, end):
        if bound.text[match.end() : match.end() + 1] in ("Ⓜ", "Ⓡ", "Ⓒ", "了", "为"):
            continue
        current, far = _current(bound, start, match.start(), match.start(), None)
        base, other = _base(bound, _Against(match["base"], None, match.start()), current)
        yield Change(
            current, base, None, None, _direction(match), match["base"],
            bound.place(_statement_start(bound, start, match.start(), current), match.end()),
            inferred=far or other,
        )  # fmt: skip
