"""One indicator: all its fields, what is found in it, what the library offers instead."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hengji.indicators.catalogue import entry, suggestions
from hengji.web.goals import adjusting, filling, live, selectors, values
from hengji.web.goals.forms import AdjustmentForm, RowForm
from hengji.web.goals.models import GoalSheet, Indicator
from hengji.web.goals.permissions import may_adjust, may_fill
from hengji.web.rows.history import changes_of
from hengji.web.rows.revision import save_seen
from hengji.web.shell.place import Place, year_place


def row(request: HttpRequest, code: str, year: int, key: int, row: int) -> HttpResponse:
    """Look at one row; fill it while the sheet is open, adjust it when it is approved."""
    place = year_place(request, code, year, "goals")
    sheet = selectors.sheet_of(place.unit, year, key)
    one = sheet.indicators.filter(pk=row).first()
    if one is None:
        raise Http404
    if request.method == "POST":
        return _posted(request, place, sheet, one)
    return _page(request, place, sheet, one, _form(sheet, one))


def _form(sheet: GoalSheet, one: Indicator, data: object = None) -> RowForm | AdjustmentForm:
    kind = AdjustmentForm if sheet.review.approved else RowForm
    return kind(data, instance=one, initial={"seen": one.revision})


def _posted(
    request: HttpRequest, place: Place, sheet: GoalSheet, one: Indicator
) -> HttpResponse:
    fills, adjusts = may_fill(request.user, sheet), may_adjust(request.user, sheet)
    if not fills and not adjusts:
        raise PermissionDenied("这张表正在审核，或者不由您填报，不能修改。")
    if fills and request.POST.get("replace"):
        return _replaced(request, place, sheet, one)
    kept = Indicator.objects.get(pk=one.pk)  # a form changes the row it is given
    form = _form(sheet, one, request.POST)
    if adjusts and "withdraw" in request.POST:
        return _withdrawn(request, place, sheet, kept, form)
    if not form.is_valid():
        return _page(request, place, sheet, kept, form)
    changes = {name: form.cleaned_data[name] for name in form.own_fields()}
    seen = form.cleaned_data["seen"]
    if isinstance(form, AdjustmentForm):
        try:
            adjusting.change(sheet, kept, seen, changes, form.ground())
        except adjusting.NothingChanged:
            form.add_error(None, "没有改动，不用登记调整。")
            return _page(request, place, sheet, kept, form)
        messages.success(request, "调整已登记。")
        return redirect(place.url("goals:adjustments", key=sheet.pk))
    save_seen(kept, seen, changes)
    messages.success(request, "已保存。")
    return redirect(place.url("goals:sheet", key=sheet.pk))


def _replaced(
    request: HttpRequest, place: Place, sheet: GoalSheet, one: Indicator
) -> HttpResponse:
    try:
        seen = int(request.POST.get("seen", ""))
        made = filling.replace_from_library(one, seen, request.POST["replace"])
    except (LookupError, ValueError) as problem:
        raise BadRequest from problem
    messages.success(request, f"已换成“{made.level3}”，请填写指标值。")
    return redirect(place.url("goals:row", key=sheet.pk, row=made.pk))


def _withdrawn(
    request: HttpRequest,
    place: Place,
    sheet: GoalSheet,
    one: Indicator,
    form: RowForm | AdjustmentForm,
) -> HttpResponse:
    form.is_valid()
    given = {"reason", "document", "seen"}
    if not isinstance(form, AdjustmentForm) or given - set(form.cleaned_data):
        return _page(request, place, sheet, one, form)
    adjusting.withdraw(sheet, one, form.cleaned_data["seen"], form.ground())
    messages.success(request, f"“{one.level3}”已调减，记录保留在调整记录中。")
    return redirect(place.url("goals:adjustments", key=sheet.pk))


def _page(
    request: HttpRequest,
    place: Place,
    sheet: GoalSheet,
    one: Indicator,
    form: RowForm | AdjustmentForm,
) -> HttpResponse:
    value = values.indicator(one)
    loaded = selectors.load(sheet)
    found = live.remarks(loaded, selectors.profile_of(place.unit, place.year))
    context = {
        "place": place,
        "sheet": sheet,
        "row": one,
        "form": form,
        "remarks": [remark for remark in found if remark.row == str(one.pk)],
        "suggested": suggestions(value, place.year),
        "entry": entry(one.catalogue) if one.catalogue else None,
        "history": list(changes_of(one)),
        "may_fill": may_fill(request.user, sheet),
        "may_adjust": may_adjust(request.user, sheet) and not one.withdrawn,
    }
    return render(request, "goals/row.html", context)
