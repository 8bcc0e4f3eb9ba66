"""The demonstration county: complete, the same each time, faults where they were planted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

import hengji
from hengji.audit.result import Audited
from hengji.audit.rule import Severity
from hengji.composition import compose
from hengji.indicators import ScoreSheet
from hengji.kernel.problems import Problem
from hengji.ledger import Book, assets, income
from hengji.ledger.balances import Balances
from hengji.ledger.checks import book_problems, staffing_problems
from hengji.ledger.compared import Answer
from hengji.web import demonstration
from hengji.web.accounts.models import Account, Grant
from hengji.web.accounts.permissions import standing_of
from hengji.web.accounts.roles import Role
from hengji.web.accounts.welcome import every_link
from hengji.web.budget.joining import department_books
from hengji.web.budget.models import Payment
from hengji.web.budget.selectors import load_year_book
from hengji.web.demonstration.plan import Ending, PlannedUnit, county
from hengji.web.evaluation import stages
from hengji.web.evaluation.current import current
from hengji.web.evaluation.inputs import YearEvaluation, load_year, package
from hengji.web.evaluation.models import Version
from hengji.web.evaluation.report_prior import from_system, load_prior
from hengji.web.evaluation.versions import FORMS
from hengji.web.rows.session import Actor, acting, as_system
from hengji.web.units.models import Unit, UnitYear
from hengji.writers.office import package_docx

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def loaded(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[dict[str, Unit]]:
    """The county, loaded once for all these tests and gone after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        demonstration.load()
        with as_system("测试"):
            yield {one.code: one for one in Unit.objects.all()}
        transaction.set_rollback(True)


def _problems(plan: PlannedUnit, unit: Unit, year: int) -> list[Problem]:
    book = load_year_book(unit, year, Book.FISCAL)
    staff = staffing_problems(book.staffing) if book.staffing else ()
    return [*book_problems(book), *staff]


def test_it_has_the_units_years_and_roles_that_are_promised(loaded: dict[str, Unit]) -> None:
    assert len(county().budgeted) == 14
    assert UnitYear.objects.count() == 14 * 3
    assert Payment.objects.count() > 4000


def test_loading_twice_changes_nothing(loaded: dict[str, Unit]) -> None:
    before = Payment.objects.count()
    demonstration.load()
    assert Payment.objects.count() == before


def test_a_healthy_year_has_no_problem_and_carries_its_money_on(
    loaded: dict[str, Unit],
) -> None:
    for plan in county().budgeted:
        for year in county().years:
            if plan.faults.get(year):
                continue
            assert [str(one) for one in _problems(plan, loaded[plan.code], year)] == [], (
                plan.name
            )
    union = loaded[county().union]
    last = load_year_book(union, 2024)
    assert last.prior is not None
    left = Balances.of(last.prior).carried_out().value
    assert Balances.of(last).carried_in().value == left != Decimal(0)


@pytest.mark.parametrize(
    "fault", ["payment-outside-year", "over-budget", "unbudgeted-project", "assets-off"]
)
def test_a_planted_fault_of_the_money_is_found(loaded: dict[str, Unit], fault: str) -> None:
    planted = [one for one in county().budgeted if one.has(fault, 2024)]
    assert planted
    for plan in planted:
        assert _problems(plan, loaded[plan.code], 2024), fault


def test_assets_go_on_from_year_to_year_and_income_pays_for_spending(
    loaded: dict[str, Unit],
) -> None:
    for plan in county().budgeted:
        book = load_year_book(loaded[plan.code], 2024)
        opened = assets.against_last_year(book)
        assert opened is not None
        assert opened.answer is Answer.AGREES, plan.name
        assert assets.gone((book,)).value, plan.name
        answers = {one.answer for one in assets.against_accounts((book,))}
        assert (Answer.DIFFERS in answers) is plan.has("assets-off", 2024), plan.name
        balanced = income.balanced(Balances.of(book))
        assert {one.answer for one in balanced} == {Answer.AGREES}, plan.name


def test_a_healthy_year_is_scored_and_asks_for_nothing(loaded: dict[str, Unit]) -> None:
    for code in ("129001", "129002", "129003", "208001"):
        made = load_year(loaded[code], 2024)
        due = [one.message for sheet in _sheets(made) for one in sheet.outstanding]
        assert due == [], loaded[code].name
        assert made.scores.total is not None


def _sheets(made: YearEvaluation) -> list[ScoreSheet]:
    return [made.scores, *made.inputs.project_scores]


def test_the_union_book_is_honest_and_shares_its_money_with_the_fiscal_book(
    loaded: dict[str, Unit],
) -> None:
    union = loaded[county().union]
    for year in county().years:
        book = load_year_book(union, year, Book.UNION)
        assert [str(one) for one in book_problems(book)] == []
        fiscal = load_year_book(union, year, Book.FISCAL).transfers
        both = [one for one in fiscal if Book.UNION in (one.payer.book, one.receiver.book)]
        assert list(book.transfers) == both != []


def test_what_the_union_passed_on_is_in_the_sum_of_its_department_once(
    loaded: dict[str, Unit],
) -> None:
    union, below = loaded[county().union], loaded["129002"]
    made = department_books(union, 2024)
    given = Decimal(6000)
    (passed,) = load_year_book(below, 2024).transfers
    assert (passed.payer.unit, passed.receiver.unit, passed.amount) == (
        union.code, below.code, given,
    )  # fmt: skip
    assert passed.payment and passed.receipt and passed.budgeted
    own = [Balances.of(load_year_book(one, 2024)) for one in made.units]
    together = made.figures.now
    assert len(own) == 3
    for figure in (Balances.executed, Balances.adjusted):
        alone = [figure(one).value or Decimal(0) for one in own]
        assert figure(together).value == sum(alone) - given, figure.__name__
    for one in own:
        assert {row.answer for row in income.balanced(one)} == {Answer.AGREES}
    assert made.income is not None and made.shown is not None


def test_a_healthy_package_passes_our_own_audit(loaded: dict[str, Unit]) -> None:
    healthy = [plan for plan in county().budgeted[:5] if not plan.faults]
    assert len(healthy) > 1
    for plan in healthy:
        data = package_docx(package(loaded[plan.code], 2024))
        (document,) = hengji.audit_file(data).documents
        assert isinstance(document, Audited)
        accused = [one for one in document.findings if one.severity is not Severity.NOTE]
        assert [one.message for one in accused] == [], plan.name


def test_years_that_are_over_were_frozen_signed_and_handed_in(loaded: dict[str, Unit]) -> None:
    finished = {
        (plan.code, year): end
        for plan in county().budgeted
        for year, end in plan.endings.items()
    }
    archived = [at for at, end in finished.items() if end is Ending.ARCHIVED]
    assert {code for code, year in archived if year == 2023} == {
        plan.code for plan in county().budgeted
    }
    assert {code for code, year in archived if year == 2022} == {"129001", "129002", "129003"}
    for (code, year), end in finished.items():
        own = UnitYear.objects.get(unit=loaded[code], year=year)
        assert own.state == end.value
        made = Version.objects.filter(unit=loaded[code], year=year)
        assert made.count() == int(end.frozen)
        for version in made:
            assert {one.form for one in version.files.all()} == set(FORMS)
            assert version.made_at.date() == date(year + 1, 3, 20)
            unsigned = [one for one in stages.steps(version) if one.signature is None]
            assert bool(unsigned) is (end is not Ending.ARCHIVED)
            for one in version.signatures.all():
                assert one.signed_at.year == year + 1


def test_who_has_left_since_cannot_come_in(loaded: dict[str, Unit]) -> None:
    gone = Account.objects.filter(is_active=False)
    assert len(gone) == 11 * 2 - 2  # two of the departments have a clerk still
    assert not Grant.objects.filter(account__in=gone, until=None).exists()
    assert {one.name for one in every_link()}.isdisjoint(one.name for one in gone)


def test_the_department_takes_over_the_forms_that_its_units_have_frozen(
    loaded: dict[str, Unit],
) -> None:
    union = loaded[county().union]
    clerk = Account.objects.filter(grants__unit=union, grants__role=Role.CLERK).earliest("pk")
    with acting(standing_of(clerk).scope, Actor(clerk.pk, clerk.name), "看"):
        made = load_year(union, 2024, together=True)
        whole = compose(made.inputs, made.profile.key)
    below = [one for one in county().budgeted if one.parent == county().union]
    assert len(below) == 2
    forms = {one.project: one for one in whole.sheets if one.project}
    for plan in below:
        version = Version.objects.get(unit=loaded[plan.code], year=2024)
        for project in plan.projects:
            assert f"本表取自{plan.name}第 1 版定稿（核对码 {version.code}）" in str(
                forms[project.name].blocks[-1]
            )
            signed = str(forms[project.name].blocks[-2])
            assert f"project.{project.code}" in signed
            assert ".signing.filler" in signed
    summary = next(one for one in whole.sheets if one.name == "项目自评汇总表")
    assert "随下属单位报送" not in str(summary)
    (document,) = hengji.audit_file(package_docx(whole)).documents
    assert isinstance(document, Audited)
    accused = [one for one in document.findings if one.severity is not Severity.NOTE]
    assert [one.message for one in accused] == []


def test_last_years_own_words_are_there_to_be_taken_over(loaded: dict[str, Unit]) -> None:
    now = current(loaded[county().union], 2024)
    texts = list(from_system(now, load_prior(loaded[county().union], 2024)))
    assert [one.passage for one in texts] == ["works"]
    assert "{{project.P01.final.total}}" in texts[0].markup
