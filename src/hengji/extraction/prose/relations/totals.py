"""Parts first, then their 合计."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hengji.extraction.prose.bound import Bound
from hengji.extraction.prose.labels import is_connecting, stripped, without_time
from hengji.extraction.prose.relations.reach import is_denominator, low, skips_change
from hengji.extraction.prose.relations.wholes import without_nested
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.report.facts import Basis, Fact
from hengji.report.relations import Exhaustive, PartsOfWhole
from hengji.vocabulary.terms import may_be_part, term
from hengji.vocabulary.words import words

_AFTER = lazy_pattern(
    r"(?P<word>(?:以上|上述|[二两三四五六七八九十][项者](?:支出|经费|资金|费用)?|各项|全部)*"
    r"(?:合计|共计|总计|总共|累计|相加|加总|加起来)"
    r"|(?:以上|上述)[^，。；：ⓂⒸⓇ]{0,8}?(?:合计|共|总)(?=[^，。；：ⓂⒸⓇ]{0,8}[ⓂⒸ]))"
    r"[^，。；：ⓂⒸⓇ]{0,8}(?P<total>[ⓂⒸ])"
)
_TALLY = re.compile(r"Ⓒ，(?:共计?有?|合计|总(?:人数|数|量|计)?)(?:为|达)?(?P<total>Ⓒ)")
_TOGETHER = lazy_pattern(
    r"分别(?P<said>[^，。；：ⓂⒸⓇ]{0,8})(?P<each>Ⓜ(?:[、和及与]Ⓜ)+)，"
    r"(?:[两三四五六七八九十](?:年|批|期|级))?(?:共计?|合计|总计|累计)"
    r"(?P<sum>[^，。；：ⓂⒸⓇ]{0,8})(?P<total>Ⓜ)"
)
_PAID = lazy_pattern(r"支出|支付|使用|执行|完成|拨付|发放")
_ITEM = lazy_pattern(r"[、和及与][^，。；：()ⓂⒸⓇ]{0,16}")
_PERSONS = frozenset(("人", "名", "位", "个"))
_SHOWS = frozenset(("场", "场次"))
_ADJUSTED = "全年预算数"
_PROJECTS = "项目支出"
_CARRIED = "上年结转"
_CARRIED_OVER = (_CARRIED, "年末结转和结余")
_ALL = lazy_pattern(r"以上|上述|[二两三四五六七八九十]?[项者]")
_BREAK = lazy_pattern(r"其中|包括|包含|另|此外|占|完成|[较比]上年")
_SUMMED = ("计", "以上", "上述", "总共", "相加", "加总", "加起来")
_OPENING = 3
"""Characters at most, a bracket or a line's end, between a full stop and 三项共计."""
_NUMERALS = {"二": 2, "两": 2} | dict(zip("三四五六七八九十", range(3, 11), strict=True))
_SO_MANY = lazy_pattern("[二两三四五六七八九十]")
_TIMES = ("人次", "户次", "场", "场次", "期", "件", "批", "批次", "次")
_QUARTERS = "一二三四"
_YEAR_LONG = lazy_pattern(r"全年|合计|共|累计|总计")
_UP_TO = lazy_pattern(r"累计|截[至止]|前")
_CUT = lazy_pattern(r"减|收回")
_ONE = lazy_pattern(r"经费|资金|补助|项目|工程|专项|支出|费")
_EACH = lazy_pattern(r"^(?:按|标准)*每|[人户场期件辆台亩生床]均")
_SIDE, _PIECE = lazy_pattern("收入|支出"), lazy_pattern("[^；]+")
_PRIOR = (Basis.PRIOR_FINAL, Basis.PRIOR_INITIAL)


def same_measure(one: Fact, other: Fact) -> bool:
    """Are both money, or counts of the same things?"""
    if one.figure.kind is not other.figure.kind:
        return False
    if one.figure.kind is not Kind.COUNT:
        return True
    units = {one.figure.unit.symbol, other.figure.unit.symbol}
    return len(units) == 1 or units <= _PERSONS or units <= _SHOWS


def fits_in(part: Fact, whole: Fact) -> bool:
    """May the one be part of the other, one project's spending of all included?"""
    if part.term and part.term == whole.term and not whole.scope:
        # one project of all; 本年收入 of 收入总计, which holds what was carried in besides
        total = "总计" in whole.wording and "本年" in part.wording
        return bool(part.scope) or total
    if part.term in _CARRIED_OVER and "总计" in whole.wording:
        return True
    return may_be_part(part.term, whole.term) or _of_office(part.term, whole.term)


def _of_office(part: str, whole: str) -> bool:
    """机关运行经费…，其中办公费…、公务接待费…: items of two classifications in one list."""
    return whole in words("office_wholes") and part in words("office_parts")


def totalled(bound: Bound, start: int, end: int, listed: set[int]) -> Iterator[PartsOfWhole]:
    """Parts first, then 合计; 年初预算, 上年结转 and 追加, then 全年预算.

    ``listed`` are the figures that this sentence and those before it listed as parts.
    """
    taken: set[int] = set()
    text = bound.text
    summed = any([word in text for word in _SUMMED])
    for match in _AFTER.finditer(text, start, end) if summed else ():
        position = match.start("total")
        index = bound.passage.index_at(position)
        if index in bound.deltas or is_denominator(bound, index):
            continue
        before = bound.clause_start(position, max(start, low(position)), "，；。、")
        label = stripped(bound.text[before:position]).replace(match["word"], "")
        own = bound.mentioned(before, position) and bound.facts[index].term
        if _ALL.match(match["word"]) or (not own and is_connecting(without_time(label))):
            found = _run(bound, max(start, low(position)), match.start(), bound.facts[index])
            named = True
            if not found and match.start() - start < _OPENING and _ALL.match(match["word"]):
                found = _told_before(bound, start, index, match["word"])
        else:
            found = _named_run(bound, max(start, low(position)), before, index)
            named = _is_made_of(bound, index, found)
            if (upper := _top_level(bound, start, before, index)) and not named:
                found, named, listed = upper, True, listed.difference(upper)
        if len(found) > 1 and not any(i in listed for i in found):
            taken.add(index)
            yield _whole(bound, start, found, index, match["word"], named)
    yield from _by_quarters(bound, start, end, taken | listed)
    yield from _tallied(bound, start, end, taken | listed)
    yield from _together(bound, start, end, taken | listed)
    yield from _adjusted(bound, start, end, taken | listed)


def _told_before(bound: Bound, start: int, index: int, word: str) -> list[int]:
    """一是…Ⓜ；二是…Ⓜ；三是…Ⓜ。三项共计Ⓜ: as many as are said, all that the passage has told."""
    earlier = [one for one in bound.said if one[1] <= start]
    if not earlier:
        return []
    found = _run(bound, *earlier[-1], bound.facts[index])
    money = bound.values(0, start, bound.facts[index].figure.kind)
    said = _SO_MANY.search(word)
    return found if len(found) == (_NUMERALS[said[0]] if said else len(money)) else []


def _by_quarters(bound: Bound, start: int, end: int, taken: set[int]) -> Iterator[PartsOfWhole]:
    """一季度 20 万元，…四季度 30 万元，全年 100 万元: the year, told behind or before them."""
    if bound.text.find("四季度", start, end) < 0:
        return
    values = [i for i in bound.values(start, end, Kind.MONEY, Kind.COUNT) if _adds_up(bound, i)]
    for place in range(len(values) - len(_QUARTERS) + 1):
        found = values[place : place + len(_QUARTERS)]
        last = values[place + len(found) : place + len(found) + 1]
        before = values[place - 1 : place] if place else []
        if not all(_is_of(bound, i, one) for i, one in zip(found, _QUARTERS, strict=True)):
            continue
        whole = [i for i in (*last, *before) if _YEAR_LONG.search(_said(bound, i))][:1]
        same = all(same_measure(bound.facts[i], bound.facts[w]) for w in whole for i in found)
        if whole and same and not taken.intersection((*found, *whole)):
            yield _whole(bound, start, found, whole[0], "四个季度", True)


def _adds_up(bound: Bound, index: int) -> bool:
    """Money and times do; a household may be counted in two quarters."""
    figure = bound.facts[index].figure
    return figure.kind is Kind.MONEY or figure.unit.symbol in _TIMES


def _is_of(bound: Bound, index: int, quarter: str) -> bool:
    """Is it of this quarter alone, not of all up to it?"""
    said = _said(bound, index)
    return f"{quarter}季度" in said and not _UP_TO.search(said)


def _said(bound: Bound, index: int) -> str:
    at = bound.positions[index]
    return bound.text[bound.clause_start(at, low(at), "，；：。(、") : at]


def _tallied(bound: Bound, start: int, end: int, taken: set[int]) -> Iterator[PartsOfWhole]:
    """市级竞赛 12 项、行业赛 29 项，共 41 项: one unbroken list, then its number."""
    for match in _TALLY.finditer(bound.text, start, end) if "Ⓒ，" in bound.text else ():
        index = bound.passage.index_at(match.start("total"))
        unit = bound.facts[index].figure.unit
        found = [bound.passage.index_at(match.start())]
        while found[0] and bound.positions[found[0] - 1] >= start:
            gap = (bound.positions[found[0] - 1] + 1, bound.positions[found[0]])
            if not _ITEM.fullmatch(bound.text, *gap):
                break
            found.insert(0, found[0] - 1)
        same = all(bound.facts[i].figure.unit == unit for i in found)
        if len(found) > 1 and same and not taken.intersection((*found, index)):
            yield _whole(bound, start, found, index, "共", True)


def _together(bound: Bound, start: int, end: int, taken: set[int]) -> Iterator[PartsOfWhole]:
    """三批资金分别支出 29 万元、20 万元，共支出 49 万元."""
    for match in _TOGETHER.finditer(bound.text, start, end) if "分别" in bound.text else ():
        found = list(bound.indices(*match.span("each")))
        index = bound.passage.index_at(match.start("total"))
        paid = not _PAID.search(match["sum"]) or _PAID.search(match["said"])
        if paid and not taken.intersection((*found, index)) and index not in bound.deltas:
            yield _whole(bound, start, found, index, "共", True)


def _whole(
    bound: Bound, start: int, found: list[int], index: int, marker: str, certain: bool
) -> PartsOfWhole:
    total = bound.facts[index]
    found = without_nested(bound, total, found)
    facts = tuple(bound.facts[i] for i in found)
    begin = bound.clause_start(bound.positions[found[0]], start)
    return PartsOfWhole(
        total,
        facts,
        Exhaustive.STATED,
        marker,
        bound.place(begin, bound.positions[index] + 1),
        certain
        and all(f.certain for f in (total, *facts))
        and not skips_change(bound, [*found, index]),
    )


def _run(bound: Bound, start: int, end: int, total: Fact) -> list[int]:
    """The values of the total's measure right before it, all of one stand."""
    found: list[int] = []
    for index in reversed(bound.values(start, end, Kind.MONEY, Kind.COUNT)):
        fact = bound.facts[index]
        if not same_measure(fact, total) or is_denominator(bound, index):
            continue
        if _EACH.search(fact.wording):
            break  # 62 名，每人 4000 元，共计…: that makes the total alone
        if fact.term and term(fact.term).overall:
            break
        if found and (fact.basis, fact.year) != (
            bound.facts[found[0]].basis,
            bound.facts[found[0]].year,
        ):
            break
        found.insert(0, index)
    return found


def _named_run(bound: Bound, start: int, end: int, index: int) -> list[int]:
    """A、B, 基本支出合计 C: the unbroken list right before the term whose total it is."""
    total = bound.facts[index]
    found: list[int] = []
    right = end
    for i in reversed(bound.values(start, end, Kind.MONEY, Kind.COUNT)):
        fact = bound.facts[i]
        at = bound.positions[i]
        if not same_measure(fact, total) or _BREAK.search(bound.text, at, right):
            break
        if fact.year != total.year or (fact.basis in _PRIOR) != (total.basis in _PRIOR):
            break
        if fact.term and not fits_in(fact, total):
            break
        found.insert(0, i)
        right = at
    return found


def _top_level(bound: Bound, start: int, end: int, index: int) -> list[int]:
    """拨缴收入 A，其中：代收 a、划拨 b；补助收入 B；其他收入 C，收入合计 D: A, B and C."""
    text, found = bound.text, list[int]()
    if text.find("；", start, end) < 0 or text.find("其中", start, end) < 0:
        return []
    side = _SIDE.search(text, end, bound.positions[index])
    for piece in _PIECE.finditer(text, start, end) if side else ():
        first, *rest = bound.values(*piece.span(), Kind.MONEY) or (None,)
        inner = text.find("其中", *piece.span())
        if first is None or any(bound.positions[i] < inner or inner < 0 for i in rest):
            return []
        label = text[piece.start() : bound.positions[first]]
        if (side and side[0] not in label) or "结" in label or "上年" in label:
            return []
        found.append(first)
    return found if len(found) > 1 else []


def _is_made_of(bound: Bound, index: int, found: list[int]) -> bool:
    """Do the terms, or the labels of single projects, say that these are the parts?"""
    name = bound.facts[index].term
    if not name:
        return False
    for i in found:
        part = bound.facts[i]
        if part.term and not part.scope:
            if name not in term(part.term).within and part.term not in term(name).parts:
                return False
        elif name != _PROJECTS or not (part.scope or _ONE.search(part.wording)):
            return False
    return True


def _adjusted(bound: Bound, start: int, end: int, taken: set[int]) -> Iterator[PartsOfWhole]:
    """年初预算 A，上年结转 B，全年预算 C: what makes up the budget, where no word says so."""
    if _CARRIED[2:] not in bound.text:
        return
    indices = bound.values(start, end, Kind.MONEY)
    for place, index in enumerate(indices):
        if bound.facts[index].term != _ADJUSTED or index in taken or not 1 < place < 5:
            continue
        found = indices[:place]
        terms = [bound.facts[i].term for i in found]
        if _CARRIED not in terms or any(i in taken for i in found):
            continue
        between = bound.text[bound.positions[found[0]] : bound.positions[index]]
        own = all(t and _ADJUSTED in term(t).within for t in terms)
        plain = not _BREAK.search(between) and not _CUT.search(between)
        if own and plain and "(" not in between:
            yield _whole(bound, start, found, index, "合计", False)
