"""A sheet's way from desk to desk, and back."""

from __future__ import annotations

import pytest

from hengji.web.accounts.roles import Role
from hengji.web.goals import reviewing
from hengji.web.goals.models import GoalSheet, Indicator, Opinion, Review
from hengji.web.goals.states import Desk, State
from hengji.web.rows.session import as_system
from hengji.web.units.models import UnitYear
from hengji.web.units.years import YearState
from web import books
from web.goals import sheets
from web.goals.county import County

pytestmark = pytest.mark.django_db

AGREED, RETURNED = Opinion.Verdict.AGREED, Opinion.Verdict.RETURNED


def _fresh(one: GoalSheet) -> GoalSheet:
    return GoalSheet.objects.select_related("unit", "project", "review").get(pk=one.pk)


def _state(county: County) -> str:
    with as_system("看"):
        return str(Review.objects.get(sheet=county.sheet).state)


def _year(county: County) -> str:
    with as_system("看"):
        return str(UnitYear.objects.get(unit=county.union, year=books.YEAR).state)


def _submit(county: County) -> None:
    with county.acting(Role.CLERK):
        reviewing.submit(_fresh(county.sheet))


def _say(county: County, role: Role, verdict: str, text: str = "", document: str = "") -> None:
    with county.acting(role):
        one = _fresh(county.sheet)
        reviewing.give_opinion(one, one.review.state, verdict, text, document)


def test_a_sheet_goes_from_desk_to_desk_until_it_is_approved(county: County) -> None:
    _submit(county)
    assert (_state(county), _year(county)) == (State.DESK, YearState.GOALS_IN_REVIEW)
    _say(county, Role.BUREAU_DESK, AGREED)
    assert _state(county) == State.PERFORMANCE
    _say(county, Role.PERFORMANCE_DESK, AGREED, document="青财绩〔2024〕3号")
    assert (_state(county), _year(county)) == (State.APPROVED, YearState.GOALS_APPROVED)
    with as_system("看"):
        assert Review.objects.get(sheet=county.sheet).document == "青财绩〔2024〕3号"
        assert [(one.desk, one.given_by) for one in Opinion.objects.all()] == [
            (Desk.DESK, "归口业务股室甲"),
            (Desk.PERFORMANCE, "绩效股甲"),
        ]


def test_a_department_is_asked_first_where_there_is_one(county: County) -> None:
    with as_system("准备"):
        below = sheets.sheet(county.palace)
        reviewing.submit(below)
        assert Review.objects.get(sheet=below).state == State.DEPARTMENT
    with county.acting(Role.SUPERVISOR):
        one = _fresh(below)
        reviewing.give_opinion(one, one.review.state, AGREED, "")
    with as_system("看"):
        assert Review.objects.get(sheet=below).state == State.DESK


def test_a_returned_sheet_can_be_mended_and_handed_in_again(county: County) -> None:
    _submit(county)
    _say(county, Role.BUREAU_DESK, RETURNED, "指标值偏低，请参照上年完成情况")
    assert (_state(county), _year(county)) == (State.RETURNED, YearState.FILLING)
    with county.acting(Role.CLERK):
        Indicator.objects.filter(sheet=county.sheet, target="10").update(target="12")
        assert reviewing.submit(_fresh(county.sheet)).round == 2


def test_what_is_missing_is_listed_instead(county: County) -> None:
    with county.acting(Role.CLERK):
        one = _fresh(county.sheet)
        sheets.add_row(one, {**sheets.BENEFIT, "level3": "会员覆盖率", "target": ""})
        with pytest.raises(reviewing.NotReady) as caught:
            reviewing.submit(one)
    assert [one.code for one in caught.value.problems] == ["IB103", "IB131"]
    assert _state(county) == State.DRAFT


def test_taking_back_is_over_once_someone_has_spoken(county: County) -> None:
    _submit(county)
    with county.acting(Role.CLERK):
        reviewing.take_back(_fresh(county.sheet))
    assert (_state(county), _year(county)) == (State.DRAFT, YearState.FILLING)
    _submit(county)
    _say(county, Role.BUREAU_DESK, AGREED)
    with county.acting(Role.CLERK), pytest.raises(reviewing.TooLate):
        reviewing.take_back(_fresh(county.sheet))


def test_two_at_one_desk_the_second_is_told_that_the_sheet_has_moved_on(county: County) -> None:
    _submit(county)
    _say(county, Role.BUREAU_DESK, AGREED)
    with county.acting(Role.BUREAU_DESK), pytest.raises(reviewing.TooLate):
        reviewing.give_opinion(_fresh(county.sheet), State.DESK, AGREED, "")


def test_an_approval_on_paper(county: County) -> None:
    with county.acting(Role.HEAD):
        reviewing.approve_on_paper(_fresh(county.sheet), "青财绩〔2024〕3号", "同意")
    assert (_state(county), _year(county)) == (State.APPROVED, YearState.GOALS_APPROVED)
    with as_system("看"):
        assert Opinion.objects.get().desk == Desk.PAPER


def test_the_sheet_of_a_project_does_not_move_the_year(county: County) -> None:
    with as_system("准备"):
        project = books.project(county.union)
        one = sheets.open_sheet(county.union, books.YEAR, project)
        GoalSheet.objects.filter(pk=one.pk).update(overall="开展活动")
        for row in (sheets.ACTIVITY, sheets.BENEFIT, sheets.CONTENT):
            sheets.add_row(one, row)
        reviewing.submit(_fresh(one))
    assert _year(county) == YearState.FILLING
