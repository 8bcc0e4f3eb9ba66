"""Did the report give a reason? Asked generously: an honest clerk is not to be annoyed.

A sentence that names the topic, or the one after it, counts when it holds a wording that
gives a reason; so does a filled reason cell. Whether the reason is good is for a person.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hengji.audit.case import Case
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.places import Place
from hengji.report.outline import Role

_NO_FIGURE = r"(?![约共近]?[-－+]?[\d０-９])"
"""调整后为120万元 states an amount, not a reason."""


@dataclass(frozen=True, slots=True)
class _Topic:
    """What names a topic, and what gives a reason for it."""

    words: re.Pattern[str]
    reason: re.Pattern[str]


def _any(words: list[str]) -> str:
    return "|".join(map(re.escape, words))


@cache
def _topics() -> dict[str, _Topic]:
    raw = tomllib.loads((files(__package__) / "reasons.toml").read_text("utf-8"))
    after = (
        f"(?:{_any(raw['moved'])})[^。；]{{0,16}}?(?:{_any(raw['after_moved'])}){_NO_FIGURE}"
    )
    return {
        key: _Topic(
            lazy_pattern(_any(one["words"])),
            lazy_pattern(
                _any(one["only"])
                if "only" in one
                else f"{_any([*raw['strong'], *one['also']])}|{after}"
            ),
        )
        for key, one in raw["topics"].items()
    }


def reason_for(case: Case, topic: str, *, yearly: bool = True) -> Place | None:
    """Where the report gives a reason on ``topic`` (a key of reasons.toml), or ``None``.

    Unless ``yearly``, the reason of a change against last year is none: what explains
    2% more than last year does not explain twice the budget.
    """
    return case.once(("reason", topic, yearly), lambda: _find(case, topic, yearly))


def _find(case: Case, topic: str, yearly: bool) -> Place | None:
    wanted = _topics()[topic]
    for paragraph in case.report.prose.holding(wanted.words):
        for hit in wanted.words.finditer(paragraph.text):
            section = case.report.section_at(paragraph.place)
            if section is not None and section.role is Role.DUTIES:
                break  # what the unit is for gives no reason for anything
            if _explained(paragraph.text, hit.start(), wanted.reason, yearly):
                return paragraph.place.within(hit.start(), hit.end(), paragraph.text)
    for form in case.report.forms:
        for row in form.rows:
            if row.reason and row.reason.text.strip() and wanted.words.search(row.reason.text):
                return row.reason.place
        for field in form.fields:
            told = field.value.text
            if wanted.words.search(field.label + told) and wanted.reason.search(told):
                return field.value.place
    return _below_reasons(case, wanted.words)


def _below_reasons(case: Case, words: re.Pattern[str]) -> Place | None:
    """A reason told in the row of totals, in the column of the rows' reasons."""
    told = [row.reason.place for form in case.report.forms for row in form.rows if row.reason]
    columns = {(one.document, one.block, one.column) for one in told}
    for document in case.report.documents if columns else ():
        for table in document.tables:
            for cell in table.cells:
                at = cell.place
                if (at.document, at.block, at.column) in columns and words.search(cell.text):
                    return at
    return None


_SENTENCE_END = lazy_pattern(r"[。！？\n]")


_OF_LAST_YEAR = lazy_pattern(r"上年|去年|上一年|同比|同期")


def _explained(text: str, at: int, reason: re.Pattern[str], yearly: bool) -> bool:
    """Does the sentence of the topic, or the one after it, hold a reason?"""
    begin = max((m.end() for m in _SENTENCE_END.finditer(text, 0, at)), default=0)
    ends = [m.end() for m in _SENTENCE_END.finditer(text, at)]
    end = ends[1] if len(ends) > 1 else len(text)
    found = reason.search(text, begin, end)
    if found is None or yearly:
        return found is not None
    before = text[begin : found.start()]
    return "预算" in before or not _OF_LAST_YEAR.search(before)
