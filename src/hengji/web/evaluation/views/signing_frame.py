"""What every page of signing and handing over is given."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.http import Http404, HttpRequest

from hengji.web.evaluation.models import Version
from hengji.web.evaluation.routes import Route
from hengji.web.evaluation.versions import NotNow
from hengji.web.evaluation.views import frame as pages
from hengji.web.shell.place import Place


def opened(request: HttpRequest, code: str, year: int, route: Route) -> Place:
    """The year that an address names; 404 outside the scope, 403 without the route's book."""
    return pages.opened(request, code, year, route, "signing")


@contextmanager
def telling(request: HttpRequest) -> Iterator[None]:
    """Do it; that it cannot be done as things stand is told on the next page."""
    try:
        yield
    except NotNow as problem:
        messages.error(request, str(problem))


def version_of(place: Place, number: int, route: Route) -> Version:
    """A version of the year, contents and all. Raises 404 for one that there is not."""
    of = {"unit": place.unit, "year": place.year, "book": route.book}
    found = Version.objects.filter(**of, number=number)
    version = found.select_related("unit").first()
    if version is None:
        raise Http404
    return version


def frame(place: Place, here: str, route: Route, **more: object) -> dict[str, object]:
    """For ``evaluation/page.html``; ``here`` is the key of the page's tab."""
    tabs = pages.tabs(place, route.signing_tabs)
    return {"place": place, "route": route, "tabs": tabs, "here": here, **more}
