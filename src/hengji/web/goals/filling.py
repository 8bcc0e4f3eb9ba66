"""Making sheets and rows: from the library, from last year, for money added in the year."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from django.db.models import Max

from hengji.indicators.catalogue import entry
from hengji.web.budget.models import Adjustment, Project
from hengji.web.goals import values
from hengji.web.goals.models import GoalSheet, Indicator, Review
from hengji.web.rows.revision import save_seen
from hengji.web.units.models import Unit

_COPIED = (
    "level1",
    "level2",
    "level3",
    "direction",
    "target",
    "measure_unit",
    "weight",
    "source",
    "standard",
    "basis",
    "formula",
    "catalogue",
)


def open_sheet(
    unit: Unit, year: int, project: Project | None = None, adjustment: Adjustment | None = None
) -> GoalSheet:
    """The sheet for the whole, a project or money added; made where there is none."""
    sheet, made = GoalSheet.objects.get_or_create(
        unit=unit, year=year, project=project, adjustment=adjustment
    )
    if made:
        Review.objects.create(unit=unit, sheet=sheet)
    return sheet


def add_row(sheet: GoalSheet, fields: Mapping[str, object]) -> Indicator:
    """A new row at the end of the sheet."""
    row = Indicator(unit_id=sheet.unit_id, sheet=sheet, **fields)
    return append(row)


def append(row: Indicator) -> Indicator:
    """Put a new row at the end of its sheet."""
    last = Indicator.objects.filter(sheet=row.sheet_id).aggregate(last=Max("position"))["last"]
    row.position = (last or 0) + 1
    row.save(force_insert=True)
    return row


def add_from_library(sheet: GoalSheet, keys: Iterable[str]) -> list[Indicator]:
    """Rows for these entries of the library; those that the sheet has already are left out.

    Raises ``LookupError`` for a key that the library does not have.
    """
    there = set(sheet.indicators.filter(withdrawn=False).values_list("catalogue", flat=True))
    wanted = [key for key in dict.fromkeys(keys) if key not in there]
    return [add_row(sheet, values.from_library(entry(key))) for key in wanted]


def copy_rows(sheet: GoalSheet, before: GoalSheet, only: Collection[int] | None = None) -> int:
    """Take over last year's rows that the sheet does not have, ``only`` these (primary keys)
    where they are told; returns how many.
    """
    there = set(sheet.indicators.values_list("level3", flat=True))
    copied = 0
    for old in before.indicators.filter(withdrawn=False):
        wanted = only is None or old.pk in only
        if wanted and old.level3 not in there:
            add_row(sheet, {name: getattr(old, name) for name in _COPIED})
            copied += 1
    return copied


def replace_from_library(row: Indicator, seen: int, key: str) -> Indicator:
    """Turn a row into an entry of the library; its weight stays.

    Raises ``LookupError`` for an unknown key, :class:`~hengji.web.rows.revision.Stale`.
    """
    return save_seen(row, seen, {"target": "", **values.from_library(entry(key))})
