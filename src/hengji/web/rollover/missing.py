"""What is still to be done before a year is laid aside."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from hengji.web.shell.steps import Missing
from hengji.web.units.models import Unit, UnitYear, YearState


def missing(unit: Unit, year: int) -> Iterator[Missing]:
    """The next year to be opened; this one to be archived."""
    states = dict(
        UnitYear.objects.filter(unit=unit, year__in=(year, year + 1)).values_list(
            "year", "state"
        )
    )
    if year not in states:
        return
    url = reverse("rollover:carrying", kwargs={"code": unit.code, "year": year})
    if year + 1 not in states:
        yield Missing(f"{year + 1} 年度还没有开启。", url)
    if states[year] == YearState.SUBMITTED:
        yield Missing("已报送，还没有归档。", url)
