"""Rows of a checked file into their tables, under the row policies, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import transaction

from hengji.web.budget.forms.fields import Choices
from hengji.web.budget.imports.outcome import Outcome, Taken
from hengji.web.budget.models import (
    Appropriation,
    CarryOver,
    ImportBatch,
    LineRow,
    Payment,
    Project,
)
from hengji.web.rows.staging import add_staged, copy_in
from hengji.web.units.models import Staffing
from hengji.web.units.services import fill_staffing

_LINE = (
    "unit",
    "year",
    "book",
    "batch",
    "project",
    "fund",
    "kind",
    "functional",
    "economic",
    "three_public",
    "procured",
    "origin",
    "origin_document",
    "amount",
)
_PAYMENT = (*_LINE, "day", "voucher", "purpose", "payee")
_GRANTED = (*_LINE, "stage", "document")
_CARRIED = (*_LINE, "document")


@transaction.atomic
def load(batch: ImportBatch, outcome: Outcome, known: Choices) -> int:
    """Add the rows; returns how many. The batch must be one that was found without errors."""
    if outcome.errors:
        raise ValueError("a file with errors is not loaded")
    if batch.kind == ImportBatch.Kind.STAFFING:
        return _staffing(batch, outcome.rows)
    projects = _projects(outcome, known)
    rows = outcome.rows
    if batch.kind == ImportBatch.Kind.PAYMENTS:
        told = ((one.day, one.document, one.purpose, one.payee) for one in rows)
        return _copied(Payment, _PAYMENT, batch, rows, projects, told)
    granted = [one for one in rows if not one.carried]
    carried = [one for one in rows if one.carried]
    first = (("approved", one.document) for one in granted)
    second = ((one.document,) for one in carried)
    return _copied(Appropriation, _GRANTED, batch, granted, projects, first) + _copied(
        CarryOver, _CARRIED, batch, carried, projects, second
    )


def _copied(
    model: type[LineRow],
    names: tuple[str, ...],
    batch: ImportBatch,
    rows: list[Taken],
    projects: dict[str, int],
    told: Iterable[tuple[object, ...]],
) -> int:
    if not rows:
        return 0
    table = copy_in(model, names, _values(batch, rows, projects, told))
    return add_staged(model, names, table)


def _values(
    batch: ImportBatch,
    rows: list[Taken],
    projects: dict[str, int],
    told: Iterable[tuple[object, ...]],
) -> Iterator[tuple[object, ...]]:
    own = (batch.unit_id, batch.year, batch.book, batch.pk)
    for one, more in zip(rows, told, strict=True):
        line = one.line
        if line is None:
            raise ValueError("a row without a line")
        yield (
            *own,
            projects.get(one.project),
            line.fund,
            line.kind,
            line.functional,
            line.economic,
            line.three_public,
            line.procured,
            line.origin,
            line.origin_document,
            one.amount,
            *more,
        )


def _projects(outcome: Outcome, known: Choices) -> dict[str, int]:
    """Primary keys by the name that rows call a project; new ones are made here."""
    kinds = {one.project: one.line.kind for one in outcome.rows if one.line is not None}
    for code, name in outcome.new_projects.items():
        Project.objects.create(
            **known.of, code=code, name=name[:100], kind=kinds.get(name, "operations")
        )
    codes = {one.code: one.pk for one in Project.objects.filter(**known.of)}
    return codes | {name: codes[code] for code, name in outcome.new_projects.items()}


def _staffing(batch: ImportBatch, rows: list[Taken]) -> int:
    """Counts into the staffing sheet; what stood there is kept with the batch for undoing."""
    fill_staffing(batch.unit, batch.year)
    own = Staffing.objects.filter(unit=batch.unit, year=batch.year)
    known = {one.kind: one for one in own.select_for_update()}
    before = {key: [one.approved, one.count] for key, one in known.items()}
    for taken in rows:
        row = known[taken.kind]
        row.approved, row.count = taken.approved, taken.heads
        row.save(update_fields=("approved", "count"))
    batch.mapping = {**batch.mapping, "before": before}
    return len(rows)


def unload(batch: ImportBatch) -> int:
    """Take the batch's rows out again; returns how many."""
    if batch.kind == ImportBatch.Kind.STAFFING:
        return _staffing_back(batch)
    gone = 0
    for model in (Payment, Appropriation, CarryOver):
        rows = model._default_manager.filter(batch=batch)
        gone += rows.count()
        rows._raw_delete(rows.db)
    return gone


def changed_since(batch: ImportBatch) -> int:
    """How many of the batch's rows were changed by hand since."""
    tables = (Payment, Appropriation, CarryOver)
    return sum(t._default_manager.filter(batch=batch, revision__gt=1).count() for t in tables)


def _staffing_back(batch: ImportBatch) -> int:
    before = batch.mapping.get("before", {})
    for kind, (approved, count) in before.items():
        Staffing.objects.filter(unit=batch.unit, year=batch.year, kind=kind).update(
            approved=approved, count=count
        )
    return len(before)
