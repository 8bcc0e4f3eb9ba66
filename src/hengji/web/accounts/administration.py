"""Pages of the three administrators: accounts, grants, the log."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hengji.web.accounts import links, retention, services
from hengji.web.accounts import log as accounts_log
from hengji.web.accounts.forms import AccountForm, GrantForm
from hengji.web.accounts.middleware import actor, own_transactions
from hengji.web.accounts.models import Account, Grant, SignIn
from hengji.web.accounts.permissions import demand
from hengji.web.accounts.selectors import GrantChanges, people_like
from hengji.web.clock import today
from hengji.web.rows.scope import EVERYWHERE, Scope
from hengji.web.rows.session import acting
from hengji.web.settings import OFFICE

_PAGE = 50
_CHANGES = 20
_NAMES_OF_UNITS = Scope(units=EVERYWHERE)
"""Who grants roles sees which units there are, and nothing of what they hold."""


@require_http_methods(["GET", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """Accounts: listed, opened."""
    demand(request.user, "accounts.manage")
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        account = services.open_account(form.cleaned_data["login"], form.cleaned_data["name"])
        _note(request, SignIn.Kind.OPENED, account)
        return _show_link(request, account)
    wanted = request.GET.get("q", "").strip()
    context = {"people": people_like(wanted), "wanted": wanted, "form": form}
    return render(request, "accounts/people.html", context, status=422 if form.errors else 200)


@never_cache
@require_POST
def invite(request: HttpRequest, account: int) -> HttpResponse:
    """A new one-time link for an account; the former one is void."""
    demand(request.user, "accounts.manage")
    one = get_object_or_404(Account, pk=account, is_active=True)
    refusal = services.link_refusal(one, today(), small_unit=OFFICE.small_unit)
    if refusal and one != request.user:
        messages.error(request, refusal)
        return redirect("accounts:people")
    return _show_link(request, one)


@require_POST
def close(request: HttpRequest, account: int) -> HttpResponse:
    """Close an account."""
    demand(request.user, "accounts.manage")
    one = get_object_or_404(Account, pk=account, is_active=True)
    if one == request.user:
        messages.error(request, "不能停用自己的账号，请让另一位系统管理员来做。")
        return redirect("accounts:people")
    try:
        services.close_account(one, today(), "停用账号")
    except services.NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        _note(request, SignIn.Kind.CLOSED, one)
        messages.success(request, f"“{one.name}”已停用，登录和角色都已终止，做过的记录保留。")
    return redirect("accounts:people")


@require_POST
def reopen(request: HttpRequest, account: int) -> HttpResponse:
    """Let somebody who left sign in again; roles are granted anew."""
    demand(request.user, "accounts.manage")
    one = get_object_or_404(Account, pk=account, is_active=False)
    services.reopen_account(one, "恢复账号")
    _note(request, SignIn.Kind.REOPENED, one)
    messages.success(request, f"“{one.name}”可以登录了；角色请安全管理员重新授予。")
    return redirect("accounts:people")


@own_transactions
@require_http_methods(["GET", "POST"])
def grants(request: HttpRequest) -> HttpResponse:
    """Roles: listed, granted."""
    demand(request.user, "grants.manage")
    with acting(_NAMES_OF_UNITS, actor(request), "accounts:grants"):
        form = GrantForm(request.POST or None, initial={"since": today()})
        if request.method == "POST" and form.is_valid() and _granted(request, form):
            return redirect("accounts:grants")
        known = Grant.objects.select_related("account", "unit").order_by("account", "role")
        context = {
            "grants": known,
            "form": form,
            "today": today(),
            "separated": not OFFICE.small_unit,
        }
        return render(
            request, "accounts/grants.html", context, status=422 if form.errors else 200
        )


@require_POST
def end(request: HttpRequest, grant: int) -> HttpResponse:
    """End a grant today."""
    demand(request.user, "grants.manage")
    one = get_object_or_404(Grant, pk=grant)
    why = request.POST.get("why", "").strip()
    if not why:
        messages.error(request, "请填写结束授权的理由。")
        return redirect("accounts:grants")
    try:
        services.end_grant(one, today(), why)
    except services.NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "授权已结束。")
    return redirect("accounts:grants")


@own_transactions
@require_GET
def log(request: HttpRequest) -> HttpResponse:
    """Who signed in, what was done to accounts, who was granted what by whom, how long it is
    kept.
    """
    demand(request.user, "log.view")
    lines = Paginator(SignIn.objects.select_related("account", "link_by"), _PAGE)
    with acting(_NAMES_OF_UNITS, actor(request), "accounts:log"):
        changes = GrantChanges(lines=_CHANGES)
        context = {
            "lines": lines.get_page(request.GET.get("page")),
            "changes": changes.page(request.GET.get("changes")),
            "rules": retention.in_force(today()),
        }
        return render(request, "accounts/log.html", context)


def _granted(request: HttpRequest, form: GrantForm) -> bool:
    data = form.cleaned_data
    try:
        services.grant(
            data["account"],
            data["role"],
            data["unit"],
            data["since"],
            data["why"],
            small_unit=OFFICE.small_unit,
            until=data["until"],
        )
    except services.NotAllowed as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, "已授权。")
    return True


def _note(request: HttpRequest, kind: SignIn.Kind, account: Account) -> Account | None:
    """Into the log, under the name of the administrator who does it."""
    maker = request.user if isinstance(request.user, Account) else None
    accounts_log.note(request, kind, account, link_by=maker)
    return maker


def _show_link(request: HttpRequest, account: Account) -> HttpResponse:
    maker = _note(request, SignIn.Kind.INVITED, account)
    path = reverse("accounts:link", args=[links.make_link(account, by=maker)])
    context = {"account": account, "url": request.build_absolute_uri(path)}
    return render(request, "accounts/new_link.html", context)
