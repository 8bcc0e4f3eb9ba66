"""Handing in and taking back: within one system, or as one file each way."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from hengji.web.accounts.permissions import demand, holding, may
from hengji.web.accounts.roles import BUREAU
from hengji.web.evaluation import handover_receiving, handovers
from hengji.web.evaluation.handover_format import LARGEST_PACKAGE
from hengji.web.evaluation.handovers import VERDICTS, Answer, Kind
from hengji.web.evaluation.models import Handover
from hengji.web.evaluation.versions import NotNow, standing
from hengji.web.evaluation.views.signing_frame import frame, opened
from hengji.web.evidence.sending import sent
from hengji.web.shell.place import Place
from hengji.web.units.models import UnitYear

_OF_THE_BUREAU = holding(*BUREAU)


@require_safe
def handover(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """What was handed in and what came back."""
    place = opened(request, code, year)
    own = UnitYear.objects.filter(unit=place.unit, year=year).select_related("unit").first()
    made = Handover.objects.filter(unit=place.unit, year=year).select_related("version")
    rows = list(made.order_by("-pk"))
    version = standing(own) if own else None
    answered = any(
        one.kind == Kind.RETURN and version and one.version_id == version.pk for one in rows
    )
    more = {
        "own": own,
        "state": own.state if own else "",
        "version": version,
        "rows": rows,
        "answered": answered,
        "fills": may(request.user, "unit.fill", place.unit),
        "answers": _answers(request, place),
        "verdicts": VERDICTS.items(),
    }
    return render(request, "evaluation/handover.html", frame(place, "handover", **more))


def _answers(request: HttpRequest, place: Place) -> bool:
    reviews = may(request.user, "unit.review", place.unit)
    return reviews and _OF_THE_BUREAU(request.user, place.unit)


def _demand_answer(request: HttpRequest, place: Place) -> None:
    if not _answers(request, place):
        raise PermissionDenied("只有财政部门可以接收报送包、提审核结论。")


@require_POST
def submit(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Count the signed version as handed in; its package can be downloaded from then on."""
    place = opened(request, code, year)
    demand(request.user, "unit.fill", place.unit)
    try:
        handovers.submit(place.unit, year)
    except NotNow as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "已报送。没有联网的，把下面的报送包拷贝给财政部门。")
    return redirect(place.url("evaluation:handover"))


@require_safe
def submission(request: HttpRequest, code: str, year: int) -> HttpResponseBase:
    """The latest submission package."""
    place = opened(request, code, year)
    demand(request.user, "attachment.open", place.unit)
    found = Handover.objects.filter(unit=place.unit, year=year, kind=Kind.SUBMISSION)
    return _sent(found.order_by("pk").last())


@require_safe
def returned(request: HttpRequest, code: str, year: int, key: int) -> HttpResponseBase:
    """A return package."""
    place = opened(request, code, year)
    demand(request.user, "attachment.open", place.unit)
    return _sent(
        get_object_or_404(Handover, pk=key, unit=place.unit, year=year, kind=Kind.RETURN)
    )


def _sent(one: Handover | None) -> HttpResponseBase:
    if one is None:
        raise Http404
    return sent(one.digest, one.name, "application/zip")


@require_POST
def receive(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The bureau takes in a submission package."""
    place = opened(request, code, year)
    _demand_answer(request, place)
    try:
        version = handover_receiving.receive(place.unit, year, _upload(request))
    except NotNow as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, f"已接收第 {version.number} 版，核对码 {version.code}。")
    return redirect(place.url("evaluation:handover"))


@require_POST
def answer(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The bureau's answer to the version handed in."""
    place = opened(request, code, year)
    _demand_answer(request, place)
    verdict = request.POST.get("verdict", "")
    lines = request.POST.get("problems", "").splitlines()
    given = Answer(
        verdict,
        request.POST.get("opinion", ""),
        tuple(line.strip() for line in lines if line.strip()),
    )
    try:
        if verdict not in VERDICTS:
            raise NotNow("请选择审核结论。")
        handovers.answer(place.unit, year, given)
    except NotNow as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "审核结论已保存。没有联网的单位，把退回包拷贝给它。")
    return redirect(place.url("evaluation:handover"))


@require_POST
def take_back(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The unit takes in the bureau's answer."""
    place = opened(request, code, year)
    demand(request.user, "unit.fill", place.unit)
    try:
        kept = handovers.take_back(place.unit, year, _upload(request))
    except NotNow as problem:
        messages.error(request, str(problem))
    else:
        verdict = VERDICTS[str(kept.told["verdict"])]
        messages.success(request, f"已登记财政部门的审核结论：{verdict}。")
    return redirect(place.url("evaluation:handover"))


def _upload(request: HttpRequest) -> bytes:
    given = request.FILES.get("file")
    if given is None or not given.size:
        raise NotNow("请选择文件。")
    if given.size > LARGEST_PACKAGE:
        raise NotNow(f"文件超过 {LARGEST_PACKAGE >> 20} MB，不能接收。")
    data: bytes = given.read()
    return data
