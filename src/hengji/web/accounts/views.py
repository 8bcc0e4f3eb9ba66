"""Signing in and out, one's own account, the log."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from hengji.web.accounts import links, log
from hengji.web.accounts.coming import come_in
from hengji.web.accounts.forms import PasswordForm
from hengji.web.accounts.models import Account, SignIn
from hengji.web.accounts.scopes import grants_on
from hengji.web.clock import today

_LATEST = 10


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page: with a password, for those who have set one."""
    if request.user.is_authenticated:
        return redirect("shell:home")
    form = AuthenticationForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        account = form.get_user()
        return come_in(request, redirect(_next(request)), account, SignIn.Kind.PASSWORD)
    if request.method == "POST":
        known = Account.objects.filter(login=request.POST.get("username", "")).first()
        log.refused(request, known)
    status = 422 if form.errors else 200
    return render(request, "accounts/sign_in.html", {"form": form}, status=status)


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def use_link(request: HttpRequest, secret: str) -> HttpResponse:
    """A one-time link. Opening it only asks; pressing the button uses it up, so that a mail
    program that looks at links in advance does not. ``?next=`` leads on from there.
    """
    if request.method == "GET":
        owner = links.owner_of(secret)
        status = 200 if owner else 410
        return render(request, "accounts/link.html", {"owner": owner}, status=status)
    link = links.use_link(secret)
    if link is None:
        log.refused(request, None)
        return render(request, "accounts/link.html", {"owner": None}, status=410)
    onward = redirect(_next(request))
    return come_in(request, onward, link.account, SignIn.Kind.LINK, link.made_by)


@never_cache
@require_http_methods(["GET", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """One's own account: roles, a password if one is wanted, the latest sign-ins."""
    me = request.user
    if not isinstance(me, Account):
        raise PermissionDenied("请先登录。")
    form = PasswordForm(request, me)
    if request.method == "POST" and form.is_valid():
        form.save()
        update_session_auth_hash(request, me)
        log.note(request, SignIn.Kind.SECRET, me, link_by=me)
        messages.success(request, "密码已设置，下次可以用登录名和密码登录。")
        return redirect("accounts:account")
    context = {
        "form": form,
        "grants": grants_on(me, today()).select_related("unit"),
        "lines": SignIn.objects.filter(account=me).select_related("link_by")[:_LATEST],
    }
    status = 422 if form.errors else 200
    return render(request, "accounts/account.html", context, status=status)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session, with a note in the log."""
    account = request.user
    log.note(request, SignIn.Kind.OUT, account if isinstance(account, Account) else None)
    logout(request)
    return redirect("accounts:sign_in")


def locked_out(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    """Too many attempts."""
    return render(request, "accounts/locked_out.html", status=429)


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    allowed = {request.get_host()}
    if url_has_allowed_host_and_scheme(wanted, allowed, require_https=request.is_secure()):
        return wanted
    return resolve_url("shell:home")
