"""Answers on paper, typed in many at once."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from hengji.web.accounts.permissions import demand
from hengji.web.evidence import surveying, typed_answers
from hengji.web.evidence.models import Survey
from hengji.web.goals.selectors import year_open
from hengji.web.shell.place import year_place

_TOLD = 20
"""Problems that are told at once."""


@require_http_methods(["GET", "POST"])
def answers(request: HttpRequest, code: str, year: int, key: int) -> HttpResponse:
    """A line for each questionnaire: checked whole, then added to the counts."""
    place = year_place(request, code, year, "evidence", "unit.fill")
    demand(request.user, "unit.fill", place.unit)
    if not year_open(place.unit.pk, place.year):
        raise PermissionDenied("这个年度已经签字或归档，不能再改。")
    begun = Survey.objects.filter(method="paper").exclude(state="draft")
    row = get_object_or_404(begun, pk=key, unit=place.unit, year=year)
    questions = surveying.asked(row.questions.all())
    text = request.POST.get("answers", "")
    typed = typed_answers.read(text, questions) if request.method == "POST" else None
    if typed is not None and typed.returned and not typed.problems:
        typed_answers.add(row, typed, _seen(request))
        messages.success(
            request,
            f"已录入 {typed.returned} 份，其中有效 {typed.valid} 份，加到原来的份数上。",
        )
        return redirect(place.url("evidence:survey", key=key))
    problems = typed.problems if typed is not None else ()
    context = {
        "place": place,
        "survey": row,
        "asked": questions,
        "text": text,
        "problems": problems[:_TOLD],
        "more": max(0, len(problems) - _TOLD),
        "nothing": typed is not None and not typed.returned,
    }
    status = 422 if typed is not None else 200
    return render(request, "evidence/typing.html", context, status=status)


def _seen(request: HttpRequest) -> int:
    text = request.POST.get("seen", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
