"""What every page of the self-evaluation is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hengji.web.accounts.permissions import demand
from hengji.web.evaluation.consolidating import NotAllSeen
from hengji.web.evaluation.current import Current
from hengji.web.evaluation.permissions import Rights, rights
from hengji.web.evaluation.routes import FISCAL, Route, TabNames
from hengji.web.evaluation.targets import Addresses
from hengji.web.shell.place import Place, year_place

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Tab:
    """One page of the self-evaluation."""

    key: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Desk:
    """A self-evaluation as it lies before the one who asks."""

    place: Place
    rights: Rights
    now: Current
    route: Route = FISCAL

    @property
    def addresses(self) -> Addresses:
        return Addresses.of(self.now.evaluation)

    def url(self, name: str, **more: object) -> str:
        """The page of that name on the route."""
        return self.place.url(f"{self.route.space}:{name}", **more)


_TABS: TabNames = (
    ("overview", "概览", "evaluation:overview"),
    ("sheet", "评分", "evaluation:sheet"),
    ("what_if", "试算", "evaluation:what_if"),
    ("statements", "情况说明", "evaluation:statements"),
    ("people", "人员与签字", "evaluation:people"),
    ("forms", "表格", "evaluation:forms"),
    ("audit", "审核", "evaluation:audit"),
)


def opened(
    request: HttpRequest,
    code: str,
    year: int,
    route: Route = FISCAL,
    step: str = "evaluation",
) -> Place:
    """The year that an address names; 404 outside the scope, 403 without the route's book."""
    place = year_place(request, code, year, route.step(step), route.permission)
    demand(request.user, "unit.view", place.unit)
    return place


def desk(
    request: HttpRequest,
    code: str,
    year: int,
    route: Route = FISCAL,
    step: str = "evaluation",
) -> Desk:
    """The year with its scores as they stand. Raises ``NotAllSeen``."""
    place = opened(request, code, year, route, step)
    now = route.current(place.unit, year)
    own = now.evaluation.said.own_year
    return Desk(place, rights(request.user, place.unit, own, route.book), now, route)


def tabs(place: Place, names: TabNames = _TABS) -> list[Tab]:
    """The pages of the step, each with its address in this year."""
    return [Tab(key, label, place.url(name)) for key, label, name in names]


def context(at: Desk, here: str, **more: object) -> dict[str, object]:
    """For ``evaluation/page.html``; ``here`` is the key of the page's tab."""
    return {
        "place": at.place,
        "rights": at.rights,
        "route": at.route,
        "tabs": tabs(at.place, _TABS if at.route is FISCAL else at.route.report_tabs),
        "here": here,
        **more,
    }


def seen_whole(view: View) -> View:
    """Tell who may not see every book that is put together, instead of leaving one out."""

    @wraps(view)
    def answered(request: HttpRequest, code: str, year: int, **more: object) -> HttpResponse:
        try:
            return view(request, code, year, **more)
        except NotAllSeen as hidden:
            place = opened(request, code, year)
            told = {"place": place, "hidden": hidden.units, "tabs": (), "here": ""}
            return render(request, "evaluation/hidden.html", told, status=403)

    return answered
