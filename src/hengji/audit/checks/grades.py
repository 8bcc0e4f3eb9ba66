"""Grades (评价等次) wherever they are stated, with the score they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from hengji.audit.case import Case
from hengji.audit.checks.lookup import evaluation_forms, preferred, this_year
from hengji.report.facts import Fact, Text
from hengji.report.report import Report

_NAMED = (
    r"(?P<grade>优秀|良好|中等|较差|较好|不合格|合格|优|良|中|差|好)"
    r"[”\"]?(?=[，。；、,;）)级等\s]|$)"
)
_GRADE = r"[“\"]?" + _NAMED
_PROSE = re.compile(
    r"(?:评价|自评|绩效|评定)(?:等[次级第]|档次|结果|结论)(?:为|是|评定为|定为|：|:)[^。；，\d]{0,4}?"
    + _GRADE
)
_AFTER_SCORE = re.compile(
    r"(?:自评|得分|总分|评分|分数|评价)[^。；\d\n]{0,12}(?P<score>\d{1,3}(?:\.\d+)?)\s*分"
    r"[^。；\d\n]{0,10}?(?:等[次级第]|档次|评定?为|定为|属于?|属)[^。；，,\d]{0,4}?" + _GRADE
)
"""A grade straight behind its score, whatever it is called: 自评97分，等级为优."""
_BARE = re.compile(r"(?<=[，；,;])等[次级第](?:为|是|：|:)" + _GRADE)
_SELF = re.compile(r"自评[^。考]{0,12}得分|自评[^。考]{0,8}总分")
"""自评得分95分，其中产出49分…，等次为优: of what the sentence opened with."""
_WORD = re.compile(_NAMED)


def grades(case: Case) -> tuple[Text, ...]:
    """Every stated grade in reading order, forms and prose."""
    return tuple(
        sorted(
            (*_in_forms(case), *(text for text, _ in _in_prose(case))),
            key=lambda t: t.place.order,
        )
    )


def graded(case: Case) -> Iterator[tuple[Text, Fact]]:
    """Every grade with the total score it is about."""
    for form in evaluation_forms(case.report):
        if form.grade and form.grade.text.strip() and form.total_score:
            yield form.grade, form.total_score
    total = preferred(this_year(case, "自评总分"))
    if total:
        for text, score in _in_prose(case):
            if score is None or score == total.figure.digits:
                yield text, total


def _in_forms(case: Case) -> Iterator[Text]:
    for form in evaluation_forms(case.report):
        if form.grade and form.grade.text.strip():
            yield form.grade


def _in_prose(case: Case) -> tuple[tuple[Text, Decimal | None], ...]:
    """Grades of the running text, with the score straight before where there is one."""
    return case.once((_in_prose,), lambda: tuple(_graded(case.report)))


def _graded(report: Report) -> Iterator[tuple[Text, Decimal | None]]:
    for paragraph in report.prose.holding(_WORD):
        named = {hit.end("grade"): (hit, None) for hit in _PROSE.finditer(paragraph.text)}
        scored = {
            hit.end("grade"): (hit, Decimal(hit["score"]))
            for hit in _AFTER_SCORE.finditer(paragraph.text)
        }
        for hit in _BARE.finditer(paragraph.text):
            sentence = paragraph.text.rfind("。", 0, hit.start()) + 1
            if _SELF.search(paragraph.text, sentence, hit.start()):
                named.setdefault(hit.end("grade"), (hit, None))
        for hit, score in {**named, **scored}.values():
            start = hit.start() if score is None else hit.end("score")
            place = paragraph.place.within(start, hit.end(), paragraph.text)
            yield Text(hit["grade"], place), score
