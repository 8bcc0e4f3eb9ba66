"""What was left: 全年预算 100 万元，实际支出 98 万元，结余 2 万元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hengji.extraction.prose.bound import Bound
from hengji.extraction.prose.labels import is_connecting, stripped, without_time
from hengji.extraction.prose.relations.reach import is_base, is_denominator, low
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.report.facts import Basis, Fact
from hengji.report.relations import Difference
from hengji.vocabulary.terms import term

_REST = re.compile(
    r"(?:结转|结余|节余|剩余|未支出|未使用|尚有)(?:和结余|结余)?"
    r"(?:的|资金|金额|数|额|下年|至下年|为|共)*(?P<rest>Ⓜ)"
)
_OPENING = re.compile(r"(?:年末|年终|期末|当年|本年)$")
_TAKEN_BACK = re.compile(r"(?:收回|缴回|上缴|交回|上交|结转|结余|剩余|节余)[^，。；ⓂⒸⓇ]{0,8}Ⓜ")
_NET = lazy_pattern(
    r"原值[^，。；ⓂⒸⓇ]{0,6}(?P<whole>Ⓜ)，(?:累计|已提)?折旧[^，。；ⓂⒸⓇ]{0,6}(?P<less>Ⓜ)，"
    r"(?:账面)?净[值额][^，。；ⓂⒸⓇ]{0,6}(?P<rest>Ⓜ)"
)
_POSTS = re.compile(
    r"(?P<less>Ⓒ)，?(?:比|较)(?:核定)?编制[^，。；ⓂⒸⓇ]{0,4}(?P<whole>Ⓒ)(?:少|多)(?P<rest>Ⓒ)"
)
_SURPLUS = lazy_pattern(
    r"(?:(?:本年|当年|当期|年度)?收支(?:相抵后?|品迭后?|净)?，?(?:本年|当年|年终|年末)?(?:净?结余|差额)"
    r"|(?:本年|当年)结余)(?:为|达)?(?P<rest>Ⓜ)"
)
_IN = lazy_pattern(
    r"(?P<stem>[^，。；：ⓂⒸⓇ]{0,16})收入(?:合计|总[额计]|完成|为|达)*$|总财力为?$"
)
_OUT = lazy_pattern(r"(?P<stem>[^，。；：ⓂⒸⓇ]{0,16})支出(?:合计|总[额计]|完成|为|达)*$")
_USED = ("结余分配", "使用非财政", "弥补")
_NAMED = 4
"""Characters of a label that name a fund: 社会保险基金支出合计 is of it, 总支出 of all."""
_OURS = re.compile(r"可用|可支配|可安排")
_EARLIER = ("上年", "年初", "期初", "以前年度")
_CARRIED, _INCOME = "上年结转", ("收入合计", "收支总计")
_WHOLE_YEAR = "全年预算数"
_BUDGETS = (Basis.ADJUSTED, Basis.BUDGET, Basis.INITIAL)


def balances(bound: Bound) -> Iterator[Difference]:
    """What is left of a budget over clauses and sentences, of an asset, of approved posts."""
    text = bound.text
    nets = _NET.finditer(text) if "原值" in text else ()
    posts = _POSTS.finditer(text) if "编制" in text else ()
    for match in (*nets, *posts):
        whole, less, rest = (bound.fact_at(match.start(n)) for n in ("whole", "less", "rest"))
        yield Difference(whole, less, rest, bound.place(*match.span()))
    yield from _surpluses(bound)
    left = "余" in text or "结转" in text or "未" in text or "尚有" in text
    found = list(_REST.finditer(text)) if left else []
    if len(found) != 1 or len(_TAKEN_BACK.findall(text)) > 1:
        return
    match = found[0]
    opening = bound.text[bound.clause_start(match.start(), 0, "，；：。(") : match.start()]
    if bound.text[match.start() - 1 : match.start()] == "(":
        return
    if not is_connecting(without_time(stripped(_OPENING.sub("", opening)))):
        return
    if opening.endswith(_EARLIER):
        return
    before = [
        i
        for i in bound.values(low(match.start()), match.start(), Kind.MONEY)
        if not is_base(bound, i) and not is_denominator(bound, i)
    ]
    pair = _pair(bound, before)
    if pair is None:
        return
    rest = bound.fact_at(match.start("rest"))
    told = (bound.positions[i] for i in before if bound.facts[i] in pair)
    yield Difference(*pair, rest, bound.place(min(told), match.end()), inferred=True)


def _surpluses(bound: Bound) -> Iterator[Difference]:
    """基金收入 A…；基金支出 B，本年收支结余 C."""
    told = "收支" in bound.text or "年结余" in bound.text
    told = told and not any(map(bound.text.__contains__, _USED))
    for match in _SURPLUS.finditer(bound.text) if told else ():
        before = bound.values(0, match.start(), Kind.MONEY)
        carried = any(bound.facts[i].term == _CARRIED for i in before)
        sides = _sides(bound, match.start())
        total = sides is not None and "总" in sides[0].wording  # it holds what was carried
        if sides is not None and (total or not carried):
            place = bound.place(bound.clause_start(match.start(), 0), match.end())
            yield Difference(*sides, bound.fact_at(match.start("rest")), place, inferred=True)


def _sides(bound: Bound, end: int) -> tuple[Fact, Fact] | None:
    """Receipts and spending told last before ``end``, of all or else of the same fund."""
    spent: list[tuple[Fact, str]] = []
    pairs: list[tuple[str, Fact, Fact]] = []
    for index in reversed(bound.values(low(end), end, Kind.MONEY)):
        at = bound.positions[index]
        label = bound.text[bound.clause_start(at, low(at), "，；：。(、") : at]
        if out := _OUT.search(label):
            spent.append((bound.facts[index], _stem(out)))
        elif received := _IN.search(label):
            stem, fact = _stem(received), bound.facts[index]
            pairs += [(stem, fact, one) for one, other in spent if _alike(stem, other)]
    pairs.sort(key=lambda pair: bool(pair[0]))
    return pairs[0][1:] if pairs else None


def _stem(told: re.Match[str]) -> str:
    """What a label of receipts or spending is of; 总收入, 支出合计 are of all."""
    stem = told["stem"] or ""
    total = stem.endswith("总") or told[0].endswith(("总财力", "合计", "总计", "总额"))
    return "" if total and len(stem) < _NAMED else stem or told[0]


def _alike(one: str, other: str) -> bool:
    """全县社会保险基金 and 社会保险基金."""
    return one == other or bool(one and other) and (one.endswith(other) or other.endswith(one))


def _pair(bound: Bound, before: list[int]) -> tuple[Fact, Fact] | None:
    """What could be spent, and what was, of one term: the nearest that go together."""
    for index in reversed(before):
        spent = bound.facts[index]
        if spent.basis is not Basis.FINAL and not spent.implied:
            continue
        if not spent.term or spent.term in (_CARRIED, *_INCOME) or "结" in spent.wording:
            continue
        source = _source(bound, before, index)
        if source is not None:
            return source, spent
    return None


def _source(bound: Bound, before: list[int], index: int) -> Fact | None:
    spent = bound.facts[index]
    all_of_it = term(spent.term).overall and not spent.scope
    facts = [bound.facts[i] for i in before if i != index]
    moved = any(f.basis is Basis.ADJUSTMENT or f.term == _CARRIED for f in facts)
    ours = [f for f in facts if all_of_it and _OURS.search(f.wording)]
    if ours:
        return ours[-1]
    alike = [
        f
        for f in facts
        if f.basis in _BUDGETS and f.scope == spent.scope and f.year == spent.year
        and (f.term == spent.term or (all_of_it and bool(f.term) and term(f.term).overall))
    ]  # fmt: skip
    adjusted = [f for f in alike if f.basis is Basis.ADJUSTED]
    if adjusted:
        return adjusted[-1]
    if not alike and all_of_it:
        return bound.memory.only(_WHOLE_YEAR, spent.year, (Basis.ADJUSTED,))
    if moved or any(f.term == _CARRIED for f in bound.facts):
        return None
    return alike[-1] if len({f.figure.amount for f in alike}) == 1 else None
