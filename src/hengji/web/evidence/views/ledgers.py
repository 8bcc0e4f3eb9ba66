"""The working lists: typed in the grid, or taken in from a file."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from hengji.indicators.attainment import measured
from hengji.indicators.formulas import SumOf, WorkLedger, work_ledgers
from hengji.indicators.records import Sources
from hengji.kernel.totals import Total
from hengji.kernel.units import Kind
from hengji.web.accounts.permissions import may
from hengji.web.budget.imports.tables import MOST_BYTES, Refused
from hengji.web.evidence import importing, values
from hengji.web.evidence.forms.records import PREFIX
from hengji.web.evidence.kinds import KINDS
from hengji.web.evidence.models import ActivityImport, ActivityRecord
from hengji.web.evidence.names import clean_name
from hengji.web.evidence.recording import record_grid
from hengji.web.evidence.template import template
from hengji.web.goals.selectors import year_open
from hengji.web.shell.grid import answer
from hengji.web.shell.place import Place, year_place

_XLSX = KINDS["xlsx"]


@require_safe
def ledgers(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Every list with how much is in it; those in use first."""
    place = year_place(request, code, year, "evidence")
    rows = ActivityRecord.objects.filter(unit=place.unit, year=year)
    counts = dict(rows.values_list("ledger").annotate(Count("pk")))
    every = [(one, counts.get(one.key, 0)) for one in work_ledgers().values()]
    context = {
        "place": place,
        "tab": "ledgers",
        "used": [pair for pair in every if pair[1]],
        "others": [pair for pair in every if not pair[1]],
    }
    return render(request, "evidence/ledgers.html", context)


def _ledger(key: str) -> WorkLedger:
    found = work_ledgers().get(key)
    if found is None:
        raise Http404
    return found


def _fills(request: HttpRequest, place: Place) -> bool:
    return may(request.user, "unit.fill", place.unit) and year_open(place.unit.pk, place.year)


def one(request: HttpRequest, code: str, year: int, ledger: str) -> HttpResponse:
    """One list as a sheet."""
    place = year_place(request, code, year, "evidence")
    kind = _ledger(ledger)
    fills = _fills(request, place)
    grid = record_grid(
        place.unit, year, kind, editable=fills, totals=lambda: _totals(place, kind)
    )
    batches = ActivityImport.objects.filter(unit=place.unit, year=year, ledger=ledger)
    context = {
        "place": place,
        "tab": "ledgers",
        "ledger": kind,
        "batches": batches,
        "may_fill": fills,
    }
    return answer(request, grid, "evidence/ledger.html", context)


def _totals(place: Place, kind: WorkLedger) -> Mapping[str, str]:
    """Sums of the list's measures, by the core."""
    rows = ActivityRecord.objects.filter(unit=place.unit, year=place.year, ledger=kind.key)
    records = tuple(values.work_record(one) for one in rows.select_related("project"))
    sources = Sources(records=records)
    found: dict[str, str] = {}
    for one in kind.measures:
        total = measured(SumOf(kind.key, one.key), sources)
        places = 2 if one.unit.kind is Kind.MONEY else 0
        figure = total.figure(one.unit, places) if isinstance(total, Total) else None
        found[PREFIX + one.key] = f"{figure.digits:,}" if figure is not None else ""
    return found


@require_safe
def record(request: HttpRequest, code: str, year: int, key: int) -> HttpResponse:
    """Lead to a record in its list."""
    place = year_place(request, code, year, "evidence")
    one = get_object_or_404(ActivityRecord, pk=key, unit=place.unit, year=year)
    return redirect(f"{place.url('evidence:ledger', ledger=one.ledger)}?row={one.pk}")


@require_safe
def blank(request: HttpRequest, code: str, year: int, ledger: str) -> HttpResponse:
    """The template of a list as xlsx."""
    year_place(request, code, year, "evidence")
    kind = _ledger(ledger)
    made = HttpResponse(template(kind), content_type=_XLSX.served_as)
    title = clean_name(f"{kind.title}模板.xlsx", _XLSX)
    made.headers["Content-Disposition"] = _attachment(title)
    return made


def _attachment(name: str) -> str:
    from django.utils.http import content_disposition_header

    return content_disposition_header(True, name) or "attachment"


@require_POST
def load(request: HttpRequest, code: str, year: int, ledger: str) -> HttpResponse:
    """Check a file and show what is in it; with ``sure`` take it in, whole or not at all."""
    place = year_place(request, code, year, "evidence", "unit.fill")
    kind = _ledger(ledger)
    if not _fills(request, place):
        raise PermissionDenied("这个年度已经签字或归档，不能再导入。")
    back = redirect(place.url("evidence:ledger", ledger=ledger))
    given = request.FILES.get("file")
    if given is None:
        messages.error(request, "请先选择文件。")
        return back
    data = given.read(MOST_BYTES + 1)
    try:
        if "sure" not in request.POST:
            return _shown(request, place, kind, importing.preview(place.unit, year, kind, data))
        done = importing.load(place.unit, year, kind, given.name or "", data)
    except (Refused, importing.AlreadyThere) as reason:
        messages.error(request, f"{reason}".rstrip("。") + "。")
        return back
    if isinstance(done, importing.Preview):
        return _shown(request, place, kind, done)
    messages.success(request, f"已导入 {done.rows} 行。")
    return back


def _shown(
    request: HttpRequest, place: Place, kind: WorkLedger, found: importing.Preview
) -> HttpResponse:
    context = {"place": place, "tab": "ledgers", "ledger": kind, "preview": found}
    status = 422 if found.problems else 200
    return render(request, "evidence/preview.html", context, status=status)


@require_POST
def undo(request: HttpRequest, code: str, year: int, key: int) -> HttpResponse:
    """Take an import out again."""
    place = year_place(request, code, year, "evidence", "unit.fill")
    batch = get_object_or_404(ActivityImport, pk=key, unit=place.unit, year=year)
    if not _fills(request, place):
        raise PermissionDenied("这个年度已经签字或归档，不能再改。")
    changed = importing.undo(batch)
    words = f"，其中 {changed} 行导入后改过" if changed else ""
    messages.success(request, f"已撤销“{batch.file_name}”的 {batch.rows} 行{words}。")
    return redirect(place.url("evidence:ledger", ledger=batch.ledger))
