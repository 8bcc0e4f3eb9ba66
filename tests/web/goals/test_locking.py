"""A sheet that is not open does not change, also straight at the database."""

from __future__ import annotations

from decimal import Decimal

import pgtrigger
import pytest
from django.db import DatabaseError, IntegrityError, connection

from hengji.web.accounts.roles import Role
from hengji.web.goals import adjusting, reviewing
from hengji.web.goals.adjusting import Ground
from hengji.web.goals.models import GoalSheet, Indicator, IndicatorAdjustment, Opinion, Review
from hengji.web.goals.selectors import load
from hengji.web.rows.revision import Stale
from hengji.web.rows.session import as_system
from web.goals import sheets
from web.goals.county import County

pytestmark = pytest.mark.django_db

_GROUND = Ground("上级任务调整", "青财绩〔2024〕18号")


def _fresh(one: GoalSheet) -> GoalSheet:
    return GoalSheet.objects.select_related("unit", "project", "review").get(pk=one.pk)


@pytest.fixture
def approved(county: County) -> County:
    with county.acting(Role.HEAD):
        reviewing.approve_on_paper(_fresh(county.sheet), "青财绩〔2024〕3号", "")
    return county


def _first(county: County) -> Indicator:
    return Indicator.objects.filter(sheet=county.sheet).order_by("position")[0]


_TRIES = (
    "UPDATE goals_indicator SET target = '1' WHERE sheet_id = %s",
    "DELETE FROM goals_indicator WHERE sheet_id = %s",
    "UPDATE goals_goalsheet SET overall = '' WHERE id = %s",
    "DELETE FROM goals_goalsheet WHERE id = %s",
)


@pytest.mark.parametrize("statement", _TRIES)
@pytest.mark.parametrize("state", ["desk", "approved"])
def test_a_locked_sheet(county: County, statement: str, state: str) -> None:
    with county.acting(Role.HEAD):
        if state == "approved":
            reviewing.approve_on_paper(_fresh(county.sheet), "3号", "")
        else:
            reviewing.submit(_fresh(county.sheet))
    with (
        pytest.raises(IntegrityError, match="is locked in state"),
        county.acting(Role.CLERK),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, [county.sheet.pk])


def test_a_row_cannot_be_slipped_into_a_locked_sheet(approved: County) -> None:
    with pytest.raises(IntegrityError, match="is locked"), approved.acting(Role.CLERK):
        sheets.add_row(approved.sheet, {**sheets.BENEFIT, "level3": "另一个"})


def test_a_recorded_adjustment_opens_its_own_transaction_and_no_other(approved: County) -> None:
    with approved.acting(Role.CLERK):
        row = _first(approved)
        adjusting.change(_fresh(approved.sheet), row, row.revision, {"target": "12"}, _GROUND)
    with as_system("看"):
        record = IndicatorAdjustment.objects.get()
        assert (record.before, record.after) == ({"target": "10"}, {"target": "12"})
        assert (record.reason, record.document) == (_GROUND.reason, _GROUND.document)
        assert record.made_by == "经办人甲"
        assert _first(approved).target == "12"
    with as_system("另一个事务"), pgtrigger.ignore("goals.IndicatorAdjustment:as_recorded"):
        IndicatorAdjustment.objects.update(made_in=0)  # tests are one transaction
    with pytest.raises(IntegrityError), approved.acting(Role.CLERK):
        Indicator.objects.filter(pk=row.pk).update(target="1")


def test_an_adjustment_without_reason_or_document_is_refused(approved: County) -> None:
    for ground in (Ground("", "18号"), Ground("原因", "")):
        with pytest.raises(IntegrityError), approved.acting(Role.CLERK):
            row = _first(approved)
            adjusting.change(
                _fresh(approved.sheet), row, row.revision, {"target": "12"}, ground
            )


def test_a_stale_adjustment_leaves_no_record(approved: County) -> None:
    with pytest.raises(Stale), approved.acting(Role.CLERK):
        row = _first(approved)
        adjusting.change(
            _fresh(approved.sheet), row, row.revision - 1, {"target": "12"}, _GROUND
        )
    with as_system("看"):
        assert not IndicatorAdjustment.objects.exists()


def test_rows_are_added_and_withdrawn_on_record(approved: County) -> None:
    with approved.acting(Role.CLERK):
        one = _fresh(approved.sheet)
        fresh = Indicator(
            unit_id=one.unit_id, sheet=one, **{**sheets.BENEFIT, "level3": "职工参与率"}
        )
        adjusting.add(one, fresh, ("level3", "weight"), _GROUND)
        row = _first(approved)
        adjusting.withdraw(one, row, row.revision, _GROUND)
        assert [r.level3 for r in load(one).value.indicators] == [
            "困难职工帮扶覆盖率",
            "职工群众满意度",
            "职工参与率",
        ]
    with as_system("看"):
        kinds = [(r.kind, r.indicator.level3) for r in IndicatorAdjustment.objects.all()]  # type: ignore[union-attr]  # both are of rows
        assert kinds == [("added", "职工参与率"), ("withdrawn", "开展职工文体活动场次")]


def test_the_overall_goal_is_adjusted_on_record(approved: County) -> None:
    with approved.acting(Role.CLERK):
        one = _fresh(approved.sheet)
        adjusting.change_overall(one, one.revision, "新的目标", _GROUND)
        assert _fresh(approved.sheet).overall == "新的目标"


def test_an_open_sheet_is_filled_in_and_not_adjusted(county: County) -> None:
    with county.acting(Role.CLERK):
        row = _first(county)
        with pytest.raises(adjusting.NotApproved):
            adjusting.change(_fresh(county.sheet), row, row.revision, {"target": "12"}, _GROUND)


def test_a_clerk_cannot_pass_a_sheet_at_the_database(county: County) -> None:
    with county.acting(Role.CLERK):
        reviewing.submit(_fresh(county.sheet))
    for state in ("approved", "performance", "returned"):
        with (
            pytest.raises(DatabaseError, match="decided by reviewers"),
            county.acting(Role.CLERK),
        ):
            Review.objects.filter(sheet=county.sheet).update(state=state)
    with pytest.raises(DatabaseError, match="row-level security"), county.acting(Role.CLERK):
        Opinion.objects.create(
            unit=county.union,
            sheet=county.sheet,
            round=1,
            desk="desk",
            verdict="agreed",
            given_by="经办人甲",
            given_at="2024-03-01T00:00Z",
        )


def test_a_reviewer_writes_opinions_and_never_the_sheet(county: County) -> None:
    with county.acting(Role.CLERK):
        reviewing.submit(_fresh(county.sheet))
    with county.acting(Role.BUREAU_DESK):
        assert Indicator.objects.filter(sheet=county.sheet).count() == 3
        assert Indicator.objects.filter(sheet=county.sheet).update(weight=Decimal(1)) == 0
        assert GoalSheet.objects.filter(pk=county.sheet.pk).update(overall="") == 0
    for statement in (
        "DELETE FROM goals_review",
        "UPDATE goals_opinion SET text = '无'",
        "DELETE FROM goals_opinion",
    ):
        with county.acting(Role.BUREAU_DESK):
            one = _fresh(county.sheet)
            if not one.opinions.exists():
                reviewing.give_opinion(one, one.review.state, "agreed", "同意")
        with (
            pytest.raises(DatabaseError),
            county.acting(Role.BUREAU_DESK),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_a_stranger_sees_nothing(county: County) -> None:
    from web.goals.county import acting_as

    with acting_as(county.stranger, "经办人"):
        assert not GoalSheet.objects.exists()
        assert not Indicator.objects.exists()
        assert not Review.objects.exists()
