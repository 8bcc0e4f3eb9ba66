"""The report as it will print, each passage with how far it has come and what it needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from hengji.composition import Block, Narrative
from hengji.web.evaluation.auditing import PackageAudit, audit_of
from hengji.web.evaluation.report_editing import LOCKED, confirm_all
from hengji.web.evaluation.report_outline import (
    PassageView,
    ReportView,
    confirmed_figures,
    passage_codes,
    report_view,
)
from hengji.web.evaluation.routes import FISCAL, Route
from hengji.web.evaluation.views.forms import ShownBlock, shown
from hengji.web.evaluation.views.frame import Desk, context, seen_whole, tabs
from hengji.web.evaluation.views.frame import desk as evaluation_desk


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A passage as it will print, and what is to be said beside it."""

    view: PassageView
    blocks: tuple[ShownBlock, ...]
    url: str


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A heading as it will print, with its passages."""

    level: int
    heading: tuple[ShownBlock, ...]
    passages: tuple[ShownPassage, ...]


def report_desk(request: HttpRequest, code: str, year: int, route: Route = FISCAL) -> Desk:
    """The year, as the step of the report."""
    return evaluation_desk(request, code, year, route, "report")


def told(at: Desk, here: str, **more: object) -> dict[str, object]:
    """For ``evaluation/page.html``: of the fiscal report's step, without tabs."""
    return {**context(at, here, **more), "tabs": tabs(at.place, at.route.report_tabs)}


@seen_whole
@require_safe
def report(request: HttpRequest, code: str, year: int, route: Route = FISCAL) -> HttpResponse:
    """The whole report; what the audit finds comes by itself."""
    at = report_desk(request, code, year, route)
    if not at.now.has_forms:
        return without_forms(request, at)
    view = report_view(at.now, confirmed_figures(at.now))
    more = {
        "above": _blocks(view.above, at),
        "sections": list(_sections(view, at)),
        "below": _blocks(view.below, at),
        "stages": view.stages,
        "unconfirmed": sum(one.row is None and not one.lacking for one in view.passages),
    }
    return render(request, "evaluation/report.html", told(at, "report", **more))


def without_forms(request: HttpRequest, at: Desk) -> HttpResponse:
    """That the chosen profile has no report of its own, and where to choose another."""
    more = {"profile": at.now.evaluation.profile}
    return render(request, "evaluation/report_none.html", told(at, "report", **more))


def _sections(view: ReportView, at: Desk) -> Iterator[ShownSection]:
    for one in view.sections:
        passages = tuple(
            ShownPassage(
                of,
                _blocks(of.paragraphs, at),
                at.url("report_passage", passage=of.code),
            )
            for of in one.passages
        )
        yield ShownSection(one.level, _blocks((one.heading,), at), passages)


def _blocks(blocks: tuple[Block, ...], at: Desk) -> tuple[ShownBlock, ...]:
    return tuple(shown(Narrative("", tuple(blocks)), at.addresses))


@seen_whole
@require_safe
def findings(request: HttpRequest, code: str, year: int, route: Route = FISCAL) -> HttpResponse:
    """What the audit finds, each finding beside its passage; fragments put in their places."""
    at = report_desk(request, code, year, route)
    if not at.now.has_forms:
        return HttpResponse()
    audit = audit_of(at.now.package, at.addresses)
    wanted = request.GET.get("passage", "")
    codes = [one for one in passage_codes(at.now) if not wanted or one == wanted]
    more = {
        "audit": audit,
        "beside": [(one, audit.of_passage(one)) for one in codes],
        "elsewhere": 0 if wanted else _elsewhere(audit, codes),
        "wanted": wanted,
        "place": at.place,
        "route": at.route,
    }
    return render(request, "evaluation/report_findings.html", more)


def _elsewhere(audit: PackageAudit, codes: list[str]) -> int:
    """How many findings lead to no passage of the report."""
    of_passages = {id(one.finding) for code in codes for one in audit.of_passage(code)}
    return sum(id(one.finding) not in of_passages for one in audit.found)


@seen_whole
@require_POST
def confirm(request: HttpRequest, code: str, year: int, route: Route = FISCAL) -> HttpResponse:
    """Confirm every passage that is written and not confirmed yet."""
    at = report_desk(request, code, year, route)
    if not at.rights.says:
        raise PermissionDenied(LOCKED)
    if not at.now.has_forms:
        return redirect(at.url("report"))
    view = report_view(at.now, confirmed_figures(at.now))
    done, left = confirm_all(at.now, view)
    messages.success(request, f"已确认 {done} 个段落。")
    if left:
        messages.warning(request, f"另有 {left} 个段落要先补齐，或有待说明出处的数字。")
    return redirect(at.url("report"))
