"""Which units stand below which, on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from hengji.web.units.models import Line, Succession, Superior


def below(tops: Iterable[int], line: Line, on: date) -> frozenset[int]:
    """Primary keys of the units below the given ones on one line, the given ones left out.

    Called within a scope that sees the lines: by ``accounts.scopes``, as the system.
    """
    known = Superior.objects.filter(Q(until__isnull=True) | Q(until__gte=on))
    known = known.filter(line=line, since__lte=on)
    children: defaultdict[int, list[int]] = defaultdict(list)
    for above, unit in known.values_list("above_id", "unit_id"):
        children[above].append(unit)
    start = frozenset(tops)
    found: set[int] = set()
    waiting = list(start)
    while waiting:
        for one in children[waiting.pop()]:
            if one not in found:
                found.add(one)
                waiting.append(one)
    return frozenset(found) - start


def predecessors(units: Iterable[int], on: date) -> frozenset[int]:
    """Primary keys of the units that these came from, and of those before them.

    Called as :func:`below` is.
    """
    known = Succession.objects.filter(day__lte=on)
    before: defaultdict[int, list[int]] = defaultdict(list)
    for unit, old in known.values_list("unit_id", "predecessor_id"):
        before[unit].append(old)
    found: set[int] = set()
    waiting = list(units)
    while waiting:
        fresh = [old for old in before[waiting.pop()] if old not in found]
        found.update(fresh)
        waiting.extend(fresh)
    return frozenset(found)
