"""What people have said and decided about a year, read with one query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hengji.composition import Signing, Told
from hengji.web.budget.models import Project
from hengji.web.evaluation import models as rows
from hengji.web.evaluation import values
from hengji.web.evaluation.values import Judged
from hengji.web.rows.together import Batch
from hengji.web.units.models import Unit


@dataclass(frozen=True, slots=True)
class Said:
    """What the unit says, who signs, what was judged by hand, and the rows it stands in.

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

    @property
    def consolidated(self) -> bool:
        """Is the year evaluated with the subordinate units?"""
        return self.evaluation is not None and self.evaluation.consolidated

    def judgement(self, scope: str, key: str) -> rows.Judgement | None:
        """The row of what was decided about one row of a sheet; ``None`` for nothing yet."""
        found = (one for one in self.judgements if one.scope == scope)
        return next((one for one in found if values.judgement_key(one) == key), None)


def load_said(unit: Unit, year: int) -> Said:
    """Everything that was said of the year. One query."""
    batch = Batch()
    of = {"unit": unit, "year": year}
    statements = batch.want(rows.Statement.objects.filter(**of))
    problems = batch.want(rows.Problem.objects.filter(**of))
    rectified = batch.want(rows.Rectification.objects.filter(**of))
    evaluators = batch.want(rows.Evaluator.objects.filter(**of))
    details = batch.want(rows.SigningDetails.objects.filter(**of))
    judgements = batch.want(rows.Judgement.objects.filter(**of))
    passages = batch.want(rows.Passage.objects.filter(**of))
    evaluations = batch.want(rows.Evaluation.objects.filter(**of))
    projects = batch.want(Project.objects.filter(**of))
    batch.read()
    named = {one.pk: one for one in projects.rows}
    for one in statements.rows:
        if one.project_id is not None:
            one.project = named[one.project_id]
    signer = details.rows[0] if details.rows else None
    return Said(
        values.told(statements.rows, problems.rows, rectified.rows),
        values.signing(signer, evaluators.rows),
        values.judged(judgements.rows),
        {one.code: one.markup for one in passages.rows},
        evaluations.rows[0] if evaluations.rows else None,
        tuple(statements.rows),
        tuple(problems.rows),
        tuple(rectified.rows),
        tuple(evaluators.rows),
        signer,
        tuple(judgements.rows),
        tuple(passages.rows),
    )
