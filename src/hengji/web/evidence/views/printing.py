"""What is printed of a survey by link: the poster with its square, slips of one use each."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from hengji.web.accounts.permissions import demand
from hengji.web.evidence import ballots
from hengji.web.evidence.models import Survey
from hengji.web.evidence.qr import qr_svg
from hengji.web.shell.place import Place, year_place

_SHEET = 108
"""Slips on a page of ours: four sheets of paper, three by nine each."""
_HERE = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip: its number, its address, its square."""

    number: int
    address: str
    square: SafeString


@require_safe
def poster(request: HttpRequest, code: str, year: int, key: int) -> HttpResponse:
    """A sheet to hang up: what is asked, and the square to answer by."""
    place, row = _open_survey(request, code, year, key)
    if row.once:
        raise Http404
    address = _address(request, row.token or "")
    context = _context(request, place, row) | {"address": address, "square": qr_svg(address)}
    return render(request, "evidence/poster.html", context)


@require_safe
def slips(request: HttpRequest, code: str, year: int, key: int) -> HttpResponse:
    """The slips, as many as are handed out; only who fills may see codes that answer."""
    place, row = _open_survey(request, code, year, key)
    demand(request.user, "unit.fill", place.unit)
    if not row.once:
        raise Http404
    pages = Paginator(range(1, ballots.slips_of(row) + 1), _SHEET)
    page = pages.get_page(request.GET.get("page"))
    found = []
    for number in page.object_list:
        address = _address(request, ballots.slip_code(row, number))
        found.append(Slip(number, address, qr_svg(address)))
    context = _context(request, place, row) | {"page": page, "slips": found}
    return render(request, "evidence/slips.html", context)


def _open_survey(request: HttpRequest, code: str, year: int, key: int) -> tuple[Place, Survey]:
    place = year_place(request, code, year, "evidence")
    row = get_object_or_404(
        Survey, pk=key, unit=place.unit, year=year, method="link", state="open"
    )
    return place, row


def _address(request: HttpRequest, token: str) -> str:
    return request.build_absolute_uri(reverse("evidence:answer", kwargs={"token": token}))


def _context(request: HttpRequest, place: Place, row: Survey) -> dict[str, object]:
    host = request.get_host().rpartition(":")[0] or request.get_host()
    return {"place": place, "survey": row, "only_here": host in _HERE}
