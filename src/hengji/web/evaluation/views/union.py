"""The separate self-evaluation for the upper union: the same goals, on the union's book."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hengji.web.evaluation import showing
from hengji.web.union import freezing
from hengji.web.union.line import empty
from hengji.web.union.line_frame import context, line_desk


@require_safe
def union(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Execution, scores and demands as the union's book tells them; how far its package is."""
    at = line_desk(request, code, year)
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
    more = {
        "sheets": sheets,
        "empty": empty(at.now),
        "stands": freezing.standing(at.place.unit, year),
        "gaps": at.now.package.gaps,
        "profile": loaded.profile,
    }
    return render(request, "evaluation/union.html", context(at.place, "union", **more))
