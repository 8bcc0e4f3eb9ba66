"""Who fills in and signs, and the members of the evaluation group."""

from __future__ import annotations

from copy import copy

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hengji.web.evaluation import stating
from hengji.web.evaluation.forms.statements import EvaluatorForm, SigningForm
from hengji.web.evaluation.models import Evaluator
from hengji.web.evaluation.views.frame import context, desk, seen_whole
from hengji.web.evaluation.views.statements import LOCKED
from hengji.web.shell.grid import Grid, answer


@seen_whole
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """填报与签字信息."""
    at = desk(request, code, year)
    kept = copy(at.now.evaluation.said.details)  # a form writes on what it is given
    form = SigningForm(
        request.POST if request.method == "POST" else None,
        instance=kept,
        initial={"seen": kept.revision if kept else 0},
    )
    if request.method == "POST":
        if not at.rights.says:
            raise PermissionDenied(LOCKED)
        if form.is_valid():
            data = dict(form.cleaned_data)
            stating.keep_signing(at.place.unit, year, data, data.pop("seen"))
            messages.success(request, "填报与签字信息已保存。")
            return redirect(request.path)
    more = {"form": form, "evaluators": at.now.evaluation.said.evaluators}
    status = 422 if form.errors else 200
    return render(
        request, "evaluation/people.html", context(at, "people", **more), status=status
    )


@seen_whole
@require_http_methods(["GET", "HEAD", "POST"])
def evaluators(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """评价组成员, a row each."""
    at = desk(request, code, year)
    of = {"unit": at.place.unit, "year": year}
    grid = Grid(
        "评价组成员",
        Evaluator.objects.filter(**of),
        EvaluatorForm,
        blank=lambda: Evaluator(**of),
        editable=at.rights.says,
        add=stating.add_evaluator,
        widths={"workplace": 24},
        empty="一行写一个人。没有填的，表上留空行，在纸上填写。",
    )
    return answer(request, grid, "evaluation/evaluators.html", context(at, "people"))
