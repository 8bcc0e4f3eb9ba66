"""Units, their staffing and property, loaded as values of the ledger."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from hengji.kernel.totals import RecordKind, RecordRef
from hengji.ledger import (
    Asset,
    AssetClass,
    AssetClosing,
    AssetDisposed,
    AssetGained,
    AssetState,
    Building,
    PostCount,
    PostKind,
    Staffing,
    UnitIdentity,
    UnitKind,
    Vehicle,
    VehicleUse,
)
from hengji.profiles import GENERIC
from hengji.web.rows.choices import member, stored
from hengji.web.rows.together import Batch
from hengji.web.units import models as rows
from hengji.web.units.loading import (
    DAYS,
    OF_ASSET,
    WORDS,
    Fact,
    Heads,
    Held,
    dated_facts,
    fact,
    held_things,
    thing,
)
from hengji.web.units.property import PEOPLE


@dataclass(slots=True)
class Property:
    """Staffing, cars, buildings and assets of one unit in one year."""

    staffing: Staffing | None = None
    vehicles: tuple[Vehicle, ...] = ()
    buildings: tuple[Building, ...] = ()
    assets: tuple[Asset, ...] = ()
    closings: tuple[AssetClosing, ...] = ()


@dataclass(frozen=True, slots=True)
class Of:
    """A unit, by primary key, in a year."""

    unit: int
    year: int


@dataclass(slots=True)
class Known:
    """Units as they were at the end of each year, and 厉行节约保障措施 of each."""

    identities: dict[Of, UnitIdentity] = field(default_factory=dict)
    frugality: dict[Of, str] = field(default_factory=dict)


class WantedIdentities:
    """Each unit as it was at the end of each year, asked for with other small tables."""

    def __init__(
        self, batch: Batch, units: Iterable[rows.Unit], years: Collection[int]
    ) -> None:
        self._units = {unit.pk: unit for unit in units}
        self._years = years
        self._facts = batch.tell(dated_facts(list(self._units), list(years)))

    def known(self) -> Known:
        """Once the batch was read."""
        facts = [fact(one) for one in self._facts.rows]
        known = Known()
        for year in self._years:
            last = date(year, 12, 31)
            holding = {(one.unit, one.what): one for one in facts if one.holds(last)}
            for key, unit in self._units.items():
                told = partial(_told, holding, key)
                known.frugality[Of(key, year)] = told(f"frugality{year}", "")
                known.identities[Of(key, year)] = _identity(unit, year, told)
        return known


def _identity(unit: rows.Unit, year: int, told: Callable[[str, str], str]) -> UnitIdentity:
    return UnitIdentity(
        told("name", unit.name),
        unit.code,
        told("division", unit.division),
        told("credit", unit.credit_code),
        member(UnitKind, unit.kind),
        told("parent", ""),
        unit.desk,
        told(f"profile{year}", GENERIC),
    )


def _told(holding: dict[tuple[int, str], Fact], unit: int, what: str, otherwise: str) -> str:
    found = holding.get((unit, what))
    return found.value if found else otherwise


def unit_identity(unit: rows.Unit, year: int) -> UnitIdentity:
    """The unit as it was at the end of the year."""
    batch = Batch()
    wanted = WantedIdentities(batch, (unit,), (year,))
    batch.read()
    return wanted.known().identities[Of(unit.pk, year)]


class WantedProperty:
    """What each unit had in each year, asked for with other small tables."""

    def __init__(self, batch: Batch, units: Collection[int], years: Collection[int]) -> None:
        self._of = [Of(unit, year) for unit in units for year in years]
        self._things = batch.tell(held_things(list(units), list(years)))

    def held(self) -> dict[Of, Property]:
        """Once the batch was read."""
        return _held({of: Property() for of in self._of}, map(thing, self._things.rows))


def property_of(units: Collection[int], years: Collection[int]) -> dict[Of, Property]:
    """What each unit (by primary key) had in each year. One query."""
    batch = Batch()
    wanted = WantedProperty(batch, units, years)
    batch.read()
    return wanted.held()


def _held(found: dict[Of, Property], things: Iterable[Held]) -> dict[Of, Property]:
    staff: dict[Of, list[Heads]] = {}
    cards: dict[Of, list[Asset]] = {}
    for one in things:
        of = Of(one.unit, one.year)
        match one.table:
            case "staffing":
                heads = Heads(one.unit, one.kind, one.first, one.second)
                staff.setdefault(of, []).append(heads)
            case "vehicle":
                found[of].vehicles += (_vehicle(one),)
            case "asset":
                cards.setdefault(of, []).append(_asset(one))
            case "assetclosing":
                found[of].closings += (_closing(one),)
            case _:
                found[of].buildings += (_building(one),)
    for key, many in cards.items():
        found[key].assets = tuple(many)
    for key, some in staff.items():
        found[key].staffing = staffing_value(some, key.year)
    return found


def staffing_value(some: Iterable[Heads | rows.Staffing], year: int) -> Staffing | None:
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


def _vehicle(one: Held) -> Vehicle:
    use = member(VehicleUse, one.kind)
    return Vehicle(RecordRef(RecordKind.VEHICLE, str(one.pk), use.value), use, one.second or 0)


def _building(one: Held) -> Building:
    ref = RecordRef(RecordKind.BUILDING, str(one.pk), one.name)
    approved, actual, planned, spent, *_ = one.sizes
    return Building(ref, one.name, approved, actual, planned, spent, one.second)


def _asset(one: Held) -> Asset:
    number, state, gained, document, disposed, approval, code, reason = one.words
    value, worn, quantity, proceeds, gone_value, gone_quantity = one.sizes
    gained_on, disposed_on = one.days
    return Asset(
        RecordRef(RecordKind.ASSET, str(one.pk), one.name, gained_on),
        one.name,
        member(AssetClass, one.kind),
        value,
        worn,
        quantity,
        member(AssetState, state),
        member(AssetGained, gained),
        gained_on,
        document,
        member(AssetDisposed, disposed) if disposed else None,
        disposed_on,
        approval,
        proceeds,
        number,
        code,
        gone_value,
        gone_quantity,
        reason,
    )


def asset_value(row: rows.Asset) -> Asset:
    """A card that is being typed, as it will come out of the database."""
    sizes = tuple(getattr(row, name) for name in OF_ASSET)
    days = tuple(getattr(row, name) for name in DAYS)
    told = tuple(str(getattr(row, name)) for name in WORDS)
    held = Held(
        "asset", row.pk or 0, row.unit_id, row.year, row.kind, row.name, None, None, sizes,
        told, days,
    )  # fmt: skip
    return _asset(held)


def _closing(one: Held) -> AssetClosing:
    kind = member(AssetClass, one.kind)
    ref = RecordRef(RecordKind.ASSET_CLOSING, str(one.pk), f"{kind.value}账面年末数")
    return AssetClosing(ref, kind, *one.sizes[:2])
