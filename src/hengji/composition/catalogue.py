"""Every figure of a year that may be told: what a passage can be given, searched by words."""

from __future__ import annotations

from collections.abc import Iterator

from hengji.composition import holdings, staff, union
from hengji.composition.facts import Facts
from hengji.composition.items import Stand, items
from hengji.composition.markup import UnknownField
from hengji.composition.runs import FigureField

_TOLD = (Stand.INITIAL, Stand.ADJUSTED, Stand.FINAL, Stand.CARRIED_IN, Stand.ADJUSTMENT)
_OF_ALL = (Stand.ADDED, Stand.CUT, Stand.LEFT)
_PRIOR = "prior."


def catalogue(facts: Facts) -> tuple[FigureField, ...]:
    """Every figure that is recorded, by what it is about; what is nothing comes last."""
    found: dict[str, FigureField] = {}
    for key in _keys(facts):
        try:
            one = facts(key)
        except UnknownField:
            continue
        if isinstance(one, FigureField) and one.text:
            found.setdefault(key, one)
    return tuple(sorted(found.values(), key=lambda one: not one.value))


def _keys(facts: Facts) -> Iterator[str]:
    yield from (f"{stand.value}.total" for stand in (*_TOLD, *_OF_ALL))
    yield from staff.keys()
    yield from holdings.keys()
    yield from _scores(facts)
    yield from _money(facts)
    yield from _projects(facts)
    yield from union.keys()
    for one in facts.inputs.surveys:
        yield from (f"survey.{one.ref.key}.{name}" for name in ("sent", "returned", "valid"))


def _money(facts: Facts) -> Iterator[str]:
    classes = [f"class.{code}" for code in facts.figures.functional()]
    for name in (*items(), *classes):
        yield from (f"{stand.value}.{name}" for stand in _TOLD)
    yield from ("procurement.budget", "procurement.actual")
    if facts.prior is None:
        return
    for stand in (Stand.INITIAL, Stand.FINAL):
        yield from (f"{_PRIOR}{stand.value}.{name}" for name in items())
    yield from (f"{_PRIOR}procurement.budget", f"{_PRIOR}procurement.actual")


def _scores(facts: Facts) -> Iterator[str]:
    yield from ("score.total", "score.full", "execution.weight", "execution.points")
    for row in facts.inputs.scores.rows:
        key = row.indicator.key
        yield from (f"{name}.{key}" for name in ("actual", "points", "weight"))


def _projects(facts: Facts) -> Iterator[str]:
    for one in facts.projects():
        stem = f"project.{one.key}."
        yield from (f"{stem}{stand.value}.total" for stand in _TOLD)
        yield from (f"{stem}rate", f"{stem}score.total")
        sheet = facts.sheet(one.key)
        for row in sheet.rows if sheet else ():
            yield from (f"{stem}{name}.{row.indicator.key}" for name in ("actual", "points"))
