"""What came in or was spent with all transfers: 收入 A，加上补助 B、结转 C，收入总计 D."""

from __future__ import annotations

from collections.abc import Iterator

from hengji.extraction.prose.bound import Bound
from hengji.extraction.prose.relations.reach import is_base, is_denominator, low, outside
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.report.facts import Fact
from hengji.report.relations import Exhaustive, PartsOfWhole

_TOTAL = lazy_pattern(r"总(?:[计量]|收入|支出|财力)(?:为|达到?|共|是)?：?(?P<total>Ⓜ)")
_TRANSFER = lazy_pattern(
    r"补助|转移支付|返还|上解|结转|结余|调[入出]|转贷|债[券务]|还本|稳定调节|周转金|动用|补充"
)
"""What stands beside the receipts and the spending of the year in the accounts of a budget."""
_ADDED = lazy_pattern(r"^(?:再|另)?加(?![强大快班固装工])")
_SIDE = lazy_pattern(r"收入|支出|完成")
_STOP = lazy_pattern(r"其中|包括|减去|[，、；]减(?![税免收少])|扣除|总[计收支财]|剔除")


def grand_totals(
    bound: Bound, start: int, end: int, listed: set[int]
) -> Iterator[PartsOfWhole]:
    """Every 总计 of a sentence with the transfers before it; ``listed`` learns the parts."""
    at = bound.text.find("总", start, end)
    while at >= 0:
        match = _TOTAL.match(bound.text, at, end)
        at = bound.text.find("总", at + 1, end)
        if match is None:
            continue
        total = bound.passage.index_at(match.start("total"))
        found = _addends(bound, start, bound.clause_start(match.start(), start, "，；：。"))
        if len(found) < 2 or total in bound.deltas:
            continue
        listed.update(found)
        facts = tuple(bound.facts[i] for i in found)
        whole = bound.facts[total]
        place = bound.place(_clause(bound, found[0]), match.end())
        certain = all(f.certain for f in (whole, *facts))
        certain = certain and _is_sure(bound, start, found, whole)
        yield PartsOfWhole(whole, facts, Exhaustive.STATED, "总计", place, certain)


def _addends(bound: Bound, start: int, end: int) -> list[int]:
    """The transfers right before a total and the receipts or the spending they are added to."""
    found: list[int] = []
    right, added = end, False
    for index in reversed(outside(bound, list(bound.indices(start, end)), end)):
        at = bound.positions[index]
        if bound.kinds[index] is not Kind.MONEY:
            if added or not found:
                continue
            return []  # a rate or a change among the transfers
        label = bound.text[_clause(bound, index) : at]
        if not found and _STOP.search(bound.text, at, right):
            return []
        if not added and _TRANSFER.search(label):
            found.insert(0, index)
            right, added = at, bool(_ADDED.search(label))
            continue
        first = _first(bound, start, index, right)
        return [first, *found] if found and first is not None else []
    return [*_before(bound, start), *found] if added and found else []


def _first(bound: Bound, start: int, index: int, right: int) -> int | None:
    """收入 A，其中税收 B，加上…: what the transfers are added to stands before 其中."""
    start = max(start, bound.text.rfind("；", start, right))
    stop = _STOP.search(bound.text, start, right)
    head = [
        i
        for i in bound.values(start, stop.start() if stop else right, Kind.MONEY)
        if i <= index and not is_base(bound, i) and not is_denominator(bound, i)
    ]
    head = outside(bound, head, right)
    if not head:
        return None
    label = bound.text[_clause(bound, head[-1]) : bound.positions[head[-1]]]
    return head[-1] if _SIDE.search(label) and "总" not in label else None


def _is_sure(bound: Bound, start: int, found: list[int], whole: Fact) -> bool:
    """Is what the transfers are added to the only such figure, and is no item left out?"""
    first, last = bound.positions[found[0]], bound.positions[found[-1]]
    if bound.text.find("Ⓜ等", first, last + 2) >= 0:
        return False
    if sum(bound.facts[i].figure.amount for i in found) == whole.figure.amount:
        return True
    clause = max(start, bound.text.rfind("；", start, first) + 1)
    told = bound.values(clause, first, Kind.MONEY)
    return not [i for i in told if not is_base(bound, i) and not is_denominator(bound, i)]


def _before(bound: Bound, start: int) -> list[int]:
    """…收入 A，为预算的 96%。加上…: the one figure of the sentence before."""
    for begin, end in reversed(bound.sentences):
        if end > start:
            continue
        first = _first(bound, begin, len(bound.facts), end)
        stop = _STOP.search(bound.text, begin, end)
        told = bound.values(begin, stop.start() if stop else end, Kind.MONEY)
        alone = len([i for i in told if not is_base(bound, i)])
        return [first] if first is not None and alone == 1 else []
    return []


def _clause(bound: Bound, index: int) -> int:
    at = bound.positions[index]
    return bound.clause_start(at, low(at), "，；：。(、")
