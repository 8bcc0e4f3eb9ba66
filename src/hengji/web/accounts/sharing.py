"""A unit's head lets the finance bureau read the union book, or no longer."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from hengji.web.accounts.models import UnionShare
from hengji.web.accounts.permissions import demand
from hengji.web.clock import today
from hengji.web.units.models import Unit


@require_POST
def union_book(request: HttpRequest, code: str) -> HttpResponse:
    """Begin or end the sharing of the unit's union book."""
    unit = Unit.objects.filter(code=code).first()
    if unit is None:
        raise Http404
    demand(request.user, "unit.approve", unit)
    on = today()
    if request.POST.get("share") == "yes":
        if not is_shared(unit, on):
            UnionShare.objects.create(unit=unit, since=on)
        messages.success(request, "已把工会账共享给财政局查看。")
    else:
        _end(unit, on)
        messages.success(request, "已停止共享工会账。")
    return redirect("shell:year", code=code, year=on.year)


def is_shared(unit: Unit, on: date) -> bool:
    """May the finance bureau read the unit's union book on the day?"""
    return _in_force(unit, on).exists()


def _in_force(unit: Unit, on: date) -> QuerySet[UnionShare]:
    still = Q(until__isnull=True) | Q(until__gte=on)
    return UnionShare.objects.filter(still, unit=unit, since__lte=on)


def _end(unit: Unit, on: date) -> None:
    """From today on; one that began today never was."""
    _in_force(unit, on).filter(since=on).delete()
    _in_force(unit, on).update(until=on - timedelta(days=1))
