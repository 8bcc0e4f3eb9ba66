"""Read every paragraph of a package: quantities, facts, stated relations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hengji.extraction.prose.binding import bind
from hengji.extraction.prose.bound import Bound, Memory
from hengji.extraction.prose.labels import mentions
from hengji.extraction.prose.passages import passage
from hengji.extraction.prose.relations import stated_relations
from hengji.kernel.units import Kind
from hengji.report.document import Document, Paragraph
from hengji.report.facts import Fact
from hengji.report.outline import Section
from hengji.report.relations import Relation
from hengji.vocabulary.terms import Term


@dataclass(frozen=True, slots=True)
class Prose:
    """What running text says: facts with a term, all other quantities, relations."""

    facts: tuple[Fact, ...] = ()
    quantities: tuple[Fact, ...] = ()
    relations: tuple[Relation, ...] = ()


_NUMERAL = re.compile(r"[\d０-９一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]")
_SENTENCE = re.compile(r"[。；，！]")
_UNIT_NOTE = re.compile(r"单位\s*[：:]\s*(?:人民币)?\s*([百千]?万?元)")
_HEADING_LENGTH = 30


def read_prose(
    documents: Sequence[Document], sections: Sequence[Section], year: int | None
) -> Prose:
    """Read every paragraph of the package."""
    facts: list[Fact] = []
    quantities: list[Fact] = []
    relations: list[Relation] = []
    for document in documents:
        for bound in _passages(document, year):
            for index, fact in enumerate(bound.facts):
                if fact.term:
                    facts.append(fact)
                elif fact.figure.unit.symbol and not _is_factor(bound, index):
                    quantities.append(fact)
            relations += stated_relations(bound)
    return Prose(tuple(facts), tuple(quantities), tuple(relations))


def _passages(document: Document, year: int | None) -> Iterator[Bound]:
    heading: Term | None = None
    memory = Memory()
    unit_note = ""
    for paragraph in document.paragraphs:
        if note := _UNIT_NOTE.search(paragraph.text):
            unit_note = note[1]
        if not _NUMERAL.search(paragraph.text):
            if _is_heading(paragraph):
                heading = _subject(passage(paragraph).text)
            elif "上年" in paragraph.text or "去年" in paragraph.text:
                yield bind(passage(paragraph), heading, year, memory)
            continue
        found = passage(paragraph)
        if not found.quantities and "上年" not in found.text and "去年" not in found.text:
            if _is_heading(paragraph):
                heading = _subject(found.text)
            continue
        bound = bind(found, heading, year, memory, unit_note)
        memory.keep(bound.facts)
        yield bound
        if _is_heading(paragraph) and all(q.bare for q in found.quantities):
            heading = _subject(found.text)


def _is_factor(bound: Bound, index: int) -> bool:
    """The 100% of a formula says nothing by itself."""
    return bound.text[bound.position(index) - 1 : bound.position(index)] in ("×", "*")


def _is_heading(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip().rstrip("。：:")
    return 0 < len(text) <= _HEADING_LENGTH and not _SENTENCE.search(text)


def _subject(heading: str) -> Term | None:
    """The kind of money a heading is about."""
    for mention in mentions(heading):
        if (
            mention.term.kind is Kind.MONEY
            and mention.term.carries
            and not mention.term.overall
        ):
            return mention.term
    return None
