"""Stated differences: 收支相抵结余, 两者相差, 差值为."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hengji.extraction.prose.bound import Bound
from hengji.extraction.prose.relations.balances import balances
from hengji.extraction.prose.relations.executed import side_by_side
from hengji.extraction.prose.relations.reach import in_brackets, low
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.report.facts import Basis, Fact
from hengji.report.relations import Difference

_SAID = re.compile(
    r"(?P<gap>相差|差额|差值|差异|差距)"
    r"|(?P<left>收支相抵后?，?(?:[当本]年|年末|年终|累计)*(?:结余|盈余|结转|结存)?|收支结余|当年结余"
    r"|本年结余|本年收支结余|资金结余|(?<=，)结余(?!率)|(?<=，)未(?:支出|执行|使用)(?!率))"
)
_FIGURE = lazy_pattern(
    r"(?:了|额|数|金额|资金|约|仅|共|合计|为|是|：|达|下年|结转|结余|和|、|使用)*(?P<figure>[ⓂⒸ])"
)
_INCOME = frozenset(("收入合计", "财政拨款收入", "全年预算数", "一般公共预算收入"))
_CARRIED = "上年结转"
_SPENT = frozenset(("支出合计", "全年执行数", "财政拨款支出"))


def differences(bound: Bound) -> Iterator[Difference]:
    """Every difference, by its own words or as what is left over clauses and sentences."""
    found = list(_stated(bound))
    yield from found
    told = {id(one.difference) for one in found}
    for one in balances(bound):
        if id(one.difference) not in told:
            yield one


def _stated(bound: Bound) -> Iterator[Difference]:
    """Every difference whose two figures stand in the same sentence."""
    text = bound.text
    if not ("差" in text or "结" in text or "，未" in text) or not _SAID.search(text):
        return
    for start, end in bound.said:
        since = start  # 支出Ⓜ，预算Ⓜ，差值Ⓜ；支出Ⓜ，预算Ⓜ，差值Ⓜ: each of its own two
        for match in _SAID.finditer(bound.text, start, end):
            figure = _FIGURE.match(bound.text, match.end(), end)
            if not figure:
                continue
            difference = bound.fact_at(figure.start("figure"))
            reach = max(since, low(match.start())), match.start()
            before = [bound.facts[i] for i in bound.values(*reach, difference.figure.kind)]
            since = figure.end()
            pair = _gap(before) if match["gap"] else _left(before)
            if pair is None and match["left"]:
                pair = _unspent(bound, bound.values(*reach, Kind.MONEY))
            if pair is None and match["gap"]:
                pair = _gap([bound.facts[i] for i in in_brackets(bound, figure.end())])
            if pair is None or (match["left"] and _carried(bound, pair[0])):
                continue
            told = [i for i in bound.indices(start, end) if bound.facts[i] in pair]
            begin = bound.clause_start(min(bound.positions[told[0]], match.start()), start)
            stop = max(figure.end(), bound.positions[told[-1]] + 1)
            yield Difference(*pair, difference, bound.place(begin, stop))


def _unspent(bound: Bound, money: list[int]) -> tuple[Fact, Fact] | None:
    """下达Ⓜ，实际支出Ⓜ，未支出: the two figures, and nothing else told before."""
    if len(money) != 2:
        return None
    found = side_by_side(bound, money[0], money[1])
    return (found[1], found[0]) if found else None


def _gap(before: list[Fact]) -> tuple[Fact, Fact] | None:
    """The two figures before; a difference without a sign, so the larger comes first."""
    if len(before) != 2 or before[0].figure.kind is not before[1].figure.kind:
        return None
    high, low = sorted(before, key=lambda f: f.figure.amount, reverse=True)
    return high, low


def _carried(bound: Bound, income: Fact) -> bool:
    """Was something carried in from last year? Then income less spending is not the rest."""
    found = [*bound.memory.by_term.get(_CARRIED, ()), *bound.facts]
    return any(
        f.term == _CARRIED and f.figure.digits and f.year in (income.year, None) for f in found
    )


def _left(before: list[Fact]) -> tuple[Fact, Fact] | None:
    """Income less spending, where nothing was carried over or added between."""
    money = [f for f in before if f.figure.kind is Kind.MONEY]
    if any(f.term == _CARRIED or f.basis is Basis.ADJUSTMENT for f in money):
        return None
    income = [f for f in money if f.term in _INCOME or f.basis is Basis.ADJUSTED]
    spent = [f for f in money if f.term in _SPENT]
    if len(income) == 1 and len(spent) == 1 and len(money) == 2:
        return income[0], spent[0]
    return None
