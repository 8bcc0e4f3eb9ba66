"""What Hengji's own audit says of the package as it stands."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hengji.web.evaluation.auditing import audit_of
from hengji.web.evaluation.routes import FISCAL, UNION, Route
from hengji.web.evaluation.views.frame import context, desk, seen_whole


@seen_whole
@require_safe
def audit(request: HttpRequest, code: str, year: int, route: Route = FISCAL) -> HttpResponse:
    """The page; what was found comes by itself once it is known."""
    at = desk(request, code, year, route)
    return render(
        request,
        "evaluation/audit.html",
        context(
            at, "audit", has_forms=at.now.has_forms, empty=at.route is UNION and at.now.empty
        ),
    )


@seen_whole
@require_safe
def findings(request: HttpRequest, code: str, year: int, route: Route = FISCAL) -> HttpResponse:
    """The findings, gravest first, each with its way to the place; a fragment."""
    at = desk(request, code, year, route)
    if not at.now.has_forms:
        return render(request, "evaluation/findings.html", {"place": at.place, "audit": None})
    found = audit_of(at.now.package, at.addresses)
    more = {"place": at.place, "audit": found, "at": at.addresses}
    return render(request, "evaluation/findings.html", more)
