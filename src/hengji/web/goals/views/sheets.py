"""The sheets of a year, and one sheet: overall goal, rows, points, remarks."""

from __future__ import annotations

import json
from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from hengji.web.accounts.permissions import demand, may
from hengji.web.budget.models import Adjustment, Project
from hengji.web.goals import filling, live, reviewing, selectors
from hengji.web.goals.forms import IndicatorForm, OpinionForm, OverallForm, PaperForm
from hengji.web.goals.models import GoalSheet, Indicator
from hengji.web.goals.permissions import may_adjust, may_decide, may_fill
from hengji.web.rows.revision import save_seen
from hengji.web.shell.grid import Grid, answer
from hengji.web.shell.place import Place, year_place

_WIDTHS = {
    "level1": 12,
    "level2": 18,
    "level3": 18,
    "direction": 8,
    "target": 12,
    "measure_unit": 8,
    "weight": 8,
    "source": 18,
    "standard": 32,
}


def sheets(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Every sheet of the year; a new one for the whole, a project, or money added."""
    place = year_place(request, code, year, "goals")
    if request.method == "POST":
        demand(request.user, "unit.fill", place.unit)
        made = _opened(request, place)
        return redirect(place.url("goals:sheet", key=made.pk))
    found = list(selectors.sheets(place.unit, year))
    projects = Project.objects.filter(unit=place.unit, year=year)
    covered = {one.project_id for one in found if one.adjustment_id is None}
    bound = {one.adjustment_id for one in found}
    added = Adjustment.objects.filter(unit=place.unit, year=year, amount__gt=0)
    context = {
        "place": place,
        "sheets": found,
        "whole": None in covered,
        "projects": [one for one in projects if one.pk not in covered],
        "added": [one for one in added.select_related("project") if one.pk not in bound],
        "may_fill": may(request.user, "unit.fill", place.unit),
    }
    return render(request, "goals/sheets.html", context)


def _opened(request: HttpRequest, place: Place) -> GoalSheet:
    project = adjustment = None
    if request.POST.get("adjustment"):
        adjustment = get_object_or_404(
            Adjustment, pk=request.POST["adjustment"], unit=place.unit, year=place.year
        )
        project = adjustment.project
    elif request.POST.get("project"):
        project = get_object_or_404(
            Project, pk=request.POST["project"], unit=place.unit, year=place.year
        )
    return filling.open_sheet(place.unit, place.year, project, adjustment)


def sheet(request: HttpRequest, code: str, year: int, key: int) -> HttpResponse:
    """One sheet: rows are typed in the grid, each saved by itself."""
    place = year_place(request, code, year, "goals")
    one = selectors.sheet_of(place.unit, year, key)
    grid = _grid(one, editable=may_fill(request.user, one))
    if request.method == "POST":
        return answer(request, grid, "goals/sheet.html", {})
    loaded = selectors.load(one)
    profile = selectors.profile_of(place.unit, year)
    context = {
        "place": place,
        "sheet": one,
        "review": one.review,
        "opinions": one.opinions.all(),
        "adjustments": one.adjustments.count(),
        "overall": OverallForm(instance=one, initial={"seen": one.revision}),
        "points": live.points(loaded, profile),
        "remarks": live.remarks(loaded, profile),
        "profile": profile,
        "rows": loaded.indicators,
        **_rights(request, one),
    }
    return answer(request, grid, "goals/sheet.html", context)


def _rights(request: HttpRequest, one: GoalSheet) -> Mapping[str, object]:
    fills = may_fill(request.user, one)
    decides = may_decide(request.user, one)
    signs = may(request.user, "unit.sign", one) and not one.review.approved
    return {
        "may_fill": fills,
        "may_adjust": may_adjust(request.user, one),
        "may_take_back": one.review.under_review
        and may(request.user, "unit.fill", one)
        and not any(said.round == one.review.round for said in one.opinions.all()),
        "opinion": OpinionForm() if decides else None,
        "paper": PaperForm() if signs else None,
        "desk": reviewing.desk_of(one.review),
    }


def _grid(one: GoalSheet, *, editable: bool) -> Grid[Indicator]:
    return Grid(
        "绩效指标",
        Indicator.objects.filter(sheet=one, withdrawn=False),
        IndicatorForm,
        blank=lambda: Indicator(unit_id=one.unit_id, sheet=one),
        editable=editable,
        widths=_WIDTHS,
        add=filling.append,
        empty="在空白行里填写，或从 Excel、WPS 表格复制后粘贴；也可以从指标库中选。",
    )


@require_POST
def overall(request: HttpRequest, code: str, year: int, key: int) -> HttpResponse:
    """Save the overall goal."""
    place = year_place(request, code, year, "goals", "unit.fill")
    one = selectors.sheet_of(place.unit, year, key)
    form = OverallForm(request.POST, instance=one)
    if not may_fill(request.user, one):
        messages.error(request, "这张表已经送审或批复，不能直接修改。")
    elif form.is_valid():
        text = form.cleaned_data["overall"]
        save_seen(
            GoalSheet.objects.get(pk=one.pk), form.cleaned_data["seen"], {"overall": text}
        )
        messages.success(request, "年度总体目标已保存。")
    return redirect(place.url("goals:sheet", key=key))


@require_POST
def points(request: HttpRequest, code: str, year: int, key: int) -> HttpResponse:
    """Sums of points as they are typed; nothing is saved."""
    place = year_place(request, code, year, "goals")
    selectors.sheet_of(place.unit, year, key)
    profile = selectors.profile_of(place.unit, year)
    try:
        rows = json.loads(request.body)["rows"]
        table = live.typed_points(rows, profile)
    except (ValueError, KeyError, TypeError, AttributeError):
        return HttpResponseBadRequest(
            "无法识别的内容", content_type="text/plain; charset=utf-8"
        )
    return render(request, "goals/points.html", {"points": table})


@require_GET
def remarks(request: HttpRequest, code: str, year: int, key: int) -> HttpResponse:
    """Points and remarks of the sheet as it is kept, as a fragment of its page."""
    place = year_place(request, code, year, "goals")
    one = selectors.sheet_of(place.unit, year, key)
    loaded = selectors.load(one)
    profile = selectors.profile_of(place.unit, year)
    context = {
        "place": place,
        "sheet": one,
        "points": live.points(loaded, profile),
        "remarks": live.remarks(loaded, profile),
        "may_fill": may_fill(request.user, one),
    }
    return render(request, "goals/remarks.html", context)
