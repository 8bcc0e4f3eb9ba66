"""A unit's year as the core takes it: scored, and ready to be composed into its package.

Everything is read with a fixed number of queries, however many records there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypedDict

from hengji.composition import Package, Reported, YearInputs, compose
from hengji.indicators import Attainment, Manual, ScoreSheet
from hengji.indicators import GoalSheet as CoreSheet
from hengji.indicators.records import Sources, Survey
from hengji.kernel.figures import Figure
from hengji.kernel.units import PERCENT
from hengji.ledger import Book, YearBook
from hengji.profiles import Profile, ScoringFamily
from hengji.profiles import profile as find_profile
from hengji.scoring.inputs import EvaluationInputs
from hengji.scoring.sheet import score_sheet
from hengji.scoring.tables import points_table
from hengji.web.evaluation import values
from hengji.web.evaluation.consolidating import Consolidated
from hengji.web.evaluation.models import Passage
from hengji.web.evaluation.money import Money, load_money
from hengji.web.evaluation.said import Said, load_said
from hengji.web.evaluation.values import Judged
from hengji.web.evidence import selectors as evidence
from hengji.web.evidence.selectors import Proof, YearSources
from hengji.web.evidence.values import evidence as evidence_refs
from hengji.web.evidence.values import work_record
from hengji.web.goals.selectors import Loaded
from hengji.web.rows.choices import stored
from hengji.web.units.models import Unit

UNION_LINE = "union-line"
"""The forms of the self-evaluation for the upper union, whatever the fiscal year's are."""
STEP_CLAIM = "评分表·"
"""Before the key of a row of the family of steps, in what evidence is bound to."""


class _YearKey(TypedDict):
    unit: Unit
    year: int
    book: str


@dataclass(frozen=True, slots=True)
class YearEvaluation:
    """A unit's year with its sheets as they are scored.

    ``sheets`` are those that are scored: the whole's first, then one a project. ``by_sheet``
    holds what each is scored from, by project code (``""`` the whole's). ``proofs`` go by the
    indicators' keys.
    """

    unit: Unit
    year: int
    profile: Profile
    sheets: tuple[Loaded, ...]
    by_sheet: Mapping[str, EvaluationInputs]
    inputs: YearInputs
    said: Said
    proofs: Mapping[str, Proof]
    money: Money

    @property
    def consolidated(self) -> Consolidated | None:
        """The units that are put together; ``None`` where the unit is evaluated alone."""
        return self.money.whole

    @property
    def scores(self) -> ScoreSheet:
        return self.inputs.scores

    @property
    def key(self) -> _YearKey:
        """What names the year among the rows of either book: unit, year and book."""
        return {"unit": self.unit, "year": self.year, "book": stored(self.inputs.book.book)}

    def score(self, project: str = "") -> ScoreSheet | None:
        """The scored sheet of the whole, or of one project; ``None`` where it has none."""
        if not project:
            return self.scores
        every = self.inputs.project_scores
        return next((one for one in every if one.goals.project == project), None)

    @property
    def by_steps(self) -> bool:
        """Is the whole scored by a table of steps?"""
        return self.profile.scoring.family is ScoringFamily.STEPS


def load_year(
    unit: Unit,
    year: int,
    book: Book = Book.FISCAL,
    *,
    together: bool | None = None,
    money: Callable[[bool], Money] | None = None,
) -> YearEvaluation:
    """The unit's year, scored. ``together`` with its subordinate units, by default as chosen.

    ``money`` gives the books, told whether they are put together, where they may be known
    already. Raises :class:`~hengji.web.evaluation.consolidating.NotAllSeen` where the one who
    asks may not see all of them.
    """
    said = load_said(unit, year, book)
    wants = said.consolidated if together is None else together
    books = money(wants) if money else load_money(unit, year, book, together=wants)
    own = books.own
    profile = find_profile(UNION_LINE if book is Book.UNION else own.unit.profile)
    of_year = _sources(said, books)
    proven = evidence.proofs_of(said.sheets, of_year, said.attainments, said.bindings)
    proofs = {one.indicator.key: one for one in proven}
    sheets = _scored_sheets(said.sheets, stored(book))
    by_sheet = {one.value.project: _weighted(one, proofs, books, said) for one in sheets}
    by_sheet.setdefault("", _inputs(CoreSheet(unit.code, year), {}, books, said))
    if profile.scoring.family is ScoringFamily.STEPS:
        by_sheet[""] = _by_steps(by_sheet[""], profile, said)
    scored = {key: score_sheet(one, profile) for key, one in by_sheet.items()}
    inputs = YearInputs(
        own,
        scored.pop(""),
        tuple(scored.values()),
        said.told,
        said.signing,
        said.edited,
        books.figures if books.whole else None,
        _of_book(of_year.whole.surveys, own),
        books.whole.reported if books.whole else Reported(),
    )
    return YearEvaluation(unit, year, profile, sheets, by_sheet, inputs, said, proofs, books)


def _sources(said: Said, books: Money) -> YearSources:
    """What attainments are worked out from: of the whole year, and of each project's sheet."""
    surveys = tuple(one for _, one in evidence.results_of(said.surveys))
    records = tuple(work_record(one) for one in said.activities)
    whole = Sources(records, surveys, books.of("").measures)
    projects = [one.value.project for one in said.sheets if one.value.project]
    of_projects = {key: whole.of_project(key, books.of(key).measures) for key in projects}
    return YearSources(whole, books.figures, books.prior, of_projects)


def _of_book(surveys: tuple[Survey, ...], own: YearBook) -> tuple[Survey, ...]:
    """Those about the unit or a project of this book; the other book's are told there."""
    known = {"", *(one.key for one in own.projects)}
    return tuple(one for one in surveys if one.project in known)


def with_passages(loaded: YearEvaluation) -> YearEvaluation:
    """The same year with the report's passages read again. One query."""
    passages = tuple(Passage.objects.filter(**loaded.key))
    edited = {one.code: one.markup for one in passages}
    said = replace(loaded.said, passages=passages, edited=edited)
    return replace(loaded, said=said, inputs=replace(loaded.inputs, edited=edited))


def package(unit: Unit, year: int, book: Book = Book.FISCAL) -> Package:
    """The unit's package as it stands. Raises ``LookupError`` for forms without a layout."""
    loaded = load_year(unit, year, book)
    return compose(loaded.inputs, loaded.profile.key)


def _scored_sheets(every: Iterable[Loaded], book: str) -> tuple[Loaded, ...]:
    """One sheet for the whole and one a project of this book; a sheet for money added in the
    year stands for its project only where that has no other.
    """
    found: dict[str, Loaded] = {}
    for one in every:
        if one.row.project is not None and one.row.project.book != book:
            continue
        key = one.value.project
        if one.row.adjustment_id is None or (key and key not in found):
            found[key] = one
    return tuple(found[key] for key in sorted(found))


def _inputs(
    goals: CoreSheet, attained: Mapping[str, Attainment], books: Money, said: Said
) -> EvaluationInputs:
    by_hand = said.judged.get(goals.project, Judged())
    reasons = by_hand.sheet_reasons if goals.project else values.sheet_reasons(said.told)
    return replace(
        books.of(goals.project),
        goals=goals,
        attainments=attained,
        reasons=reasons,
        execution_points=by_hand.execution_points,
    )


def _weighted(
    sheet: Loaded, proofs: Mapping[str, Proof], books: Money, said: Said
) -> EvaluationInputs:
    """A sheet scored by its own indicators: what is attained, with what was decided."""
    by_hand = said.judged.get(sheet.value.project, Judged())
    attained = {
        one.key: replace(
            proofs[one.key].attainment,
            reason=by_hand.reasons.get(one.key, ""),
            points=by_hand.points.get(one.key),
        )
        for one in sheet.value.indicators
    }
    return _inputs(sheet.value, attained, books, said)


def _by_steps(whole: EvaluationInputs, profile: Profile, said: Said) -> EvaluationInputs:
    """The whole's sheet where it is scored by a table: its rows are the table's."""
    by_hand = said.judged.get("", Judged())
    attained: dict[str, Attainment] = {}
    for row in points_table(profile.scoring.table).rows:
        key = row.indicator.key
        given = by_hand.values.get(key)
        attained[key] = Attainment(
            key,
            None if given is None else Figure(given, PERCENT),
            Manual(
                evidence_refs(one for one in said.bindings if one.claim == f"{STEP_CLAIM}{key}")
            ),
            by_hand.reasons.get(key, ""),
            by_hand.points.get(key),
        )
    return replace(whole, attainments=attained, ticked=by_hand.ticked)
