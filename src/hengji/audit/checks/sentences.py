"""Figures sentence by sentence, for rules on what one sentence says of its own figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hengji.report.document import Paragraph
from hengji.report.facts import Fact, Origin
from hengji.report.report import Report

_END = re.compile(r"[。；;！？\n]")


def figures_by_sentence(report: Report) -> Iterator[tuple[Paragraph, int, int, list[Fact]]]:
    """Every sentence of the prose that holds certain figures: paragraph, range, figures."""
    by_block: dict[tuple[str, int], list[Fact]] = {}
    for fact in (*report.facts, *report.quantities):
        if fact.origin is Origin.PROSE and fact.certain and fact.place.start is not None:
            by_block.setdefault((fact.place.document, fact.place.block), []).append(fact)
    for paragraph in report.paragraphs:
        facts = by_block.get((paragraph.place.document, paragraph.place.block))
        if facts:
            facts.sort(key=_start)
            yield from _sentences(paragraph, facts)


def _sentences(
    paragraph: Paragraph, facts: list[Fact]
) -> Iterator[tuple[Paragraph, int, int, list[Fact]]]:
    begin = 0
    ends = [m.end() for m in _END.finditer(paragraph.text)]
    for end in (*ends, len(paragraph.text)):
        here = [f for f in facts if begin <= _start(f) < end]
        if here:
            yield paragraph, begin, end, here
        begin = end


def _start(fact: Fact) -> int:
    return fact.place.start or 0
