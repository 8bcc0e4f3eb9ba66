"""Rows of a checked file into their tables, under the row policies, whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from hengji.web.budget.entries import LineKey
from hengji.web.budget.forms.fields import Choices
from hengji.web.budget.imports.outcome import Outcome
from hengji.web.budget.imports.parts import Heads, Part, Placed
from hengji.web.budget.models import (
    Adjustment,
    Appropriation,
    CarryOver,
    ImportBatch,
    IncomeBudget,
    Payment,
    PlanLine,
    Procurement,
    Project,
    Receipt,
)
from hengji.web.rows.models import BookRow
from hengji.web.rows.staging import Load, add_all
from hengji.web.units.models import Asset, Staffing
from hengji.web.units.services import fill_staffing

TABLES = (
    Payment,
    Appropriation,
    CarryOver,
    Adjustment,
    PlanLine,
    Receipt,
    Procurement,
    IncomeBudget,
    Asset,
)
"""Tables whose rows may come with a file."""
_LINE = tuple(name for name in LineKey._fields if name != "project_id")


@transaction.atomic
def load(batch: ImportBatch, outcome: Outcome, known: Choices) -> int:
    """Add the rows; returns how many. The batch must be one that was found without errors."""
    if outcome.errors:
        raise ValueError("a file with errors is not loaded")
    if batch.kind == ImportBatch.Kind.STAFFING:
        return _staffing(batch, outcome.heads)
    projects = _projects(outcome, known)
    return sum(_added(batch, one, projects) for one in outcome.parts if one.numbers)


def _added(batch: ImportBatch, part: Part, projects: Mapping[str, int]) -> int:
    places: dict[int, int] = {}
    lines: list[Placed] = []
    numbers: list[int] = []
    for line in part.lines:  # rows that say the same share one
        number = places.get(id(line))
        if number is None:
            number = places[id(line)] = len(lines)
            lines.append(line)
        numbers.append(number)
    same: dict[str, object] = {"unit": batch.unit_id, "year": batch.year, "batch": batch.pk}
    if issubclass(part.model, BookRow):
        same["book"] = batch.book
    rows = ((number, *told) for number, told in zip(numbers, part.told, strict=True))
    shared = _shared(part)
    keys = [_line_values(one, projects)[: len(shared)] for one in lines]
    return add_all(Load(part.model, part.names, rows, same, shared, keys))


def _shared(part: Part) -> tuple[str, ...]:
    """The columns of a line that the table has."""
    if part.on_lines:
        return ("project", *_LINE)
    return ("project",) if part.model is Procurement else ()


def _line_values(line: Placed, projects: Mapping[str, int]) -> tuple[object, ...]:
    key = line.key
    return (projects.get(line.project), *(getattr(key, name) for name in _LINE))


def _projects(outcome: Outcome, known: Choices) -> dict[str, int]:
    """Primary keys by the name that rows call a project; new ones are made here."""
    kinds = {one.project: one.key.kind for part in outcome.parts for one in part.lines}
    for code, name in outcome.new_projects.items():
        kind = kinds.get(name, "operations")
        if kind in ("personnel", "public"):  # a table that names no kind of its own
            kind = "operations"
        Project.objects.create(**known.of, code=code, name=name[:100], kind=kind)
    codes = {one.code: one.pk for one in Project.objects.filter(**known.of)}
    return codes | {name: codes[code] for code, name in outcome.new_projects.items()}


def _staffing(batch: ImportBatch, rows: list[Heads]) -> int:
    """Counts into the staffing sheet; what stood there is kept with the batch for undoing."""
    fill_staffing(batch.unit, batch.year)
    own = Staffing.objects.filter(unit=batch.unit, year=batch.year)
    known = {one.kind: one for one in own.select_for_update()}
    before = {key: [one.approved, one.count] for key, one in known.items()}
    for told in rows:
        row = known[told.kind]
        row.approved, row.count = told.approved, told.filled
        row.save(update_fields=("approved", "count"))
    batch.mapping = {**batch.mapping, "before": before}
    return len(rows)


def unload(batch: ImportBatch) -> int:
    """Take the batch's rows out again; returns how many."""
    if batch.kind == ImportBatch.Kind.STAFFING:
        return _staffing_back(batch)
    gone = 0
    for model in TABLES:
        rows = model._default_manager.filter(batch=batch)
        gone += rows.count()
        rows._raw_delete(rows.db)
    return gone


def changed_since(batch: ImportBatch) -> int:
    """How many of the batch's rows were changed by hand since."""
    changed = {"batch": batch, "revision__gt": 1}
    return sum(table._default_manager.filter(**changed).count() for table in TABLES)


def _staffing_back(batch: ImportBatch) -> int:
    before = batch.mapping.get("before", {})
    for kind, (approved, count) in before.items():
        Staffing.objects.filter(unit=batch.unit, year=batch.year, kind=kind).update(
            approved=approved, count=count
        )
    return len(before)
