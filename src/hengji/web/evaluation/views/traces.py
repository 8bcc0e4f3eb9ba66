"""The trace of a figure: the records behind it, each with its page; they add up to it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hengji.composition import FigureField
from hengji.composition.markup import UnknownField
from hengji.kernel.totals import RecordRef
from hengji.web.evaluation.routes import FISCAL, Route
from hengji.web.evaluation.targets import TargetKind, field_target, record_url
from hengji.web.evaluation.tracing import Origins, components
from hengji.web.evaluation.views.forms import shown_parts
from hengji.web.evaluation.views.frame import Desk, context, desk, seen_whole
from hengji.web.shell.traced import traced


@dataclass(frozen=True, slots=True)
class TracedRow:
    """The row of a scored sheet that a figure stands in, and what proves it."""

    name: str
    url: str
    evidence: tuple[tuple[RecordRef, str], ...]


@seen_whole
@require_safe
def trace(
    request: HttpRequest, code: str, year: int, field: str, route: Route = FISCAL
) -> HttpResponse:
    """One figure by its key. The page number goes for its records."""
    at = desk(request, code, year, route)
    if not at.now.has_forms:
        return shown_parts(request, at)
    try:
        found = at.now.facts.figure(field)
    except UnknownField:
        raise Http404 from None
    origins = Origins.of(at.now.evaluation)
    more = {
        "field": found,
        "parts": traced(found.source, origins, request.GET.get("page", "")),
        "row": _row(found, at),
        "components": components(found, at.now.facts, at.addresses),
        "reckoning": found.trace.splitlines(),
    }
    return render(request, "evaluation/trace.html", context(at, "forms", **more))


def _row(found: FigureField, at: Desk) -> TracedRow | None:
    target = field_target(found, at.addresses)
    if target is None or target.kind is not TargetKind.ROW:
        return None
    for sheet in (at.now.evaluation.scores, *at.now.evaluation.inputs.project_scores):
        row = sheet.row(target.key)
        if row is not None and target.url == at.addresses.sheet(
            sheet.goals.project, target.key
        ):
            records = row.attainment.records if row.attainment else ()
            proofs = tuple((one, record_url(one, at.addresses)) for one in records)
            return TracedRow(row.indicator.level3, target.url, proofs)
    return TracedRow("预算执行率" if target.key else "自评表", target.url, ())
