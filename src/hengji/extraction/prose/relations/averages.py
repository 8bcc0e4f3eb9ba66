"""Averages: 人均, 平均每人, 每户."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hengji.extraction.prose.bound import Bound
from hengji.extraction.prose.relations.hospitality import public_expense
from hengji.extraction.prose.relations.prices import priced
from hengji.extraction.prose.relations.reach import in_brackets
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.report.facts import Basis, Fact
from hengji.report.relations import Average

_SAID = re.compile(
    r"(?P<word>人均|户均|场均|次均|期均|件均|车均|辆均|台均|生均"
    r"|平均每(?P<unit>人次|场次|人|名|位|户|家|场|次|个|期|份|件|批次|批|辆车?|台车?|站|处)[^，。；ⓂⒸ]{0,4}"
    r"|每(?P<each>人次|场次|人|名|户|家|场|期|辆车?(?=平均))(?:平均)?)"
    r"(?P<label>[^，。；：ⓂⒸⓇ=]{0,8}?)(?P<figure>[ⓂⒸ])"
)
_EACH = re.compile(r"[人户场次期件车辆台生]均|^每")
_TOGETHER = lazy_pattern(
    r"，(?:全年)?(?:共计?|合计|总计)(?:支出|发放|使用|投入|减免|补助|补贴)?(?:资金|经费|费用)?(?P<total>Ⓜ)"
)
"""平均每辆Ⓜ，全年共Ⓜ: the total behind it."""
_PERIOD = re.compile(r"每|月|年|天|日|餐")
_STANDARD = lazy_pattern(r"的?(?:补助|救助|慰问|发放|资助)?标准")
_HELD = {"会议费": "会议", "培训费": "培训"}
"""What money was spent on, and the word by which those who came are counted."""
_PERSONS = frozenset(("人", "名", "位"))
_OF = {
    "人均": _PERSONS | {"人次"},
    "户均": frozenset(("户",)),
    "场均": frozenset(("场", "场次")),
    "次均": frozenset(("次", "人次")),
    "期均": frozenset(("期",)),
    "件均": frozenset(("件", "起")),
    "车均": frozenset(("辆", "台")),
    "辆均": frozenset(("辆", "台")),
    "台均": frozenset(("台", "辆")),
    "生均": _PERSONS,
}


def averages(bound: Bound) -> Iterator[Average]:
    """Every average with the total and the count of its own sentence, where one fits."""
    if "均" not in bound.text and "每" not in bound.text and "/" not in bound.text:
        return
    for start, end in bound.said:
        told = list(priced(bound, start, end))
        yield from told
        for match in _SAID.finditer(bound.text, start, end):
            at = match.start("figure")
            average = bound.fact_at(at)
            if any(one.average is average for one in told):
                continue
            low = max(start, bound.text.rfind("；", start, at))
            kind, unit = average.figure.kind, average.figure.unit.symbol
            same = None if kind is Kind.MONEY else frozenset((unit,))
            if _PERIOD.search(match["label"]):
                continue  # 每人每月 200 元: over more than the persons
            total, count = _operands(bound, (low, match.start()), kind, same, _units(match))
            if total is None and count is None and _STANDARD.match(bound.text, match.end()):
                after = (match.end(), _clause_end(bound.text, match.end(), end))
                total, count = _operands(bound, after, kind, same, _units(match))
            if kind is Kind.MONEY and (total is None or count is None):
                above = public_expense(bound, at, average.year)
                total, count = (total, count) if None in above else above
                total = total or (count and _spent_on(bound, low, at))
            if total is None:
                total, count = _behind(bound, match, (end, kind, same), count)
            if kind is Kind.COUNT and (total is None or count is None):
                continue
            place = bound.place(bound.clause_start(match.start(), start, "；。"), match.end())
            yield Average(total, count, average, place)


def _behind(
    bound: Bound,
    match: re.Match[str],
    told: tuple[int, Kind, frozenset[str] | None],
    count: Fact | None,
) -> tuple[Fact | None, Fact | None]:
    """人均Ⓜ(公用经费Ⓜ，在职Ⓒ): both in a bracket behind it; 3辆，平均每辆Ⓜ，共Ⓜ: the total."""
    end, kind, same = told
    if count is None:
        if not in_brackets(bound, match.end()):
            return None, None
        inside = (match.end(), bound.text.index(")", match.end()))
        return _operands(bound, inside, kind, same, _units(match))
    after = _TOGETHER.match(bound.text, match.end(), end) if kind is Kind.MONEY else None
    return (bound.fact_at(after.start("total")) if after else None), count


def _spent_on(bound: Bound, start: int, at: int) -> Fact | None:
    """会议费支出决算 6.84 万元…。参加会议 960 人次，人均…: the paragraph's one spending."""
    spent = [
        bound.facts[i]
        for i in bound.values(0, at, Kind.MONEY)
        if bound.facts[i].basis is Basis.FINAL and not _EACH.search(bound.facts[i].wording)
    ]
    if len({f.figure.amount for f in spent}) != 1 or spent[-1].scope:
        return None
    held = _HELD.get(spent[-1].term)
    return spent[-1] if held and bound.text.find(held, start, at) >= 0 else None


def _operands(
    bound: Bound,
    within: tuple[int, int],
    kind: Kind,
    same: frozenset[str] | None,
    units: frozenset[str],
) -> tuple[Fact | None, Fact | None]:
    """The total and the count in this stretch, each where only one fits."""
    return _only(bound, *within, kind, same), _only(bound, *within, Kind.COUNT, units)


def _clause_end(text: str, start: int, end: int) -> int:
    """To the next semicolon: 每户 500 元，慰问 20 户，共 1 万元."""
    stop = text.find("；", start, end)
    return end if stop < 0 else stop


def _units(match: re.Match[str]) -> frozenset[str]:
    each = match["unit"] or match["each"]
    if each:
        each = each.removesuffix("车")
        if each in _PERSONS:
            return _PERSONS
        return frozenset((each, f"{each}次", each.removesuffix("次")))
    return _OF.get(match["word"], frozenset())


def _only(
    bound: Bound, low: int, high: int, kind: Kind, units: frozenset[str] | None
) -> Fact | None:
    found = [
        bound.facts[i]
        for i in bound.values(low, high, kind)
        if not _EACH.search(bound.facts[i].wording)
        if units is None or bound.facts[i].figure.unit.symbol.lstrip("万千") in units
    ]
    return found[-1] if len({f.figure.amount for f in found}) == 1 else None
