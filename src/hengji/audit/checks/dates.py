"""Dates as printed: 2024年7月30日, 2023.03.15, 二〇二五年三月."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

from hengji.audit.case import Case
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.values import quickly_built

_HAN = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "Ｏ": 0, "O": 0}
_DATE = re.compile(
    r"(?P<year>20\d\d)(?<!\d20\d\d)\s*(?:年|[-./－])\s*(?P<month>\d{1,2})\s*"
    r"(?:月(?:\s*(?P<day>\d{1,2})\s*[日号])?|[-./－]\s*(?P<short>\d{1,2})(?![\d%]))"
)
_HAN_MILLENNIUM = ("二〇", "二○", "二零", "二Ｏ", "二O")
_HAN_DATE = lazy_pattern(
    r"(?P<year>[二][〇○零ＯO][一二三四][〇○零ＯO一二三四五六七八九])年(?P<month>[一二三四五六七八九十]{1,2})月(?:(?P<day>[一二三四五六七八九十]{1,3})日)?"
)


@quickly_built
@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date and where it stands; ``day`` is ``None`` where only the month is given.

    ``possible`` is false for a day or month that no calendar has.
    """

    year: int
    month: int
    day: int | None
    text: str
    start: int
    end: int

    @property
    def possible(self) -> bool:
        if not 1 <= self.month <= 12:
            return False
        return self.day is None or 1 <= self.day <= monthrange(self.year, self.month)[1]

    @property
    def key(self) -> tuple[int, int, int]:
        """Sorts dates; a month without a day counts as its last."""
        return (self.year, self.month, self.day or 31)


def dates(text: str) -> Iterator[PrintedDate]:
    """Every date of a text with at least year and month, in order within each script."""
    for one in _DATE.finditer(text) if "20" in text else ():
        year, month, day, short = one.groups()
        printed = day or short
        yield PrintedDate(
            int(year), int(month), int(printed) if printed else None, one.group(), *one.span()
        )
    if "二" in text and any(map(text.__contains__, _HAN_MILLENNIUM)):
        for one in _HAN_DATE.finditer(text):
            year = int("".join(str(_HAN[c]) for c in one["year"]))
            last = _ordinal(one["day"]) if one["day"] else None
            yield PrintedDate(year, _ordinal(one["month"]), last, one.group(), *one.span())


def _ordinal(han: str) -> int:
    tens, ten, ones = han.partition("十")
    if not ten:
        return _HAN[han]
    return (_HAN[tens] if tens else 1) * 10 + (_HAN[ones] if ones else 0)


_LABEL = re.compile(
    r"(?P<label>填报日期|填表日期|填报时间|填表时间|报告日期|编制日期|评价日期|签字日期|(?<![一-鿿])日\s*期)\s*[:：]?\s*$"
)


def all_dates(case: Case) -> tuple[PrintedDate, ...]:
    """Every date of the report; positions are those of its whole running text."""
    return case.once((all_dates,), lambda: tuple(dates(case.report.everything.text)))


def labelled(case: Case) -> Iterator[tuple[str, PrintedDate]]:
    """Dates that stand behind a label of a form (填报日期), or in the cell after it."""
    text = case.report.everything.text
    for one in all_dates(case):
        before = text[max(0, one.start - 16) : one.start]
        if not ("期" in before or "间" in before):
            continue
        if found := _LABEL.search(text, max(0, one.start - 16), one.start):
            yield found["label"], one


Day = tuple[int, int, int]
_UNTIL = re.compile(
    r"(?:于|在)?(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|[底末份])?"
    r"(?:之?前|以前|内|底)?(?:完成|完工|竣工|办结|到位)?"
)
_DONE = re.compile(
    r"(?:已?于|在)?(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|[底末份])?"
    r"(?:已?(?:全部)?(?:完成|完工|竣工|办结|到位))?"
)
_YEAR_END = re.compile(r"(?:(?P<year>20\d\d)年|当年|本年)?年?[底末]之?前?(?:完成|完工)?")


def deadline(cell: str, year: int) -> Day | None:
    """The last day a target cell allows; without a year it is of ``year``.

    ``None`` where the cell is no single date.
    """
    if not ("月" in cell or "底" in cell or "末" in cell):
        return None
    if end := _YEAR_END.fullmatch(cell):
        return int(end["year"] or year), 12, 31
    return _day(_UNTIL.fullmatch(cell), year, last=True)


def finished(cell: str, year: int) -> Day | None:
    """The earliest day a result cell may mean; ``None`` where it is no single date."""
    return _day(_DONE.fullmatch(cell), year, last=False)


def _day(found: re.Match[str] | None, year: int, *, last: bool) -> Day | None:
    if found is None or not 1 <= int(found["month"]) <= 12:
        return None
    whole = 31 if last else 1
    return int(found["year"] or year), int(found["month"]), int(found["day"] or whole)
