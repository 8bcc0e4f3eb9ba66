"""Signing a version: who is due, signing in the system, on paper, links to hand out."""

from __future__ import annotations

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hengji.composition.layout import Signer
from hengji.web.accounts.coming import coming_of, own_password
from hengji.web.accounts.links import make_link
from hengji.web.accounts.models import Account
from hengji.web.accounts.permissions import demand, may
from hengji.web.accounts.roles import Role
from hengji.web.clock import today
from hengji.web.evaluation import signing, stages
from hengji.web.evaluation.forms.signing import PaperForm
from hengji.web.evaluation.handovers import progress
from hengji.web.evaluation.models import Version
from hengji.web.evaluation.routes import FISCAL, Route
from hengji.web.evaluation.stages import Stage
from hengji.web.evaluation.versions import NotNow, standing, versions
from hengji.web.evaluation.views.signing_frame import frame, opened, telling, version_of
from hengji.web.shell.place import Place
from hengji.web.units.models import UnitYear, YearState

_HOLDS = {
    Signer.FILLER: Role.CLERK,
    Signer.LEADER: Role.EVALUATION_GROUP,
    Signer.HEAD: Role.HEAD,
}


@require_safe
def overview(request: HttpRequest, code: str, year: int, route: Route = FISCAL) -> HttpResponse:
    """Where signing stands, and what is to be done next."""
    place = opened(request, code, year, route)
    own = UnitYear.objects.filter(unit=place.unit, year=year).select_related("unit").first()
    version = standing(own, route) if own else None
    chain = stages.steps(version) if version else ()
    now = stages.stage(chain, version.handovers.all()) if version else Stage.NONE
    due = stages.due(chain)
    more = {
        "own": own,
        "version": version,
        "chain": chain,
        "due": due,
        "mine": due is not None
        and now is Stage.TO_SIGN
        and signing.may_sign(request.user, place.unit, due),
        "versions": list(versions(place.unit, year, route).order_by("-number")),
        "changed": version is not None and signing.moved_on(version),
        "fills": may(request.user, "unit.fill", place.unit),
        "hands_links": _hands_links(request, place),
        "signers": list(_signers(place, due)) if due else (),
        "words": progress(own, route, now) if own else "年度没有建立",
        "stage": now.name.lower(),
        "freezes": own is not None and _freezes(own, route, now, version),
    }
    return render(request, "evaluation/signing.html", frame(place, "signing", route, **more))


def _freezes(own: UnitYear, route: Route, now: Stage, version: Version | None) -> bool:
    """May a version be made as things stand? The first one, or one in the place of another."""
    if route.moves_year:
        return version is None and own.state in (YearState.EVALUATING, YearState.TO_SIGN)
    return own.state != YearState.ARCHIVED and stages.may_be_replaced(now)


def _hands_links(request: HttpRequest, place: Place) -> bool:
    """Those who manage accounts; where one person does both, the clerk."""
    fills = may(request.user, "unit.fill", place.unit)
    return may(request.user, "accounts.manage") or (fills and place.unit.small)


def _signers(place: Place, step: stages.Step) -> QuerySet[Account]:
    """The accounts whose step it is."""
    role = _HOLDS.get(step.signer)
    held = Account.objects.filter(
        is_active=True, grants__role=role, grants__unit=place.unit, grants__since__lte=today()
    )
    return held.exclude(grants__role=role, grants__until__lt=today()).distinct()


@csp_update({"frame-src": [SELF]})  # type: ignore[arg-type]  # its type knows no addresses
@require_http_methods(["GET", "HEAD", "POST"])
def sign(
    request: HttpRequest, code: str, year: int, number: int, route: Route = FISCAL
) -> HttpResponse:
    """Sign in the system, the frozen pages before one's eyes."""
    place = opened(request, code, year, route)
    version = version_of(place, number, route)
    step = stages.due(stages.steps(version))
    account = request.user
    if step is None or step.outside or not isinstance(account, Account):
        messages.info(request, "本版定稿的签字已经齐了。")
        return redirect(place.url(f"{route.space}:signing"))
    if not signing.may_sign(account, place.unit, step):
        raise PermissionDenied(f"现在由“{step.duty}”签字，这一环节由{step.who}签。")
    if request.method == "POST":
        if request.POST.get("read") != "yes":
            messages.error(request, "请先通读定稿，勾选“已阅”再签字。")
            return redirect(request.path)
        with telling(request):
            own_hand(request, account)
            came = coming_of(request, account)
            seen = request.POST.get("code", "")
            signing.sign(version, account, seen, step.position, came)
            messages.success(request, f"已签字：{step.duty}　{account.name}。")
        return redirect(place.url(f"{route.space}:signing"))
    more = {
        "version": version,
        "step": step,
        "signer": account,
        "came": coming_of(request, account),
        "asks_password": account.has_usable_password(),
    }
    return render(request, "evaluation/sign.html", frame(place, "signing", route, **more))


def own_hand(request: HttpRequest, account: Account) -> None:
    """Who has a password of their own gives it once more, whatever link they came by.

    Raises :class:`NotNow`; too many wrong ones are refused as at signing in.
    """
    if not account.has_usable_password():
        return
    if not own_password(request, account, request.POST.get("password", "")):
        raise NotNow("密码不对，没有签字。签字要输入您自己设置的登录密码。")


@require_http_methods(["GET", "HEAD", "POST"])
def paper(
    request: HttpRequest, code: str, year: int, number: int, route: Route = FISCAL
) -> HttpResponse:
    """Enter what was signed on paper: the scan, its code, who signed."""
    place = opened(request, code, year, route)
    demand(request.user, "unit.fill", place.unit)
    version = version_of(place, number, route)
    due = stages.own_steps(stages.steps(version))
    if not due:
        messages.info(request, "本单位的签字已经齐了。")
        return redirect(place.url(f"{route.space}:signing"))
    form = PaperForm(due, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = signing.sign_on_paper(version, data["scan"], data["code"], form.names())
        except NotNow as problem:
            form.add_error(None, str(problem))
        else:
            words = "、".join(f"{one.duty} {one.name}" for one in made)
            messages.success(request, f"已登记纸质签字：{words}。")
            return redirect(place.url(f"{route.space}:signing"))
    more = {"version": version, "form": form}
    status = 422 if form.errors else 200
    return render(
        request, "evaluation/paper.html", frame(place, "signing", route, **more), status=status
    )


@never_cache
@require_POST
def link(
    request: HttpRequest, code: str, year: int, number: int, route: Route = FISCAL
) -> HttpResponse:
    """A one-time link for the person whose turn it is; it leads to the page to sign."""
    place = opened(request, code, year, route)
    if not _hands_links(request, place):
        raise PermissionDenied("签字链接由系统管理员发给签字人；小单位模式下由经办人发。")
    version = version_of(place, number, route)
    step = stages.due(stages.steps(version))
    if step is None:
        raise Http404
    chosen = request.POST.get("account", "")
    account = get_object_or_404(
        _signers(place, step), pk=int(chosen) if chosen.isdecimal() else 0
    )
    handed = request.user if isinstance(request.user, Account) else None
    path = reverse("accounts:link", args=[make_link(account, by=handed)])
    target = place.url(f"{route.space}:sign", number=number)
    more = {
        "version": version,
        "step": step,
        "signer": account,
        "link": request.build_absolute_uri(f"{path}?next={target}"),
    }
    return render(
        request, "evaluation/signing_link.html", frame(place, "signing", route, **more)
    )
