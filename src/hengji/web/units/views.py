"""Pages of a unit: who it is, its year, people, cars, buildings; and the tree of units."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from hengji.kernel.totals import Ratio
from hengji.ledger import YearBook, rates
from hengji.ledger.balances import Balances
from hengji.ledger.checks import identity_problems, staffing_problems
from hengji.web.accounts.permissions import demand, may
from hengji.web.rows.session import because
from hengji.web.shell.grid import Grid, answer
from hengji.web.shell.place import Place, year_place
from hengji.web.units import forms
from hengji.web.units.models import (
    Building,
    Staffing,
    Succession,
    Superior,
    Unit,
    UnitCode,
    UnitName,
    UnitYear,
    Vehicle,
)
from hengji.web.units.organisation import branches
from hengji.web.units.selectors import staffing_value, unit_identity
from hengji.web.units.services import fill_staffing, open_year, recode, rename

_TABS = (
    ("basics", "单位信息"),
    ("staffing", "人员编制"),
    ("vehicles", "公务用车"),
    ("buildings", "楼堂馆所"),
    ("assets", "固定资产台账"),
    ("asset_overview", "资产情况"),
)


@require_safe
def tree(request: HttpRequest) -> HttpResponse:
    """The units that the one who asks may see, below each other."""
    return render(request, "units/tree.html", {"branches": branches()})


def place_of(request: HttpRequest, code: str, year: int) -> Place:
    """The year of a unit that a page of this step is about."""
    return year_place(request, code, year, "basics")


def _opened(place: Place) -> UnitYear | None:
    return UnitYear.objects.filter(unit=place.unit, year=place.year).first()


def context_of(
    request: HttpRequest, place: Place, here: str, **more: object
) -> dict[str, object]:
    """What every page of this step is given."""
    opened = _opened(place)
    fills = may(request.user, "unit.fill", place.unit)
    return {
        "place": place,
        "tabs": [(key, label, place.url(f"units:{key}")) for key, label in _TABS],
        "here": here,
        "opened": opened,
        "fills": fills,
        "editable": fills and opened is not None and opened.open,
        **more,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def basics(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Name, codes, superiors, what the unit came from, and its year."""
    place = place_of(request, code, year)
    wanted = request.POST.get("form", "")
    if request.method == "POST":
        may_change = "unit.review" if wanted == "came" else "unit.fill"
        demand(request.user, may_change, place.unit)
    shown = _forms(place, request, wanted)
    if request.method == "POST" and wanted in shown and shown[wanted].is_valid():
        place = _keep(place, wanted, shown[wanted], request)
        return redirect(place.url("units:basics"))
    unit = place.unit
    more = {
        "forms": shown,
        "identity": unit_identity(unit, year),
        "problems": identity_problems(unit_identity(unit, year)),
        "names": UnitName.objects.filter(unit=unit),
        "codes": UnitCode.objects.filter(unit=unit).order_by("kind", "since"),
        "above": Superior.objects.filter(unit=unit).select_related("above").order_by("since"),
        "came": Succession.objects.filter(unit=unit).select_related("predecessor"),
        "reviews": may(request.user, "unit.review", unit),
        "profile": forms.title_of(_opened(place)),
    }
    status = 422 if any(one.errors for one in shown.values()) else 200
    context = context_of(request, place, "basics", **more)
    return render(request, "units/basics.html", context, status=status)


def _forms(place: Place, request: HttpRequest, wanted: str) -> dict[str, Any]:
    def posted(name: str) -> Any:  # a form takes nothing where another was sent
        return request.POST if wanted == name else None

    unit, opened = place.unit, _opened(place)
    shown: dict[str, Any] = {
        "unit": forms.UnitForm(posted("unit"), instance=unit, prefix="unit"),
        "name": forms.NameForm(posted("name"), prefix="name"),
        "code": forms.CodeForm(unit, posted("code"), prefix="code"),
        "came": forms.SuccessionForm(posted("came"), prefix="came"),
    }
    initial = {"profile": opened.profile} if opened else None
    shown["year"] = forms.YearForm(place.year, posted("year"), initial=initial, prefix="year")
    if opened is not None:
        shown["frugality"] = forms.FrugalityForm(
            posted("frugality"), instance=opened, prefix="frugality"
        )
    return shown


def _keep(place: Place, wanted: str, form: Any, request: HttpRequest) -> Place:
    """Keep the form that was sent; the place may have a new code after it."""
    unit, told = place.unit, form.cleaned_data
    match wanted:
        case "name":
            unit = rename(unit, _seen(request, unit), told["name"], told["since"])
        case "code":
            seen = _seen(request, unit)
            unit = recode(unit, seen, told["kind"], told["value"], told["since"])
        case "came":
            _keep_succession(unit, form)
        case "year":
            _keep_year(place, told["profile"])
        case _:
            form.save()
    messages.success(request, "已保存。")
    return replace(place, unit=unit)


def _seen(request: HttpRequest, unit: Unit) -> int:
    text = request.POST.get("revision", "")
    return int(text) if text.isdecimal() else unit.revision


def _keep_succession(unit: Unit, form: forms.SuccessionForm) -> None:
    told = form.cleaned_data
    old = Unit.objects.filter(code=told["predecessor_code"]).exclude(pk=unit.pk).first()
    if old is None:
        raise PermissionDenied("您的权限范围内没有这个预算编码的单位。请核对编码。")
    because("登记机构沿革")
    Succession.objects.create(
        unit=unit,
        predecessor=old,
        day=told["day"],
        share=told["share"],
        before=told["before"],
    )


def _keep_year(place: Place, profile: str) -> None:
    opened = open_year(place.unit, place.year, profile)
    if opened.profile != profile:
        if opened.state != "filling":
            raise PermissionDenied("目标已报审，不能再换表式。")
        UnitYear.objects.filter(pk=opened.pk).update(profile=profile)


@require_http_methods(["GET", "HEAD", "POST"])
def staffing(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """人员编制, with the control rate as the core has it."""
    place = place_of(request, code, year)
    context = context_of(request, place, "staffing")
    rows = Staffing.objects.filter(unit=place.unit, year=year).order_by("pk")
    if context["editable"] and not rows.exists():
        fill_staffing(place.unit, year)
    grid = Grid(
        "人员编制",
        rows,
        forms.StaffingForm,
        editable=bool(context["editable"]),
        removable=False,
        totals=lambda: _heads(rows),
        widths={"kind": 24},
        empty="逐类填写编制数和实有人数。退线人员占编，同时计入所在编制的实有人数。",
    )
    more = {**context, **_rate(place), "rate_url": place.url("units:staffing_rate")}
    return answer(request, grid, "units/staffing.html", more)


@require_safe
def staffing_rate(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The part of the staffing page that changes while one types."""
    return render(request, "units/rate.html", _rate(place_of(request, code, year)))


def _heads(rows: Any) -> dict[str, str]:
    added = rows.aggregate(Sum("approved"))
    approved = added["approved__sum"]
    return {"approved": str(approved)} if approved is not None else {}


def _rate(place: Place) -> dict[str, object]:
    rows = Staffing.objects.filter(unit=place.unit, year=place.year).order_by("pk")
    value = staffing_value(rows, place.year)
    book = YearBook(unit_identity(place.unit, place.year), place.year, staffing=value)
    rate: Ratio = rates.staff_control(Balances.of(book))
    problems = tuple(staffing_problems(value)) if value is not None else ()
    return {"rate": rate, "problems": problems}


@require_http_methods(["GET", "HEAD", "POST"])
def vehicles(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """公务用车."""
    place = place_of(request, code, year)
    empty = "还没有公务用车。没有车辆的，不用填。"
    return _sheet(request, place, "vehicles", "公务用车", Vehicle, forms.VehicleForm, empty)


@require_http_methods(["GET", "HEAD", "POST"])
def buildings(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """楼堂馆所."""
    place = place_of(request, code, year)
    empty = "还没有楼堂馆所项目。本年没有完工项目的，不用填。"
    return _sheet(request, place, "buildings", "楼堂馆所", Building, forms.BuildingForm, empty)


def _sheet(
    request: HttpRequest,
    place: Place,
    here: str,
    title: str,
    model: type[Vehicle] | type[Building],
    form: Any,  # the form of that model
    empty: str,
) -> HttpResponse:
    context = context_of(request, place, here, title=title)
    own = {"unit": place.unit, "year": place.year}
    editable = bool(context["editable"])
    grid: Grid[Any] = Grid(
        title,
        model._default_manager.filter(**own),
        form,
        (lambda: model(**own)) if editable else None,
        editable=editable,
        widths={"name": 32, "note": 32},
        empty=empty,
    )
    return answer(request, grid, "units/property.html", context)
