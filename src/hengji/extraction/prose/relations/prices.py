"""So many at so much each make a total: 20 名，每人 5000 元，共 10 万元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hengji.extraction.prose.bound import Bound
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.report.facts import Fact
from hengji.report.relations import Average

_BY = r"(?:按照?|以|(?:补助|慰问|发放|资助|救助|补贴|奖励)?标准[为是：]?)?"
_SLASHED = (
    _BY + r"(?P<label>)(?P<price>[ⓂⒸ])/(?P<per>)(?P<each>[^，。；：()ⓂⒸⓇ月年天日次]{1,2}?)"
)
_PRICE = (
    _BY + r"(?:每(?P<each>[^，。；：()ⓂⒸⓇ月年天日]{1,2}?)(?:平均)?|(?P<per>[人户台辆场])均)"
    r"(?P<label>(?:发放|补助|补贴|资助|救助|奖励|安排|标准|奖补|拨付|给予|慰问金?|价值)*)(?P<price>[ⓂⒸ])"
)
_COUNT = r"(?P<count>Ⓒ)(?P<noun>[^，。；：()ⓂⒸⓇ]{0,14})(?:\([^()]{0,40}\))?[，、(]?"
_EACH = _COUNT + _PRICE
_MAKES = (
    r"(?:的?标准|的[^，。；：()ⓂⒸⓇ]{1,8})?[)，、]{0,2}(?:[^，。；：()ⓂⒸⓇ]{0,8}?(?:合计|共计?|总计|计)"
    r"[^，。；：()ⓂⒸⓇ]{0,8}?|(?:发放|支付|拨付|兑现)[^，。；：()ⓂⒸⓇ另]{0,6}(?:金|款|资金))"
    r"(?P<total>[ⓂⒸ])"
)
_THEN = lazy_pattern(_EACH + _MAKES)
_THEN_SLASHED = lazy_pattern(_COUNT + _SLASHED + _MAKES)
_INSIDE = lazy_pattern(r"(?P<total>[ⓂⒸ])\([^，。；：()ⓂⒸⓇ]{0,8}" + _EACH + r"\)")
_BEFORE = re.compile(r"(?P<count>Ⓒ)(?P<noun>[^，。；：()ⓂⒸⓇ]{2,20})(?P<total>[ⓂⒸ])，" + _PRICE)
_PERSONS = frozenset(("人", "名", "位"))


def priced(bound: Bound, start: int, end: int) -> Iterator[Average]:
    """Every price of one with the number and the total right beside it."""
    for pattern in _fitting(bound, start, end):
        for match in pattern.finditer(bound.text, start, end):
            total, count, price = (
                bound.fact_at(match.start(name)) for name in ("total", "count", "price")
            )
            if _one_of_several(bound.text, start, match.start()):
                continue
            if _each_of(count, match) and _alike(total, price):
                yield Average(total, count, price, bound.place(match.start(), match.end()))


def _fitting(bound: Bound, start: int, end: int) -> Iterator[re.Pattern[str]]:
    """The patterns that the sentence has the signs and figures for."""
    text = bound.text
    each = [at for word in "每均" if (at := text.find(word, start, end)) >= 0]
    if each:
        if len(bound.indices(min(each), end)) > 1:  # the price, then what it makes
            yield _THEN
        if text.find("(", start, end) >= 0:
            yield _INSIDE
        yield _BEFORE
    if text.find("/", start, end) >= 0:
        yield _THEN_SLASHED


def _one_of_several(text: str, start: int, at: int) -> bool:
    """本科生 36 名、每人 4000 元，专科生 22 名、每人 3000 元，合计…: the total is of both."""
    opening = text[max(start, text.rfind("；", start, at)) : at]
    return "每" in opening or "其中" in opening


def _each_of(count: Fact, match: re.Match[str]) -> bool:
    """每个 of 12 个社区, 每人 of 20 名, 每站 of 19 个服务站."""
    each, unit = match["each"] or match["per"], count.figure.unit.symbol
    if unit in _PERSONS or each in _PERSONS:
        return unit in _PERSONS and each in _PERSONS
    return each == unit or (len(each) == 1 and each in match["noun"])


def _alike(total: Fact, price: Fact) -> bool:
    if total.figure.kind is not price.figure.kind:
        return False
    return total.figure.kind is Kind.MONEY or total.figure.unit == price.figure.unit
