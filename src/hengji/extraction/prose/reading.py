"""Read every paragraph of a package: quantities, facts, stated relations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hengji.extraction.prose.binding import bind
from hengji.extraction.prose.labels import mentions
from hengji.extraction.prose.passages import Passage, passage
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
_HEADING_LENGTH = 30


def read_prose(
    documents: Sequence[Document], sections: Sequence[Section], year: int | None
) -> Prose:
    """Read every paragraph of the package."""
    facts: list[Fact] = []
    quantities: list[Fact] = []
    for document in documents:
        for found, bound in _passages(document, year):
            for quantity, fact in zip(found.quantities, bound, strict=True):
                if fact.term:
                    facts.append(fact)
                elif not quantity.bare:
                    quantities.append(fact)
    return Prose(tuple(facts), tuple(quantities))


def _passages(
    document: Document, year: int | None
) -> Iterator[tuple[Passage, tuple[Fact, ...]]]:
    heading: Term | None = None
    for paragraph in document.paragraphs:
        if not _NUMERAL.search(paragraph.text):
            if _is_heading(paragraph):
                heading = _subject(passage(paragraph).text)
            continue
        found = passage(paragraph)
        if found.quantities:
            yield found, bind(found, heading, year)
        if _is_heading(paragraph) and not any(not q.bare for q in found.quantities):
            heading = _subject(found.text)


def _is_heading(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip().rstrip("。：:")
    return 0 < len(text) <= _HEADING_LENGTH and not _SENTENCE.search(text)


def _subject(heading: str) -> Term | None:
    """The kind of money a heading is about."""
    for mention in mentions(heading):
        if mention.term.kind is Kind.MONEY and mention.term.carries:
            return mention.term
    return None
