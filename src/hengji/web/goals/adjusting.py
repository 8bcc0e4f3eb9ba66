"""Changes of an approved sheet: each recorded with before, after, reason and document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone

from hengji.web.goals.filling import append
from hengji.web.goals.models import GoalSheet, Indicator, IndicatorAdjustment
from hengji.web.rows.revision import save_seen
from hengji.web.rows.session import actor_now, because

_OVERALL = "overall"


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a sheet is changed, and by which document."""

    reason: str
    document: str


class NotApproved(Exception):
    """A sheet that is not approved is filled in, not adjusted."""


class NothingChanged(Exception):
    """An adjustment that changes nothing is not recorded."""


def change(
    sheet: GoalSheet, row: Indicator, seen: int, changes: Mapping[str, object], ground: Ground
) -> Indicator:
    """Change a row of an approved sheet.

    Raises :class:`NotApproved`, :class:`NothingChanged`, ``Stale``.
    """
    differing = {name: value for name, value in changes.items() if getattr(row, name) != value}
    if not differing:
        raise NothingChanged
    before = {name: getattr(row, name) for name in differing}
    _record(sheet, row, IndicatorAdjustment.Kind.CHANGED, before, differing, ground)
    return save_seen(row, seen, differing)


def change_overall(sheet: GoalSheet, seen: int, overall: str, ground: Ground) -> GoalSheet:
    """Change the overall goal of an approved sheet. Raises as :func:`change` does."""
    if overall == sheet.overall:
        raise NothingChanged
    before, after = {_OVERALL: sheet.overall}, {_OVERALL: overall}
    _record(sheet, None, IndicatorAdjustment.Kind.CHANGED, before, after, ground)
    return save_seen(sheet, seen, after)


def add(sheet: GoalSheet, row: Indicator, fields: tuple[str, ...], ground: Ground) -> Indicator:
    """Add a row to an approved sheet. Raises :class:`NotApproved`."""
    after = {name: getattr(row, name) for name in fields}
    record = _record(sheet, None, IndicatorAdjustment.Kind.ADDED, {}, after, ground)
    added = append(row)
    IndicatorAdjustment.objects.filter(pk=record.pk).update(indicator=added)
    return added


def withdraw(sheet: GoalSheet, row: Indicator, seen: int, ground: Ground) -> Indicator:
    """Take a row out of an approved sheet; it stays for the record."""
    before: dict[str, object] = {"level3": row.level3, "weight": row.weight}
    _record(sheet, row, IndicatorAdjustment.Kind.WITHDRAWN, before, {}, ground)
    return save_seen(row, seen, {"withdrawn": True})


def _record(
    sheet: GoalSheet,
    row: Indicator | None,
    kind: IndicatorAdjustment.Kind,
    before: Mapping[str, object],
    after: Mapping[str, object],
    ground: Ground,
) -> IndicatorAdjustment:
    if not sheet.review.approved:
        raise NotApproved
    because(f"{ground.document} {ground.reason}")
    return IndicatorAdjustment.objects.create(
        unit_id=sheet.unit_id,
        sheet=sheet,
        indicator=row,
        kind=kind,
        before=_printed(before),
        after=_printed(after),
        reason=ground.reason,
        document=ground.document,
        made_by=actor_now().name,
        made_at=timezone.now(),
    )


def _printed(values: Mapping[str, object]) -> dict[str, str]:
    """As people read it; a missing value is a dash."""
    return {name: _words(value) for name, value in values.items()}


def _words(value: object) -> str:
    match value:
        case None | "":
            return "—"
        case Decimal():
            return f"{value.normalize():f}"
        case _:
            return str(value)
