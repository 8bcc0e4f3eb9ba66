"""What every page of the self-evaluation for the upper union is given."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from hengji.web.accounts.permissions import demand, may
from hengji.web.evaluation.current import Current
from hengji.web.evaluation.views.frame import Tab
from hengji.web.shell.place import Place, year_place
from hengji.web.union.line import LineAddresses, current_line
from hengji.web.units.models import UnitYear, YearState

_TABS = (
    ("union", "工会经费自评", "evaluation:union"),
    ("report", "报告", "union:line_report"),
    ("forms", "表格", "union:line_forms"),
    ("audit", "审核", "union:line_audit"),
    ("versions", "定稿签字", "union:line_versions"),
)


@dataclass(frozen=True, slots=True)
class LineDesk:
    """The line as it lies before the one who asks. ``fills``: may its text be written now?"""

    place: Place
    now: Current
    fills: bool

    @property
    def addresses(self) -> LineAddresses:
        return LineAddresses.of_line(self.now.evaluation)


def opened(request: HttpRequest, code: str, year: int) -> Place:
    """The year that an address names; 404 outside the scope, 403 without the union book."""
    place = year_place(request, code, year, "evaluation", "unit.view_union")
    demand(request.user, "unit.view", place.unit)
    return place


def line_desk(request: HttpRequest, code: str, year: int) -> LineDesk:
    place = opened(request, code, year)
    now = current_line(place.unit, year)
    return LineDesk(place, now, may_write(request, place, now.evaluation.said.own_year))


def may_write(request: HttpRequest, place: Place, own: UnitYear | None) -> bool:
    """The clerk, until the year is archived."""
    open_still = own is not None and own.state != YearState.ARCHIVED
    return open_still and may(request.user, "unit.fill", place.unit)


def context(place: Place, here: str, **more: object) -> dict[str, object]:
    """For ``evaluation/page.html``; ``here`` is the key of the page's tab."""
    tabs = [Tab(key, label, place.url(name)) for key, label, name in _TABS]
    return {"place": place, "tabs": tabs, "here": here, **more}
