"""A sheet on its way: handed in, passed from desk to desk, returned, approved."""

from __future__ import annotations

from typing import Final

from django.db.models import Q
from django.utils import timezone

from hengji.indicators.checks import sheet_problems
from hengji.kernel.problems import Problem
from hengji.web.clock import today
from hengji.web.goals.models import GoalSheet, Opinion, Review
from hengji.web.goals.selectors import load, profile_of
from hengji.web.goals.states import UNDER_REVIEW, Desk, State
from hengji.web.rows.session import actor_now, because
from hengji.web.units.models import Line, Superior, UnitYear
from hengji.web.units.years import YearState

_DESKS: Final = {
    State.DEPARTMENT: Desk.DEPARTMENT,
    State.DESK: Desk.DESK,
    State.PERFORMANCE: Desk.PERFORMANCE,
}


class NotReady(Exception):
    """A sheet that cannot be handed in yet, and what keeps it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("；".join(one.message for one in problems))
        self.problems = problems


class TooLate(Exception):
    """Someone else has moved the sheet on meanwhile; the text says where it stands now."""


def desk_of(review: Review) -> Desk | None:
    """Whose opinion it waits for."""
    return _DESKS.get(State(review.state))


def has_department(sheet: GoalSheet) -> bool:
    """Does a supervising department stand above the unit today?"""
    day = today()
    lines = Superior.objects.filter(unit=sheet.unit_id, line=Line.DEPARTMENT, since__lte=day)
    return lines.filter(Q(until__isnull=True) | Q(until__gte=day)).exists()


def submit(sheet: GoalSheet) -> Review:
    """Hand the sheet in to its first desk.

    Raises :class:`NotReady` while something is missing, :class:`TooLate`.
    """
    review = _locked(sheet)
    if not review.open:
        raise TooLate(f"这张表现在是“{review}”，不用再送审")
    found = sheet_problems(load(sheet).value, profile_of(sheet.unit, sheet.year))
    blocking = tuple(one for one in found if one.kind.blocking)
    if blocking:
        raise NotReady(blocking)
    if has_department(sheet):
        review.submit_to_department()
    else:
        review.submit_to_desk()
    review.round += 1
    review.submitted_at = timezone.now()
    review.submitted_by = actor_now().name
    review.save()
    _year_follows(sheet, review)
    return review


def take_back(sheet: GoalSheet) -> Review:
    """Take the sheet back before anyone has given an opinion. Raises :class:`TooLate`."""
    review = _locked(sheet)
    if not review.under_review or sheet.opinions.filter(round=review.round).exists():
        raise TooLate(f"这张表现在是“{review}”，已有审核意见，不能撤回")
    review.take_back()
    review.save()
    _year_follows(sheet, review)
    return review


def give_opinion(
    sheet: GoalSheet, seen: str, verdict: str, text: str, document: str = ""
) -> Review:
    """What the desk that the sheet waits for says. ``seen``: the state the page showed.

    Raises :class:`TooLate` when the sheet has moved on since.
    """
    review = _locked(sheet)
    desk = desk_of(review)
    if desk is None or review.state != seen:
        raise TooLate(f"这张表现在是“{review}”，您的意见没有记入")
    because(text)
    _note(sheet, review, desk, verdict, text, document)
    if verdict == Opinion.Verdict.RETURNED:
        review.give_back()
    else:
        _pass(review, document)
    review.save()
    _year_follows(sheet, review)
    return review


def approve_on_paper(sheet: GoalSheet, document: str, text: str) -> Review:
    """Enter an approval that came on paper.

    Raises :class:`TooLate` for a sheet that is approved, :class:`NotReady`.
    """
    review = _locked(sheet)
    if review.approved:
        raise TooLate("这张表已经批复")
    if review.open:
        submit(sheet)
        review = _locked(sheet)
    because(f"纸质批复 {document}")
    _note(sheet, review, Desk.PAPER, Opinion.Verdict.AGREED, text, document)
    review.approve_on_paper()
    _approved(review, document)
    review.save()
    _year_follows(sheet, review)
    return review


def _locked(sheet: GoalSheet) -> Review:
    """The review, held until the end of the transaction: two desks cannot both decide."""
    return Review.objects.select_for_update().get(sheet=sheet)


def _pass(review: Review, document: str) -> None:
    match State(review.state):
        case State.DEPARTMENT:
            review.pass_department()
        case State.DESK:
            review.pass_desk()
        case _:
            review.approve()
            _approved(review, document)


def _approved(review: Review, document: str) -> None:
    review.decided_at = timezone.now()
    review.document = document


def _note(
    sheet: GoalSheet, review: Review, desk: Desk, verdict: str, text: str, document: str
) -> None:
    Opinion.objects.create(
        unit_id=sheet.unit_id,
        sheet=sheet,
        round=review.round,
        desk=desk,
        verdict=verdict,
        text=text.strip(),
        document=document.strip(),
        given_by=actor_now().name,
        given_at=timezone.now(),
    )


def _year_follows(sheet: GoalSheet, review: Review) -> None:
    """The year stands where the sheet of the whole stands."""
    if sheet.project_id or sheet.adjustment_id:
        return
    year = UnitYear.objects.select_for_update().filter(unit=sheet.unit_id, year=sheet.year)
    own = year.first()
    if own is None:
        return
    waiting = own.state == YearState.GOALS_IN_REVIEW
    if review.state in UNDER_REVIEW and own.state == YearState.FILLING:
        own.submit_goals()
    elif review.open and waiting:
        own.return_goals()
    elif review.approved and waiting:
        own.approve_goals()
    else:
        return
    own.save()
