"""Made-up departments: a unit with two below it, and money that passed between them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

from composition.inputs import inputs_of
from hengji.composition import (
    Field,
    Package,
    Reported,
    ReportedProject,
    YearInputs,
    compose,
)
from hengji.composition.package import texts
from hengji.indicators import ScoreSheet
from hengji.indicators.records import Sources
from hengji.ledger import (
    Appropriation,
    Book,
    ExpenditureKind,
    Line,
    Party,
    Payment,
    RecordKind,
    RecordRef,
    Transfer,
    UnitIdentity,
    YearBook,
)
from hengji.ledger.balances import Balances
from hengji.ledger.consolidation import Consolidation, consolidate, prior_of
from hengji.profiles import Profile
from hengji.scoring.inputs import EvaluationInputs
from hengji.scoring.measures import inputs_of as scored_from
from hengji.scoring.measures import measures_of
from hengji.scoring.sheet import score_sheet
from made_up.books import made_up_book
from made_up.goals import made_up_goals
from made_up.work import made_up_surveys, made_up_work
from years import completed, made_up_year

BELOW = (
    UnitIdentity("青禾县工人文化宫", "838243", "990101000"),
    UnitIdentity("青禾县职工服务中心", "838244", "990101000"),
)
FILLER = "柳成荫"
"""Who fills in the forms of the units below."""
_GRANT = Line(kind=ExpenditureKind.PUBLIC, functional="2012901", economic="30299")


def department(seed: int, family: str) -> tuple[YearInputs, Consolidation]:
    """The inputs of a department's package, and what it was put together from."""
    made = made_up_year(seed, family)
    random, form, year = Random(seed), made.profile, made.book.year
    own, books = made.book, []
    for number, unit in enumerate(BELOW, 1):
        book = _named(made_up_book(Random(seed + number), unit, year), number)
        own, book = _grant(random, own, book, number)
        books.append(book)
    whole = consolidate((own, *books))
    figures, prior = whole.balances, prior_of(whole.balances)
    work, asked = made_up_work(random, year), made_up_surveys(random, year)
    sources = Sources(work, asked, measures_of(figures, prior))
    goals, attained = made_up_goals(random, own.unit.name, year, form, sources)
    inputs = completed(scored_from(goals, attained, figures, prior), form)
    told = inputs_of(
        replace(
            made,
            book=own,
            sources=sources,
            inputs=inputs,
            sheet=score_sheet(inputs, form),
            project_sheets=tuple(
                _scored(one, figures, prior, form) for one in made.project_inputs
            ),
        )
    )
    return replace(told, balances=figures), whole


def _scored(
    one: EvaluationInputs, figures: Balances, prior: Balances | None, form: Profile
) -> ScoreSheet:
    """A project's sheet on the money that all units spent on it."""
    again = scored_from(one.goals, one.attainments, figures, prior)
    return score_sheet(completed(again, form), form)


def _named(book: YearBook, number: int) -> YearBook:
    """The same book; its first project is another one than the department's of that code."""
    projects = tuple(
        replace(one, name=f"{one.name}（{number}）") if not at else one
        for at, one in enumerate(book.projects)
    )
    return replace(book, projects=projects)


def _grant(
    random: Random, own: YearBook, below: YearBook, number: int
) -> tuple[YearBook, YearBook]:
    """Money that the department passes on, budgeted and paid there, budgeted and spent here."""
    amount, day = Decimal(random.randrange(50_000_00)) / 100, date(own.year, 5, 8)

    def ref(kind: RecordKind, side: str) -> RecordRef:
        return RecordRef(kind, f"T{number}-{side}", f"拨付下属单位{number}", day)

    def with_grant(book: YearBook, side: str) -> YearBook:
        granted = Appropriation(ref(RecordKind.APPROPRIATION, f"{side}-A"), amount, _GRANT)
        paid = Payment(ref(RecordKind.PAYMENT, f"{side}-P"), amount, _GRANT, day)
        return replace(
            book,
            appropriations=(*book.appropriations, granted),
            payments=(*book.payments, paid),
        )

    event = Transfer(
        ref(RecordKind.TRANSFER, "event"),
        amount,
        Party(own.unit.budget_code, Book.FISCAL),
        Party(below.unit.budget_code, Book.FISCAL),
        day,
        payment=f"T{number}-own-P",
        budgeted=f"T{number}-below-A",
    )
    own = with_grant(own, "own")
    below = with_grant(below, "below")
    return (
        replace(own, transfers=(*own.transfers, event)),
        replace(below, transfers=(event,)),
    )


def frozen_by(number: int, seed: int, family: str, whole: Consolidation) -> Reported:
    """What one of the units below has frozen: its own package, its projects by their keys in
    the department's books.
    """
    unit = BELOW[number - 1]
    book = next(one for one in whole.balances.books if one.unit == unit)
    made = made_up_year(seed + number, family, shape=lambda _random, _other: book)
    told = inputs_of(made)
    signed = replace(told, signing=replace(told.signing, filler=FILLER))
    package = compose(signed, family)
    return Reported(
        tuple(
            ReportedProject(
                sheet.goals.project,
                unit.name,
                "第 1 版定稿（核对码 HJ-TEST-TEST-TEST）",
                _below(package, f"project.{sheet.goals.project}."),
                tuple(row.indicator for row in sheet.rows),
            )
            for sheet in made.project_sheets
        )
    )


def _below(package: Package, stem: str) -> dict[str, Field]:
    """Every field of the package whose key begins so, by the rest of its key."""
    found = {
        run.key: run
        for part in package.parts
        for runs in texts(part)
        for run in runs
        if not isinstance(run, str)
    }
    wanted = (stem, "signing.")
    return {key.removeprefix(stem): one for key, one in found.items() if key.startswith(wanted)}
