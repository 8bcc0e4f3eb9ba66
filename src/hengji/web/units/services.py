"""What is changed of a unit: names and codes from a day on, its year opened."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from hengji.ledger import AssetClass
from hengji.web.rows.choices import stored
from hengji.web.rows.revision import save_seen
from hengji.web.units.models import (
    AssetClosing,
    Staffing,
    Unit,
    UnitCode,
    UnitName,
    UnitYear,
)
from hengji.web.units.property import PEOPLE, POSTS

_COLUMNS = {"budget": "code", "credit": "credit_code", "division": "division"}
_START = date(1949, 10, 1)
"""Since when a name holds that was there before the system: longer than any record."""


@transaction.atomic
def rename(unit: Unit, seen: int, name: str, since: date) -> Unit:
    """A new name from a day on; the former one ends the day before.

    Raises :class:`~hengji.web.rows.revision.Stale`.
    """
    if not UnitName.objects.filter(unit=unit).exists():
        UnitName.objects.create(unit=unit, name=unit.name, since=_START)
    UnitName.objects.filter(unit=unit, since__gte=since).delete()
    UnitName.objects.filter(unit=unit, until__isnull=True).update(
        until=since - timedelta(days=1)
    )
    UnitName.objects.create(unit=unit, name=name, since=since)
    return save_seen(unit, seen, {"name": name})


@transaction.atomic
def recode(unit: Unit, seen: int, kind: str, value: str, since: date) -> Unit:
    """A new code of one kind from a day on. Raises ``Stale``."""
    column = _COLUMNS[kind]
    codes = UnitCode.objects.filter(unit=unit, kind=kind)
    before = getattr(unit, column)
    if before and not codes.exists():
        UnitCode.objects.create(unit=unit, kind=kind, value=before, since=_START)
    codes.filter(since__gte=since).delete()
    codes.filter(until__isnull=True).update(until=since - timedelta(days=1))
    UnitCode.objects.create(unit=unit, kind=kind, value=value, since=since)
    return save_seen(unit, seen, {column: value})


@transaction.atomic
def open_year(unit: Unit, year: int, profile: str) -> UnitYear:
    """The year with its forms chosen, and a staffing sheet with a row for every kind.

    A year that is open already is returned as it is.
    """
    opened, fresh = UnitYear.objects.get_or_create(
        unit=unit, year=year, defaults={"profile": profile}
    )
    if fresh:
        fill_staffing(unit, year)
    return opened


def fill_staffing(unit: Unit, year: int) -> None:
    """Rows of the staffing sheet that are not there yet; nothing is counted in them."""
    known = set(Staffing.objects.filter(unit=unit, year=year).values_list("kind", flat=True))
    missing = [kind for kind, _ in POSTS + PEOPLE if kind not in known]
    Staffing.objects.bulk_create(Staffing(unit=unit, year=year, kind=one) for one in missing)


def fill_closings(unit: Unit, year: int) -> None:
    """A row for every class of assets that is not there yet; no amount in it."""
    own = AssetClosing.objects.filter(unit=unit, year=year)
    known = set(own.values_list("kind", flat=True))
    missing = [stored(one) for one in AssetClass if stored(one) not in known]
    AssetClosing.objects.bulk_create(
        AssetClosing(unit=unit, year=year, kind=one) for one in missing
    )
