"""From one year to the next: what was chosen passes, once; the old year is read-only."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from hengji.ledger import Book
from hengji.ledger.balances import Balances
from hengji.web.accounts.models import Account
from hengji.web.accounts.roles import Role
from hengji.web.budget.models import CarryOver, Payment, Project
from hengji.web.budget.selectors import load_year_book
from hengji.web.evaluation.models import Problem, Rectification, SigningDetails
from hengji.web.evaluation.versions import NotNow
from hengji.web.goals.models import GoalSheet, Indicator, Review
from hengji.web.rollover.carrying import Carried, Choice, archive, carry, offer
from hengji.web.rollover.closing import closed
from hengji.web.rows.policy import guarded
from hengji.web.rows.session import as_system
from hengji.web.units.models import Staffing, UnitYear, YearState
from web.books import YEAR
from web.evaluation.filled import Filled
from web.evaluation.signable import as_person, ready

pytestmark = pytest.mark.django_db
NEXT = YEAR + 1
URL = f"/units/101001/years/{YEAR}/rollover/"


def everything(year: Filled) -> Choice:
    with as_system("看"):
        offered = offer(year.union, YEAR)
    return Choice(
        "hunan-2024",
        frozenset(one.key for one in offered.money),
        frozenset(row.pk for sheet in offered.sheets for row, _ in sheet.rows),
        problems=True,
        details=True,
        property=True,
    )


def _row(year: Filled) -> frozenset[int]:
    with as_system("看"):
        return frozenset({year.indicator("职工群众满意度").pk})


def carried(year: Filled, choice: Choice) -> object:
    return as_person(year, Role.CLERK, lambda _: carry(year.union, YEAR, choice))


def test_what_is_left_adds_up_to_the_core_s_figure(year: Filled) -> None:
    with as_system("看"):
        offered = offer(year.union, YEAR)
        whole = Balances.of(load_year_book(year.union, YEAR, Book.FISCAL)).carried_out()
    assert sum(one.amount for one in offered.money) == whole.value
    assert {one.project.key if one.project else "" for one in offered.money} == {"", "P01"}


def test_everything_passes_once(year: Filled) -> None:
    ready(year)
    carried(year, everything(year))
    again = carried(year, everything(year))
    assert again == Carried()
    with as_system("看"):
        of = {"unit": year.union, "year": NEXT}
        assert UnitYear.objects.get(**of).profile == "hunan-2024"
        money = {
            one.project.code if one.project else "": one.amount
            for one in CarryOver.objects.filter(**of)
        }
        assert money["P01"] == Decimal("8000.00")
        assert Project.objects.get(**of).name == "职工活动"
        rows = Indicator.objects.filter(sheet__year=NEXT, unit=year.union)
        assert sorted(rows.values_list("level3", flat=True)) == [
            "举办职工运动会", "困难职工帮扶覆盖率", "开展职工文体活动场次", "职工群众满意度",
        ]  # fmt: skip
        assert GoalSheet.objects.get(**of, project=None).overall == ""
        asked = Rectification.objects.get(**of)
        assert (asked.problem, asked.done) == ("年初预算编得不细", "")
        details = SigningDetails.objects.get(**of)
        assert (details.filler, details.filled_on, details.opinion) == ("经办人甲", None, "")
        posts = Staffing.objects.get(**of, kind="administrative")
        assert (posts.approved, posts.count) == (8, None)


def test_only_what_was_chosen_passes(year: Filled) -> None:
    ready(year)
    carried(year, Choice("hunan-2024", rows=_row(year)))
    with as_system("看"):
        of = {"unit": year.union, "year": NEXT}
        assert [one.level3 for one in Indicator.objects.filter(sheet__year=NEXT)] == [
            "职工群众满意度"
        ]
        assert not CarryOver.objects.filter(**of).exists()
        assert not Rectification.objects.filter(**of).exists()


def test_what_was_not_mended_is_asked_again(year: Filled) -> None:
    with as_system("准备"):
        of = {"unit": year.union, "year": YEAR}
        Rectification.objects.create(**of, problem="台账不全", done="补了一半")
        Rectification.objects.create(**of, problem="公示晚", done="已公示", finished=True)
        Problem.objects.create(**of, problem="指标偏少")
        assert list(offer(year.union, YEAR).problems) == ["指标偏少", "台账不全"]


def test_what_was_overspent_is_not_carried(year: Filled) -> None:
    with as_system("多付"):
        Payment.objects.create(
            unit=year.union, year=YEAR, book="fiscal", kind="operations",
            project=year.work, amount=Decimal(90000), day=date(YEAR, 12, 1), purpose="场地",
        )  # fmt: skip
    carried(year, everything(year))
    with as_system("看"):
        left = [one for one in offer(year.union, YEAR).money if one.project]
        assert [one.carried for one in left] == [False]
        assert not CarryOver.objects.filter(unit=year.union, year=NEXT, project__code="P01")


def test_half_of_it_does_not_stay(year: Filled) -> None:
    ready(year)
    carried(year, Choice("hunan-2024", rows=_row(year)))
    with as_system("送审"):
        Review.objects.filter(sheet__year=NEXT, unit=year.union).update(state="desk")
    with pytest.raises(NotNow, match="已经送审"):
        carried(year, everything(year))
    with as_system("看"):
        assert not CarryOver.objects.filter(unit=year.union, year=NEXT).exists()


def laid_aside(year: Filled) -> None:
    with as_system("准备"):
        UnitYear.objects.filter(unit=year.union, year=YEAR).update(state=YearState.SUBMITTED)

    def do(_: Account) -> None:
        archive(year.union, YEAR)

    as_person(year, Role.CLERK, do)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE budget_payment SET amount = 1 WHERE unit_id = {unit} AND year = 2024",
        "DELETE FROM budget_carryover WHERE unit_id = {unit} AND year = 2024",
        "UPDATE budget_payment SET year = 2025 WHERE unit_id = {unit} AND year = 2024",
        "UPDATE goals_indicator SET target = '1' WHERE unit_id = {unit}",
        "DELETE FROM evidence_binding WHERE unit_id = {unit}",
        "UPDATE evaluation_statement SET text = '' WHERE unit_id = {unit}",
        "UPDATE units_unityear SET state = 'evaluating' WHERE unit_id = {unit}",
        "DELETE FROM units_unityear WHERE unit_id = {unit}",
        "INSERT INTO evaluation_problem (unit_id, revision, year, position, problem, cause, "
        "measure) VALUES ({unit}, 1, 2024, 1, '晚', '', '')",
    ],
)
def test_an_archived_year_is_read_only_in_the_database(year: Filled, statement: str) -> None:
    ready(year)
    laid_aside(year)
    refused = pytest.raises(DatabaseError, match="archived")
    with as_system("改"), refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(unit=year.union.pk))


def test_other_years_and_units_stay_open(year: Filled) -> None:
    ready(year)
    carried(year, everything(year))
    laid_aside(year)
    with as_system("改"):
        assert CarryOver.objects.filter(unit=year.union, year=NEXT).update(amount=1)
        assert Payment.objects.filter(unit=year.palace, year=YEAR).update(amount=1)


def test_every_table_of_a_year_is_closed() -> None:
    kept = {one.table for one in closed()}
    apart = {one.table for one in guarded() if not one.history and one.table not in kept}
    assert apart == {
        "accounts_unionshare", "units_succession", "units_superior", "units_unit",
        "units_unitcode", "units_unitname", "units_unityear",
    }  # fmt: skip


def test_it_is_archived_after_it_was_handed_in(year: Filled) -> None:
    with pytest.raises(NotNow, match="报送以后才能归档"):
        as_person(year, Role.CLERK, lambda _: archive(year.union, YEAR))


def test_carrying_page_by_page(
    client: Client, year: Filled, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    ready(year)
    client.force_login(year.person(Role.CLERK))
    with django_assert_max_num_queries(25):  # type: ignore[operator]  # a context manager of pytest-django
        page = client.get(URL).content.decode()
    assert "结转结余（万元）" in page
    choice = everything(year)
    body = {
        "profile": choice.profile,
        "money": sorted(choice.money),
        "rows": sorted(choice.rows),
        "problems": "yes",
        "details": "yes",
        "property": "yes",
    }
    answer = client.post(URL, body, follow=True).content.decode()
    assert "2025 年度已开启，带入结转资金 2 笔、指标 4 条、待整改问题 1 个" in answer
    client.force_login(year.person(Role.HEAD))
    assert client.post(URL, body).status_code == 403
    with as_system("准备"):
        UnitYear.objects.filter(unit=year.union, year=YEAR).update(state=YearState.SUBMITTED)
    assert client.post(f"{URL}archive/").status_code == 403
    client.force_login(year.person(Role.CLERK))
    assert "已归档" in client.post(f"{URL}archive/", follow=True).content.decode()


def test_money_of_a_project_passes_as_one_and_is_carried_over_from_then_on(
    year: Filled,
) -> None:
    ready(year)
    with as_system("上年也结转过"):
        CarryOver.objects.create(
            unit=year.union, year=YEAR, book="fiscal", kind="operations", project=year.work,
            origin="carried_over", amount=Decimal(500),
        )  # fmt: skip
        (left,) = [one for one in offer(year.union, YEAR).money if one.project]
        assert left.origins == ("本级", "上年结转")
        assert left.amount == Decimal("8500.00")
    carried(year, everything(year))
    with as_system("看"):
        made = CarryOver.objects.get(unit=year.union, year=NEXT, project__code="P01")
        assert (made.amount, made.origin) == (Decimal("8500.00"), "carried_over")
        assert [one.taken for one in offer(year.union, YEAR).money if one.project] == [True]
