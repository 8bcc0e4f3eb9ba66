"""A made-up union with money, approved goals and work done: ready to be evaluated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hengji.web.accounts.models import Account
from hengji.web.accounts.roles import Role
from hengji.web.budget.models import Adjustment, Project
from hengji.web.evidence.models import ActivityRecord, Attainment, Binding, Survey
from hengji.web.goals.filling import add_row, open_sheet
from hengji.web.goals.models import GoalSheet, Indicator, Review
from hengji.web.rows.session import as_system
from hengji.web.units.models import Line, Staffing, Unit, UnitYear, YearState
from web import books
from web.books import YEAR
from web.goals import sheets


@dataclass(frozen=True, slots=True)
class Filled:
    """``union`` has one project; ``palace`` stands below it; ``other`` is nobody's."""

    bureau: Unit
    union: Unit
    palace: Unit
    other: Unit
    work: Project
    whole: GoalSheet
    of_work: GoalSheet
    people: dict[Role, Account]
    stranger: Account

    def person(self, role: Role) -> Account:
        """Fresh, as each request has it."""
        return Account.objects.get(pk=self.people[role].pk)

    def url(self, rest: str = "") -> str:
        return f"/units/{self.union.code}/years/{YEAR}/evaluation/{rest}"

    def union_record(self) -> ActivityRecord:
        """The first record of the union's work."""
        return ActivityRecord.objects.filter(unit=self.union)[0]

    def indicator(self, level3: str) -> Indicator:
        with as_system("查"):
            return Indicator.objects.get(unit=self.union, level3=level3)


def filled() -> Filled:
    """The year, made anew."""
    with as_system("准备"):
        bureau = books.unit("100001", "青禾县财政局")
        union = books.unit()
        palace = books.unit("101002", "青禾县工人文化宫")
        other = books.unit("102001", "青禾县档案馆")
        for one in (union, palace, other):
            books.below(one, bureau, Line.FINANCE)
        books.below(palace, union, Line.DEPARTMENT)
        work = _money(union)
        books.granted(palace, "80000.00")
        books.paid(palace, "70000.00")
        whole = sheets.sheet(union)
        of_work = open_sheet(union, YEAR, work)
        GoalSheet.objects.filter(pk=of_work.pk).update(overall="办好职工运动会")
        add_row(of_work, {**sheets.ACTIVITY, "level3": "举办职工运动会", "formula": ""})
        Review.objects.filter(unit=union).update(state="approved")
        _work_done(union)
        UnitYear.objects.filter(unit=union).update(state=YearState.GOALS_APPROVED)
        people = {
            role: books.account(role.value, role, unit)
            for role, unit in (
                (Role.CLERK, union),
                (Role.HEAD, union),
                (Role.EVALUATION_GROUP, union),
                (Role.SUPERVISOR, union),
                (Role.PERFORMANCE_DESK, bureau),
                (Role.BUREAU_DESK, bureau),
                (Role.ANALYST, bureau),
                (Role.SYSTEM_ADMINISTRATOR, None),
            )
        }
        stranger = books.account("stranger", Role.CLERK, other)
        return Filled(bureau, union, palace, other, work, whole, of_work, people, stranger)


def _money(union: Unit) -> Project:
    work = books.project(union)
    books.granted(union, "100000.00")
    books.granted(union, "50000.00", kind="operations", project=work)
    books.brought(union, "3000.00", kind="operations", project=work)
    common = {"unit": union, "year": YEAR, "book": "fiscal"}
    Adjustment.objects.create(
        **common, amount=Decimal(-2000), cause="policy", reason="压减一般性支出"
    )
    for month in range(1, 13):
        books.paid(union, "6000.00", date(YEAR, month, 8), purpose="办公用品")
    books.paid(union, "45000.00", kind="operations", project=work, purpose="场地")
    books.paid(union, "1200.00", economic="30217", purpose="公务接待")
    Staffing.objects.create(unit=union, year=YEAR, kind="administrative", approved=8, count=8)
    return work


def _work_done(union: Unit) -> None:
    for number in range(1, 12):
        ActivityRecord.objects.create(
            unit=union, year=YEAR, ledger="activities", day=date(YEAR, number, 3),
            title=f"职工文体活动第{number}场", counts={"persons": "40"},
        )  # fmt: skip
    Survey.objects.create(
        unit=union, year=YEAR, title="职工满意度调查", subject="职工群众", sent=100,
        method=Survey.Method.ENTERED, valid=96, satisfied=93, returned=98,
    )  # fmt: skip
    by_hand = Indicator.objects.get(unit=union, level3="困难职工帮扶覆盖率")
    Attainment.objects.create(unit=union, year=YEAR, indicator=by_hand, value="93")
    record = ActivityRecord.objects.filter(unit=union).first()
    Binding.objects.create(unit=union, year=YEAR, indicator=by_hand, activity=record)
