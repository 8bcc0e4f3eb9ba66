"""A score in running text with what it is made of: deductions, or parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from hengji.kernel.patterns import lazy_pattern
from hengji.report.document import Paragraph
from hengji.report.facts import Fact, Origin
from hengji.report.relations import PartsOfWhole
from hengji.report.report import Report

_NUMBER = r"(?P<points>\d{1,3}(?:\.\d+)?)\s*分"
_TAKEN = lazy_pattern(rf"扣(?:除|减|掉|了)?\s*{_NUMBER}(?!的?(?:主要)?原因)")
_ALL_TAKEN = lazy_pattern(
    r"(?:共|合计|累计|总计|一共)扣(?:除|减|掉|了)?\s*(?P<all>\d{1,3}(?:\.\d+)?)\s*分"
    r"|扣(?:除|减|掉|了)?\s*(?P<why>\d{1,3}(?:\.\d+)?)\s*分的?(?:主要)?原因"
)
# What a deduction would be, not what it was.
_STANDARD = lazy_pattern(
    r"每[^，。；]{0,12}扣|扣完为止|最多扣|不扣|标准|应扣|加分|复评|核减|复核|上年|去年|往年"
)
_PART = lazy_pattern(rf"(?P<name>[一-鿿]{{2,10}}?)(?:得分?|自评|为)?\s*{_NUMBER}")
_FULL = lazy_pattern(
    r"(?:满分|分值|权重)?(?:为|：)?\d{1,3}(?:\.\d+)?\s*分[，,]?"
    r"(?=(?:(?:实际|自评|评价|实)?得分?|自评|评分|评价)[为：]?\s*\d)"
)
"""过程40分得38.5分: the first is what could be had."""
_BRACKET = lazy_pattern(r"[（(][^（）()]*[）)]")
_LIST = lazy_pattern(r"[：:](?=[^，。；：]{2,12}\d)")
_PARTS = lazy_pattern("其中")
_NEAR = 24
_END = lazy_pattern(r"[。；;\n]")


@dataclass(frozen=True, slots=True)
class ToldScore:
    """A self-score of the prose, and the points that its paragraph takes off it.

    ``all_taken`` is the sum of the deductions as told, ``None`` where none is.
    """

    score: Fact
    taken: tuple[Decimal, ...]
    all_taken: Decimal | None
    listed: bool
    """Does the text say that these are the deductions, all of them?"""


def with_deductions(report: Report) -> Iterator[ToldScore]:
    """Every self-score whose paragraph goes on with what was taken off."""
    for score, paragraph in _scores(report):
        rest = paragraph.text[score.place.end or 0 :]
        if "扣" not in rest or _STANDARD.search(rest):
            continue
        told = _ALL_TAKEN.search(rest)
        taken = [
            Decimal(one["points"])
            for one in _TAKEN.finditer(rest)
            if not (told and told.start() <= one.start() < told.end())
        ]
        listed = bool(re.search(r"扣分(?:项|情况|原因|明细|因素)?(?:为|如下)?[：:]", rest))
        whole = Decimal(told["all"] or told["why"]) if told else None
        yield ToldScore(score, tuple(taken), whole, listed)


def with_parts(report: Report) -> Iterator[tuple[Fact, tuple[tuple[str, Decimal], ...]]]:
    """Every self-score that 其中 splits into named points, where no relation holds it."""
    for score, paragraph in _scores(report):
        start = score.place.end or 0
        opened = _LIST.match(paragraph.text, start) or _PARTS.search(paragraph.text, start)
        if opened is None or opened.start() - start > _NEAR:
            continue
        if any(one.total.place == score.place for one in report.relations_of(PartsOfWhole)):
            continue
        at = opened.end()
        sentence = _listed(paragraph.text, at)
        bare = _FULL.sub("", _BRACKET.sub("", sentence).lstrip("：:，,"))
        if "扣" in bare or "满分" in bare:
            continue
        yield score, tuple((m["name"], Decimal(m["points"])) for m in _PART.finditer(bare))


def _listed(text: str, at: int) -> str:
    """A list of parts up to its stop, over semicolons as long as each item has points."""
    end = _END.search(text, at)
    while end is not None and end[0] in "；;":
        following = _END.search(text, end.end())
        stop = following.start() if following else len(text)
        if _PART.search(text, end.end(), stop) is None:
            break
        end = following
    return text[at : end.start() if end else len(text)]


def _scores(report: Report) -> Iterator[tuple[Fact, Paragraph]]:
    """The only self-score of a paragraph, and the paragraph."""
    found: dict[tuple[str, int], list[Fact]] = {}
    for fact in report.facts_of("自评总分", origin=Origin.PROSE, scope=None):
        if fact.certain and fact.place.end is not None:
            found.setdefault((fact.place.document, fact.place.block), []).append(fact)
    for scores in found.values():
        paragraph = report.paragraph_at(scores[0].place)
        if paragraph and len(scores) == 1:
            yield scores[0], paragraph
