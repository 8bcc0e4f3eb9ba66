"""Two years told side by side behind a direction: 较上年有所提升，2023年为93%，2022年为94%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hengji.audit.case import Case
from hengji.audit.checks.sentences import figures_by_sentence
from hengji.kernel.patterns import lazy_pattern
from hengji.report.document import Paragraph
from hengji.report.facts import Fact

_UP = "上升|提高|提升|增加|增长|扩大"
_DOWN = "下降|降低|减少|压减|压缩|回落|缩短|缩减"
_SAID = lazy_pattern(
    r"(?:(?:[较比](?:上年|去年)|同比|逐年|持续|稳步|明显|显著|大幅|有所|稳中有|呈|保持)"
    rf"[^，。；：\d]{{0,6}}?)+(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:趋势|态势|势头)?"
)
_SIGN = lazy_pattern("上年|去年|同比|逐年|持续|稳步|明显|显著|大幅|有所|呈|稳中有|保持")
"""One of which stands in whatever says a direction: found many times faster."""
_TOLD = r"度?(?:全年)?(?:共|仅|为|是|达到?|发生|共计|支出)?$"


@dataclass(frozen=True, slots=True)
class Told:
    """A direction in words and the figures of this year and of the last."""

    paragraph: Paragraph
    claim: tuple[int, int]
    up: bool
    now: Fact
    then: Fact


def two_years(case: Case) -> Iterator[Told]:
    """Every sentence that says which way something went, then tells two years of it alone."""
    if case.year is None:
        return
    for paragraph, begin, _, figures in figures_by_sentence(case.report, _says):
        if len(figures) != 2 or figures[0].figure.unit != figures[1].figure.unit:
            continue
        now, then = _labels(case.year)
        first, second = (_before(paragraph.text, begin, fact) for fact in figures)
        if now.search(first) and then.search(second):
            pair = figures[0], figures[1]
        elif then.search(first) and now.search(second):
            pair = figures[1], figures[0]
        else:
            continue
        said = list(_SAID.finditer(paragraph.text, begin, figures[0].place.start or 0))
        ways = {one["up"] is not None for one in said}
        if len(ways) == 1:
            yield Told(paragraph, said[-1].span(), ways == {True}, *pair)


def _says(text: str) -> bool:
    return _SIGN.search(text) is not None and _SAID.search(text) is not None


def _labels(year: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before a figure of this year and of the last, alone in its clause."""
    opening = r"(?:^|[，、：；（(])\s*(?:其中)?，?"
    return (
        re.compile(rf"{opening}(?:{year}年|本年|今年|当年){_TOLD}"),
        re.compile(rf"{opening}(?:而)?(?:{year - 1}年|上年|去年){_TOLD}"),
    )


def _before(text: str, begin: int, fact: Fact) -> str:
    return text[max(begin, (fact.place.start or 0) - 16) : fact.place.start or 0]
