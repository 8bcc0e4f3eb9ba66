"""The sign-off below a report's text: the unit's name and the day, each on its own line.

A day alone counts in the last section only: elsewhere it may date anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hengji.audit.case import Case
from hengji.audit.checks.dates import PrintedDate, dates
from hengji.audit.checks.levels import is_short_for
from hengji.kernel.places import Place
from hengji.kernel.values import quickly_built
from hengji.report.document import Document, Paragraph
from hengji.report.facts import Text
from hengji.report.report import Report

_LONGEST = 40
_CLOSING = "　 （(盖公章)）：:"
_ORGAN = re.compile(
    r"[一-鿿（）()]{2,30}(?:会|局|委|办|院|中心|校|部|站|所|政府|处|队|馆|社|联|厅|办公室)"
)


@quickly_built
@dataclass(frozen=True, slots=True)
class SignOff:
    """A date that stands alone below the text, with the name above or before it.

    ``name`` is ``None`` where no unit is named there.
    """

    name: Text | None
    date: PrintedDate
    place: Place


def sign_offs(case: Case) -> tuple[SignOff, ...]:
    """Every sign-off below a report's text; a cover's date stands above all sections."""
    report = case.report
    return case.once(
        (sign_offs,), lambda: tuple(one for d in report.documents for one in _of(d, report))
    )


def own_sign_offs(case: Case) -> Iterator[SignOff]:
    """Those that name the reporting unit, or nobody."""
    unit = case.report.unit.value if case.report.unit else ""
    for one in sign_offs(case):
        if one.name is None or is_short_for(one.name.text, unit):
            yield one


def _of(document: Document, report: Report) -> Iterator[SignOff]:
    paragraphs = document.paragraphs
    own = [s for s in report.sections if s.place.document == document.name]
    last = report.section_at(own[-1].place) if own else None
    for i, paragraph in enumerate(paragraphs):
        text = paragraph.text
        if not ("20" in text or "二" in text):  # as every date holds
            continue
        if len(text) > _LONGEST or not _may_end_in_day(text):
            continue
        date = next(dates(paragraph.text), None)
        if date is None or date.day is None or report.section_at(paragraph.place) is None:
            continue
        before = paragraph.text[: date.start]
        if paragraph.text[date.end :].strip(_CLOSING):
            continue
        alone = not before.strip(_CLOSING)
        if not alone:
            name = _name(paragraph, before)
        else:
            name = _name(paragraphs[i - 1], paragraphs[i - 1].text) if i else None
        if name or (alone and report.section_at(paragraph.place) == last):
            yield SignOff(name, date, paragraph.at(date.start, date.end))


def _may_end_in_day(line: str) -> bool:
    """A quick look before dates are read: most short lines are headings."""
    last = line.rstrip(_CLOSING)[-1:]
    return last in ("日", "号") or last.isdecimal()


def _name(paragraph: Paragraph, line: str) -> Text | None:
    """The unit that a paragraph's line, or its beginning, is nothing but the name of."""
    bare = line.strip(_CLOSING)
    if not _ORGAN.fullmatch(bare):
        return None
    start = line.find(bare)
    return Text(bare, paragraph.at(start, start + len(bare)))
