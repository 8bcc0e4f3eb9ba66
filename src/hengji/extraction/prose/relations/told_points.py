"""Points told in running text: 满分 15 分，得 13.5 分，扣 1.5 分，得分率 90%; their parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from hengji.extraction.prose.bound import Bound
from hengji.kernel.patterns import lazy_pattern
from hengji.report.facts import Fact
from hengji.report.relations import (
    Difference,
    Exhaustive,
    Formula,
    Operation,
    PartsOfWhole,
    Relation,
    Share,
)

_GOT = (
    r"(?:(?:实际|自评|评价|最终|综合|实|评)?得分?|自评|扣分后得分?)(?:结果|合计)?[为是：]?"
    r"(?P<got>Ⓢ)"
)
_PAIR = lazy_pattern(
    r"(?P<full>Ⓢ)[)，、]{0,2}"
    + _GOT
    + r"(?:[，、(]{0,2}(?:共|合计)?扣(?:减|除|掉|了|分)?[为：]?(?P<off>Ⓢ)\)?)?"
    r"(?:[，、(]{0,2}得分率[为达是：]?(?P<rate>Ⓡ))?"
)
"""What could be had, what was given, what was taken off, and the rate of the two."""
_TURNED = lazy_pattern(
    r"(?P<got>Ⓢ)[，(](?:满分|分值|权重|标准分)[为：]?(?P<full>Ⓢ)[，、]得分率[为达是：]?(?P<rate>Ⓡ)"
)
_LISTED = lazy_pattern(
    r"(?<=Ⓢ)\((?=[^()]*Ⓢ[^()]*Ⓢ)|其中[：，]?|(?<=[。，；])(?:具体|各[^，。；]{0,6})(?:为|如下|得分)*："
)
_AVERAGED = lazy_pattern(
    r"(?P<count>Ⓒ)[^，。；ⓂⒸⓇⓈ]{0,10}(?:分别|依次)[^，。；ⓂⒸⓇⓈ]{0,8}(?P<each>Ⓢ(?:[、和及，]Ⓢ){1,14})"
    r"，[^，。；ⓂⒸⓇⓈ]{0,6}平均[^，。；ⓂⒸⓇⓈ]{0,6}(?P<mean>Ⓢ)"
)
_GIVEN = lazy_pattern(r"得|评|上年|去年|扣")
_UNEVEN = lazy_pattern(r"加权|去掉|权重")
_HEADED = lazy_pattern(r"[^ⓈⓂⒸ]{0,24}")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Scored:
    """One heading's points: where it stands, what could be had, what was given."""

    start: int
    end: int
    full: Fact
    got: Fact


def told_points(bound: Bound) -> Iterator[Relation]:
    """Every score of the passage with its full points, its deduction, its rate, its parts."""
    text = bound.text
    if text.count("Ⓢ") < _FEWEST:
        return
    yield from _averages(bound)
    pairs: list[_Scored] = []
    for match in _PAIR.finditer(text):
        if _GIVEN.search(
            text, bound.clause_start(match.start(), 0, "，；：。(、"), match.start()
        ):
            continue  # 自评95分，评价得分90分: both were given
        full, got = bound.fact_at(match.start("full")), bound.fact_at(match.start("got"))
        place = bound.place(bound.clause_start(match.start(), 0, "，；：。("), match.end())
        pairs.append(_Scored(match.start(), match.end(), full, got))
        if match["off"]:
            yield Difference(full, bound.fact_at(match.start("off")), got, place)
        if match["rate"]:
            yield Share(got, full, bound.fact_at(match.start("rate")), place)
    for match in _TURNED.finditer(text):
        got, full, rate = (bound.fact_at(match.start(n)) for n in ("got", "full", "rate"))
        place = bound.place(bound.clause_start(match.start(), 0, "，；：。(、"), match.end())
        yield Share(got, full, rate, place)
    if len(pairs) >= _FEWEST:
        yield from _sums(bound, pairs)


def _sums(bound: Bound, pairs: list[_Scored]) -> Iterator[PartsOfWhole]:
    """A heading and the items behind its 其中: both columns, where one proves the list."""
    marks = list(_LISTED.finditer(bound.text))
    for mark in marks:
        after = next((m.start() for m in marks if m.start() > mark.start()), len(bound.text))
        closed = bound.text.find(")" if mark[0] == "(" else "。", mark.end())
        after = min(after, closed) if closed >= 0 else after
        items = [p for p in pairs if mark.end() <= p.start < after]
        if len(items) < _FEWEST:
            continue
        head = next((p for p in reversed(pairs) if p.end <= mark.start()), None)
        if head is None or not _HEADED.fullmatch(bound.text, head.end, mark.start()):
            continue  # 过程指标 25 分，其中…: behind the points of another heading
        place = bound.place(mark.start(), items[-1].end)
        fulls = tuple(p.full for p in items)
        gots = tuple(p.got for p in items)
        if _adds_up(head.full, fulls) or _adds_up(head.got, gots):
            yield PartsOfWhole(head.full, fulls, Exhaustive.STATED, mark[0], place)
            yield PartsOfWhole(head.got, gots, Exhaustive.STATED, mark[0], place)


def _averages(bound: Bound) -> Iterator[Formula]:
    """5 位专家评分分别为 86 分、88 分…，平均 87 分."""
    if "平均" not in bound.text:
        return
    for match in _AVERAGED.finditer(bound.text):
        each = [bound.facts[i] for i in bound.indices(*match.span("each"))]
        count, mean = bound.fact_at(match.start("count")), bound.fact_at(match.start("mean"))
        if count.figure.amount != len(each) or _UNEVEN.search(match[0]):
            continue
        added: Fact | Operation = each[0]
        for one in each[1:]:
            added = Operation("+", added, one)
        place = bound.place(match.start(), match.end())
        yield Formula("平均得分", Operation("/", added, count), mean, place)


def _adds_up(total: Fact, parts: tuple[Fact, ...]) -> bool:
    return sum(_amounts(parts)) == total.figure.amount


def _amounts(facts: tuple[Fact, ...]) -> list[Decimal]:
    return [f.figure.amount for f in facts]
