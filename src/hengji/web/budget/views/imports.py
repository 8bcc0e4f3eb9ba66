"""Pages of the import: upload, columns, preview, loading, undoing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hengji.web.budget.access import Desk, desk
from hengji.web.budget.forms.imports import ColumnsForm, UploadForm
from hengji.web.budget.imports import batches, running
from hengji.web.budget.imports.cells import text_of
from hengji.web.budget.imports.kinds import kinds_of
from hengji.web.budget.imports.loading import changed_since
from hengji.web.budget.imports.outcome import CellProblem, letter
from hengji.web.budget.imports.samples import sample
from hengji.web.budget.imports.tables import Refused, Sheet, sheets_of
from hengji.web.budget.jobs import run_import
from hengji.web.budget.models import ImportBatch
from hengji.web.budget.views.frame import context
from hengji.web.rows.models import Book
from hengji.web.shell.printing import yuan

_FISCAL = str(Book.FISCAL)
_PREVIEWED = 10
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
State = ImportBatch.State


@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest, code: str, year: int, book: str = _FISCAL) -> HttpResponse:
    """Files that were given, and a new one."""
    at = desk(request, code, year, book)
    if request.method == "POST":
        _demand(at)
    asked = {"kind": request.GET.get("kind", "")}
    form = UploadForm(book, request.POST or None, request.FILES or None, initial=asked)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["file"]
        try:
            kind = form.cleaned_data["kind"]
            batch = batches.receive(at.choices, kind, given.name, given.read())
        except Refused as problem:
            form.add_error("file", str(problem))
        else:
            _start(request, batch, running.CHECK)
            return redirect(at.url("import", batch=batch.pk))
    known = ImportBatch.objects.filter(**at.choices.of)
    more = {"form": form, "batches": known, "kinds": kinds_of(book)}
    status = 422 if form.errors else 200
    return render(request, "budget/imports.html", context(at, "imports", **more), status=status)


@require_safe
def template(
    request: HttpRequest, code: str, year: int, kind: str, book: str = _FISCAL
) -> HttpResponse:
    """The empty table of a kind."""
    desk(request, code, year, book)
    if kind not in kinds_of(book):
        raise Http404
    name = f"{ImportBatch.Kind(kind).label}导入模板.xlsx"
    answer = HttpResponse(sample(kind, union=book == Book.UNION), content_type=_XLSX)
    answer.headers["Content-Disposition"] = _attachment(name)
    return answer


@require_safe
def one_import(
    request: HttpRequest, code: str, year: int, batch: int, book: str = _FISCAL
) -> HttpResponse:
    """One file: how it is read, what is wrong with it, and what to do next."""
    at = desk(request, code, year, book)
    found = get_object_or_404(ImportBatch, pk=batch, **at.choices.of)
    more: dict[str, Any] = {
        "batch": found,
        "total": yuan(found.total, ""),
        "problems": [CellProblem(**one) for one in found.problems],
        "twin": batches.twin(found),
        "open": found.state in batches.OPEN,
        "working": found.state in (State.CHECKING, State.LOADING),
        "changed": changed_since(found) if found.state == State.LOADED else 0,
        "progress_url": at.url("import_progress", batch=found.pk),
    }
    if more["open"] and not more["working"]:
        more |= _preview(found)
    return render(request, "budget/import.html", context(at, "imports", **more))


@require_safe
def progress(
    request: HttpRequest, code: str, year: int, batch: int, book: str = _FISCAL
) -> HttpResponse:
    """How far a job is; when it is through, the page is asked for again."""
    at = desk(request, code, year, book)
    found = get_object_or_404(ImportBatch, pk=batch, **at.choices.of)
    working = found.state in (State.CHECKING, State.LOADING)
    url = at.url("import_progress", batch=found.pk)
    answer = render(request, "budget/progress.html", {"batch": found, "progress_url": url})
    if not working:
        answer.headers["HX-Refresh"] = "true"
    return answer


@require_POST
def columns(
    request: HttpRequest, code: str, year: int, batch: int, book: str = _FISCAL
) -> HttpResponse:
    """Which column is which, set by hand; the file is checked anew."""
    at = desk(request, code, year, book)
    _demand(at)
    found = get_object_or_404(ImportBatch, pk=batch, **at.choices.of)
    form = _columns_form(found, _sheets(found), request.POST)
    if not form.is_valid():
        for words in form.errors.values():
            messages.error(request, "；".join(str(one) for one in words))
        return redirect(at.url("import", batch=found.pk))
    told = form.cleaned_data
    create, again = bool(told.get("create")), bool(told.get("again"))
    try:
        batches.arrange(found, form.layout(), create=create, again=again)
    except Refused as problem:
        messages.error(request, str(problem))
    else:
        _start(request, found, running.CHECK)
    return redirect(at.url("import", batch=found.pk))


@require_POST
def act(
    request: HttpRequest, code: str, year: int, batch: int, what: str, book: str = _FISCAL
) -> HttpResponse:
    """Load it, check it again, undo it, give it up."""
    at = desk(request, code, year, book)
    _demand(at)
    found = get_object_or_404(ImportBatch, pk=batch, **at.choices.of)
    try:
        match what:
            case "load" if found.state in batches.OPEN:
                _start(request, found, running.LOAD)
            case "check" if found.state in batches.OPEN:
                _start(request, found, running.CHECK)
            case "undo":
                _undo(request, found)
            case "discard":
                batches.give_up(found)
                messages.success(request, "已放弃，这个文件没有导入。")
            case _:
                raise Http404
    except Refused as problem:
        messages.error(request, str(problem))
    return redirect(at.url("import", batch=found.pk))


def _undo(request: HttpRequest, found: ImportBatch) -> None:
    why = request.POST.get("why", "").strip()
    changed = changed_since(found)
    if not why:
        raise Refused("没有撤销：请写明撤销的原因。")
    if changed and request.POST.get("sure") != "yes":
        raise Refused(f"没有撤销：有 {changed} 行导入后改过，请勾选“改过的行也一起撤销”。")
    gone = batches.undo(found, why)
    messages.success(request, f"已撤销整批导入，共 {gone} 行。")


def _start(request: HttpRequest, batch: ImportBatch, step: str) -> None:
    """At once where the file is short; else the worker does it and the page follows."""
    account = request.user.pk or 0  # who is not signed in does not come here
    if batch.rows <= running.AT_ONCE:
        running.carry_out(step, batch.pk, account)
        return
    if batches.begin(batch, State.CHECKING if step == running.CHECK else State.LOADING):
        run_import.defer(step=step, batch=batch.pk, account=account)


def _demand(at: Desk) -> None:
    if not at.editable:
        raise PermissionDenied("只有本单位经办人可以导入，并且年度要在填报期间。")


def _sheets(batch: ImportBatch) -> list[Sheet]:
    return sheets_of(bytes(batch.file.data))


def _columns_form(batch: ImportBatch, sheets: list[Sheet], posted: Any = None) -> ColumnsForm:
    plan = batches.plan_of(batch)
    initial = ColumnsForm.initial_of(plan.layout, plan.create, plan.again)
    return ColumnsForm(batch.kind, sheets, plan.layout, posted, initial=initial)


def _preview(batch: ImportBatch) -> dict[str, Any]:
    """The head of the file as it is read, its wrong cells marked."""
    sheets = _sheets(batch)
    form = _columns_form(batch, sheets)
    sheet = next((one for one in sheets if one.name == batch.sheet), sheets[0])
    wrong = {(one["row"], one["column"]): one["must"] for one in batch.problems}
    start = max(batch.header - 1, 0)
    return {"columns": form, **_table(sheet, start, wrong)}


def _table(sheet: Sheet, start: int, wrong: dict[tuple[int, str], bool]) -> dict[str, Any]:
    shown = sheet.rows[start : start + 1 + _PREVIEWED]
    width = min(max((len(row) for row in shown), default=0), 40)
    lines = []
    for number, row in enumerate(shown, start + 1):
        cells = []
        for at in range(1, width + 1):
            text = text_of(row[at - 1]) if at <= len(row) else ""
            marked = wrong.get((number, letter(at)))
            kind = "" if marked is None else "wrong" if marked else "doubtful"
            cells.append((text[:40], kind))
        lines.append((number, cells))
    return {"letters": [letter(at) for at in range(1, width + 1)], "lines": lines}


def _attachment(name: str) -> str:
    return content_disposition_header(True, name) or "attachment"
