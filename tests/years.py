"""Made-up years for tests: consistent, honest, and complete enough to be signed.

``made_up_year(seed, profile)`` is the same every time for one seed; ``years(profile)`` is a
hypothesis strategy of the same: a failing test prints the seed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from hypothesis import strategies as st

from hengji.indicators import Attainment, DemandKind, GoalSheet, Manual, ScoreSheet
from hengji.indicators.records import Sources
from hengji.kernel.figures import Figure
from hengji.kernel.totals import RecordKind, RecordRef
from hengji.kernel.units import PERCENT
from hengji.ledger import YearBook
from hengji.ledger.balances import Balances
from hengji.profiles import Profile, ScoringFamily, profile
from hengji.scoring.inputs import EvaluationInputs
from hengji.scoring.measures import inputs_of, measures_of
from hengji.scoring.sheet import score_sheet
from hengji.scoring.tables import PointsTable, points_table
from made_up.books import made_up_book
from made_up.extremes import Shape
from made_up.goals import made_up_goals
from made_up.union import made_up_union_book
from made_up.units import made_up_unit
from made_up.work import made_up_surveys, made_up_work

_HALF = Decimal("2.5")
REASON = "受工作安排影响，部分任务推迟实施，下年提前谋划、加强调度。"
SHEET_REASONS = {
    DemandKind.REASON_EXECUTION: "执行率偏低的主要原因是部分项目跨年实施，资金结转下年使用。",
    DemandKind.REASON_ADJUSTMENT: "年中追加预算的主要原因是政策性增资和上级转移支付。",
}
_EVIDENCE = Manual((RecordRef(RecordKind.EVIDENCE, "E1", "工作总结"),))


@dataclass(frozen=True, repr=False)
class MadeUpYear:
    """One unit's year: what its sheets are scored from, and the sheets.

    Every reason and every piece of evidence that the profile asks for is given.
    """

    seed: int
    profile: Profile
    book: YearBook
    sources: Sources
    inputs: EvaluationInputs
    sheet: ScoreSheet
    project_inputs: tuple[EvaluationInputs, ...]
    project_sheets: tuple[ScoreSheet, ...]

    def __repr__(self) -> str:
        return f"made_up_year({self.seed}, {self.profile.key!r})"

    @property
    def figures(self) -> Balances:
        return Balances.of(self.book)


def made_up_year(
    seed: int, profile_key: str, year: int | None = None, shape: Shape | None = None
) -> MadeUpYear:
    """The year of this seed; its fiscal year is one that the profile is for.

    ``shape`` makes the book one out of the ordinary before anything is scored.
    """
    return _built(seed, profile(profile_key), year, shape)


def years(profile_key: str) -> st.SearchStrategy[MadeUpYear]:
    """Any year in this profile."""
    return st.integers(0, 2**32 - 1).map(lambda seed: made_up_year(seed, profile_key))


def _built(
    seed: int, form: Profile, year: int | None, shape: Shape | None = None
) -> MadeUpYear:
    random = Random(seed)
    year = year or form.last_year or max(form.first_year, 2024)
    unit = made_up_unit(random, form.key)
    book = (made_up_union_book if form.union else made_up_book)(random, unit, year)
    if shape is not None:
        book = shape(Random(seed + 1), book)
        unit = book.unit
    figures = Balances.of(book)
    prior = Balances.of(book.prior) if book.prior else None
    sources = Sources(
        made_up_work(random, year), made_up_surveys(random, year), measures_of(figures, prior)
    )
    if form.scoring.family is ScoringFamily.STEPS:
        inputs = _by_table(random, form, unit.name, year, figures, prior)
    else:
        goals, attained = made_up_goals(random, unit.name, year, form, sources)
        inputs = inputs_of(goals, attained, figures, prior)
    inputs = completed(inputs, form)
    projects = tuple(
        completed(one, form) for one in _projects(random, form, book, figures, prior)
    )
    return MadeUpYear(
        seed,
        form,
        book,
        sources,
        inputs,
        score_sheet(inputs, form),
        projects,
        tuple(score_sheet(one, form) for one in projects),
    )


def _projects(
    random: Random, form: Profile, book: YearBook, figures: Balances, prior: Balances | None
) -> Iterator[EvaluationInputs]:
    for one in book.projects:
        measures = measures_of(figures, prior, one.key)
        sources = Sources(
            made_up_work(random, book.year, one.key),
            made_up_surveys(random, book.year, one.key),
            measures,
        )
        goals, attained = made_up_goals(
            random, book.unit.name, book.year, form, sources, (one.key, one.name)
        )
        yield inputs_of(goals, attained, figures, prior)


def _by_table(
    random: Random,
    form: Profile,
    unit: str,
    year: int,
    figures: Balances,
    prior: Balances | None,
) -> EvaluationInputs:
    table = points_table(form.scoring.table)
    goals: GoalSheet = table.goals(unit, year, "做好职工服务、帮扶和权益保障工作。")
    attained = {
        key: Attainment(key, Figure.parse(str(random.randrange(85, 101)), PERCENT), _EVIDENCE)
        for key in ("key-work-done", "satisfaction")
    }
    attained |= {row: Attainment(row, None, _EVIDENCE) for row in _lists(table)}
    inputs = inputs_of(goals, attained, figures, prior)
    ticked = {
        key: frozenset(
            number
            for number in range(1, len(table.row(key).items) + 1)
            if random.random() < 0.9
        )
        for key in _lists(table)
    }
    return replace(inputs, ticked=ticked)


def _lists(table: PointsTable) -> list[str]:
    return [row.indicator.key for row in table.rows if row.items]


def completed(inputs: EvaluationInputs, form: Profile) -> EvaluationInputs:
    """The same inputs with every reason filled in that the profile asks for."""
    due = score_sheet(inputs, form).outstanding
    attained = dict(inputs.attainments)
    reasons = dict(inputs.reasons)
    for one in due:
        if not one.indicator:
            if one.kind in SHEET_REASONS:
                reasons[one.kind] = SHEET_REASONS[one.kind]
        elif one.kind in (DemandKind.POINTS, DemandKind.VALUE):
            # a ratio that has no value: the group gives what it thinks right
            attained[one.indicator] = Attainment(one.indicator, None, _EVIDENCE, REASON, _HALF)
        elif one.kind in (DemandKind.REASON_MISSED, DemandKind.REASON_OVER):
            known = attained.get(one.indicator) or Attainment(one.indicator, None)
            attained[one.indicator] = replace(known, reason=REASON)
    return replace(inputs, attainments=attained, reasons=reasons)
