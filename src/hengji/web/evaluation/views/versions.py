"""Freezing a version, and a frozen one with its files and what it changed."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_safe

from hengji.profiles import profile
from hengji.web.accounts.permissions import demand, may
from hengji.web.evaluation.models import Version
from hengji.web.evaluation.readiness import readiness
from hengji.web.evaluation.routes import FISCAL, Route
from hengji.web.evaluation.stages import steps
from hengji.web.evaluation.version_contents import Changes, changes
from hengji.web.evaluation.versions import (
    NotNow,
    Refused,
    freeze,
    kind_of_form,
    standing,
)
from hengji.web.evaluation.views.frame import seen_whole
from hengji.web.evaluation.views.signing_frame import frame, opened, version_of
from hengji.web.evidence.sending import sent, sent_page
from hengji.web.shell.place import Place
from hengji.web.units.models import UnitYear

_REASON = "reason."


@seen_whole
@require_http_methods(["GET", "HEAD", "POST"])
def freezing(request: HttpRequest, code: str, year: int, route: Route = FISCAL) -> HttpResponse:
    """The page that freezes; what stands against it comes by itself once it is known."""
    place = opened(request, code, year, route)
    demand(request.user, "unit.fill", place.unit)
    obstacles: tuple[object, ...] = ()
    if request.method == "POST":
        reasons = {
            key.removeprefix(_REASON): value.strip()
            for key, value in request.POST.items()
            if key.startswith(_REASON) and isinstance(value, str)
        }
        try:
            version = freeze(place.unit, year, reasons, route)
        except Refused as refused:
            obstacles = refused.obstacles
        except NotNow as problem:
            _tell_why_not(request, place, problem, route)
            return redirect(place.url(f"{route.space}:signing"))
        else:
            messages.success(request, _made(version))
            return redirect(place.url(f"{route.space}:signing"))
    status = 422 if obstacles else 200
    more = frame(place, "signing", route, obstacles=obstacles)
    return render(request, "evaluation/freezing.html", more, status=status)


def _made(version: Version) -> str:
    return f"已形成第 {version.number} 版定稿，核对码 {version.code}。"


def _tell_why_not(request: HttpRequest, place: Place, problem: NotNow, route: Route) -> None:
    """Asked twice for the same, and made the first time: that is no problem."""
    own = UnitYear.objects.filter(unit=place.unit, year=place.year).first()
    there = standing(own, route) if own else None
    if there is not None and there.digest == request.POST.get("digest"):
        messages.success(request, _made(there))
    else:
        messages.error(request, str(problem))


@seen_whole
@require_safe
def check(request: HttpRequest, code: str, year: int, route: Route = FISCAL) -> HttpResponse:
    """What stands against freezing, else the form that freezes; a fragment."""
    place = opened(request, code, year, route)
    demand(request.user, "unit.fill", place.unit)
    more = {"place": place, "route": route, "ready": readiness(place.unit, year, route)}
    return render(request, "evaluation/readiness.html", more)


@require_safe
def version(
    request: HttpRequest, code: str, year: int, number: int, route: Route = FISCAL
) -> HttpResponse:
    """One frozen version: files, signatures, what it changed, what the audit found."""
    place = opened(request, code, year, route)
    one = version_of(place, number, route)
    before = _before(place, number, route)
    more = {
        "version": one,
        "profile": profile(one.profile),
        "files": list(one.files.all()),
        "chain": steps(one),
        "before": before,
        "changes": _changes(before, one),
        "accepted": one.inputs["accepted"],
        "findings": [
            found
            for document in one.findings.get("documents", ())
            for found in document.get("findings", ())
        ],
        "opens": may(request.user, "attachment.open", place.unit),
    }
    return render(request, "evaluation/version.html", frame(place, "signing", route, **more))


def _before(place: Place, number: int, route: Route) -> Version | None:
    of = {"unit": place.unit, "year": place.year, "book": route.book}
    earlier = Version.objects.filter(**of, number__lt=number)
    return earlier.order_by("number").last()


def _changes(before: Version | None, now: Version) -> Changes | None:
    if before is None:
        return None
    return changes(before.inputs["contents"], now.inputs["contents"])


@require_safe
def file(
    request: HttpRequest, code: str, year: int, number: int, form: str, route: Route = FISCAL
) -> HttpResponseBase:
    """One file of a version, as it was frozen."""
    return _sent(request, code, year, number, form, route, shown=False)


@xframe_options_sameorigin
@require_safe
def pages(
    request: HttpRequest, code: str, year: int, number: int, route: Route = FISCAL
) -> HttpResponseBase:
    """The frozen pages to be read in the browser: they run nothing and load nothing."""
    return _sent(request, code, year, number, "html", route, shown=True)


def _sent(
    request: HttpRequest,
    code: str,
    year: int,
    number: int,
    form: str,
    route: Route,
    *,
    shown: bool,
) -> HttpResponseBase:
    place = opened(request, code, year, route)
    demand(request.user, "attachment.open", place.unit)
    one = version_of(place, number, route).files.filter(form=form).first()
    if one is None:
        raise Http404
    send = sent_page if shown else sent
    return send(one.digest, one.name, kind_of_form(form).served_as)
