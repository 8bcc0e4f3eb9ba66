"""Completion of a budget: 完成年初预算的 98%, 执行率, 控制率; 占预算的 where so meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hengji.extraction.prose.bound import Bound
from hengji.extraction.prose.labels import is_connecting, stripped, without_time
from hengji.extraction.prose.relations.executed import (
    ACTUAL,
    TOTALS,
    Found,
    budget_of,
    establishment,
    executed,
    in_all,
    in_posts,
    planned,
    planned_money,
)
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.report.facts import Basis, Fact
from hengji.report.relations import Completion
from hengji.vocabulary.terms import Term, term_of_wording

_OF_BUDGET = re.compile(
    r"(?P<verb>完成了?|达到?了?|占到?了?|为|是|执行了?)(?P<budget>[^，。；：ⓂⓇⒸⓃ完成占]{0,12}?(?:预算|计划)[^，。；：ⓂⓇⒸⓃ]{0,8}?)"
    r"(?P<figure>Ⓜ)?的?(?:比例|比重|百分比)?[为达约到是，]{0,2}(?P<rate>Ⓡ)"
)
_RATE = re.compile(
    r"(?:执行率|执行进度|完成率|执行比例?|完成比例?|支出进度|支付进度|支付率|支出率|完成进度"
    r"|(?<=，)完成(?=Ⓡ)|(?<!预算)(?<!成本)(?<!概算)控制率|(?<=资金|预算|经费)使用率)"
    r"(?:(?:偏低|较低|不高|偏高)，)?(?:[达到约为是：均了]|高达|分别|只有|仅|=(?=Ⓡ(?:[，。；)]|$)))*(?P<rate>Ⓡ)"
    r"(?!=|，?(?:即|计算公式|公式|计算过程))"
)
_IN_ALL = re.compile(
    r"(?:总|总体|整体|综合)(?:预算|资金|支出)?(?:执行|完成|支出|支付)率?[^，。；：()]{0,4}$"
)
"""总执行率: of the whole, not of the part that was told last."""
_BUDGET = re.compile(r"预算|计划")
_FUNDS = re.compile(r"(?:一般公共|政府性基金|国有资本经营)预算")
_NOT_MONEY = re.compile(
    r"(?:工作|任务|指标|目标|验收|整改|培训|项目完工|办结|及时|规模|面积|质量)(?:的)?$"
)
_SHARE_WORDS = lazy_pattern(
    r"年初|年中|全年|本年度?|当年|年度?|上年|调整后?|变动后|最终|财政|批复|部门|单位|的|数|额|总"
    r"|安排|金额|资金|下达|计划|任务|预算|实际|核定|指标|目标|控制|收入|(?:19|20)\d\d"
)
_OF_INCOME = lazy_pattern(r"总?预算总?(?:收入|支出)的?")
"""占预算收入的: of all that was budgeted, unlike 占年初预算的."""
_BY = re.compile(r"(?:^|[，。；])(?P<by>按(?:照)?[^，。；ⓂⓇⒸ]{2,20}(?:计算|测算|口径|统计)，)$")
_CONTROL = "控制率"
_STAFF = "在职人数"
_STANDS = (Basis.ADJUSTED, Basis.INITIAL, Basis.BUDGET)


def completions(bound: Bound) -> Iterator[Completion]:
    """Every rate of completion or execution that the passage states."""
    text = bound.text
    if "Ⓡ" not in text:
        return
    budgets = "预算" in text or "计划" in text
    rates = "率" in text or "比" in text or "进度" in text or "，完成Ⓡ" in text
    for start, end in bound.said:
        for match in _OF_BUDGET.finditer(text, start, end) if budgets else ():
            if _BUDGET.search(_FUNDS.sub("", match["budget"])):
                yield from _of_budget(bound, start, match)
        for match in _RATE.finditer(text, start, end) if rates else ():
            if not _NOT_MONEY.search(bound.text, start, match.start()):
                yield from _rate(bound, (start, end), match)


def _of_budget(bound: Bound, start: int, match: re.Match[str]) -> Iterator[Completion]:
    head = match.start()
    found = executed(bound, start, head, _named(bound, start, head))
    actual = found.fact
    if match["verb"].startswith("占") and is_share(bound, match.span("budget"), actual):
        return
    inferred = actual is not None and not found.near
    at = match.start("figure")
    if at >= 0:
        budget: Fact | None = bound.fact_at(at)
    else:
        budget, certain = budget_of(bound, head, actual, _wanted(match["budget"]))
        inferred = inferred or not certain
    if actual is None and budget is None and (counted := planned(bound, start, head)):
        actual, budget = counted  # 计划 25 公里，实际完成 27 公里，完成计划的 108%
    place = bound.place(_start(bound, start, head, actual, budget), match.end())
    yield Completion(actual, budget, bound.fact_at(match.start("rate")), place, inferred)


def is_share(bound: Bound, budget: tuple[int, int], actual: Fact | None) -> bool:
    """占支出总预算的 4%: of another thing's budget than its own, a share and no completion."""
    if actual is not None and actual.basis is Basis.ADJUSTMENT:
        return True  # 追加Ⓜ，占年初预算的
    named = [m.term for m in bound.mentioned(*budget) if m.term.kind is Kind.MONEY]
    if any(actual is not None and t.name == actual.term for t in named):
        return False
    if any(not t.basis for t in named):
        return True
    wording = bound.text[slice(*budget)]
    if _OF_INCOME.fullmatch(wording) and actual is not None and actual.term not in TOTALS:
        return True
    if "总预算" in wording and actual is not None and actual.term not in TOTALS:
        return True
    rest = _SHARE_WORDS.sub("", wording)
    return bool(rest) and not (actual is not None and rest in actual.wording)


def _named(bound: Bound, start: int, head: int) -> str | None:
    """The one kind of money that the clause of the rate is about."""
    clause = bound.clause_start(head, start, "，；：。(")
    named = [m.term for m in bound.mentioned(clause, head) if m.term.kind is Kind.MONEY]
    return named[-1].name if named and not named[-1].overall else None


def _rate(
    bound: Bound, sentence: tuple[int, int], match: re.Match[str]
) -> Iterator[Completion]:
    start, end = sentence
    head, subject = _subject(bound, start, match)
    rate = bound.fact_at(match.start("rate"))
    control = _CONTROL in match[0]
    if subject is not None and subject.name == _STAFF:
        actual, budget, near = establishment(bound, head)
        if actual or budget:
            begin = _start(bound, start, head, actual, budget)
            yield Completion(actual, budget, rate, bound.place(begin, match.end()), not near)
        return
    if control and subject is None and (posts := in_posts(bound, start, head)):
        begin = _start(bound, start, head, *posts)
        yield Completion(*posts, rate, bound.place(begin, match.end()))
        return
    if control and subject is None and not _bare(bound, start, head):
        return
    name = subject.name if subject else _named(bound, start, head)
    if name is None and _IN_ALL.search(bound.text, start, match.start("rate")):
        found = in_all(bound, start, head)
    else:
        found = executed(bound, start, head, name)
    if found.fact is None:
        found = _following(bound, match.end(), end)
    actual = found.fact
    if actual is None and (counted := planned(bound, start, head)):
        begin = _start(bound, start, head, *counted)
        yield Completion(*counted, rate, bound.place(begin, match.end()))
        return
    budget, certain = budget_of(bound, head, actual, _STANDS)
    if budget is None and found.other is not None:
        budget, certain = found.other, True
    if budget is None and (paid := planned_money(bound, start, head)):
        begin = _start(bound, start, head, *paid)
        yield Completion(*paid, rate, bound.place(begin, match.end()))
        return
    own = control or subject is not None
    explicit = budget is None or own or budget.basis is Basis.ADJUSTED
    inferred = not ((found.near or actual is None) and certain and explicit)
    place = bound.place(_start(bound, start, head, actual, budget), match.end())
    yield Completion(actual, budget, rate, place, inferred)


def _subject(bound: Bound, start: int, match: re.Match[str]) -> tuple[int, Term | None]:
    """Where the name of the rate starts, and whose rate it is by its name: 公用经费控制率."""
    head, subject = match.start(), None
    for mention in bound.mentioned(max(start, head - 24), match.start("rate")):
        if mention.term.kind is Kind.RATIO and mention.end > head:
            head = min(head, mention.start)
            own = term_of_wording(re.sub("(?:执行|控制)率$", "", mention.term.name))
            subject = own if own and own.kind is not Kind.RATIO else None
    by = _BY.search(bound.text, max(0, head - 26), head)
    return (by.start("by") if by else head), subject


def _bare(bound: Bound, start: int, head: int) -> bool:
    """控制率 alone in its clause: it goes on about the figures before it."""
    clause = bound.clause_start(head, start, "，；：。(")
    return is_connecting(without_time(stripped(bound.text[clause:head]))) or bool(
        _named(bound, start, head)
    )


def _following(bound: Bound, at: int, end: int) -> Found:
    """执行率 98%（预算 X，执行数 Y）: the figures in the bracket right after."""
    close = bound.text.find(")", at, min(end, at + 120))
    if bound.text[at : at + 1] != "(" or close < 0:
        return Found()
    inside = [bound.facts[i] for i in bound.values(at, close, Kind.MONEY)]
    actual = [f for f in inside if f.basis in ACTUAL]
    budget = [f for f in inside if f.basis in _STANDS]
    if len(inside) != 2 or len(actual) != 1 or len(budget) != 1:
        return Found()
    return Found(actual[0], True, budget[0])


def _wanted(wording: str) -> tuple[Basis, ...]:
    if "年初" in wording:
        return (Basis.INITIAL, Basis.BUDGET)
    if "全年" in wording:
        return (Basis.ADJUSTED,)
    if "调整" in wording:
        return (Basis.ADJUSTED, Basis.BUDGET)
    if "上年" in wording or "去年" in wording:
        return (Basis.PRIOR_INITIAL,)
    return (Basis.INITIAL, Basis.ADJUSTED, Basis.BUDGET)


def _start(
    bound: Bound, start: int, head: int, actual: Fact | None, budget: Fact | None
) -> int:
    """The first clause of the statement within its sentence."""
    for index in bound.indices(start, head):
        if bound.facts[index] is actual or bound.facts[index] is budget:
            return bound.clause_start(bound.positions[index], start)
    return bound.clause_start(head, start)
