"""The report's text: the outline, its passages drafted or as edited, every figure live."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hengji.composition import printing
from hengji.composition.facts import Facts
from hengji.composition.layout import Layout, SectionSpec
from hengji.composition.markup import UnknownField, fill
from hengji.composition.package import Block, Gap, Narrative, Paragraph, Style
from hengji.composition.passage import Lacking, Passage, all_passages

_HEADINGS = {1: Style.HEADING1, 2: Style.HEADING2, 3: Style.HEADING3}
_NUMBERED = re.compile(r"^\d{1,2}[.．、]\s*")


@dataclass(frozen=True, slots=True)
class Written:
    """A passage as it stands: its paragraphs in markup, or what it lacks."""

    passage: Passage
    markup: tuple[str, ...]
    lacking: tuple[str, ...] = ()
    edited: bool = False


def written(facts: Facts, code: str) -> Written:
    """The passage of this code: as edited, else its draft. Raises ``LookupError``."""
    try:
        one = all_passages()[code]
    except KeyError:
        raise LookupError(f"没有名为“{code}”的段落") from None
    own = facts.inputs.edited.get(code)
    if own is not None and own.strip():
        lines = tuple(line.strip() for line in own.splitlines() if line.strip())
        return Written(one, lines, edited=True)
    try:
        return Written(one, one.draft(facts))
    except Lacking as lack:
        return Written(one, (), lack.labels)


def narrative(facts: Facts, layout: Layout) -> tuple[Narrative, tuple[Gap, ...]]:
    """The report, and the passages that could not be written."""
    blocks: list[Block] = []
    if layout.above_report:
        blocks.append(Paragraph(Style.HEADING1, fill(layout.above_report, facts)))
    blocks.append(Paragraph(Style.TITLE, fill(f"{{{{unit.name}}}}\n{layout.title}", facts)))
    gaps: list[Gap] = []
    for section in layout.outline:
        blocks.append(Paragraph(_HEADINGS[section.level], fill(section.heading, facts)))
        for one in _passages(facts, section):
            if one.lacking:
                gaps.append(Gap(one.passage.code, one.passage.title, one.lacking))
            blocks.extend(_paragraphs(facts, one))
    blocks.extend(_signature(facts))
    return Narrative("自评报告", tuple(blocks)), tuple(gaps)


def _passages(facts: Facts, section: SectionSpec) -> Iterator[Written]:
    return (written(facts, code) for code in section.passages)


def _paragraphs(facts: Facts, one: Written) -> Iterator[Paragraph]:
    code = one.passage.code
    if one.lacking:
        text = f"〔{one.passage.title}待补：{'、'.join(one.lacking)}〕"
        yield Paragraph(Style.BODY, (text,), code, gap=True)
    for markup in _renumbered(one.markup):
        try:
            yield Paragraph(Style.BODY, fill(markup, facts), code)
        except UnknownField as unknown:
            yield Paragraph(Style.BODY, (f"〔{unknown}〕",), code, gap=True)


def _renumbered(lines: tuple[str, ...]) -> tuple[str, ...]:
    """A list of one needs no number."""
    numbered = [line for line in lines if _NUMBERED.match(line)]
    if len(numbered) != 1:
        return lines
    return tuple(_NUMBERED.sub("", line) for line in lines)


def _signature(facts: Facts) -> Iterator[Paragraph]:
    yield Paragraph(Style.SIGNATURE, fill("{{unit.name}}", facts))
    day = facts.inputs.signing.filled_on
    yield Paragraph(Style.SIGNATURE, (printing.day(day),))
