"""Answers on paper, typed questionnaire by questionnaire: a line each, pasted from anywhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from hengji.web.evidence.models import Survey, Tally
from hengji.web.evidence.surveying import Asked
from hengji.web.rows.revision import save_seen

MOST: Final = 2_000
"""Questionnaires at once."""
_CELLS = re.compile(r"\t| +|　+")
_MANY = re.compile(r"[,，、;；]")
_LETTERS: Final = "ABCDEFGHIJKL"


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: how often each option (question, number from 0) was chosen, how many
    questionnaires there are and how many of them answer the overall question.
    """

    counts: Mapping[tuple[int, int], int]
    returned: int
    valid: int
    problems: tuple[str, ...]


def read(text: str, questions: Sequence[Asked]) -> Typed:
    """The lines as counts. Options by number, by letter or in their words; ``-`` or nothing
    for a question without an answer; several of one question with commas between them.
    """
    counts: Counter[tuple[int, int]] = Counter()
    problems: list[str] = []
    returned = valid = 0
    for at, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        returned += 1
        chosen, wrong = _line(line, questions)
        problems += [f"第 {at} 行{words}" for words in wrong]
        counts.update(chosen)
        valid += any(
            int(one.key) == question
            for one in questions
            if one.overall
            for question, _ in chosen
        )
    if returned > MOST:
        problems.insert(0, f"一次最多录入 {MOST} 份，请分几次录入")
    return Typed(counts, returned, valid, tuple(problems))


def add(survey: Survey, typed: Typed, seen: int) -> Survey:
    """Add them to what was counted before, and to the numbers returned and valid.

    Raises :class:`~hengji.web.rows.revision.Stale` when the survey was changed meanwhile, so
    that the same paper is not added twice.
    """
    changes: dict[str, object] = {
        "returned": (survey.returned or 0) + typed.returned,
        "valid": (survey.valid or 0) + typed.valid,
    }
    if survey.sent is not None and int(str(changes["returned"])) > survey.sent:
        changes["sent"] = changes["returned"]
    kept = save_seen(survey, seen, changes)
    known = {(one.question_id, one.option): one for one in Tally.objects.filter(survey=survey)}
    for (question, option), count in typed.counts.items():
        row = known.get((question, option))
        if row is None:
            Tally.objects.create(
                unit_id=survey.unit_id,
                survey=survey,
                question_id=question,
                option=option,
                count=count,
            )
        else:
            Tally.objects.filter(pk=row.pk).update(count=row.count + count)
    return kept


def _line(line: str, questions: Sequence[Asked]) -> tuple[list[tuple[int, int]], list[str]]:
    cells = line.strip("\r\n").split("\t") if "\t" in line else _CELLS.split(line.strip())
    if len(cells) > len(questions):
        return [], [f"有 {len(cells)} 格，问卷只有 {len(questions)} 道题"]
    chosen: list[tuple[int, int]] = []
    problems: list[str] = []
    for number, (cell, question) in enumerate(zip(cells, questions, strict=False), 1):
        parts = [one.strip() for one in _MANY.split(cell) if one.strip(" -—")]
        found = {_option(one, question): one for one in parts}
        if None in found:
            problems.append(f"第 {number} 题没有“{found[None]}”这个选项")
        elif len(found) > 1 and not question.multiple:
            problems.append(f"第 {number} 题只能选一项")
        else:
            chosen += [(int(question.key), one) for one in found if one is not None]
    return chosen, problems


def _option(cell: str, question: Asked) -> int | None:
    words = {text: at for at, text in question.options}
    if cell in words:
        return words[cell]
    if cell.isascii() and cell.isdecimal() and len(cell) < 3:
        at = int(cell) - 1
    else:
        at = _LETTERS.find(cell.upper()) if len(cell) == 1 else -1
    return at if 0 <= at < len(question.options) else None
