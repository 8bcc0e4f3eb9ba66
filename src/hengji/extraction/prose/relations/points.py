"""Changes of rates in points, and changes told as a rate by name: 调整率, 节约率."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hengji.extraction.prose.bound import Bound
from hengji.extraction.prose.relations.reach import low
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.report.facts import Basis, Fact
from hengji.report.relations import Change, Direction
from hengji.vocabulary.terms import term

_POINTS = lazy_pattern(
    r"(?P<current>Ⓡ)[，(]?(?:同比|[比较]|与|(?P<over>高于|低于))(?P<what>[^，。；：()ⓂⓇⒸⓅ]{0,14})\(?(?P<base>Ⓡ)\)?"
    r"(?:相比)?，?(?:又|约|也)?(?:(?P<up>提高|上升|提升|增长|增加|高出?)|(?P<down>下降|降低|减少|回落|低))?"
    r"(?:了|约|近)?(?P<points>Ⓟ)"
)
_POINTS_OF = lazy_pattern(
    r"(?P<current>Ⓡ)[，(]?(?:[较比]|与)(?P<what>(?:上年|去年)(?:同期)?)(?:相比)?，?"
    r"(?:(?P<up>提高|上升|提升|增长|增加|高)|(?P<down>下降|降低|减少|回落|低))(?:了|约|近)?(?P<points>Ⓟ)"
    r"\((?:上年|去年)(?:同期)?[为是]?(?P<base>Ⓡ)\)"
)
_NAMED = re.compile(
    r"(?:(?P<moved>调整率)|(?P<saved>节约率|节支率))(?:[为达到约是：])*(?P<rate>Ⓡ)(?!=)"
)
_BUDGETED = lazy_pattern(r"预算|概算|估算|限价|控制价")
_REACH = 40


def points(bound: Bound, start: int, end: int, spent: set[int]) -> Iterator[Change]:
    """上线率 39.4%，比上年的 37.1% 提高 2.3 个百分点."""
    if "Ⓟ" not in bound.text:
        return
    told = [
        *_POINTS.finditer(bound.text, start, end),
        *_POINTS_OF.finditer(bound.text, start, end),
    ]
    for match in told:
        over = match.groupdict().get("over")
        up = bool(match["up"]) or (over == "高于" and not match["down"])
        if not (match["up"] or match["down"] or over):
            continue
        at = {name: match.start(name) for name in ("current", "base", "points")}
        current, base, amount = (bound.fact_at(one) for one in at.values())
        spent.add(bound.passage.index_at(at["points"]))
        place = bound.place(bound.clause_start(match.start(), start), match.end())
        direction = Direction.UP if up else Direction.DOWN
        yield Change(current, base, amount, None, direction, match["what"], place)


def named_rates(bound: Bound, start: int, end: int, spent: set[int]) -> Iterator[Change]:
    """年初预算 200 万元，追加 10 万元，调整率 5%; 预算 20 万元，实际 19 万元，节约率 5%."""
    if bound.text.find("率", start, end) < 0:
        return
    for match in _NAMED.finditer(bound.text, start, end):
        head = match.start()
        money = bound.values(max(start, low(head)), head, Kind.MONEY)
        found = _moved(bound, money) if match["moved"] else _saved(bound, money, head)
        if found is None and match["moved"]:  # the initial budget in a sentence before
            money = bound.values(low(head), head, Kind.MONEY)
            found = _moved(bound, money)
        if found is None:
            continue
        current, base, amount = found
        amount = amount or _difference(bound, bound.passage.index_at(head), money[-1], spent)
        spent.add(bound.passage.index_at(match.start("rate")))
        first = next(i for i in money if bound.facts[i] is base)
        begin = bound.clause_start(bound.positions[first], start)
        way = Direction.UNSTATED if match["moved"] else Direction.DOWN
        rate, place = bound.fact_at(match.start("rate")), bound.place(begin, match.end())
        yield Change(current, base, amount, rate, way, "预算", place)


def _moved(bound: Bound, money: list[int]) -> tuple[Fact | None, Fact, Fact | None] | None:
    """The adjusted budget or what was added, and the initial one."""
    facts = [bound.facts[i] for i in money]
    initial, adjusted, added = (
        _in_all([f for f in facts if f.basis is basis])
        for basis in (Basis.INITIAL, Basis.ADJUSTED, Basis.ADJUSTMENT)
    )
    if len(initial) != 1 or len(adjusted) > 1:
        return None
    if adjusted:
        return adjusted[0], initial[0], None
    return (None, initial[0], added[0]) if len(added) == 1 else None


def _in_all(found: list[Fact]) -> list[Fact]:
    """年初预算Ⓜ，其中…Ⓜ: of several figures of a stand those that are of the whole budget."""
    named = [f for f in found if f.term and term(f.term).basis]
    return named if len(found) > 1 and named else found


def _saved(
    bound: Bound, money: list[int], head: int
) -> tuple[Fact | None, Fact, Fact | None] | None:
    """What was paid and what was budgeted: the last two figures."""
    if len(money) < 2 or head - bound.positions[money[-1]] > _REACH:
        return None
    budget, paid = money[-2:]
    return (
        (bound.facts[paid], bound.facts[budget], None)
        if _BUDGETED.search(_label(bound, budget)) and not _BUDGETED.search(_label(bound, paid))
        else None
    )


def _difference(bound: Bound, index: int, paid: int, spent: set[int]) -> Fact | None:
    """节约 1.63 万元，节约率 1.90%: the amount between what was paid and the rate."""
    if index == paid or index not in bound.deltas:
        return None
    spent.add(index)
    return bound.facts[index]


def _label(bound: Bound, index: int) -> str:
    at = bound.positions[index]
    return bound.text[bound.clause_start(at, low(at), "，；：。(、") : at]
