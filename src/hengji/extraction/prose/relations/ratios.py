"""Ratios of counted things: 受理 12 件，办结 12 件，办结率 100%; 满意 90 份，满意度 94%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hengji.extraction.prose.bound import Bound
from hengji.extraction.prose.relations.reach import low
from hengji.extraction.prose.relations.totals import same_measure
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.report.facts import Fact
from hengji.report.relations import Share

_RATE = re.compile(
    r"(?P<name>[一-龥]{2,10}(?=率)|[一-龥]{0,8}?(?:满意|好评|认可)(?=度))[率度]"
    r"(?:\([^()ⓂⒸⓇ]{0,12}\))?(?:[达到约为是：均了]|高达|分别|只有|仅)*(?P<rate>Ⓡ)(?!=)"
)
_TIMELY = lazy_pattern(r"按期|及时|按时|限时|时限|一次|首次|提前|当场|当日|满意|优良|优秀|好评")
_IDLE = frozenset("人员项目总实有率数目年全均的件户家群众职工服务对象事项工作完成按期")
_MONEY = re.compile(r"预算|资金|执行|支付|支出|使用|控制|到位|增长|下降|变动|调整|资产|完成$")
_WHOLE = lazy_pattern(
    r"共|累计|总|全年|应|计划|受理|收[到回]|回收|有效|发放|登记|发出|接到|派发|抽取|辖区|全[县市区镇]"
    r"|发现|排查|样本|接听|接通|受访"
)
_FAVOUR = re.compile(r"满意|好评|认可")
_CONTENT = re.compile(r"(?<![不常很较本])满意|好评|(?<!不)认可")
_AGAINST = lazy_pattern(r"[不未没无非]")
_ANSWERS = lazy_pattern(
    r"有效|收[到回]|回收|样本|接[听通]|受访|评价|发[放出]|抽[取样]|调查|测评"
)
_EACH = re.compile(r"平均|[人户期场次件]均|每")
_INSIDE = 40
_AMONG = lazy_pattern(r"中(?:有)?，?(?:已|实际|完成)")
_PART = lazy_pattern(r"其中|包括")
_PLANNED = lazy_pattern(r"目标|计划|任务")


def ratios(bound: Bound) -> Iterator[Share]:
    """Every rate of counted things whose two counts stand in its own sentence."""
    text = bound.text
    if "Ⓡ" not in text or not ("率" in text or "度" in text):
        return
    if Kind.COUNT not in bound.kinds:
        return
    for start, end in bound.said:
        for match in _RATE.finditer(text, start, end):
            if _MONEY.search(match["name"]):
                continue
            low_ = max(start, low(match.start()))
            found = (
                _bracketed(bound, low_, match)
                or _answers(bound, low_, match)
                or _operands(bound, low_, match)
            )
            if found is None:
                continue
            part, whole, begin = found
            place = bound.place(bound.clause_start(begin, start), match.end())
            yield Share(part, whole, bound.fact_at(match.start("rate")), place, False)


def _counts(bound: Bound, start: int, end: int) -> list[int]:
    """Counts there, no averages: 平均每期 40 人."""
    return [
        i
        for i in bound.values(start, end, Kind.COUNT)
        if not _EACH.search(_label(bound, start, i))
    ]


def _label(bound: Bound, start: int, index: int) -> str:
    """The clause before a count."""
    at = bound.positions[index]
    return bound.text[bound.clause_start(at, start, "，；：。(、") : at]


def _bracketed(bound: Bound, start: int, match: re.Match[str]) -> tuple[Fact, Fact, int] | None:
    """培训 162 人，合格率 96.9%（合格 157 人）; 满意度 91.2%（有效 250 人，满意 228 人）."""
    at = match.end()
    close = bound.text.find(")", at, at + _INSIDE)
    if bound.text[at : at + 1] != "(" or close < 0:
        return None
    inside = _counts(bound, at, close)
    before = _counts(bound, start, match.start())
    if len(inside) == 1 and before:
        whole, part = before[-1], inside[0]
    elif len(inside) == 2:
        whole, part = inside
    else:
        return None
    if not same_measure(bound.facts[part], bound.facts[whole]):
        return None
    if not _named_like(match["name"], _label(bound, at, part)):
        return None
    if match["name"][-2:] in _label(bound, start, whole):
        return None
    return bound.facts[part], bound.facts[whole], min(match.start(), bound.positions[whole])


def _answers(bound: Bound, start: int, match: re.Match[str]) -> tuple[Fact, Fact, int] | None:
    """收回有效问卷 96 份，满意 90 份，满意度 94%: those content, of the last told."""
    if not _FAVOUR.search(match["name"]):
        return None
    counts = _counts(bound, start, match.start())
    if len(counts) < 2 or _stretched(bound, counts[-1], match.start()):
        return None
    part, whole = counts[-1], counts[-2]
    if not same_measure(bound.facts[part], bound.facts[whole]):
        return None
    own = _CONTENT.search(_label(bound, start, part))
    answered = _label(bound, start, whole)
    if not own or _FAVOUR.search(answered) or not _ANSWERS.search(answered):
        return None
    return bound.facts[part], bound.facts[whole], bound.positions[whole]


def _named_like(name: str, label: str) -> bool:
    """合格率 and 合格, not 不合格, and of those asked all content, not 非常满意 alone."""
    stem = name[-2:]
    if _FAVOUR.search(stem):
        return _CONTENT.search(label) is not None
    return stem in label and not _AGAINST.search(label)


def _operands(bound: Bound, start: int, match: re.Match[str]) -> tuple[Fact, Fact, int] | None:
    """Part and whole: the last count named like the rate, and the one it was taken of."""
    counts = _counts(bound, start, match.start())
    if len(counts) < 2 or bound.text[match.end("name")] == "度":
        return None
    part, whole = counts[-1], counts[-2]
    if _stretched(bound, part, match.start()):
        return None
    if not same_measure(bound.facts[part], bound.facts[whole]):
        return None
    label = bound.text[bound.positions[whole] + 1 : bound.positions[part]]
    earlier = max(start, bound.positions[counts[-3]] + 1 if len(counts) > 2 else start)
    name = bound.text[earlier : bound.positions[whole]]
    stem = match["name"]
    if not (_akin(stem, label) or _spread(stem, label)) or _PART.search(name) or "；" in label:
        return None
    if _PLANNED.search(label):
        return None
    if any(word not in label for word in _TIMELY.findall(stem)):
        return None
    if len(counts) > 2 and not _WHOLE.search(name) and _rivals(bound, counts):
        return None
    return bound.facts[part], bound.facts[whole], bound.positions[whole]


def _rivals(bound: Bound, counts: list[int]) -> bool:
    """May the count before the whole be the whole as well?"""
    return same_measure(bound.facts[counts[-3]], bound.facts[counts[-2]])


def _stretched(bound: Bound, index: int, head: int) -> bool:
    """Has something else been said between the count and the rate?"""
    between = bound.text[bound.positions[index] + 1 : head]
    return len(between) > 12 or any(mark in between for mark in "；Ⓜ")


def _spread(stem: str, label: str) -> bool:
    """全县 137 个村中，已建成书屋 137 个，覆盖率 100%: of all of them, told as such."""
    return stem.endswith(("覆盖", "普及")) and _AMONG.search(label) is not None


def _akin(stem: str, label: str) -> bool:
    """Does the count's label name what the rate is of: 办结, 收回 for 回收率?"""
    own = [c for c in stem if c not in _IDLE] or list(stem)
    return any(c in label for c in own[-3:])
