"""Where a page stands: a unit, a year, a step; with it the frame draws the navigation."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.urls import reverse

from hengji.web.accounts.permissions import demand, may
from hengji.web.rows.scope import reaches
from hengji.web.rows.session import scope_now
from hengji.web.shell.steps import LABELS, Step, steps
from hengji.web.units.models import Unit

_FIRST_YEAR = 2000
_LAST_YEAR = 2100


@dataclass(frozen=True, slots=True)
class Entry:
    """A step in the navigation; ``here`` marks the one that the page belongs to; ``asked``:
    what is missing in it can be told to the one who looks.
    """

    step: Step
    label: str
    url: str
    here: bool
    asked: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """A page of a unit's year. Pass it to the template as ``place``; no step: the overview.

    ``reader``: who looks; nobody named sees every step.
    """

    unit: Unit
    year: int
    step: str
    reader: object = None

    @property
    def label(self) -> str:
        return LABELS.get(self.step, "")

    def url(self, name: str, **more: object) -> str:
        """The address of another page of the same year."""
        return reverse(name, kwargs={"code": self.unit.code, "year": self.year, **more})

    @property
    def year_url(self) -> str:
        """The overview of the year."""
        return self.url("shell:year")

    @property
    def home(self) -> str:
        """The year's first page; the fiscal book where nothing else of the unit may be seen."""
        whole = reaches(scope_now().units, self.unit.pk)
        return self.url("shell:year" if whole else "budget:overview")

    def entries(self) -> list[Entry]:
        """The navigation of the year: the steps that the reader may open."""
        return [entry for one in steps() if (entry := self._entry(one)) is not None]

    def _entry(self, one: Step) -> Entry | None:
        here = one.key == self.step
        if self.reader is None or may(self.reader, one.permission, self.unit):
            return Entry(one, LABELS[one.key], self.url(one.url_name), here)
        if one.union is None or not may(self.reader, "unit.view_union", self.unit):
            return None
        url_name, label = one.union
        return Entry(one, label, self.url(url_name), here, asked=False)


def year_place(
    request: HttpRequest, code: str, year: int, step: str, permission: str = "unit.view"
) -> Place:
    """The unit's year that an address names, if the one who asks may do that there.

    Raises 404 for a unit outside their scope, 403 with the reason for what they may not do.
    """
    unit = Unit.objects.filter(code=code).first()
    if unit is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise Http404
    demand(request.user, permission, unit)
    return Place(unit, year, step, request.user)
