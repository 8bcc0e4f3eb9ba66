"""The library of indicators: search it, take one or several into a sheet."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hengji.indicators.catalogue import search
from hengji.indicators.levels import levels
from hengji.web.goals import filling, selectors
from hengji.web.goals.models import GoalSheet
from hengji.web.goals.permissions import may_fill
from hengji.web.shell.place import year_place

_LOCKED = "这张表已经送审或批复，不能直接增加指标。"


def library(request: HttpRequest, code: str, year: int, key: int) -> HttpResponse:
    """The library for one sheet. What the sheet has already is marked."""
    place = year_place(request, code, year, "goals")
    sheet = selectors.sheet_of(place.unit, year, key)
    editable = may_fill(request.user, sheet)
    if request.method == "POST":
        if not editable:
            raise PermissionDenied(_LOCKED)
        return _add(request, place.url("goals:sheet", key=key), sheet)
    words = " ".join(request.GET.get("q", "").split())[:60]
    level2 = request.GET.get("level2", "")
    there = set(sheet.indicators.filter(withdrawn=False).values_list("catalogue", flat=True))
    found = [one for one in search(words, year) if not level2 or one.level2 == level2]
    context = {
        "place": place,
        "sheet": sheet,
        "found": [(one, one.key in there) for one in found],
        "words": words,
        "level2": level2,
        "levels": [(one, below) for one, below in levels().items()],
        "may_fill": editable,
    }
    return render(request, "goals/library.html", context)


def _add(request: HttpRequest, then: str, sheet: GoalSheet) -> HttpResponse:
    keys = request.POST.getlist("entry")
    if not keys:
        messages.warning(request, "还没有勾选指标。")
        return redirect(request.get_full_path())
    try:
        added = filling.add_from_library(sheet, keys)
    except LookupError as problem:
        raise BadRequest from problem
    messages.success(request, f"已加入 {len(added)} 个指标，请填写指标值和分值。")
    return redirect(then)
