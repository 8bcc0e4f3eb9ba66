"""The separate self-evaluation for the upper union: the same goals, on the union's book."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hengji.web.evaluation import showing
from hengji.web.evaluation.routes import UNION
from hengji.web.evaluation.stages import Stage, stage_of
from hengji.web.evaluation.versions import versions
from hengji.web.evaluation.views.frame import context, desk


@require_safe
def union(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Execution, scores and demands as the union's book tells them; how far its package is."""
    at = desk(request, code, year, UNION)
    loaded = at.now.evaluation
    sheets = [
        (
            one.goals.project_name or "工会经费整体支出",
            one,
            showing.sheet_rows(loaded, one, at.place),
            showing.execution_row(loaded, one, at.place),
        )
        for one in (loaded.scores, *loaded.inputs.project_scores)
    ]
    version = versions(at.place.unit, year, UNION).order_by("number").last()
    more = {
        "sheets": sheets,
        "empty": at.now.empty,
        "version": version,
        "stage": stage_of(version) if version else Stage.NONE,
        "gaps": at.now.package.gaps,
        "profile": loaded.profile,
    }
    return render(request, "evaluation/union.html", context(at, "union", **more))
