"""The union book's own overview; its other pages are those of ``budget``."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hengji.ledger import Book
from hengji.ledger.checks import book_problems
from hengji.ledger.union_subjects import union_subjects
from hengji.web.budget.access import desk
from hengji.web.budget.figures import Figures
from hengji.web.budget.notes import noted
from hengji.web.budget.selectors import load_year_book
from hengji.web.budget.views.frame import context
from hengji.web.union.overview import tables


@require_safe
def overview(request: HttpRequest, code: str, year: int, book: str) -> HttpResponse:
    """Income, spending and what is left by the union's subjects, every figure traced."""
    at = desk(request, code, year, book)
    loaded = load_year_book(at.place.unit, year, Book.UNION)
    more = {
        "tables": tables(Figures.of(loaded), loaded),
        "notes": [noted(one, at) for one in book_problems(loaded)],
        "empty": not (loaded.appropriations or loaded.payments or loaded.receipts),
        "subjects": union_subjects(year),
        "moved": len(loaded.transfers),
    }
    return render(request, "union/overview.html", context(at, "overview", **more))
