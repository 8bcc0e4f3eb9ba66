"""Surveys of which every printed slip carries a code of its own, good for one answer.

A code is the survey's key, the slip's number and a digest of both under the survey's secret:
slips can be printed again, none can be guessed, and nothing is kept of those that were not
used. Of a used one only its number is kept, not which answers came with it.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import Final

from django.db import IntegrityError, transaction

from hengji.web.clock import today
from hengji.web.evidence.models import AnswerSheet, Survey, UsedSlip
from hengji.web.evidence.surveying import BY_LINK, Open, asked, checked
from hengji.web.rows.scope import Scope
from hengji.web.rows.session import acting, as_system

MOST: Final = 5_000
"""Slips of one survey."""
_BYTES: Final = 10


class Used(Exception):
    """The slip has been answered with already."""


def slip_code(survey: Survey, number: int) -> str:
    """What stands at the end of a slip's address. The survey must have begun."""
    return f"{survey.pk}-{number}-{_proof(survey, number)}"


def slips_of(survey: Survey) -> int:
    """How many slips there are: as many as are handed out."""
    return min(survey.sent or 0, MOST)


def open_slip(code: str) -> tuple[Open, int] | None:
    """The survey behind a slip's code and the slip's number, if it takes answers today.

    Raises :class:`Used`.
    """
    key, number, proof = code.split("-")
    with as_system("打开问卷"):
        found = Survey.objects.filter(pk=int(key), state=Survey.State.OPEN, once=True)
        one = found.select_related("unit").first()
        if one is None or not hmac.compare_digest(_proof(one, int(number)), proof):
            return None
        if int(number) > slips_of(one) or (one.closes_on and one.closes_on < today()):
            return None
        if UsedSlip.objects.filter(survey=one, number=int(number)).exists():
            raise Used
        questions = asked(one.questions.all())
        told = (one.title, one.introduction, one.closes_on)
        return Open(one.pk, one.unit_id, one.unit.name, *told, questions), int(number)


def answer_slip(survey: Open, number: int, choices: dict[str, list[int]]) -> None:
    """Keep the answers and that the slip is used: both or neither.

    Raises ``ValueError`` for choices that do not do, :class:`Used`.
    """
    kept = checked(survey, choices)
    own = frozenset({survey.unit})
    scope = Scope(units=own, fills=own)
    try:
        with acting(scope, BY_LINK, "网上问卷"), transaction.atomic():
            UsedSlip.objects.create(unit_id=survey.unit, survey_id=survey.survey, number=number)
            AnswerSheet.objects.create(
                unit_id=survey.unit, survey_id=survey.survey, choices=kept, day=today()
            )
    except IntegrityError as problem:
        raise Used from problem


def _proof(survey: Survey, number: int) -> str:
    secret = (survey.token or "").encode()
    if not secret:
        raise ValueError("the survey has not begun")
    digest = hmac.new(secret, f"{survey.pk}-{number}".encode(), hashlib.sha256).digest()
    return base64.b32encode(digest[:_BYTES]).decode()
