"""Last year's text, passage by passage: looked at, taken over, last year's wording marked."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hengji.composition.passage import all_passages
from hengji.readers import Unreadable
from hengji.web.evaluation import report_prior as prior
from hengji.web.evaluation.models import HandFigure
from hengji.web.evaluation.report_editing import LOCKED, Refused, keep
from hengji.web.evaluation.report_outline import passage_codes, view_of
from hengji.web.evaluation.routes import FISCAL, Route
from hengji.web.evaluation.views.frame import Desk, seen_whole
from hengji.web.evaluation.views.report import report_desk, told, without_forms
from hengji.web.evidence import uploads
from hengji.web.evidence.models import Attachment


@seen_whole
@require_http_methods(["GET", "HEAD", "POST"])
def last_year(
    request: HttpRequest, code: str, year: int, route: Route = FISCAL
) -> HttpResponse:
    """Last year's passages: kept here, or read from a file that is uploaded on this page."""
    at = report_desk(request, code, year, route)
    if not at.now.has_forms:
        return without_forms(request, at)
    if request.method == "POST":
        if not at.rights.says:
            raise PermissionDenied(LOCKED)
        return _upload(request, at) if "upload" in request.POST else _take(request, at)
    then = prior.load_prior(at.place.unit, year, at.route)
    file = _file(request.GET.get("file", ""), then.files)
    more = {
        "file": file,
        "files": then.files,
        "texts": _texts(request, at, then, file),
        "revisions": {one.code: one.revision for one in at.now.evaluation.said.passages},
        "outline": [(one, all_passages()[one].title) for one in passage_codes(at.now)],
    }
    return render(request, "evaluation/report_last_year.html", told(at, "report", **more))


def _file(key: str, files: tuple[Attachment, ...]) -> Attachment | None:
    if not key:
        return None
    found = next((one for one in files if str(one.pk) == key), None)
    if found is None:
        raise Http404
    return found


def _texts(
    request: HttpRequest, at: Desk, then: prior.Prior, file: Attachment | None
) -> tuple[prior.PriorPassage, ...]:
    if file is None:
        return prior.shown(at.now, prior.from_system(at.now, then), then)
    try:
        return prior.shown(at.now, prior.from_file(at.now, file), then)
    except (Unreadable, FileNotFoundError) as problem:
        messages.error(request, f"“{file.name}”读不出来：{problem}")
        return ()


def _upload(request: HttpRequest, at: Desk) -> HttpResponse:
    """Keep the file among the year's files and show what is in it."""
    here = at.url("report_last_year")
    given = request.FILES.get("report")
    if given is None:
        messages.error(request, "请选择上年报告的文件。")
        return redirect(here)
    try:
        one = _kept(at, given)
    except uploads.Unwanted as reason:
        messages.error(request, str(reason))
        return redirect(here)
    if one.note != at.route.prior_note:  # the same bytes were uploaded before as something else
        Attachment.objects.filter(pk=one.pk).update(note=at.route.prior_note)
    return redirect(f"{here}?file={one.pk}")


@transaction.atomic
def _kept(at: Desk, given: UploadedFile[bytes]) -> Attachment:
    """Keep the file, where it can be read. Raises ``Unwanted``, and then keeps nothing."""
    taken = uploads.take(at.place.unit, at.place.year, given, at.route.prior_note)
    one = taken.attachment
    if one.kind not in prior.READABLE:
        raise uploads.Unwanted(f"“{one.name}”不是文字材料，请上传 Word、PDF 或文本文件。")
    return one


def _take(request: HttpRequest, at: Desk) -> HttpResponse:
    """Take one text over into a passage; the passage is opened to be looked through."""
    here = at.url("report_last_year")
    then = prior.load_prior(at.place.unit, at.place.year, at.route)
    file = _file(request.POST.get("file", ""), then.files)
    texts = _texts(request, at, then, file)
    chosen = next((one for one in texts if str(one.number) == request.POST.get("number")), None)
    code = request.POST.get("passage", "")
    if chosen is None or code not in passage_codes(at.now):
        messages.error(request, "请选择要带入的段落。")
        return redirect(f"{here}?file={file.pk}" if file else here)
    of = {**at.now.evaluation.key, "code": code}
    vouched = {one.printed: one for one in HandFigure.objects.filter(**of)}
    view = view_of(at.now, code, prior.own_row(at.now, code), vouched)
    seen = request.POST.get(f"seen-{code}", "0")
    try:
        keep(at.now, view, chosen.markup, int(seen) if seen.isdecimal() else 0, from_prior=True)
    except Refused as reason:
        messages.error(request, str(reason))
        return redirect(f"{here}?file={file.pk}" if file else here)
    messages.success(request, f"上年的文字已带入“{view.title}”，请核对旧说法和数。")
    return redirect(at.url("report_passage", passage=code))
