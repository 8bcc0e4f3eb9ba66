"""Grades (评价等次) wherever they are stated, with the score they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hengji.audit.case import Case
from hengji.audit.checks.lookup import evaluation_forms, of_this_year, preferred
from hengji.report.facts import Fact, Text

_PROSE = re.compile(
    r"(?:评价|自评|绩效)(?:等[次级]|结果|结论)(?:为|是|评定为|定为|：|:)[^。；，\d]{0,4}?"
    r"[“\"]?(?P<grade>优秀|良好|中等|较差|优|良|中|差)[”\"]?(?=[，。；、）)级等\s]|$)"
)


def grades(case: Case) -> tuple[Text, ...]:
    """Every stated grade in reading order, forms and prose."""
    return tuple(sorted((*_in_forms(case), *_in_prose(case)), key=lambda t: t.place.order))


def graded(case: Case) -> Iterator[tuple[Text, Fact]]:
    """Every grade with the total score it is about."""
    for form in evaluation_forms(case.report):
        if form.grade and form.grade.text.strip() and form.total_score:
            yield form.grade, form.total_score
    total = preferred(of_this_year(case, case.report.facts_of("自评总分")))
    if total:
        for text in _in_prose(case):
            yield text, total


def _in_forms(case: Case) -> Iterator[Text]:
    for form in evaluation_forms(case.report):
        if form.grade and form.grade.text.strip():
            yield form.grade


def _in_prose(case: Case) -> Iterator[Text]:
    for paragraph in case.report.paragraphs:
        if "等" in paragraph.text or "结" in paragraph.text:
            for hit in _PROSE.finditer(paragraph.text):
                yield Text(hit["grade"], paragraph.at(*hit.span()))
