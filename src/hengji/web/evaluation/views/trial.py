"""What if an attainment or a payment were another: score, caps, grade; nothing is kept."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hengji.web.evaluation import showing
from hengji.web.evaluation.trying import tried
from hengji.web.evaluation.views.frame import Desk, context, desk, seen_whole


@seen_whole
@require_safe
def what_if(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The page; without scripts the form asks for the whole page again."""
    at = desk(request, code, year)
    project = request.GET.get("sheet", "")
    more = _outcome(request, at, project)
    scored = at.now.evaluation.score(project)
    assert scored is not None
    more["rows"] = [
        (one, request.GET.get(f"set.{one.key}", ""))
        for one in showing.sheet_rows(at.now.evaluation, scored, at.place)
    ]
    more["bands"] = [one.name for one in at.now.evaluation.profile.qualitative]
    more["sheets"] = [("", "部门整体支出")] + [
        (one.goals.project, one.goals.project_name)
        for one in at.now.evaluation.inputs.project_scores
    ]
    more["pay"] = request.GET.get("pay", "")
    return render(request, "evaluation/what_if.html", context(at, "what_if", **more))


@seen_whole
@require_safe
def outcome(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """What would be, as a fragment of the page."""
    at = desk(request, code, year)
    more = _outcome(request, at, request.GET.get("sheet", ""))
    return render(request, "evaluation/outcome.html", more)


def _outcome(request: HttpRequest, at: Desk, project: str) -> dict[str, object]:
    loaded = at.now.evaluation
    inputs = loaded.by_sheet.get(project)
    if inputs is None:
        raise Http404
    typed = {name: str(value) for name, value in request.GET.items()}
    return {"project": project, "outcome": tried(inputs, typed, loaded.profile)}
