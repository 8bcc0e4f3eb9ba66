"""What is known of units, of many tables, in one statement each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import CharField, DateField, DecimalField, F, IntegerField, Value
from django.db.models.functions import Cast, Concat

from hengji.web.units.models import (
    Asset,
    AssetClosing,
    Building,
    Line,
    Staffing,
    Superior,
    UnitCode,
    UnitName,
    UnitYear,
    Vehicle,
)

_ALWAYS = Cast(Value(None), DateField())
_NO_NUMBER = Cast(Value(None), IntegerField())
_NO_WORD = Value("", CharField())
_NO_SIZE = Cast(Value(None), DecimalField(max_digits=18, decimal_places=2))
_SIZES = ("size1", "size2", "size3", "size4", "size5", "size6")
_OF_BUILDING = ("approved_area", "actual_area", "budget_investment", "actual_investment")
OF_ASSET = (
    "value", "depreciation", "quantity", "proceeds", "disposed_value", "disposed_quantity",
)  # fmt: skip
WORDS = (
    "number", "state", "gained", "document", "disposed", "disposal_document", "code",
    "disposal_reason",
)  # fmt: skip
DAYS = ("gained_on", "disposed_on")


class Fact(NamedTuple):
    """Something that holds of a unit from a day until a day; ``None`` is open."""

    unit: int
    what: str
    value: str
    since: date | None
    until: date | None

    def holds(self, day: date) -> bool:
        began = self.since is None or self.since <= day
        return began and (self.until is None or day <= self.until)


class Held(NamedTuple):
    """A row of the staffing sheet, cars of one use, a building, a card of the assets.

    ``first``: posts. ``second``: heads, cars, or the year of completion. ``sizes``: areas
    and investments of a building; of a card those of ``OF_ASSET``, whose ``words`` and
    ``days`` are those of ``WORDS`` and ``DAYS``.
    """

    table: str
    pk: int
    unit: int
    year: int
    kind: str
    name: str
    first: int | None
    second: int | None
    sizes: tuple[Decimal | None, ...]
    words: tuple[str, ...] = ()
    days: tuple[date | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Heads:
    """Posts and people of one kind."""

    unit_id: int
    kind: str
    approved: int | None
    count: int | None


def dated_facts(units: list[int], years: list[int]) -> Any:  # a queryset of tuples
    """Names, codes, superior and forms of these units, older ones first: see :func:`fact`."""
    opened = UnitYear.objects.filter(unit__in=units, year__in=years).order_by()
    year = Cast(F("year"), CharField())
    parts = [
        _facts(UnitName.objects.filter(unit__in=units), Value("name"), F("name")),
        _facts(UnitCode.objects.filter(unit__in=units), F("kind"), F("value")),
        _facts(
            Superior.objects.filter(unit__in=units, line=Line.DEPARTMENT),
            Value("parent"),
            F("above__code"),
        ),
        _of_year(opened, Concat(Value("profile"), year), F("profile")),
        _of_year(opened, Concat(Value("frugality"), year), F("frugality")),
    ]
    return parts[0].union(*parts[1:], all=True).order_by("x_since")


def fact(told: Sequence[Any]) -> Fact:
    """One of :func:`dated_facts`, its days as ISO texts."""
    unit, what, value, since, until = told
    return Fact(unit, what, value, _day(since), _day(until))


def _facts(found: Any, what: Any, value: Any) -> Any:  # querysets of several models
    return (
        found.order_by()
        .annotate(
            x_what=Cast(what, CharField()),
            x_value=Cast(value, CharField()),
            x_since=F("since"),
            x_until=F("until"),
        )
        .values_list("unit_id", "x_what", "x_value", "x_since", "x_until")
    )


def _of_year(found: Any, what: Any, value: Any) -> Any:  # as above
    return found.annotate(
        x_what=Cast(what, CharField()),
        x_value=Cast(value, CharField()),
        x_since=_ALWAYS,
        x_until=_ALWAYS,
    ).values_list("unit_id", "x_what", "x_value", "x_since", "x_until")


def held_things(units: list[int], years: list[int]) -> Any:  # a queryset of tuples
    """Staffing, cars, buildings and assets of these units and years: see :func:`thing`."""
    chosen: dict[str, Any] = {"unit__in": units, "year__in": years}
    sizes = {of: dict(zip(_SIZES, map(F, names), strict=False))
             for of, names in ((Building, _OF_BUILDING), (Asset, OF_ASSET))}  # fmt: skip
    parts = [
        _held(Staffing, chosen, kind=F("kind"), first=F("approved"), second=F("count")),
        _held(Vehicle, chosen, kind=F("use"), second=F("count")),
        _held(Building, chosen, name=F("name"), second=F("completed"), **sizes[Building]),
        _held(
            Asset,
            chosen,
            kind=F("kind"),
            name=F("name"),
            **sizes[Asset],
            **{name: F(name) for name in (*WORDS, *DAYS)},
        ),
        _held(AssetClosing, chosen, kind=F("kind"), size1=F("value"), size2=F("depreciation")),
    ]
    return parts[0].union(*parts[1:], all=True).order_by("x_table", "x_pk")


def thing(told: Sequence[Any]) -> Held:
    """One of :func:`held_things`, its days as ISO texts."""
    table, key, unit, year, kind, name, posts, heads, *rest = told
    sizes, words = tuple(rest[: len(_SIZES)]), tuple(rest[len(_SIZES) : -len(DAYS)])
    days = tuple(_day(one) for one in rest[-len(DAYS) :])
    return Held(table, key, unit, year, kind, name, posts, heads, sizes, words, days)


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None


def _held(model: Any, chosen: dict[str, Any], **columns: F) -> Any:  # of five models
    told: dict[str, Any] = {
        "x_kind": columns.get("kind", _NO_WORD),
        "x_name": columns.get("name", _NO_WORD),
        "x_first": columns.get("first", _NO_NUMBER),
        "x_second": columns.get("second", _NO_NUMBER),
    }
    told |= {f"x_{name}": columns.get(name, _NO_SIZE) for name in _SIZES}
    told |= {f"x_{name}": columns.get(name, _NO_WORD) for name in WORDS}
    told |= {f"x_{name}": columns.get(name, _ALWAYS) for name in DAYS}
    table = Value(str(model._meta.model_name), CharField())
    return (
        model.objects.filter(**chosen)
        .order_by()
        .annotate(x_table=table, x_pk=F("pk"), **told)
        .values_list("x_table", "x_pk", "unit_id", "year", *told)
    )
