"""What every page of the self-evaluation is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hengji.web.evaluation.consolidating import NotAllSeen
from hengji.web.evaluation.current import Current, current
from hengji.web.evaluation.permissions import Rights, rights
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

    @property
    def addresses(self) -> Addresses:
        return Addresses.of(self.now.evaluation)


_TABS = (
    ("overview", "概览"),
    ("sheet", "评分"),
    ("what_if", "试算"),
    ("statements", "情况说明"),
    ("people", "人员与签字"),
    ("forms", "表格"),
    ("audit", "审核"),
)


def opened(request: HttpRequest, code: str, year: int) -> Place:
    """The year that an address names; 404 outside the scope, 403 without the fiscal book."""
    return year_place(request, code, year, "evaluation", "unit.view_evaluation")


def desk(request: HttpRequest, code: str, year: int) -> Desk:
    """The year with its scores as they stand. Raises ``NotAllSeen``."""
    place = opened(request, code, year)
    now = current(place.unit, year)
    return Desk(place, rights(request.user, place.unit, now.evaluation.said.own_year), now)


def tabs(place: Place) -> list[Tab]:
    return [Tab(key, label, place.url(f"evaluation:{key}")) for key, label in _TABS]


def context(at: Desk, here: str, **more: object) -> dict[str, object]:
    """For ``evaluation/page.html``; ``here`` is the key of the page's tab."""
    return {
        "place": at.place,
        "rights": at.rights,
        "tabs": tabs(at.place),
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
