"""The trace of a figure: the records behind it, each with its page; they add up to it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hengji.composition.markup import UnknownField
from hengji.web.evaluation.tracing import Origins, components, parts_of
from hengji.web.evaluation.views.frame import context, desk, seen_whole


@seen_whole
@require_safe
def trace(request: HttpRequest, code: str, year: int, field: str) -> HttpResponse:
    """One figure by its key. The page number goes for its records."""
    at = desk(request, code, year)
    if not at.now.has_forms:
        raise Http404
    try:
        found = at.now.facts.figure(field)
    except UnknownField:
        raise Http404 from None
    origins = Origins.of(at.now.evaluation)
    more = {
        "field": found,
        "parts": parts_of(found, origins, request.GET.get("page", "")),
        "components": components(found, at.now.facts, at.addresses),
        "reckoning": found.trace.splitlines(),
    }
    return render(request, "evaluation/trace.html", context(at, "forms", **more))
