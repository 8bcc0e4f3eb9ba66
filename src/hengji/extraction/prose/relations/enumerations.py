"""Counted totals and what is listed for them: 共 7 场, 一是… 2 场; six names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hengji.extraction.prose.bound import Bound
from hengji.extraction.prose.relations.reach import low
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.report.facts import Fact
from hengji.report.relations import Enumeration
from hengji.vocabulary.words import words

_ITEM = lazy_pattern(r"(?<![一二三四五六七八九])(?P<number>[一二三四五六七八九十])是(?!否)")
_NUMBERS = "一二三四五六七八九十"
_TOTAL = lazy_pattern(r"(?:共|累计|总共|全年|先后|合计)[^，。；：Ⓜ-ⓏⓇⒸ]{0,24}$")
_NAMES = lazy_pattern(
    r"(?P<names>(?:[一-龥·]{2,8}、)+[一-龥·]{2,4}?(?:和[一-龥·]{2,4})?)(?P<figure>Ⓒ)"
)
_NAMED = lazy_pattern(
    r"(?P<figure>Ⓒ)[^，。；：、(ⓂⒸⓇ]{0,6}[，：(]?(?:他们|她们)?(?:分别为|分别是|分别|为|是|有|即|：){1,3}"
    r"(?P<names>(?:[一-龥·]{2,8}、)+[一-龥·]{2,4}?(?:(?:和|及|以及)[一-龥·]{2,4})?)(?=[，。；)]|$)"
)
_ROOMS = re.compile(
    r"(?P<figure>Ⓒ)[，：、(]?(?:职能)?(?:股室|科室|处室|部门|内设机构|机构|部室)?[，：]?(?:分别为|分别是|分别|为|是|即|：){1,3}(?P<rooms>[^。；Ⓜ-ⓏⓇⒸ]{3,160})"
)
_ROOMS_FIRST = re.compile(
    r"(?:内设|下设|设有|设立|设)(?:有|了)?(?P<rooms>[^。；，等Ⓜ-ⓏⓇⒸ]{3,160}?)共?(?P<figure>Ⓒ)"
    r"(?=[个]?(?:内设|职能|股室|科室|部室|处室|部门|机构|室))"
)
_ROOM = re.compile(r"[一-龥]*(?:室|部|科|股|处|组|中心|队|办|局|所|站|院)$")
_HEADS = ("名", "人", "位")
_LEADS = lazy_pattern("[别为是有即：]")
"""One of these stands between a number of persons and their names."""
_SAME = (
    frozenset(("场", "场次", "次")),
    frozenset(("份", "册", "份(册)", "份(张)", "册(份)", "张")),
    frozenset(("人", "名", "位")),
    frozenset(("家", "个", "户", "家企业")),
)


def enumerations(bound: Bound) -> Iterator[Enumeration]:
    """Every counted total whose items are listed."""
    if "Ⓒ" not in bound.text:
        return
    yield from _itemised(bound)
    yield from _clauses(bound)
    yield from _names(bound)
    yield from _rooms(bound)
    yield from _rooms_first(bound)


def _same(one: Fact, other: Fact) -> bool:
    a, b = one.figure.unit.symbol, other.figure.unit.symbol
    return a == b or any(a in family and b in family for family in _SAME)


def _itemised(bound: Bound) -> Iterator[Enumeration]:
    """共举办 7 场：一是… 2 场；二是… 3 场；三是…"""
    items = list(_ITEM.finditer(bound.text)) if "一是" in bound.text else []
    starts = [i for i, m in enumerate(items) if m["number"] == "一"]
    if not starts:
        return
    for first, following in zip(starts, [*starts[1:], len(items)], strict=True):
        run = items[first:following]
        if [m["number"] for m in run] != list(_NUMBERS[: len(run)]) or len(run) < 2:
            continue
        limit = items[following].start() if following < len(items) else len(bound.text)
        total = _total_before(bound, run[0].start())
        if total is None:
            continue
        bounds = [*(m.start() for m in run), limit]
        yield from _collected(bound, total, bounds)


def _total_before(bound: Bound, position: int) -> int | None:
    """The count right before the first item, in the same sentence or the one before."""
    stops = [bound.text.rfind("。", 0, p) for p in (position, max(0, position - 1))]
    low = max(0, min(stops) + 1)
    if bound.text[position - 1 : position] == "。":
        low = bound.text.rfind("。", 0, position - 1) + 1
    found = bound.values(low, position, Kind.COUNT)
    for index in reversed(found):
        at = bound.positions[index]
        if _TOTAL.search(bound.text, max(low, at - 40), at):
            return index
    return None


def _collected(bound: Bound, total: int, bounds: list[int]) -> Iterator[Enumeration]:
    whole = bound.facts[total]
    listed: list[Fact] = []
    unnumbered = crowded = 0
    last = bounds[0]
    for start, end in zip(bounds, bounds[1:], strict=False):
        same = [i for i in bound.values(start, end, Kind.COUNT) if _same(bound.facts[i], whole)]
        if not same:
            unnumbered += 1
            continue
        crowded += len(same) > 1
        listed.append(bound.facts[same[0]])
        last = bound.positions[same[0]] + 1
    if len(listed) < 2:
        return
    begin = bound.clause_start(bound.positions[total], 0, "，；：。")
    certain = not crowded and all(f.certain for f in (whole, *listed))
    yield Enumeration(whole, tuple(listed), unnumbered, bound.place(begin, last), 0, certain)


def _clauses(bound: Bound) -> Iterator[Enumeration]:
    """A total, then clauses parted by semicolons, most with a count of the same unit."""
    text = bound.text
    if text.count("；") < 1:
        return
    for index in bound.values(0, len(text), Kind.COUNT):
        at = bound.positions[index]
        sentence = text.rfind("。", 0, at) + 1
        if not _TOTAL.search(text, max(sentence, at - 40), at):
            continue
        begin = min((p for p in (text.find(c, at) for c in "。：") if p >= 0), default=-1)
        if begin < 0 or _ITEM.match(text, begin + 1):
            continue
        end = text.find("。", begin + 1)
        end = len(text) if end < 0 else end
        if text.count("；", begin, end) < 1 or text.count("；", at, begin):
            continue
        bounds = [begin + 1]
        bounds += [i + 1 for i in range(begin + 1, end) if text[i] == "；"]
        yield from _loosely(bound, index, [*bounds, end], text[begin] == "：")


def _loosely(bound: Bound, total: int, bounds: list[int], colon: bool) -> Iterator[Enumeration]:
    for one in _collected(bound, total, bounds):
        certain = one.certain and colon
        yield Enumeration(one.total, one.items, one.unnumbered, one.place, 0, certain)


def _surnames() -> str:
    return words("surnames")[0]


def _names(bound: Bound) -> Iterator[Enumeration]:
    """Persons by name, then their number: 王某、李某等 is left out, 等 says there are more."""
    text = bound.text
    if "、" not in text:
        return
    figures = zip(bound.positions, bound.facts, strict=True)
    heads = [at for at, fact in figures if fact.figure.unit.symbol in _HEADS]
    for match in _NAMED.finditer(text) if any(_lead(text, at) for at in heads) else ():
        total = bound.fact_at(match.start("figure"))
        printed = re.split("、|以及|[和及]", match["names"])
        if total.figure.unit.symbol in _HEADS and all(_is_name(p) for p in printed):
            begin = bound.clause_start(match.start(), low(match.start()))
            yield Enumeration(total, (), 0, bound.place(begin, match.end()), len(printed))
    listed = any("、" in text[max(0, at - 10) : at] for at in heads)
    for match in _NAMES.finditer(text) if listed else ():
        total = bound.fact_at(match.start("figure"))
        if total.figure.unit.symbol not in _HEADS:
            continue
        printed = re.split("[、和]", match["names"])
        printed[0] = _name_tail(printed[0])
        if all(_is_name(p) for p in printed):
            place = bound.place(match.end("names") - len(match["names"]), match.end())
            yield Enumeration(total, (), 0, place, len(printed))


def _lead(text: str, at: int) -> bool:
    """May a first name follow the number at ``at``, as far away as ``_NAMED`` reaches?"""
    end = text.find("、", at, at + 28)
    return end >= 0 and _LEADS.search(text, at, end) is not None


def _name_tail(text: str) -> str:
    """The name at the end of 授予王某某."""
    for length in (3, 2, 4):
        if len(text) >= length and _is_name(text[-length:]):
            return text[-length:]
    return ""


def _is_name(text: str) -> bool:
    return 2 <= len(text) <= 4 and text[:1] in _surnames() and text[-1] != "等"


def _rooms(bound: Bound) -> Iterator[Enumeration]:
    """内设股室 3 个，分别为办公室、…"""
    for match in _ROOMS.finditer(bound.text):
        total = bound.fact_at(match.start("figure"))
        listed = re.split("[、，]|和(?=[^、，和]*$)", match["rooms"].rstrip("，、)"))
        listed = [r for r in listed if r]
        if len(listed) < 2 or not all(_ROOM.fullmatch(r) for r in listed):
            continue
        if total.figure.unit.symbol not in ("个", "股室", "科室", "部门"):
            continue
        begin = bound.clause_start(match.start(), 0)
        place = bound.place(begin, match.end())
        yield Enumeration(total, (), 0, place, len(listed))


def _rooms_first(bound: Bound) -> Iterator[Enumeration]:
    """下设办公室、…4 个内设机构."""
    for match in _ROOMS_FIRST.finditer(bound.text) if "设" in bound.text else ():
        listed = re.split("、|和(?=[^、和]*$)", match["rooms"])
        if len(listed) < 2 or not all(_ROOM.fullmatch(r) for r in listed):
            continue
        total = bound.fact_at(match.start("figure"))
        yield Enumeration(total, (), 0, bound.place(*match.span()), len(listed))
