"""Wording left over from last year's text: years, former names, last year's figures."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from hengji.composition.editing import Stale, stale_wording
from hengji.web.evaluation.current import Current
from hengji.web.evaluation.models import Passage
from hengji.web.units.dated import UnitName
from hengji.web.units.models import Unit

_NAME = "{{unit.name}}"


def former_names(unit: Unit) -> dict[str, str]:
    """Names that the unit and its predecessors bore, each with what to write instead.

    One query.
    """
    own, others = names_of(unit)
    found = own.values_list("name").union(others.values_list("name"))
    return replacing(unit, (name for (name,) in found))


def names_of(unit: Unit) -> tuple[QuerySet[UnitName], QuerySet[Unit]]:
    """The unit's dated names, and the units that it took over."""
    return UnitName.objects.filter(unit=unit), Unit.objects.filter(successions__unit=unit)


def replacing(unit: Unit, names: Iterable[str]) -> dict[str, str]:
    """What to write for each name that is not the unit's own now."""
    return {name: _NAME for name in names if name not in unit.name}


def stale_of(now: Current, row: Passage | None, markup: str) -> tuple[Stale, ...]:
    """What a passage that was taken over from last year still says of last year."""
    if row is None or not row.from_prior:
        return ()
    names = former_names(now.evaluation.unit)
    return stale_wording(markup, now.evaluation.year, names)
