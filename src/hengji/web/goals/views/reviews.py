"""Handing in, taking back, opinions of the desks, approvals on paper."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from hengji.web.accounts.permissions import demand
from hengji.web.goals import reviewing, selectors
from hengji.web.goals.forms import OpinionForm, PaperForm
from hengji.web.goals.models import GoalSheet
from hengji.web.goals.permissions import opinion_permission
from hengji.web.shell.place import Place, year_place


@require_POST
def submit(request: HttpRequest, code: str, year: int, key: int) -> HttpResponse:
    """Hand the sheet in; what is missing is listed instead."""
    place = year_place(request, code, year, "goals", "unit.fill")
    one = selectors.sheet_of(place.unit, year, key)
    try:
        review = reviewing.submit(one)
    except reviewing.NotReady as reason:
        return _not_ready(request, place, one, reason)
    except reviewing.TooLate as reason:
        messages.error(request, f"{reason}。")
    else:
        messages.success(request, f"已送审，现在由{reviewing.desk_of(review).label}审核。")  # type: ignore[union-attr]  # just handed in: a desk has it
    return redirect(place.url("goals:sheet", key=key))


@require_POST
def take_back(request: HttpRequest, code: str, year: int, key: int) -> HttpResponse:
    """Take the sheet back before anyone has said something on it."""
    place = year_place(request, code, year, "goals", "unit.fill")
    try:
        reviewing.take_back(selectors.sheet_of(place.unit, year, key))
    except reviewing.TooLate as reason:
        messages.error(request, f"{reason}。")
    else:
        messages.success(request, "已撤回，可以继续修改。")
    return redirect(place.url("goals:sheet", key=key))


@require_POST
def opinion(request: HttpRequest, code: str, year: int, key: int) -> HttpResponse:
    """The opinion of the desk that the sheet waits for."""
    place = year_place(request, code, year, "goals")
    one = selectors.sheet_of(place.unit, year, key)
    demand(request.user, opinion_permission(one.review) or "unit.review", one)
    form = OpinionForm(request.POST)
    if not form.is_valid():
        for problems in form.errors.values():
            messages.error(request, "；".join(str(text) for text in problems))
        return redirect(place.url("goals:sheet", key=key))
    given = form.cleaned_data
    try:
        reviewing.give_opinion(
            one,
            request.POST.get("state", ""),
            given["verdict"],
            given["text"],
            given["document"],
        )
    except reviewing.TooLate as reason:
        messages.error(request, f"{reason}。")
    else:
        messages.success(request, "审核意见已记入。")
    return redirect(place.url("goals:sheet", key=key))


@require_POST
def paper(request: HttpRequest, code: str, year: int, key: int) -> HttpResponse:
    """The head enters an approval that came on paper."""
    place = year_place(request, code, year, "goals", "unit.sign")
    one = selectors.sheet_of(place.unit, year, key)
    form = PaperForm(request.POST)
    if not form.is_valid():
        messages.error(request, "请填写批复文号。")
        return redirect(place.url("goals:sheet", key=key))
    try:
        reviewing.approve_on_paper(
            one, form.cleaned_data["document"], form.cleaned_data["text"]
        )
    except reviewing.NotReady as reason:
        return _not_ready(request, place, one, reason)
    except reviewing.TooLate as reason:
        messages.error(request, f"{reason}。")
    else:
        messages.success(request, "批复已登记，目标表已锁定。")
    return redirect(place.url("goals:sheet", key=key))


def _not_ready(
    request: HttpRequest, place: Place, sheet: GoalSheet, reason: reviewing.NotReady
) -> HttpResponse:
    context = {"place": place, "sheet": sheet, "problems": reason.problems}
    return render(request, "goals/not_ready.html", context, status=422)
