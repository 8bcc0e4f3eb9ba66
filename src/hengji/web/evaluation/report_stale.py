"""Wording left over from last year's text: years, former names, last year's figures."""

from __future__ import annotations

from hengji.composition.editing import Stale, stale_wording
from hengji.web.evaluation.current import Current
from hengji.web.evaluation.models import Passage
from hengji.web.units.dated import Succession, UnitName
from hengji.web.units.models import Unit

_NAME = "{{unit.name}}"


def former_names(unit: Unit) -> dict[str, str]:
    """Names that the unit and its predecessors bore, each with what to write instead.

    Two queries.
    """
    own = UnitName.objects.filter(unit=unit).exclude(name=unit.name)
    names = {one.name for one in own}
    for one in Succession.objects.filter(unit=unit).select_related("predecessor"):
        names.add(one.predecessor.name)
    return {name: _NAME for name in names if name not in unit.name}


def stale_of(now: Current, row: Passage | None, markup: str) -> tuple[Stale, ...]:
    """What a passage that was taken over from last year still says of last year."""
    if row is None or not row.from_prior:
        return ()
    names = former_names(now.evaluation.unit)
    return stale_wording(markup, now.evaluation.year, names)
