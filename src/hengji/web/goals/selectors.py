"""Sheets of a unit's year and what is still missing in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.http import Http404
from django.urls import reverse

from hengji.indicators import GoalSheet as CoreSheet
from hengji.profiles import GENERIC, Profile
from hengji.profiles import profile as find_profile
from hengji.web.budget.models import Project
from hengji.web.goals import values
from hengji.web.goals.models import GoalSheet, Indicator
from hengji.web.rows.together import Batch
from hengji.web.shell.steps import Missing
from hengji.web.units.models import Unit, UnitYear
from hengji.web.units.years import OPEN_STATES


@dataclass(frozen=True, slots=True)
class Loaded:
    """A sheet with its rows, as the core takes it."""

    row: GoalSheet
    indicators: tuple[Indicator, ...]
    value: CoreSheet


def sheets(unit: Unit, year: int) -> QuerySet[GoalSheet]:
    """All sheets of the year, that of the whole first."""
    return (
        GoalSheet.objects.filter(unit=unit, year=year)
        .select_related("unit", "project", "adjustment", "review")
        .annotate(count=Count("indicators", filter=Q(indicators__withdrawn=False)))
        .order_by(F("project__code").asc(nulls_first=True), "pk")
    )


def sheet_of(unit: Unit, year: int, key: int) -> GoalSheet:
    """One sheet of the year. Raises 404 for another year's or unit's."""
    found = sheets(unit, year).filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def load(sheet: GoalSheet) -> Loaded:
    """The sheet as a value. One query."""
    indicators = tuple(sheet.indicators.filter(withdrawn=False))
    return Loaded(sheet, indicators, values.goal_sheet(sheet, indicators))


def load_sheets(unit: Unit, year: int, *related: str) -> tuple[Loaded, ...]:
    """Every sheet of the year as a value. Two queries, however many sheets.

    ``related``: rows of other apps that come with each indicator.
    """
    rows = Indicator.objects.filter(withdrawn=False)
    live = Prefetch("indicators", rows.select_related(*related) if related else rows, "live")
    found = []
    for one in sheets(unit, year).prefetch_related(live):
        indicators: tuple[Indicator, ...] = tuple(one.live)
        found.append(Loaded(one, indicators, values.goal_sheet(one, indicators)))
    return tuple(found)


class WantedSheets:
    """Every sheet of the year, asked for with other tables of the same page."""

    def __init__(self, batch: Batch, unit: Unit, year: int) -> None:
        self._unit = unit
        own = GoalSheet.objects.filter(unit=unit, year=year)
        self._sheets = batch.want(own.order_by("pk"))
        rows = Indicator.objects.filter(sheet__in=own.order_by().values("pk"), withdrawn=False)
        self._rows = batch.want(rows)

    def loaded(self, projects: Mapping[int, Project]) -> tuple[Loaded, ...]:
        """As values, that of the whole first, once the batch was read. ``projects`` of the
        year by primary key: a sheet whose project is not seen is of a book that is not.
        """
        of: defaultdict[int, list[Indicator]] = defaultdict(list)
        for row in self._rows.rows:
            of[row.sheet_id].append(row)
        seen: list[GoalSheet] = []
        for one in self._sheets.rows:
            one.unit = self._unit
            if one.project_id is None or one.project_id in projects:
                one.project = projects[one.project_id] if one.project_id else None
                seen.append(one)
        return tuple(
            Loaded(one, tuple(of[one.pk]), values.goal_sheet(one, of[one.pk]))
            for one in sorted(seen, key=_project_code)
        )


def _project_code(sheet: GoalSheet) -> str:
    return sheet.project.code if sheet.project is not None else ""


def last_year(sheet: GoalSheet) -> Loaded | None:
    """The sheet of the year before for the whole, or for the project of the same code."""
    same = Q(project__isnull=True)
    if sheet.project is not None:
        same = Q(project__code=sheet.project.code)
    before = sheets(sheet.unit, sheet.year - 1).filter(same, adjustment__isnull=True).first()
    return load(before) if before else None


def profile_of(unit: Unit, year: int) -> Profile:
    """The forms that the unit fills in this year."""
    own = UnitYear.objects.filter(unit=unit, year=year).values_list("profile", flat=True)
    return find_profile(own.first() or GENERIC)


def year_open(unit: int, year: int) -> bool:
    """May the year of the unit (its primary key) still be changed?"""
    return UnitYear.objects.filter(unit=unit, year=year, state__in=OPEN_STATES).exists()


def missing(unit: Unit, year: int) -> Iterator[Missing]:
    """What is still to be done for the goals of a year."""
    found = list(sheets(unit, year))
    start = reverse("goals:sheets", kwargs={"code": unit.code, "year": year})
    if not any(one.project_id is None and one.adjustment_id is None for one in found):
        yield Missing("还没有部门整体支出绩效目标表", start)
    for one in found:
        url = reverse("goals:sheet", kwargs={"code": unit.code, "year": year, "key": one.pk})
        if not one.overall.strip():
            yield Missing(f"{one}没有写年度总体目标", url)
        if not getattr(one, "count", 0):
            yield Missing(f"{one}没有绩效指标", url)
        elif not one.review.approved:
            yield Missing(f"{one}还没有批复（{one.review}）", url)
