"""Handing in and taking back: within one system, or as one file each way."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from hengji.web.accounts.coming import coming_of
from hengji.web.accounts.models import Account
from hengji.web.accounts.permissions import demand, may
from hengji.web.evaluation import handover_receiving, handovers
from hengji.web.evaluation.exchanges import exchanges, lacking_forms
from hengji.web.evaluation.handover_format import LARGEST_PACKAGE
from hengji.web.evaluation.handovers import Answer, progress
from hengji.web.evaluation.models import Handover
from hengji.web.evaluation.routes import FISCAL, Route
from hengji.web.evaluation.signing import signs_as
from hengji.web.evaluation.stages import VERDICTS, Kind, Stage, stage_of
from hengji.web.evaluation.versions import NotNow, standing
from hengji.web.evaluation.views.signing import own_hand
from hengji.web.evaluation.views.signing_frame import frame, opened, telling
from hengji.web.evidence.sending import sent
from hengji.web.shell.place import Place
from hengji.web.units.models import UnitYear, YearState


@require_safe
def handover(request: HttpRequest, code: str, year: int, route: Route = FISCAL) -> HttpResponse:
    """What was handed in and what came back."""
    place = opened(request, code, year, route)
    own = UnitYear.objects.filter(unit=place.unit, year=year).select_related("unit").first()
    handed = exchanges(place.unit, year, route)
    version = standing(own, route) if own else None
    now = stage_of(version) if version else Stage.NONE
    more = {
        "words": progress(own, route, now) if own else "年度没有建立",
        "stage": now.name.lower(),
        "open": own is None or own.state != YearState.ARCHIVED,
        "version": version,
        "exchanges": handed,
        "lacks": lacking_forms(own, handed, route) if own else "",
        "fills": may(request.user, "unit.fill", place.unit),
        "opens": may(request.user, "attachment.open", place.unit),
        "answers": _answers(request, place, route),
        "asks_password": _asks_password(request),
        "verdicts": VERDICTS.items(),
    }
    return render(request, "evaluation/handover.html", frame(place, "handover", route, **more))


def _answers(request: HttpRequest, place: Place, route: Route) -> bool:
    return signs_as(request.user, place.unit, route.outside)


def _asks_password(request: HttpRequest) -> bool:
    return isinstance(request.user, Account) and request.user.has_usable_password()


def _demand_answer(request: HttpRequest, place: Place, route: Route) -> Account:
    account = request.user
    if not isinstance(account, Account) or not _answers(request, place, route):
        raise PermissionDenied(f"只有{route.receiver}可以接收报送包、提审核结论。")
    return account


@require_POST
def submit(request: HttpRequest, code: str, year: int, route: Route = FISCAL) -> HttpResponse:
    """Count the signed version as handed in; its package can be downloaded from then on."""
    place = opened(request, code, year, route)
    demand(request.user, "unit.fill", place.unit)
    with telling(request):
        handovers.submit(place.unit, year, route)
        messages.success(request, f"已报送。没有联网的，把下面的报送包拷贝给{route.receiver}。")
    return redirect(place.url(f"{route.space}:handover"))


@require_safe
def latest_submission(
    request: HttpRequest, code: str, year: int, route: Route = FISCAL
) -> HttpResponseBase:
    """The latest submission package."""
    found = _kept(request, opened(request, code, year, route), route, Kind.SUBMISSION)
    last = found.order_by("pk").last()
    if last is None:
        raise Http404
    return _sent(last)


@require_safe
def submission(
    request: HttpRequest, code: str, year: int, key: int, route: Route = FISCAL
) -> HttpResponseBase:
    """The submission package of one version, however many came after it."""
    found = _kept(request, opened(request, code, year, route), route, Kind.SUBMISSION)
    return _sent(get_object_or_404(found, pk=key))


@require_safe
def returned(
    request: HttpRequest, code: str, year: int, key: int, route: Route = FISCAL
) -> HttpResponseBase:
    """The return package of one version."""
    found = _kept(request, opened(request, code, year, route), route, Kind.RETURN)
    return _sent(get_object_or_404(found, pk=key))


def _kept(request: HttpRequest, place: Place, route: Route, kind: Kind) -> QuerySet[Handover]:
    """Files of this kind, for those who may open them."""
    demand(request.user, "attachment.open", place.unit)
    of = {"unit": place.unit, "year": place.year, "book": route.book}
    return Handover.objects.filter(**of, kind=kind)


def _sent(one: Handover) -> HttpResponseBase:
    return sent(one.digest, one.name, "application/zip")


@require_POST
def receive(request: HttpRequest, code: str, year: int, route: Route = FISCAL) -> HttpResponse:
    """The bureau takes in a submission package."""
    place = opened(request, code, year, route)
    _demand_answer(request, place, route)
    with telling(request):
        version = handover_receiving.receive(place.unit, year, _upload(request), route)
        messages.success(request, f"已接收第 {version.number} 版，核对码 {version.code}。")
    return redirect(place.url(f"{route.space}:handover"))


@require_POST
def answer(request: HttpRequest, code: str, year: int, route: Route = FISCAL) -> HttpResponse:
    """The bureau's answer to the version handed in."""
    place = opened(request, code, year, route)
    account = _demand_answer(request, place, route)
    verdict = request.POST.get("verdict", "")
    lines = request.POST.get("problems", "").splitlines()
    given = Answer(
        verdict,
        request.POST.get("opinion", ""),
        tuple(line.strip() for line in lines if line.strip()),
    )
    with telling(request):
        if verdict not in VERDICTS:
            raise NotNow("请选择审核结论。")
        own_hand(request, account)
        handovers.answer(place.unit, year, given, route, coming_of(request, account))
        messages.success(request, "审核结论已保存。没有联网的单位，把退回包拷贝给它。")
    return redirect(place.url(f"{route.space}:handover"))


@require_POST
def take_back(
    request: HttpRequest, code: str, year: int, route: Route = FISCAL
) -> HttpResponse:
    """The unit takes in the bureau's answer."""
    place = opened(request, code, year, route)
    demand(request.user, "unit.fill", place.unit)
    with telling(request):
        kept = handovers.take_back(place.unit, year, _upload(request), route)
        verdict = VERDICTS[str(kept.told["verdict"])]
        messages.success(request, f"已登记{route.receiver}的审核结论：{verdict}。")
    return redirect(place.url(f"{route.space}:handover"))


def _upload(request: HttpRequest) -> bytes:
    given = request.FILES.get("file")
    if given is None or not given.size:
        raise NotNow("请选择文件。")
    if given.size > LARGEST_PACKAGE:
        raise NotNow(f"文件超过 {LARGEST_PACKAGE >> 20} MB，不能接收。")
    data: bytes = given.read()
    return data
