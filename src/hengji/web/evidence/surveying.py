"""A survey's way: made with a beginning, opened, answered by link or on paper, closed."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from hengji.indicators.questionnaires import questionnaire, scale
from hengji.web.clock import today
from hengji.web.evidence.models import AnswerSheet, Question, Survey, Tally
from hengji.web.rows.scope import Scope
from hengji.web.rows.session import Actor, acting, as_system
from hengji.web.units.models import Unit

BY_LINK = Actor(None, "问卷答题人")
Kind = Question.Kind


class NotOpen(Exception):
    """A survey that takes no answers (now)."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a page shows it. ``options``: number from 0 and words."""

    key: str
    text: str
    multiple: bool
    options: tuple[tuple[int, str], ...]
    overall: bool


@dataclass(frozen=True, slots=True)
class Open:
    """A survey that can be answered: what a public page may know of it, and no more."""

    survey: int
    unit: int
    unit_name: str
    title: str
    introduction: str
    closes_on: date | None
    questions: tuple[Asked, ...]


def make(unit: Unit, year: int, title: str, subject: str, method: str) -> Survey:
    """A new survey; a questionnaire begins with the questions usual for its subject."""
    begin = questionnaire(subject)
    made = Survey.objects.create(
        unit=unit,
        year=year,
        title=title,
        subject=subject,
        method=method,
        introduction=begin.introduction,
    )
    if method != Survey.Method.ENTERED:
        _ask(made, begin.overall, 1, overall=True)
        for number, text in enumerate(begin.questions, 2):
            _ask(made, text, number)
    return made


def _ask(survey: Survey, text: str, position: int, *, overall: bool = False) -> None:
    Question.objects.create(
        unit_id=survey.unit_id, survey=survey, text=text, position=position, overall=overall
    )


def options_of(question: Question) -> tuple[str, ...]:
    """The words to choose from."""
    if question.kind == Kind.SATISFACTION:
        return scale()
    return tuple(str(one) for one in question.options)


def asked(questions: Iterable[Question]) -> tuple[Asked, ...]:
    """The questions as they are put to people."""
    return tuple(
        Asked(
            str(one.pk),
            one.text,
            one.kind == Kind.MULTIPLE,
            tuple(enumerate(options_of(one))),
            one.overall,
        )
        for one in questions
    )


def begin(survey: Survey) -> Survey:
    """Open it: the questionnaire stays as it is; by link, it gets its secret.

    Raises :class:`NotOpen` when it was begun already, or lacks the overall question.
    """
    kept = _held(survey)
    if kept.state != Survey.State.DRAFT:
        raise NotOpen("这份问卷已经开始调查")
    needs = kept.method != Survey.Method.ENTERED
    if needs and not kept.questions.filter(overall=True, kind=Kind.SATISFACTION).exists():
        raise NotOpen("先选定一道“满意程度”题作为总体满意度")
    if kept.method == Survey.Method.LINK:
        kept.token = secrets.token_urlsafe(24)
    kept.begin()
    kept.save()
    return kept


def close(survey: Survey) -> Survey:
    """Take no more answers."""
    kept = _held(survey)
    if kept.state != Survey.State.OPEN:
        raise NotOpen("这份问卷不在调查中")
    kept.close()
    kept.held_on = kept.held_on or today()
    kept.save()
    return kept


def reopen(survey: Survey) -> Survey:
    """Take answers again."""
    kept = _held(survey)
    if kept.state != Survey.State.CLOSED:
        raise NotOpen("这份问卷没有结束")
    kept.reopen()
    kept.save()
    return kept


def _held(survey: Survey) -> Survey:
    return Survey.objects.select_for_update().get(pk=survey.pk)


def tally(survey: Survey, counts: Mapping[tuple[int, int], int | None]) -> None:
    """Keep how often each option was chosen on paper; ``None`` is not counted yet."""
    for (question, option), count in counts.items():
        found = Tally.objects.filter(question=question, option=option)
        if count is None:
            found.delete()
        elif not found.update(count=count):
            Tally.objects.create(
                unit_id=survey.unit_id,
                survey=survey,
                question_id=question,
                option=option,
                count=count,
            )


# by link: nobody is signed in, so the survey's own unit is the whole scope


def open_survey(token: str) -> Open | None:
    """The survey behind a link, if it takes answers today."""
    with as_system("打开问卷"):
        found = Survey.objects.filter(token=token, state=Survey.State.OPEN, once=False)
        one = found.select_related("unit").first()
        if one is None or (one.closes_on is not None and one.closes_on < today()):
            return None
        return Open(
            one.pk,
            one.unit_id,
            one.unit.name,
            one.title,
            one.introduction,
            one.closes_on,
            asked(one.questions.all()),
        )


def answer(survey: Open, choices: Mapping[str, list[int]]) -> None:
    """Keep one answered questionnaire: the choices and the day, nothing on who it was.

    Raises ``ValueError`` as :func:`checked` does.
    """
    kept = checked(survey, choices)
    own = frozenset({survey.unit})
    with acting(Scope(units=own, fills=own), BY_LINK, "网上问卷"):
        AnswerSheet.objects.create(
            unit_id=survey.unit, survey_id=survey.survey, choices=kept, day=today()
        )


def checked(survey: Open, choices: Mapping[str, list[int]]) -> dict[str, list[int]]:
    """The choices as they are kept.

    Raises ``ValueError`` for a choice that the questionnaire does not have, or for one
    left out.
    """
    kept: dict[str, list[int]] = {}
    for one in survey.questions:
        chosen = sorted(set(choices.get(one.key, [])))
        numbers = {number for number, _ in one.options}
        if not chosen or not set(chosen) <= numbers or (len(chosen) > 1 and not one.multiple):
            raise ValueError(one.key)
        kept[one.key] = chosen
    return kept
