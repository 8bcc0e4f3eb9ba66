"""Rows of the evidence as values of the core."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from hengji.indicators import (
    AttainedValue,
    Attainment,
    BandReached,
    DeadlineTarget,
    Indicator,
    Manual,
    NumberTarget,
    QualitativeTarget,
)
from hengji.indicators.questionnaires import told_result
from hengji.indicators.records import Survey, WorkRecord
from hengji.kernel.figures import Figure
from hengji.kernel.totals import RecordKind, RecordRef
from hengji.kernel.units import measure_unit
from hengji.web.evidence import models as rows


def record_ref(row: rows.ActivityRecord) -> RecordRef:
    """What a figure names a record of work by."""
    return RecordRef(RecordKind.ACTIVITY, str(row.pk), row.title, row.day)


def survey_ref(row: rows.Survey) -> RecordRef:
    """What a figure names a survey by."""
    return RecordRef(RecordKind.SURVEY, str(row.pk), row.title, row.held_on)


def attachment_ref(row: rows.Attachment) -> RecordRef:
    """What a figure names a file by."""
    return RecordRef(RecordKind.EVIDENCE, str(row.pk), row.name)


def work_record(row: rows.ActivityRecord) -> WorkRecord:
    """The row as a value; measures that were not filled in are left out."""
    counts = tuple((name, Decimal(str(text))) for name, text in row.counts.items())
    project = row.project.code if row.project else ""
    return WorkRecord(
        record_ref(row), row.ledger, row.day, counts, frozenset(row.marks), project
    )


def survey(row: rows.Survey, answers: Sequence[tuple[str, int]], sheets: int) -> Survey:
    """The row as a value. ``answers`` of its overall question; ``sheets`` came in by link."""
    returned, valid = row.returned, row.valid
    method = str(rows.Survey.Method(row.method).label)
    told = tuple(answers)
    if row.method == rows.Survey.Method.LINK:
        returned = valid = sheets
    elif row.method == rows.Survey.Method.ENTERED:
        told = told_result(row.satisfied, row.valid)
        method = ""  # how it was held is not known here, only what came of it
    return Survey(
        survey_ref(row),
        row.subject,
        row.sent,
        returned,
        valid,
        told,
        method,
        row.held_on,
        row.project.code if row.project else "",
    )


def attained(row: rows.Attainment, indicator: Indicator) -> AttainedValue | None:
    """The value given by hand, as its target is told; ``None`` while it is not given."""
    match indicator.target:
        case NumberTarget(_, figure) if row.value:
            return Figure(Decimal(row.value), figure.unit)
        case DeadlineTarget() if row.value:
            return date.fromisoformat(row.value)
        case QualitativeTarget() if row.band:
            return BandReached(row.band, row.words)
        case None if row.value:
            return Figure(Decimal(row.value), measure_unit(""))
        case _:
            return None


def evidence(bindings: Iterable[rows.Binding]) -> tuple[RecordRef, ...]:
    """What is bound, each once, in the order in which it was bound."""
    return tuple(dict.fromkeys(ref for one in bindings if (ref := _bound(one)) is not None))


def _bound(one: rows.Binding) -> RecordRef | None:
    if one.attachment is not None:
        return attachment_ref(one.attachment)
    if one.activity is not None:
        return record_ref(one.activity)
    return survey_ref(one.survey) if one.survey is not None else None


def manual(
    row: rows.Attainment | None, indicator: Indicator, bindings: Iterable[rows.Binding]
) -> Attainment:
    """An attainment given by hand, with the evidence that is bound to its indicator."""
    how = Manual(evidence(bindings), row.note if row else "")
    value = attained(row, indicator) if row else None
    return Attainment(indicator.key, value, how)
