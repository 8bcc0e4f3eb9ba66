"""Figures sentence by sentence, for rules on what one sentence says of its own figures."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator

from hengji.kernel.patterns import lazy_pattern
from hengji.report.document import Paragraph
from hengji.report.facts import Fact, Origin
from hengji.report.report import Report

_END = lazy_pattern(r"[。；;！？\n]")


def figures_by_sentence(
    report: Report, where: Callable[[str], object]
) -> Iterator[tuple[Paragraph, int, int, list[Fact]]]:
    """Every sentence of the prose that holds certain figures: paragraph, range, figures.

    Only of paragraphs ``where`` the text may say what is looked for: few do.
    """
    for paragraph in report.paragraphs:
        if not where(paragraph.text):
            continue
        facts = [
            fact
            for fact in report.figures_in(paragraph.place.document, paragraph.place.block)
            if fact.origin is Origin.PROSE and fact.certain and fact.place.start is not None
        ]
        if facts:
            yield from _sentences(paragraph, facts)


def _sentences(
    paragraph: Paragraph, facts: list[Fact]
) -> Iterator[tuple[Paragraph, int, int, list[Fact]]]:
    """``facts`` are in reading order."""
    begin = first = 0
    ends = [m.end() for m in _END.finditer(paragraph.text)]
    for end in (*ends, len(paragraph.text)):
        last = bisect_left(facts, end, first, key=_start)
        if last > first:
            yield paragraph, begin, end, facts[first:last]
        begin, first = end, last


def _start(fact: Fact) -> int:
    return fact.place.start or 0
