"""Addresses with a sheet of their own, for the tests of the entry grid."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import path

from hengji.web import urls
from hengji.web.accounts.permissions import may
from hengji.web.rows.revision import save_seen
from hengji.web.shell.grid import Grid, answer
from hengji.web.shell.place import year_place
from hengji.web.units.models import Building


class BuildingForm(forms.ModelForm[Building]):
    class Meta:
        model = Building
        fields = ("name", "budget_investment", "actual_investment", "completed")


def sheet(request: HttpRequest, code: str, year: int) -> HttpResponse:
    place = year_place(request, code, year, "")
    grid = Grid(
        "楼堂馆所",
        Building.objects.filter(unit=place.unit, year=place.year).order_by("pk"),
        BuildingForm,
        blank=lambda: Building(unit=place.unit, year=place.year),
        editable=may(request.user, "unit.fill", place.unit),
    )
    return answer(request, grid, "shell/sheet.html", {"place": place})


def stale(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """A form that saves at the revision its page had seen."""
    row = Building.objects.get(unit__code=code, year=year)
    save_seen(row, int(request.POST["revision"]), {"name": request.POST["name"]})
    return HttpResponse("saved")


def broken(request: HttpRequest, code: str, year: int) -> HttpResponse:
    Building.objects.filter(unit__code=code).update(name="半途")
    raise RuntimeError("in the middle")


urlpatterns = [
    *urls.urlpatterns,
    path("units/<str:code>/years/<int:year>/stale/", stale, name="stale"),
    path("units/<str:code>/years/<int:year>/broken/", broken, name="broken"),
    path("units/<str:code>/years/<int:year>/sheet/", sheet, name="sheet"),
]
handler403 = urls.handler403
handler404 = urls.handler404
handler500 = urls.handler500
