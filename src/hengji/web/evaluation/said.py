"""What people have said and decided about a year, read with one query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hengji.composition import Signing, Told
from hengji.ledger import Book
from hengji.web.budget.models import Project
from hengji.web.evaluation import models as rows
from hengji.web.evaluation import values
from hengji.web.evaluation.values import Judged
from hengji.web.evidence.models import (
    ActivityRecord,
    Attachment,
    Attainment,
    Binding,
    Survey,
)
from hengji.web.goals.selectors import Loaded, WantedSheets
from hengji.web.rows.choices import stored
from hengji.web.rows.together import Batch
from hengji.web.units.models import Unit, UnitYear


@dataclass(frozen=True, slots=True)
class Said:
    """What the unit says, who signs, what was judged by hand, and the rows it stands in;
    with them the goals and the rows of what was done, since all come with one query.

    ``edited``: passages that were written over, by their code, as markup.
    """

    told: Told
    signing: Signing
    judged: Mapping[str, Judged]
    edited: Mapping[str, str]
    evaluation: rows.Evaluation | None
    statements: tuple[rows.Statement, ...]
    problems: tuple[rows.Problem, ...]
    rectified: tuple[rows.Rectification, ...]
    evaluators: tuple[rows.Evaluator, ...]
    details: rows.SigningDetails | None
    judgements: tuple[rows.Judgement, ...]
    passages: tuple[rows.Passage, ...]
    attainments: tuple[Attainment, ...]
    activities: tuple[ActivityRecord, ...]
    surveys: tuple[Survey, ...]
    bindings: tuple[Binding, ...]
    projects: tuple[Project, ...]
    own_year: UnitYear | None
    sheets: tuple[Loaded, ...]

    @property
    def consolidated(self) -> bool:
        """Is the year evaluated with the subordinate units?"""
        return self.evaluation is not None and self.evaluation.consolidated

    def judgement(self, scope: str, key: str) -> rows.Judgement | None:
        """The row of what was decided about one row of a sheet; ``None`` for nothing yet."""
        found = (one for one in self.judgements if one.scope == scope)
        return next((one for one in found if values.judgement_key(one) == key), None)


def load_said(unit: Unit, year: int, book: Book = Book.FISCAL) -> Said:
    """Everything that was said of the year, the passages of this book's report. One query."""
    wanted = _Wanted(unit, year, book)
    wanted.batch.read()
    _bind(wanted.bindings.rows, wanted.activities.rows, wanted.surveys.rows, wanted.files.rows)
    named = {one.pk: one for one in wanted.projects.rows}
    of_projects: list[rows.Statement | ActivityRecord | Survey]
    of_projects = [*wanted.statements.rows, *wanted.activities.rows, *wanted.surveys.rows]
    for one in of_projects:
        if one.project_id is not None:
            one.project = named.get(one.project_id) or _unseen(one.project_id)
    return wanted.said(named)


class _Wanted:
    """The tables in which the year stands, asked for together."""

    def __init__(self, unit: Unit, year: int, book: Book) -> None:
        self.batch = batch = Batch()
        of = {"unit": unit, "year": year}
        passages = rows.Passage.objects.filter(**of, book=stored(book))
        self.statements = batch.want(rows.Statement.objects.filter(**of))
        self.problems = batch.want(rows.Problem.objects.filter(**of))
        self.rectified = batch.want(rows.Rectification.objects.filter(**of))
        self.evaluators = batch.want(rows.Evaluator.objects.filter(**of))
        self.details = batch.want(rows.SigningDetails.objects.filter(**of))
        self.judgements = batch.want(rows.Judgement.objects.filter(**of))
        self.passages = batch.want(passages)
        self.evaluations = batch.want(rows.Evaluation.objects.filter(**of))
        self.attainments = batch.want(Attainment.objects.filter(**of))
        self.activities = batch.want(ActivityRecord.objects.filter(**of))
        self.surveys = batch.want(Survey.objects.filter(**of))
        self.bindings = batch.want(Binding.objects.filter(**of))
        self.files = batch.want(Attachment.objects.filter(**of))
        self.projects = batch.want(Project.objects.filter(**of))
        self.years = batch.want(UnitYear.objects.filter(**of))
        self.goals = WantedSheets(batch, unit, year)

    def said(self, named: Mapping[int, Project]) -> Said:
        """The rows that came and what they say. ``named``: projects by primary key."""
        signer = self.details.rows[0] if self.details.rows else None
        return Said(
            values.told(self.statements.rows, self.problems.rows, self.rectified.rows),
            values.signing(signer, self.evaluators.rows),
            values.judged(self.judgements.rows),
            {one.code: one.markup for one in self.passages.rows},
            self.evaluations.rows[0] if self.evaluations.rows else None,
            tuple(self.statements.rows),
            tuple(self.problems.rows),
            tuple(self.rectified.rows),
            tuple(self.evaluators.rows),
            signer,
            tuple(self.judgements.rows),
            tuple(self.passages.rows),
            tuple(self.attainments.rows),
            tuple(self.activities.rows),
            tuple(self.surveys.rows),
            tuple(self.bindings.rows),
            tuple(self.projects.rows),
            self.years.rows[0] if self.years.rows else None,
            self.goals.loaded(named),
        )


def _unseen(key: int) -> Project:
    """A project of a book that is not seen: what was said of it is not said of the unit."""
    return Project(pk=key, code=f"#{key}")


def _bind(
    bindings: list[Binding],
    activities: list[ActivityRecord],
    surveys: list[Survey],
    files: list[Attachment],
) -> None:
    """Put what is bound at each binding, as a join would."""
    records = {one.pk: one for one in activities}
    asked = {one.pk: one for one in surveys}
    stored = {one.pk: one for one in files}
    for one in bindings:
        one.activity = records.get(one.activity_id) if one.activity_id else None
        one.survey = asked.get(one.survey_id) if one.survey_id else None
        one.attachment = stored.get(one.attachment_id) if one.attachment_id else None
