"""Which units stand below which, on a day; which came from which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import CharField, DateField, F, Q, Value
from django.db.models.functions import Cast

from hengji.web.units.models import Line, Succession, Superior

_NO_DAY = Cast(Value(None), DateField())
_CAME = "came"


def below(tops: Iterable[int], line: Line, on: date) -> frozenset[int]:
    """Primary keys of the units below the given ones on one line, the given ones left out.

    Called within a scope that sees the lines: by ``accounts.scopes``, as the system.
    """
    known = Superior.objects.filter(Q(until__isnull=True) | Q(until__gte=on))
    known = known.filter(line=line, since__lte=on)
    children: defaultdict[int, list[int]] = defaultdict(list)
    for above, unit in known.values_list("above_id", "unit_id"):
        children[above].append(unit)
    return _reached(tops, children)


def kindred(
    units: Iterable[int], days: Iterable[date]
) -> tuple[frozenset[int], frozenset[int]]:
    """Primary keys of the units that these came from by the first of the days, and of those
    below them on the department's line on any of the days. One query.

    Called as :func:`below` is.
    """
    start, held = frozenset(units), tuple(days)
    lines = Superior.objects.filter(line=Line.DEPARTMENT).values_list(
        "line", "above_id", "unit_id", "since", "until"
    )
    came = Succession.objects.annotate(
        kind=Value(_CAME, CharField()), ends=_NO_DAY
    ).values_list("kind", F("unit_id"), F("predecessor_id"), F("day"), "ends")
    before: defaultdict[int, list[int]] = defaultdict(list)
    children: dict[date, defaultdict[int, list[int]]] = {day: defaultdict(list) for day in held}
    for kind, upper, other, since, until in lines.union(came, all=True):
        if kind == _CAME:
            if since <= held[0]:
                before[upper].append(other)
            continue
        for day in held:
            if since <= day and (until is None or until >= day):
                children[day][upper].append(other)
    under = frozenset().union(*(_reached(start, children[day]) for day in held))
    return _reached(start, before), under


def _reached(tops: Iterable[int], below: Mapping[int, list[int]]) -> frozenset[int]:
    """Everything that is reached from the tops, the tops left out."""
    start = frozenset(tops)
    found: set[int] = set()
    waiting = list(start)
    while waiting:
        fresh = [one for one in below.get(waiting.pop(), ()) if one not in found]
        found.update(fresh)
        waiting.extend(fresh)
    return frozenset(found) - start
