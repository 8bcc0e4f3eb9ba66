"""What passes from one year into the next: offered, chosen, entered in one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from hengji.ledger import Book
from hengji.web.budget.models import Project
from hengji.web.evaluation import stating
from hengji.web.evaluation.models import Evaluator, Problem, Rectification, SigningDetails
from hengji.web.evaluation.versions import NotNow, locked
from hengji.web.goals.filling import copy_rows, open_sheet
from hengji.web.goals.models import GoalSheet, Indicator
from hengji.web.rollover.cards import Cards, cards_left, carry_cards
from hengji.web.rollover.money import Left, bring, money_left, next_project
from hengji.web.rows.scope import reaches
from hengji.web.rows.session import because, scope_now
from hengji.web.rows.together import Batch
from hengji.web.units.models import Staffing, Unit, UnitYear, Vehicle, YearState
from hengji.web.units.services import open_year

_DETAILS = ("filler", "telephone", "head", "leader", "bureau")


@dataclass(frozen=True, slots=True)
class SheetOffer:
    """A sheet of goals with its rows; ``taken`` are the names that the next year has."""

    sheet: GoalSheet
    rows: tuple[tuple[Indicator, bool], ...]

    @property
    def open(self) -> bool:
        """Is there a row that the next year does not have?"""
        return any(not taken for _, taken in self.rows)


@dataclass(frozen=True, slots=True)
class Offer:
    """Everything that may pass into the next year."""

    own: UnitYear | None
    after: UnitYear | None
    money: tuple[Left, ...]
    sheets: tuple[SheetOffer, ...]
    problems: tuple[str, ...]
    details: SigningDetails | None
    evaluators: tuple[Evaluator, ...]
    cards: Cards


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to pass. ``money``: keys of :class:`Left`; ``rows``: primary keys."""

    profile: str
    money: frozenset[str] = frozenset()
    rows: frozenset[int] = frozenset()
    problems: bool = False
    details: bool = False
    property: bool = False
    assets: bool = False


@dataclass(frozen=True, slots=True)
class Carried:
    """How much was entered into the next year."""

    money: int = 0
    rows: int = 0
    problems: int = 0
    details: bool = False
    property: int = 0
    assets: int = 0


def offer(unit: Unit, year: int) -> Offer:
    """Look at both years."""
    both = {"unit": unit, "year__in": (year, year + 1)}
    batch = Batch()
    years = batch.want(UnitYear.objects.filter(**both))
    details = batch.want(SigningDetails.objects.filter(unit=unit, year=year))
    evaluators = batch.want(Evaluator.objects.filter(unit=unit, year=year))
    problems = batch.want(Problem.objects.filter(unit=unit, year=year))
    rectified = batch.want(Rectification.objects.filter(**both))
    found = GoalSheet.objects.filter(**both)
    sheets = batch.want(found.order_by("pk"))
    rows = Indicator.objects.filter(sheet__in=found.values("pk"), withdrawn=False)
    indicators = batch.want(rows)
    projects = batch.want(Project.objects.filter(**both))
    batch.read()
    opened = {one.year: one for one in years.rows}
    return Offer(
        opened.get(year),
        opened.get(year + 1),
        _money(unit, year),
        _sheets(year, sheets.rows, indicators.rows, projects.rows),
        _open_problems(problems.rows, rectified.rows, year),
        details.rows[0] if details.rows else None,
        tuple(evaluators.rows),
        cards_left(unit, year),
    )


def _money(unit: Unit, year: int) -> tuple[Left, ...]:
    scope = scope_now()
    seen = (Book.FISCAL, scope.fiscal), (Book.UNION, scope.union)
    books = [book for book, extent in seen if reaches(extent, unit.pk)]
    return tuple(one for book in books for one in money_left(unit, year, book))


def _sheets(
    year: int,
    sheets: Iterable[GoalSheet],
    rows: Iterable[Indicator],
    projects: Iterable[Project],
) -> tuple[SheetOffer, ...]:
    named = {one.pk: one for one in projects}
    below: dict[int, list[Indicator]] = {}
    for row in rows:
        below.setdefault(row.sheet_id, []).append(row)
    there: set[tuple[str, str]] = set()
    own: list[GoalSheet] = []
    for one in sheets:
        one.project = named.get(one.project_id) if one.project_id is not None else None
        if one.year != year:
            there |= {(_project(one), row.level3) for row in below.get(one.pk, ())}
        elif one.adjustment_id is None:
            own.append(one)
    return tuple(
        SheetOffer(
            one,
            tuple((row, (_project(one), row.level3) in there) for row in below.get(one.pk, ())),
        )
        for one in sorted(own, key=_project)
    )


def _project(sheet: GoalSheet) -> str:
    return sheet.project.code if sheet.project else ""


def _open_problems(
    problems: Iterable[Problem], rectified: Iterable[Rectification], year: int
) -> tuple[str, ...]:
    """This year's problems, last year's not yet mended; what is asked already left out."""
    every = list(rectified)
    asked = {one.problem for one in every if one.year == year + 1}
    own = [one.problem for one in problems]
    named = own + [one.problem for one in every if one.year == year and not one.finished]
    return tuple(one for one in dict.fromkeys(named) if one and one not in asked)


def carry(unit: Unit, year: int, choice: Choice) -> Carried:
    """Open the next year and enter what was chosen; what it has already is left as it is.

    Raises :class:`~hengji.web.evaluation.versions.NotNow`.
    """
    locked(unit, year)
    after = open_year(unit, year + 1, choice.profile)
    if not after.open:
        raise NotNow(f"{year + 1} 年度已经{after.get_state_display()}，不能再带入。")
    because(f"由 {year} 年度结转")
    offered = offer(unit, year)
    chosen = [one for one in offered.money if one.key in choice.money]
    money = [one for one in chosen if one.carried and not one.taken]
    for one in money:
        bring(unit, year + 1, one)
    return Carried(
        len(money),
        _carry_rows(unit, year + 1, offered.sheets, choice.rows),
        _carry_problems(unit, year + 1, offered.problems) if choice.problems else 0,
        choice.details and _carry_details(unit, year + 1, offered),
        _carry_property(unit, year) if choice.property else 0,
        carry_cards(unit, year) if choice.assets else 0,
    )


def _carry_rows(
    unit: Unit, year: int, sheets: Iterable[SheetOffer], wanted: Collection[int]
) -> int:
    count = 0
    for one in sheets:
        chosen = {row.pk for row, taken in one.rows if not taken and row.pk in wanted}
        if not chosen:
            continue
        project = None
        if one.sheet.project is not None:
            book = Book.FISCAL if one.sheet.project.book == "fiscal" else Book.UNION
            project = next_project(unit, year, one.sheet.project.code, book)
        sheet = open_sheet(unit, year, project)
        if not sheet.review.open:
            raise NotNow(f"{year} 年度的“{sheet}”已经送审，不能再带入指标。")
        count += copy_rows(sheet, one.sheet, chosen)
    return count


def _carry_problems(unit: Unit, year: int, problems: Iterable[str]) -> int:
    made = [
        stating.add_rectification(Rectification(unit=unit, year=year, problem=one))
        for one in problems
    ]
    return len(made)


def _carry_details(unit: Unit, year: int, offered: Offer) -> bool:
    """Names and telephone; what is dated or said of one year stays behind."""
    known = offered.details
    made = False
    if known is not None and not SigningDetails.objects.filter(unit=unit, year=year).exists():
        values = {name: getattr(known, name) for name in _DETAILS}
        SigningDetails.objects.create(unit=unit, year=year, **values)
        made = True
    if offered.evaluators and not Evaluator.objects.filter(unit=unit, year=year).exists():
        for one in offered.evaluators:
            row = Evaluator(
                unit=unit, year=year, name=one.name, duty=one.duty, workplace=one.workplace
            )
            stating.add_evaluator(row)
        made = True
    return made


def _carry_property(unit: Unit, year: int) -> int:
    """Posts that were approved, and cars; how many people there are is counted anew."""
    count = 0
    for one in Staffing.objects.filter(unit=unit, year=year, approved__isnull=False):
        blank = Staffing.objects.filter(
            unit=unit, year=year + 1, kind=one.kind, approved__isnull=True
        )
        count += blank.update(approved=one.approved)
    if not Vehicle.objects.filter(unit=unit, year=year + 1).exists():
        for car in Vehicle.objects.filter(unit=unit, year=year):
            Vehicle.objects.create(
                unit=unit, year=year + 1, use=car.use, count=car.count, note=car.note
            )
            count += 1
    return count


def archive(unit: Unit, year: int) -> None:
    """Lay the year aside: from then on nothing of it changes, in the database either.

    Raises :class:`~hengji.web.evaluation.versions.NotNow`.
    """
    own = locked(unit, year)
    if own.state != YearState.SUBMITTED:
        raise NotNow(f"现在是“{own.get_state_display()}”，报送以后才能归档。")
    own.archive()
    own.save()
