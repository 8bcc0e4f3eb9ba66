"""What every page of signing and handing over is given."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from hengji.web.evaluation.models import Version
from hengji.web.evaluation.views.frame import Tab
from hengji.web.shell.place import Place, year_place

_TABS = (("signing", "签字"), ("handover", "报送与退回"))


def opened(request: HttpRequest, code: str, year: int) -> Place:
    """The year that an address names; 404 outside the scope, 403 without the fiscal book."""
    return year_place(request, code, year, "signing", "unit.view_evaluation")


def version_of(place: Place, number: int) -> Version:
    """A version of the year, contents and all. Raises 404 for one that there is not."""
    found = Version.objects.filter(unit=place.unit, year=place.year, number=number)
    version = found.select_related("unit").first()
    if version is None:
        raise Http404
    return version


def frame(place: Place, here: str, **more: object) -> dict[str, object]:
    """For ``evaluation/page.html``; ``here`` is the key of the page's tab."""
    tabs = [Tab(key, label, place.url(f"evaluation:{key}")) for key, label in _TABS]
    return {"place": place, "tabs": tabs, "here": here, **more}
