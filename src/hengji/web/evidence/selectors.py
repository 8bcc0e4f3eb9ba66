"""What proves what: records, surveys and files of a year, and what is attained by them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet
from django.urls import reverse

from hengji.indicators import Attainment as CoreAttainment
from hengji.indicators import Computed, Indicator
from hengji.indicators.attainment import compute
from hengji.indicators.formulas import MeasureOf, formulas
from hengji.indicators.questionnaires import scale
from hengji.indicators.records import Sources
from hengji.indicators.records import Survey as CoreSurvey
from hengji.kernel.totals import Ratio, Total
from hengji.ledger import Book
from hengji.ledger.balances import Balances
from hengji.scoring.measures import measures_of
from hengji.web.budget.selectors import load_year_book
from hengji.web.evidence import values
from hengji.web.evidence.models import (
    ActivityRecord,
    Attachment,
    Attainment,
    Binding,
    Survey,
)
from hengji.web.goals.selectors import Loaded, load_sheets
from hengji.web.shell.steps import Missing
from hengji.web.units.models import Unit

COMPUTED = Attainment.How.COMPUTED


@dataclass(frozen=True, slots=True)
class Proof:
    """One indicator with what is attained of it and what is bound to it.

    ``lacks`` says in Chinese what is still due, ``""`` for nothing; ``advice`` what would
    be better with a file.
    """

    sheet: Loaded
    indicator: Indicator
    attainment: CoreAttainment
    kept: Attainment | None
    bindings: tuple[Binding, ...]

    @property
    def computed(self) -> bool:
        return isinstance(self.attainment.how, Computed)

    @property
    def lacks(self) -> str:
        if self.attainment.value is None:
            return "还没有完成值"
        if not self.computed and not self.bindings:
            return "人工填报，还没有佐证"
        return ""

    @property
    def advice(self) -> str:
        if self.computed and not any(one.attachment_id for one in self.bindings):
            return "由记录算出，还没有附文件"
        return ""


def proofs(unit: Unit, year: int, book: Book | None = Book.FISCAL) -> tuple[Proof, ...]:
    """Every indicator of the year's sheets with its attainment and evidence.

    Without a book, what only a book can tell has no value.
    """
    return year_proofs(unit, year, book).proofs


def year_proofs(
    unit: Unit, year: int, book: Book | None = Book.FISCAL, only: int | None = None
) -> YearProofs:
    """The same, with what they were worked out from; of one indicator where one is named."""
    sheets = load_sheets(unit, year, "attainment")
    rows = [row for sheet in sheets for row in sheet.indicators]
    wanted = [one for sheet in sheets for one in sheet.value.indicators]
    if only is not None:
        wanted = [one for one in wanted if one.key == str(only)]
    sources = load_sources(unit, year, wanted, book)
    kept = {str(row.pk): getattr(row, "attainment", None) for row in rows}
    keys = {one.key for one in wanted}
    found = _proofs(sheets, sources, kept, bindings_of(unit, year))
    return YearProofs(tuple(one for one in found if one.indicator.key in keys), sources)


def proofs_of(
    sheets: Iterable[Loaded],
    sources: YearSources,
    rows: Iterable[Attainment],
    bindings: Iterable[Binding],
) -> tuple[Proof, ...]:
    """The same where everything is loaded already."""
    kept = {str(one.indicator_id): one for one in rows}
    bound: defaultdict[str, tuple[Binding, ...]] = defaultdict(tuple)
    for one in bindings:
        bound[str(one.indicator_id)] += (one,)
    return _proofs(sheets, sources, kept, bound)


def _proofs(
    sheets: Iterable[Loaded],
    sources: YearSources,
    kept: Mapping[str, Attainment | None],
    bound: Mapping[str, tuple[Binding, ...]],
) -> tuple[Proof, ...]:
    return tuple(
        _proof(sheet, one, sources, kept.get(one.key), bound.get(one.key, ()))
        for sheet in sheets
        for one in sheet.value.indicators
    )


def attainments(unit: Unit, year: int, book: Book = Book.FISCAL) -> dict[str, CoreAttainment]:
    """What is attained of every indicator of the year, by its key; for the scoring."""
    return {one.indicator.key: one.attainment for one in proofs(unit, year, book)}


def _proof(
    sheet: Loaded,
    indicator: Indicator,
    sources: YearSources,
    kept: Attainment | None,
    bindings: tuple[Binding, ...],
) -> Proof:
    by_records = kept is None or kept.how == COMPUTED
    if by_records and indicator.formula:
        found = compute(indicator, sources.of(sheet.value.project))
    else:
        found = values.manual(kept, indicator, bindings)
    return Proof(sheet, indicator, found, kept, bindings)


@dataclass(slots=True)
class YearSources:
    """All that attainments are worked out from; a project's own are cut out once."""

    whole: Sources
    figures: Balances | None
    prior: Balances | None
    projects: dict[str, Sources]

    def of(self, project: str) -> Sources:
        """The sources of one project, of the whole where none is named."""
        if not project:
            return self.whole
        known = self.projects.get(project)
        if known is None:
            measures: Mapping[str, Total | Ratio] = {}
            if self.figures is not None:
                measures = measures_of(self.figures, self.prior, project)
            known = self.projects[project] = self.whole.of_project(project, measures)
        return known


@dataclass(frozen=True, slots=True)
class YearProofs:
    """The indicators of a year, and what they were worked out from."""

    proofs: tuple[Proof, ...]
    sources: YearSources


def load_sources(
    unit: Unit, year: int, indicators: Iterable[Indicator], book: Book | None = Book.FISCAL
) -> YearSources:
    """Records and surveys of the year; the book too where an indicator asks for its figures."""
    figures = None
    measures: Mapping[str, Total | Ratio] = {}
    if book is not None and any(_asks_book(one) for one in indicators):
        loaded = load_year_book(unit, year, book, prior=False)
        figures = Balances.of(loaded)
        measures = measures_of(figures)
    records = tuple(values.work_record(one) for one in activities(unit, year))
    whole = Sources(records, tuple(one for _, one in surveys(unit, year)), measures)
    return YearSources(whole, figures, None, {})


def _asks_book(one: Indicator) -> bool:
    found = formulas().get(one.formula)
    return found is not None and isinstance(found.making, MeasureOf)


def activities(unit: Unit, year: int) -> QuerySet[ActivityRecord]:
    """The unit's records of the year, with their projects."""
    return ActivityRecord.objects.filter(unit=unit, year=year).select_related("project")


def attachments(unit: Unit, year: int) -> QuerySet[Attachment]:
    """The unit's files of the year."""
    return Attachment.objects.filter(unit=unit, year=year)


def bindings_of(unit: Unit, year: int) -> dict[str, tuple[Binding, ...]]:
    """What is bound to each indicator, by its key."""
    found: defaultdict[str, list[Binding]] = defaultdict(list)
    bound = Binding.objects.filter(unit=unit, year=year, indicator__isnull=False)
    for one in bound.select_related("attachment", "activity", "survey"):
        found[str(one.indicator_id)].append(one)
    return {key: tuple(some) for key, some in found.items()}


def claims_of(unit: Unit, year: int) -> dict[str, tuple[Binding, ...]]:
    """What is bound to each claim of the report, by its key."""
    found: defaultdict[str, list[Binding]] = defaultdict(list)
    bound = Binding.objects.filter(unit=unit, year=year).exclude(claim="")
    for one in bound.select_related("attachment", "activity", "survey"):
        found[one.claim].append(one)
    return {key: tuple(some) for key, some in found.items()}


def surveys(unit: Unit, year: int) -> list[tuple[Survey, CoreSurvey]]:
    """Every survey of the year with what it says. Two queries, however many surveys."""
    rows = list(Survey.objects.filter(unit=unit, year=year).select_related("project"))
    return results_of(rows)


def results_of(rows: Sequence[Survey]) -> list[tuple[Survey, CoreSurvey]]:
    """The same for surveys that are loaded already. One query."""
    counted: defaultdict[int, dict[int, int]] = defaultdict(dict)
    sheets: defaultdict[int, int] = defaultdict(int)
    for survey, option, count, linked in _answers([one.pk for one in rows]):
        if linked:
            sheets[survey] += count
        if option is not None:
            counted[survey][int(option)] = count
    return [(one, values.survey(one, _named(counted[one.pk]), sheets[one.pk])) for one in rows]


def _named(counts: Mapping[int, int]) -> list[tuple[str, int]]:
    grades = scale()
    return [(grades[at], count) for at, count in sorted(counts.items()) if at < len(grades)]


def _answers(surveys: list[int]) -> list[tuple[int, str | None, int, bool]]:
    """How often each option of the overall question was chosen, by survey: counted from
    paper, and from the sheets that came by link.
    """
    if not surveys:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t.survey_id, t.option::text, t.count::bigint, false "
            "FROM evidence_tally t JOIN evidence_question q ON q.id = t.question_id "
            "WHERE q.overall AND t.survey_id = ANY (%(surveys)s) UNION ALL "
            "SELECT s.survey_id, s.choices -> q.id::text ->> 0, count(*), true "
            "FROM evidence_answersheet s JOIN evidence_question q "
            "ON q.survey_id = s.survey_id AND q.overall "
            "WHERE s.survey_id = ANY (%(surveys)s) GROUP BY 1, 2",
            {"surveys": surveys},
        )
        return list(cursor.fetchall())


def missing(unit: Unit, year: int) -> Iterator[Missing]:
    """Indicators that still lack a value or its evidence.

    What the book tells is not asked here: a list of what is missing must be quick.
    """
    for one in proofs(unit, year, None):
        if one.lacks and not _asks_book(one.indicator):
            url = reverse(
                "evidence:proof",
                kwargs={"code": unit.code, "year": year, "key": int(one.indicator.key)},
            )
            yield Missing(f"指标“{one.indicator.level3}”{one.lacks}", url)
