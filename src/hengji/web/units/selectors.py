"""Units, their staffing and property, loaded as values of the ledger."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from hengji.kernel.totals import RecordKind, RecordRef
from hengji.ledger import (
    Building,
    PostCount,
    PostKind,
    Staffing,
    UnitIdentity,
    UnitKind,
    Vehicle,
    VehicleUse,
)
from hengji.web.rows.choices import member, stored
from hengji.web.units import models as rows
from hengji.web.units.property import PEOPLE


@dataclass(slots=True)
class Property:
    """Staffing, cars and buildings of one unit in one year."""

    staffing: Staffing | None = None
    vehicles: tuple[Vehicle, ...] = ()
    buildings: tuple[Building, ...] = ()


@dataclass(frozen=True, slots=True)
class Of:
    """A unit, by primary key, in a year."""

    unit: int
    year: int


@dataclass(slots=True)
class Known:
    """Units as they were at the end of each year, and their years."""

    identities: dict[Of, UnitIdentity] = field(default_factory=dict)
    years: dict[Of, rows.UnitYear] = field(default_factory=dict)


def identities(units: Iterable[rows.Unit], years: Collection[int]) -> Known:
    """Each unit as it was at the end of each year. Four queries, however many units."""
    every = {unit.pk: unit for unit in units}
    own_years = rows.UnitYear.objects.filter(unit__in=every, year__in=years)
    known = Known(years={Of(one.unit_id, one.year): one for one in own_years})
    names = list(rows.UnitName.objects.filter(unit__in=every).order_by("since"))
    codes = list(rows.UnitCode.objects.filter(unit__in=every).order_by("since"))
    lines = rows.Superior.objects.filter(unit__in=every, line=rows.Line.DEPARTMENT)
    above = list(lines.select_related("above").order_by("since"))
    for year in years:
        last = date(year, 12, 31)
        named = {one.unit_id: one.name for one in names if _holds(one, last)}
        coded = {(one.unit_id, one.kind): one.value for one in codes if _holds(one, last)}
        parents = {one.unit_id: one.above.code for one in above if _holds(one, last)}
        for key, unit in every.items():
            own = known.years.get(Of(key, year))
            known.identities[Of(key, year)] = UnitIdentity(
                named.get(key, unit.name),
                unit.code,
                coded.get((key, "division"), unit.division),
                coded.get((key, "credit"), unit.credit_code),
                member(UnitKind, unit.kind),
                parents.get(key, ""),
                unit.desk,
                own.profile if own else "generic",
            )
    return known


def _holds(row: rows.UnitName | rows.UnitCode | rows.Superior, day: date) -> bool:
    return row.since <= day and (row.until is None or day <= row.until)


def unit_identity(unit: rows.Unit, year: int) -> UnitIdentity:
    """The unit as it was at the end of the year."""
    return identities((unit,), (year,)).identities[Of(unit.pk, year)]


def property_of(units: Collection[int], years: Collection[int]) -> dict[Of, Property]:
    """What each unit (by primary key) had in each year. Three queries."""
    found = {Of(unit, year): Property() for unit in units for year in years}
    chosen = {"unit__in": units, "year__in": years}
    staff: dict[Of, list[rows.Staffing]] = {}
    for one in rows.Staffing.objects.filter(**chosen).order_by("pk"):
        staff.setdefault(Of(one.unit_id, one.year), []).append(one)
    for key, some in staff.items():
        found[key].staffing = staffing_value(some, key.year)
    for car in rows.Vehicle.objects.filter(**chosen):
        found[Of(car.unit_id, car.year)].vehicles += (_vehicle(car),)
    for building in rows.Building.objects.filter(**chosen):
        found[Of(building.unit_id, building.year)].buildings += (_building(building),)
    return found


def staffing_value(some: Iterable[rows.Staffing], year: int) -> Staffing | None:
    """The rows of one staffing sheet as one value; ``None`` where nothing was filled in."""
    filled = {
        one.kind: one for one in some if one.approved is not None or one.count is not None
    }
    if not filled:
        return None
    ref = RecordRef(
        RecordKind.STAFFING,
        f"{next(iter(filled.values())).unit_id}-{year}",
        f"{year} 年人员编制",
    )
    posts = tuple(
        PostCount(kind, filled[key].approved, filled[key].count)
        for kind in PostKind
        if (key := stored(kind)) in filled
    )
    counts = {key: filled[key].count for key, _ in PEOPLE if key in filled}
    return Staffing(ref, posts, **counts)


def _vehicle(row: rows.Vehicle) -> Vehicle:
    use = member(VehicleUse, row.use)
    return Vehicle(RecordRef(RecordKind.VEHICLE, str(row.pk), use.value), use, row.count)


def _building(row: rows.Building) -> Building:
    return Building(
        RecordRef(RecordKind.BUILDING, str(row.pk), row.name),
        row.name,
        row.approved_area,
        row.actual_area,
        row.budget_investment,
        row.actual_investment,
        row.completed,
    )
