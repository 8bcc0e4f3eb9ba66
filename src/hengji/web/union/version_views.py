"""Freezing, signing, handing over and answering on the union's line."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hengji.composition.layout import Signer
from hengji.web.accounts.coming import coming_of
from hengji.web.accounts.models import Account
from hengji.web.accounts.permissions import demand, may
from hengji.web.evaluation.forms.signing import PaperForm
from hengji.web.evaluation.versions import NotNow, Refused, kind_of_form
from hengji.web.evaluation.views.signing import own_hand
from hengji.web.evidence.kinds import KINDS
from hengji.web.evidence.sending import sent, sent_page
from hengji.web.shell.place import Place
from hengji.web.union import freezing, signing
from hengji.web.union.line import current_line
from hengji.web.union.line_frame import context, opened
from hengji.web.union.models import LineVersion
from hengji.web.units.models import UnitYear, YearState

_REASON = "reason."
_SIGNED = "已签字。"


@require_safe
def versions(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Where the newest version stands, what is to be done next, the versions before it."""
    place = opened(request, code, year)
    stands = freezing.standing(place.unit, year)
    version, due = stands.version, stands.due
    upper = next((one for one in stands.steps if one.signer is Signer.UPPER), None)
    submitted = stands.state is freezing.LineState.SUBMITTED
    more = {
        "stands": stands,
        "steps": [(one, signing.WHO[one.signer]) for one in stands.steps],
        "changed": version is not None
        and not freezing.unchanged(version, current_line(place.unit, year)),
        "fills": may(request.user, "unit.fill", place.unit),
        "asks_password": isinstance(request.user, Account)
        and request.user.has_usable_password(),
        "mine": due is not None and signing.may_sign(request.user, place.unit, due),
        "answers": submitted
        and upper is not None
        and signing.may_sign(request.user, place.unit, upper),
        "opens": may(request.user, "attachment.open", place.unit),
        "open": _open(place),
        "signed": stands.state is freezing.LineState.SIGNED,
        "versions": list(
            freezing.line_versions(place.unit, year)
            .order_by("-number")
            .prefetch_related("files")
        ),
    }
    return render(request, "union/versions.html", context(place, "versions", **more))


@require_http_methods(["GET", "HEAD", "POST"])
def freeze(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """What stands against freezing, else the form that freezes; and freezing."""
    place = opened(request, code, year)
    demand(request.user, "unit.fill", place.unit)
    obstacles: tuple[object, ...] = ()
    if request.method == "POST":
        reasons = {
            key.removeprefix(_REASON): value.strip()
            for key, value in request.POST.items()
            if key.startswith(_REASON) and isinstance(value, str)
        }
        try:
            version = freezing.freeze(place.unit, year, reasons)
        except Refused as refused:
            obstacles = refused.obstacles
        except NotNow as problem:
            messages.error(request, str(problem))
            return _back(place)
        else:
            words = f"已形成第 {version.number} 版定稿，核对码 {version.code}。"
            messages.success(request, words)
            return _back(place)
    more = {"ready": freezing.readiness(place.unit, year), "refused": obstacles}
    page = context(place, "versions", **more)
    return render(request, "union/freeze.html", page, status=422 if obstacles else 200)


def _open(place: Place) -> bool:
    """Is the year not archived yet?"""
    years = UnitYear.objects.filter(unit=place.unit, year=place.year)
    return years.exclude(state=YearState.ARCHIVED).exists()


def _back(place: Place) -> HttpResponse:
    return redirect(place.url("union:line_versions"))


@require_POST
def sign(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Sign the step that is due, in the system."""
    place = opened(request, code, year)
    account = request.user
    stands = freezing.standing(place.unit, year)
    due = stands.due
    if not isinstance(account, Account) or (
        due is not None and not signing.may_sign(account, place.unit, due)
    ):
        raise PermissionDenied("这一环节不由您签字。")
    if request.POST.get("read") != "yes":
        messages.error(request, "请先通读定稿，勾选“已阅”再签字。")
        return _back(place)
    try:
        own_hand(request, account)
        came = coming_of(request, account)
        signing.sign(place.unit, year, account, request.POST.get("code", ""), came)
    except NotNow as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _SIGNED)
    return _back(place)


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Enter what was signed on paper: the scan, its code, who signed."""
    place = opened(request, code, year)
    demand(request.user, "unit.fill", place.unit)
    stands = freezing.standing(place.unit, year)
    due = [
        one for one in stands.steps if one.signature is None and one.signer is not Signer.UPPER
    ]
    if not due:
        messages.info(request, "没有要登记的签字。")
        return _back(place)
    form = PaperForm(due, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            signing.sign_on_paper(place.unit, year, data["scan"], data["code"], form.names())
        except NotNow as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "已登记纸质签字。")
            return _back(place)
    page = context(place, "versions", version=stands.version, form=form)
    return render(request, "union/paper.html", page, status=422 if form.errors else 200)


@require_POST
def submit(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Hand the signed version over to the upper union."""
    place = opened(request, code, year)
    demand(request.user, "unit.fill", place.unit)
    try:
        signing.submit(place.unit, year)
    except NotNow as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "已报送上级工会。没有联网的，把报送包拷给上级工会。")
    return _back(place)


@require_POST
def answer(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The upper union's answer."""
    place = opened(request, code, year)
    account = request.user
    if not isinstance(account, Account) or not signing.may_answer(account, place.unit):
        raise PermissionDenied("由上级工会答复。")
    given = request.POST
    verdict, opinion = given.get("verdict", ""), given.get("opinion", "")
    try:
        own_hand(request, account)
        came = coming_of(request, account)
        signing.answer(place.unit, year, account, verdict, opinion, came)
    except NotNow as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "已答复。")
    return _back(place)


def _version(place: Place, number: int) -> LineVersion:
    found = freezing.line_versions(place.unit, place.year).filter(number=number).first()
    if found is None:
        raise Http404
    return found


@require_safe
def file(
    request: HttpRequest, code: str, year: int, number: int, form: str
) -> HttpResponseBase:
    """One file of a version, as it was frozen; ``zip`` is what was handed over."""
    place = opened(request, code, year)
    version = _version(place, number)
    if form == "zip":
        demand(request.user, "attachment.open", place.unit)
        handed = getattr(version, "handover", None)
        if handed is None:
            raise Http404
        return sent(handed.digest, handed.name, KINDS["zip"].served_as)
    one = version.files.filter(form=form).first()
    if one is None:
        raise Http404
    return sent(one.digest, one.name, kind_of_form(form).served_as)


@xframe_options_sameorigin
@require_safe
def pages(request: HttpRequest, code: str, year: int, number: int) -> HttpResponseBase:
    """The frozen pages, to be read in the browser: they run nothing and load nothing."""
    place = opened(request, code, year)
    one = _version(place, number).files.filter(form="html").first()
    if one is None:
        raise Http404
    return sent_page(one.digest, one.name, kind_of_form("html").served_as)
