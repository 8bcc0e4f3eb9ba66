"""Pages of a book: its overview, its sheets, the trace of a figure."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from hengji.ledger import Book as LedgerBook
from hengji.web.budget import income, sheets, together
from hengji.web.budget import overview as printing
from hengji.web.budget.access import Desk, desk
from hengji.web.budget.figures import Figures, NoSuchFigure
from hengji.web.budget.joining import both_books, department_books
from hengji.web.budget.notes import Notes
from hengji.web.budget.selectors import kept_year_book, load_year_book
from hengji.web.budget.tracing import Origins
from hengji.web.budget.values import book_of
from hengji.web.budget.views.frame import context
from hengji.web.rows.models import Book
from hengji.web.shell.grid import answer
from hengji.web.shell.paging import WHOLE, paged_rows, rows_of
from hengji.web.shell.traced import traced

_ROWS = 50
_FISCAL = str(Book.FISCAL)


@require_safe
def overview(request: HttpRequest, code: str, year: int, book: str = _FISCAL) -> HttpResponse:
    """年初 → 调整 → 全年 → 执行, every figure with its trace; and what the checks say."""
    at = desk(request, code, year, book)
    kept = kept_year_book(at.place.unit, year, book_of(book))
    loaded = kept.book
    figures = Figures.of(loaded)
    tables = printing.tables(figures, loaded.book)
    balance = income.balance(figures.now) if loaded.book is LedgerBook.FISCAL else []
    notes = Notes(kept.problems, at)
    empty = not (loaded.appropriations or loaded.payments or loaded.carried_in)
    more = {"tables": tables, "notes": notes, "empty": empty, "balance": balance}
    return render(request, "budget/overview.html", context(at, "overview", **more))


@require_http_methods(["GET", "HEAD", "POST"])
def sheet(
    request: HttpRequest, code: str, year: int, key: str, book: str = _FISCAL
) -> HttpResponse:
    """One sheet of entries: paged where it is long, searched, filtered."""
    at = desk(request, code, year, book)
    one = sheets.SHEETS.get(key)
    if one is None:
        raise Http404
    choices = at.choices
    every = sheets.rows_of(one, choices)
    found = _chosen(request, one, every)
    page = _page(request, one, found)
    shown = found if page is None else rows_of(page, found)
    if request.content_type == "application/json":
        shown = every  # a row just typed need not be what was looked for
    asked = request.method != "POST"
    notes = _notes(at, one) if asked else Notes((), at)
    cells = notes.cells({str(row.pk) for row in shown}) if asked and notes else {}
    editable = at.editable and request.GET.get("page") != WHOLE
    grid = sheets.grid(
        one, choices, shown, editable=editable, hidden=at.hidden, notes=cells, summed=found
    )
    more = {
        "sheet": one,
        "page": page,
        "query": request.GET.get("q", ""),
        "row": request.GET.get("row", ""),
        "notes": notes,
        "notes_url": at.url("sheet_notes", key=key),
        "month": request.GET.get("month", ""),
        "months": [str(number) for number in range(1, 13)],
    }
    return answer(request, grid, "budget/sheet.html", context(at, key, **more))


@require_safe
def sheet_notes(
    request: HttpRequest, code: str, year: int, key: str, book: str = _FISCAL
) -> HttpResponse:
    """What the checks say of a sheet, asked again after a save."""
    at = desk(request, code, year, book)
    if key not in sheets.SHEETS:
        raise Http404
    notes = _notes(at, sheets.SHEETS[key])
    return render(request, "budget/notes.html", {"notes": notes})


@require_safe
def trace(
    request: HttpRequest, code: str, year: int, figure: str, book: str = _FISCAL
) -> HttpResponse:
    """The records behind a figure; they add up to it."""
    at = desk(request, code, year, book)
    figures = _figures(at, request.GET.get("of", ""))
    try:
        named = figures.named(figure)
    except NoSuchFigure:
        raise Http404 from None
    parts = traced(named.figure, Origins(at, figures), request.GET.get("page", ""))
    several = len(figures.now.books) > 1
    more = {
        "named": named, "parts": parts, "of": request.GET.get("of", ""), "several": several
    }  # fmt: skip
    return render(request, "budget/trace.html", context(at, "overview", **more))


def _figures(at: Desk, of: str) -> Figures:
    """Of this book; or of what was consolidated: ``department``, ``both``."""
    unit, year, book = at.place.unit, at.place.year, book_of(at.book)
    if of == together.DEPARTMENT and at.book == Book.FISCAL:
        below = department_books(unit, year)
        if hidden := together.unseen(unit, year, below.units):
            raise PermissionDenied(f"汇总包括{'、'.join(hidden)}，您的角色看不到这些单位的账。")
        return below.figures
    if of == together.BOTH and at.other_book:
        return both_books(unit, year).figures
    own = load_year_book(unit, year, book)
    return Figures.of(own)


def _chosen(request: HttpRequest, one: sheets.Sheet, found: QuerySet[Any]) -> QuerySet[Any]:
    row = request.GET.get("row", "")
    if row.isdecimal():
        return found.filter(pk=row)
    month = request.GET.get("month", "")
    if month.isdecimal() and one.key == "payments":
        found = found.filter(day__month=int(month))
    project = request.GET.get("project", "")
    if project.isdecimal():
        found = found.filter(project=project)
    return sheets.searched(one, found, request.GET.get("q", "").strip())


def _page(request: HttpRequest, one: sheets.Sheet, found: QuerySet[Any]) -> Page[Any] | None:
    if not one.paged:
        return None
    return paged_rows(found, _ROWS, request.GET.get("page", ""))


def _notes(at: Desk, one: sheets.Sheet) -> Notes:
    """What the checks say of this sheet's records."""
    kept = kept_year_book(at.place.unit, at.place.year, book_of(at.book))
    return Notes(kept.problems, at).on_sheet(one.key)
