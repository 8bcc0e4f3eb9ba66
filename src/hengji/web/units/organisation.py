"""The tree of units, as far as the one who asks may see it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Max, Q

from hengji.web.clock import today
from hengji.web.rows.scope import reaches
from hengji.web.rows.session import scope_now
from hengji.web.units.models import Line, Superior, Unit, UnitYear


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit with those below it; ``year`` is its latest opened one."""

    unit: Unit
    year: int | None
    line: str
    below: tuple[Branch, ...]
    book_only: bool = False
    """Is only its fiscal book to be read, to be put together with the department's?"""


def branches() -> tuple[Branch, ...]:
    """The visible tops, each with what stands below it today. Three queries."""
    units = {one.pk: one for one in Unit.objects.all()}
    seen_whole = scope_now().units
    years = dict(UnitYear.objects.values_list("unit").annotate(Max("year")))
    on = today()
    lines = Superior.objects.filter(
        Q(until__isnull=True) | Q(until__gte=on), since__lte=on
    ).order_by("unit__code")
    below: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    placed: set[int] = set()
    for rank in (Line.DEPARTMENT, Line.UNION, Line.FINANCE):
        for one in lines:
            fits = one.line == rank and one.unit_id in units and one.above_id in units
            if fits and one.unit_id not in placed:
                below[one.above_id].append((one.unit_id, str(rank.label)))
                placed.add(one.unit_id)

    def branch(key: int, line: str, seen: frozenset[int]) -> Branch:
        under = sorted(below[key], key=lambda pair: units[pair[0]].code)
        parts = (branch(k, label, seen | {key}) for k, label in under if k not in seen)
        whole = reaches(seen_whole, key)
        return Branch(units[key], years.get(key), line, tuple(parts), not whole)

    tops = [key for key in units if key not in placed]
    return tuple(branch(key, "", frozenset({key})) for key in tops)
