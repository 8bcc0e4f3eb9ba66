"""Report, forms, traces, audit and draft files of the self-evaluation for the upper union."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from hengji.composition import Narrative, Paragraph, Sheet
from hengji.composition.markup import UnknownField
from hengji.kernel.totals import RecordRef
from hengji.ledger import Book
from hengji.web.evaluation.report_editing import Refused as Unkept
from hengji.web.evaluation.report_figures import figures_of
from hengji.web.evaluation.targets import record_url
from hengji.web.evaluation.tracing import Origins, components, parts_of
from hengji.web.evaluation.views.forms import shown
from hengji.web.evaluation.views.report_files import FORMS, draft
from hengji.web.rows.revision import Stale
from hengji.web.union import passages
from hengji.web.union.line import audited_line, empty, passage_view
from hengji.web.union.line_frame import context, line_desk


@require_safe
def report(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The report as it will be printed, passage by passage, each figure with its trace."""
    at = line_desk(request, code, year)
    narrative = at.now.package.narrative
    assert isinstance(narrative, Narrative)  # the layout orders one
    seen: set[str] = set()
    blocks = []
    for block, drawn in zip(narrative.blocks, shown(narrative, at.addresses), strict=True):
        named = block.passage if isinstance(block, Paragraph) else ""
        blocks.append((drawn, "" if named in seen else named))
        seen.add(named)
    more = {"blocks": blocks, "fills": at.fills, "edited": at.now.evaluation.said.edited}
    return render(request, "union/report.html", context(at.place, "report", **more))


@require_http_methods(["GET", "HEAD", "POST"])
def passage(request: HttpRequest, code: str, year: int, passage: str) -> HttpResponse:
    """One passage: its text with the figures as fields, its draft beside it."""
    at = line_desk(request, code, year)
    if passage not in passages.codes():
        raise Http404
    view = passage_view(at.now, passage)
    problem, typed, status = "", view.markup, 200
    if request.method == "POST":
        if not at.fills:
            raise PermissionDenied("年度已归档或不由您填报，现在不能修改。")
        typed = request.POST.get("markup", "")
        seen = request.POST.get("revision", "")
        revision = int(seen) if seen.isdecimal() else 0
        try:
            if request.POST.get("what") == "draft":
                passages.restore(view, revision)
            else:
                passages.keep(at.now, view, typed, revision)
        except Unkept as refused:
            problem, status = str(refused), 422
        except Stale:
            problem, status = (
                "这一段刚被别人改过，没有保存。请复制您的文字，重新打开再改。",
                409,
            )
        else:
            messages.success(request, "已保存。")
            return redirect(f"{at.place.url('union:line_report')}#passage-{passage}")
    more = {
        "view": view,
        "typed": typed,
        "problem": problem,
        "fills": at.fills,
        "figures": sorted(figures_of(at.now).values(), key=lambda one: one.label),
    }
    page = context(at.place, "report", **more)
    return render(request, "union/passage.html", page, status=status)


@require_safe
def forms(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The parts of the package, in the order in which they are handed in."""
    at = line_desk(request, code, year)
    package = at.now.package
    parts = [(n, one, isinstance(one, Sheet)) for n, one in enumerate(package.parts, 1)]
    more = {"parts": parts, "title": package.identity.title, "formats": FORMS}
    return render(request, "union/forms.html", context(at.place, "forms", **more))


@require_safe
def form(request: HttpRequest, code: str, year: int, number: int) -> HttpResponse:
    """One form of the package as it is printed."""
    at = line_desk(request, code, year)
    parts = at.now.package.parts
    if not 1 <= number <= len(parts) or not isinstance(parts[number - 1], Sheet):
        raise Http404
    one = parts[number - 1]
    blocks = list(shown(one, at.addresses))
    more = {"part": one, "blocks": blocks, "landscape": getattr(one, "landscape", False)}
    return render(request, "union/form.html", context(at.place, "forms", **more))


class _LineOrigins(Origins):
    """Records of the union book, each with its page there."""

    def url(self, ref: RecordRef) -> str:
        return record_url(ref, self._known.get(ref, self._own), Book.UNION)


@require_safe
def trace(request: HttpRequest, code: str, year: int, field: str) -> HttpResponse:
    """The records behind one figure; they add up to it."""
    at = line_desk(request, code, year)
    try:
        found = at.now.facts.figure(field)
    except UnknownField:
        raise Http404 from None
    origins = _LineOrigins.of(at.now.evaluation)
    more = {
        "field": found,
        "parts": parts_of(found, origins, request.GET.get("page", "")),
        "components": components(found, at.now.facts, at.addresses),
        "reckoning": found.trace.splitlines(),
    }
    return render(request, "union/trace.html", context(at.place, "forms", **more))


@require_safe
def audit(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """What our own audit says of the package as it stands."""
    at = line_desk(request, code, year)
    more = {"audit": None if empty(at.now) else audited_line(at.now), "at": at.addresses}
    return render(request, "union/audit.html", context(at.place, "audit", **more))


@require_safe
def file(request: HttpRequest, code: str, year: int, form: str) -> HttpResponse:
    """The whole package in one format, as it stands."""
    at = line_desk(request, code, year)
    return draft(request, at.now.package, form, at.place.url("union:line_forms"))
