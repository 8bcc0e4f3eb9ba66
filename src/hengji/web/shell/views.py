"""The first page after signing in, and the answer that the server is there."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hengji.web.accounts.middleware import own_transactions
from hengji.web.units.models import Unit


def home(request: HttpRequest) -> HttpResponse:
    """What waits for the one who signed in."""
    return render(request, "shell/home.html", {"units": Unit.objects.all()})


@own_transactions
@login_not_required
def ready(request: HttpRequest) -> HttpResponse:
    """For the supervisor: web and database answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ready", content_type="text/plain")
