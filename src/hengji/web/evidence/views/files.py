"""The files of a year, and one file as it is sent: never as a page, only to who may."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from hengji.web.accounts.permissions import demand, may
from hengji.web.evidence import selectors, uploads
from hengji.web.evidence.kinds import KINDS, LARGEST
from hengji.web.evidence.models import Attachment
from hengji.web.evidence.sending import sent
from hengji.web.goals.selectors import year_open
from hengji.web.shell.place import year_place
from hengji.web.units.models import Unit

_ENDINGS = ",".join(f".{one}" for kind in KINDS.values() for one in kind.extensions)


def files(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Every file of the year; new ones are uploaded here or at an indicator."""
    place = year_place(request, code, year, "evidence")
    fills = may(request.user, "unit.fill", place.unit) and year_open(place.unit.pk, year)
    if request.method == "POST":
        if not fills:
            raise PermissionDenied("附件由本单位经办人上传，签字或归档以后不能再加。")
        _take(request, place.unit, year)
        return redirect(request.path)
    found = selectors.attachments(place.unit, year).prefetch_related("bindings__indicator")
    context = {
        "place": place,
        "tab": "files",
        "files": found,
        "endings": _ENDINGS,
        "largest": LARGEST >> 20,
        "may_fill": fills,
        "may_know_personal": may(request.user, "attachment.open_personal", place.unit),
    }
    return render(request, "evidence/files.html", context)


def _take(request: HttpRequest, unit: Unit, year: int) -> None:
    personal = "personal" in request.POST
    for given in request.FILES.getlist("files"):
        try:
            taken = uploads.take(
                unit, year, given, request.POST.get("note", ""), personal=personal
            )
        except uploads.Unwanted as reason:
            messages.error(request, str(reason))
            continue
        words = "已上传。" if taken.fresh else "以前上传过，没有重复保存。"
        messages.success(request, f"“{taken.attachment.name}”{words}")


@require_safe
def file(request: HttpRequest, code: str, year: int, key: int) -> HttpResponseBase:
    """The bytes of one file. A picture may be shown in the page with ``?show``."""
    place = year_place(request, code, year, "evidence")
    one = get_object_or_404(Attachment, pk=key, unit=place.unit, year=year)
    demand(request.user, "attachment.open", place.unit)
    if one.personal:
        demand(request.user, "attachment.open_personal", place.unit)
    kind = KINDS[one.kind]
    shown = kind.shown and "show" in request.GET
    return sent(one.digest, one.name, kind.served_as, shown=shown)


@require_POST
def remove(request: HttpRequest, code: str, year: int, key: int) -> HttpResponse:
    """Take a file out of the year, if nothing rests on it."""
    place = year_place(request, code, year, "evidence", "unit.fill")
    one = get_object_or_404(Attachment, pk=key, unit=place.unit, year=year)
    if not year_open(place.unit.pk, year) or one.bindings.exists():
        messages.error(request, f"“{one.name}”正作为佐证，或年度已经签字，不能删除。")
    else:
        one.delete()
        messages.success(request, f"“{one.name}”已删除。")
    return redirect(place.url("evidence:files"))
