"""Ratios of counted things: 受理 12 件，办结 12 件，办结率 100%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hengji.extraction.prose.bound import Bound
from hengji.extraction.prose.relations.reach import low
from hengji.extraction.prose.relations.totals import same_measure
from hengji.kernel.units import Kind
from hengji.report.facts import Fact
from hengji.report.relations import Share

_RATE = re.compile(
    r"(?P<name>[一-龥]{2,10})率(?:[达到约为是：均了]|高达|分别|只有|仅)*(?P<rate>Ⓡ)(?!=)"
)
_TIMELY = re.compile(r"按期|及时|按时|限时|时限|一次|首次|提前|当场|当日|满意|优良|优秀|好评")
_IDLE = frozenset("人员项目总实有率数目年全均的件户家群众职工服务对象事项工作完成按期")
_MONEY = re.compile(r"预算|资金|执行|支付|支出|使用|控制|到位|增长|下降|变动|调整|资产|完成$")
_WHOLE = re.compile(
    r"共|累计|总|全年|应|计划|受理|收[到回]|回收|有效|发放|登记|发出|接到|派发|抽取|辖区|全[县市区镇]"
)
_PART = re.compile(r"其中|包括")


def ratios(bound: Bound) -> Iterator[Share]:
    """Every rate of counted things whose two counts stand in its own sentence."""
    if "率" not in bound.text or "Ⓡ" not in bound.text:
        return
    for start, end in bound.sentences():
        for match in _RATE.finditer(bound.text, start, end):
            if _MONEY.search(match["name"]):
                continue
            found = _operands(bound, max(start, low(match.start())), match)
            if found is None:
                continue
            part, whole, begin = found
            place = bound.place(bound.clause_start(begin, start), match.end())
            yield Share(part, whole, bound.fact_at(match.start("rate")), place, False)


def _operands(bound: Bound, start: int, match: re.Match[str]) -> tuple[Fact, Fact, int] | None:
    """Part and whole: the last count named like the rate, and the one it was taken of."""
    counts = bound.values(start, match.start(), Kind.COUNT)
    if len(counts) < 2 or _stretched(bound, counts[-1], match.start()):
        return None
    part, whole = counts[-1], counts[-2]
    if not same_measure(bound.facts[part], bound.facts[whole]):
        return None
    label = bound.text[bound.position(whole) + 1 : bound.position(part)]
    earlier = max(start, bound.position(counts[-3]) + 1 if len(counts) > 2 else start)
    name = bound.text[earlier : bound.position(whole)]
    stem = match["name"]
    if not _akin(stem, label) or _PART.search(name) or "；" in label:
        return None
    if any(word not in label for word in _TIMELY.findall(stem)):
        return None
    if len(counts) > 2 and not _WHOLE.search(name):
        return None
    return bound.facts[part], bound.facts[whole], bound.position(whole)


def _stretched(bound: Bound, index: int, head: int) -> bool:
    """Has something else been said between the count and the rate?"""
    between = bound.text[bound.position(index) + 1 : head]
    return len(between) > 12 or any(mark in between for mark in "；Ⓜ")


def _akin(stem: str, label: str) -> bool:
    """Does the count's label name what the rate is of: 办结, 收回 for 回收率?"""
    own = [c for c in stem if c not in _IDLE] or list(stem)
    return any(c in label for c in own[-3:])
