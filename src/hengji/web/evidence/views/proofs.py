"""What is attained of each indicator, by what, and what is still without evidence."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from hengji.indicators import QualitativeTarget
from hengji.indicators.attainment import compute
from hengji.indicators.records import WorkRecord
from hengji.web.accounts.permissions import demand, may
from hengji.web.evidence import selectors, uploads
from hengji.web.evidence.forms.attainments import AttainmentForm
from hengji.web.evidence.models import ActivityRecord, Attachment, Attainment, Binding, Survey
from hengji.web.evidence.records import traced
from hengji.web.goals.models import Indicator
from hengji.web.goals.selectors import profile_of, year_open
from hengji.web.rows.revision import Stale, save_seen
from hengji.web.shell.place import Place, year_place

_RECORDS = 200
_FIELDS = ("how", "value", "band", "words", "note")


@require_safe
def proofs(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Every indicator with its value and its evidence."""
    place = year_place(request, code, year, "evidence")
    found = selectors.proofs(place.unit, year)
    context = {
        "place": place,
        "tab": "proofs",
        "proofs": found,
        "lacking": [one for one in found if one.lacks],
        "only": request.GET.get("only") == "lacking",
    }
    return render(request, "evidence/proofs.html", context)


def proof(request: HttpRequest, code: str, year: int, key: int) -> HttpResponse:
    """One indicator: its value with the trace, given by hand, and what is bound to it."""
    place = year_place(request, code, year, "evidence")
    known = selectors.year_proofs(place.unit, year, only=key)
    if not known.proofs:
        raise Http404
    (one,) = known.proofs
    form = _form(place, one, request)
    if request.method == "POST":
        _demand_fill(request, place)
        if form.is_valid():
            _keep(place, one, form)
            messages.success(request, "完成值已保存。")
            return redirect(request.path)
    bound = {item.attachment_id for item in one.bindings if item.attachment_id}
    records = sorted(known.sources.whole.records, key=_day, reverse=True)
    context = {
        "place": place,
        "tab": "proofs",
        "proof": one,
        "by_records": _by_records(one, known.sources),
        "steps": [traced(place, step) for step in one.attainment.trace],
        "form": form,
        "files": selectors.attachments(place.unit, year).exclude(pk__in=bound),
        "surveys": known.sources.whole.surveys,
        "records": records[:_RECORDS],
        "may_fill": _may_fill(request, place),
        "may_know_personal": may(request.user, "attachment.open_personal", place.unit),
    }
    return render(request, "evidence/proof.html", context)


def _day(one: WorkRecord) -> date:
    return one.day or date.min


def _by_records(one: selectors.Proof, sources: selectors.YearSources) -> str:
    """What the records say, where a value was given by hand all the same."""
    if one.computed or not one.indicator.formula:
        return ""
    found = compute(one.indicator, sources.of(one.sheet.value.project))
    return str(found.value) if found.value is not None else ""


def _form(place: Place, one: selectors.Proof, request: HttpRequest) -> AttainmentForm:
    bands: tuple[str, ...] = ()
    if isinstance(one.indicator.target, QualitativeTarget):
        bands = tuple(band.name for band in profile_of(place.unit, place.year).qualitative)
    how = Attainment.How.COMPUTED if one.indicator.formula else Attainment.How.MANUAL
    kept = one.kept or Attainment(
        unit_id=place.unit.pk, year=place.year, indicator_id=int(one.indicator.key), how=how
    )
    data = request.POST if request.method == "POST" else None
    seen = one.kept.revision if one.kept else 0
    return AttainmentForm(one.indicator, bands, data, instance=kept, initial={"seen": seen})


def _keep(place: Place, one: selectors.Proof, form: AttainmentForm) -> None:
    data = form.cleaned_data
    changes = {name: data[name] for name in _FIELDS if name in data}
    if one.kept is None and not data["seen"]:
        form.instance.save(force_insert=True)
        return
    kept = Attainment.objects.get(unit=place.unit, indicator_id=int(one.indicator.key))
    if not data["seen"]:  # someone else has given it meanwhile
        raise Stale(kept, changes)
    save_seen(kept, data["seen"], changes)


@require_POST
def bind(request: HttpRequest, code: str, year: int, key: int) -> HttpResponse:
    """Upload files for an indicator, or bind what is there: a file, a record, a survey."""
    place = year_place(request, code, year, "evidence", "unit.fill")
    _demand_fill(request, place)
    indicator = get_object_or_404(Indicator, pk=key, unit=place.unit, sheet__year=year)
    back = redirect(place.url("evidence:proof", key=key))
    for given in request.FILES.getlist("files"):
        _upload(request, place, indicator, given)
    own = {"unit": place.unit, "year": year}
    if chosen := request.POST.get("attachment"):
        row = get_object_or_404(Attachment, pk=chosen, **own)
        uploads.bind(place.unit, year, indicator=indicator, attachment=row)
    if chosen := request.POST.get("activity"):
        record = get_object_or_404(ActivityRecord, pk=chosen, **own)
        uploads.bind(place.unit, year, indicator=indicator, activity=record)
    if chosen := request.POST.get("survey"):
        survey = get_object_or_404(Survey, pk=chosen, **own)
        uploads.bind(place.unit, year, indicator=indicator, survey=survey)
    return back


def _upload(
    request: HttpRequest, place: Place, indicator: Indicator, given: UploadedFile[bytes]
) -> None:
    personal = "personal" in request.POST
    try:
        taken = uploads.take(
            place.unit, place.year, given, request.POST.get("note", ""), personal=personal
        )
    except uploads.Unwanted as reason:
        messages.error(request, str(reason))
        return
    uploads.bind(place.unit, place.year, indicator=indicator, attachment=taken.attachment)
    words = "已上传" if taken.fresh else "这份文件以前上传过，没有重复保存"
    messages.success(request, f"“{taken.attachment.name}”{words}，已作为佐证。")


@require_POST
def unbind(request: HttpRequest, code: str, year: int, key: int) -> HttpResponse:
    """Take a piece of evidence away from its indicator; the file itself stays."""
    place = year_place(request, code, year, "evidence", "unit.fill")
    _demand_fill(request, place)
    one = get_object_or_404(Binding, pk=key, unit=place.unit, year=year)
    one.delete()
    messages.success(request, "已取消佐证，文件仍保留在附件中。")
    if one.indicator_id:
        return redirect(place.url("evidence:proof", key=one.indicator_id))
    return redirect(place.url("evidence:files"))


def _may_fill(request: HttpRequest, place: Place) -> bool:
    return may(request.user, "unit.fill", place.unit) and year_open(place.unit.pk, place.year)


def _demand_fill(request: HttpRequest, place: Place) -> None:
    demand(request.user, "unit.fill", place.unit)
    if not year_open(place.unit.pk, place.year):
        raise PermissionDenied("这个年度已经签字或归档，不能再改。")
