"""Keeping what the unit says: texts, last year's problems, who signs."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Max

from hengji.web.budget.models import Project
from hengji.web.evaluation.models import (
    Evaluator,
    Problem,
    Rectification,
    SigningDetails,
    Statement,
)
from hengji.web.rows.revision import save_seen
from hengji.web.units.models import Unit


def keep_statement(
    unit: Unit, year: int, topic: str, project: Project | None, text: str, seen: int
) -> Statement:
    """Keep a text at the revision that was seen, 0 for none. Raises ``Stale``."""
    kept = Statement.objects.filter(unit=unit, year=year, topic=topic, project=project).first()
    if kept is None:
        return Statement.objects.create(
            unit=unit, year=year, topic=topic, project=project, text=text
        )
    return save_seen(kept, seen, {"text": text})


def keep_signing(
    unit: Unit, year: int, changes: Mapping[str, object], seen: int
) -> SigningDetails:
    """Keep who signs, at the revision that was seen. Raises ``Stale``."""
    kept = SigningDetails.objects.filter(unit=unit, year=year).first()
    if kept is None:
        return SigningDetails.objects.create(unit=unit, year=year, **changes)
    return save_seen(kept, seen, changes)


def add_problem(row: Problem) -> Problem:
    """Keep a new problem, behind those there are."""
    row.position = _next(Problem, row.unit_id, row.year)
    row.save(force_insert=True)
    return row


def add_evaluator(row: Evaluator) -> Evaluator:
    """Keep a new member of the evaluation group, behind those there are."""
    row.position = _next(Evaluator, row.unit_id, row.year)
    row.save(force_insert=True)
    return row


def add_rectification(row: Rectification) -> Rectification:
    """A problem after all: that none was named is taken back."""
    Rectification.objects.filter(unit=row.unit_id, year=row.year, none_named=True).delete()
    row.position = _next(Rectification, row.unit_id, row.year)
    row.save(force_insert=True)
    return row


def say_none_named(unit: Unit, year: int) -> bool:
    """Last year's report named no problem. False where problems are listed already."""
    if Rectification.objects.filter(unit=unit, year=year).exists():
        return False
    Rectification.objects.create(unit=unit, year=year, none_named=True)
    return True


def take_last_years(unit: Unit, year: int) -> int:
    """Last year's problems, to be answered; those that stand there already are left out."""
    known = set(
        Rectification.objects.filter(unit=unit, year=year).values_list("problem", flat=True)
    )
    taken = 0
    for one in Problem.objects.filter(unit=unit, year=year - 1):
        if one.problem not in known:
            add_rectification(Rectification(unit=unit, year=year, problem=one.problem))
            taken += 1
    return taken


def _next(
    model: type[Problem] | type[Evaluator] | type[Rectification], unit: int, year: int
) -> int:
    rows = model._default_manager.filter(unit=unit, year=year)
    last: int | None = rows.aggregate(last=Max("position"))["last"]
    return (last or 0) + 1
