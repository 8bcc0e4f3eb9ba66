"""The first page after signing in, the overview of a unit's year, and the readiness answer."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hengji.web.accounts import sharing
from hengji.web.accounts.middleware import own_transactions
from hengji.web.accounts.models import Account
from hengji.web.accounts.permissions import demand, may, standing_of
from hengji.web.accounts.roles import ADMINISTRATORS, OWN_WORK
from hengji.web.clock import today
from hengji.web.serving.marking import told_ready
from hengji.web.shell.dashboard import blocks
from hengji.web.shell.place import year_place
from hengji.web.shell.progress import progress
from hengji.web.shell.steps import steps
from hengji.web.shell.waiting import MOST, waiting
from hengji.web.shell.years import years_about


def home(request: HttpRequest) -> HttpResponse:
    """What waits for the one who signed in."""
    standing = standing_of(request.user)
    mine = list(waiting(request.user)) if isinstance(request.user, Account) else []
    shown = mine[:MOST]
    context = {
        "roles": sorted(role.label for role in standing.roles),
        "waiting": shown,
        "more": len(mine[MOST:]),
        "waits_often": bool(standing.roles - OWN_WORK),
        "progress": progress(standing, today()),
        "administers": bool(standing.roles & ADMINISTRATORS),
        "blocks": blocks(
            standing, today(), {(one.unit, one.year) for one in shown if one.dated}
        ),
    }
    return render(request, "shell/home.html", context)


def year(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """A unit's year: its steps. What is still missing in each is asked for apart."""
    place = year_place(request, code, year, "")
    context = {
        "place": place,
        "about": years_about(request.user, place, today()),
        "may_share": may(request.user, "unit.approve", place.unit),
        "shared": sharing.is_shared(place.unit, today()),
    }
    return render(request, "shell/overview.html", context)


@require_safe
def missing(request: HttpRequest, code: str, year: int, step: str) -> HttpResponse:
    """What is still missing in one step, as a part of the overview."""
    place = year_place(request, code, year, step)
    known = next((one for one in steps() if one.key == step), None)
    if known is None:
        raise Http404
    demand(request.user, known.permission, place.unit)
    found = list(known.missing(place.unit, place.year))
    return render(request, "shell/missing.html", {"missing": found})


@own_transactions
@login_not_required
def ready(request: HttpRequest) -> HttpResponse:
    """For the supervisor: web and database answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse(told_ready(), content_type="text/plain")
