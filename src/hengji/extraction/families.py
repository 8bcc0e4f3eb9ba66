"""Which form family a document belongs to, by the clues that profiles give."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from hengji.extraction.titles import first_cells
from hengji.profiles import clues
from hengji.report.document import Document
from hengji.report.outline import Section
from hengji.report.report import Identified

_TEXT_OF = attrgetter("text")
_TITLE_LINES = 14
_LONG = 60
"""A text so long is no title and no label."""
_ENOUGH = 5
"""Points below which no family is named: nothing is then required of the document."""
_OUTLINE = 4
"""Points of headings by which an outline is known."""
_YEAR_POINTS = 3


def find_profile(
    documents: Sequence[Document], sections: Sequence[Section], year: int | None
) -> Identified | None:
    """The family with most points, if enough and more than any other.

    A family's own outline tells more than forms, which several families share.
    """
    texts = _texts(documents, sections)
    points: list[tuple[bool, int, str]] = []
    for family in clues():
        if any(text in texts["title"] for text in family.against):
            continue
        found = [c for c in family.clues if c.text in texts[c.where]]
        told = sum(c.points for c in found)
        outline = sum(c.points for c in found if c.where == "heading")
        if told >= _ENOUGH:
            dated = told + _of_year(family.first_year, family.last_year, year)
            points.append((outline >= _OUTLINE, dated, family.key))
    if not points:
        return None
    points.sort(reverse=True)
    ahead = len(points) < 2 or points[0][:2] > points[1][:2]
    evidence = (sections[0].place,) if sections else ()
    return Identified(points[0][2], evidence, ahead)


def _of_year(first: int, last: int | None, year: int | None) -> int:
    if year is None:
        return 0
    return _YEAR_POINTS if first <= year <= (last or year) else -_YEAR_POINTS


def _texts(documents: Sequence[Document], sections: Sequence[Section]) -> dict[str, str]:
    """The texts that clues are looked for in, without white space, by kind of place."""
    titles: list[str] = []
    tables: list[str] = []
    body: list[str] = []
    for document in documents:
        if not document.paragraphs:  # a sheet has its titles in cells
            titles += [c.text for t in document.tables for c in first_cells(t, _TITLE_LINES)]
        for i, paragraph in enumerate(document.paragraphs):
            if len(paragraph.text) < _LONG:
                (titles if i < _TITLE_LINES else body).append(paragraph.text)
        for table in document.tables:
            texts = list(map(_TEXT_OF, table.cells))
            short = max(map(len, texts), default=0) < _LONG  # as nearly always
            tables += texts if short else [text for text in texts if len(text) < _LONG]
    return {
        "title": _joined(titles),
        "heading": _joined([s.title for s in sections]),
        "table": _joined(tables),
        "text": _joined(titles + body),
    }


def _joined(texts: list[str]) -> str:
    return "".join("\x00".join(texts).replace("（", "(").replace("）", ")").split())
