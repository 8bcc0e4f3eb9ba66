"""The separate self-evaluation for the upper union: the same goals, on the union's book."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hengji.ledger import Book
from hengji.web.evaluation import showing
from hengji.web.evaluation.current import current
from hengji.web.evaluation.permissions import rights
from hengji.web.evaluation.views.frame import Desk, context
from hengji.web.shell.place import year_place


@require_safe
def union(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Execution, scores and demands as the union's book tells them. Read only."""
    place = year_place(request, code, year, "evaluation", "unit.view_union")
    now = current(place.unit, year, Book.UNION, together=False)
    at = Desk(place, rights(request.user, place.unit, now.evaluation.said.own_year), now)
    loaded = now.evaluation
    book = loaded.inputs.book
    sheets = [
        (
            one.goals.project_name or "工会经费整体支出",
            one,
            showing.sheet_rows(loaded, one, place),
            showing.execution_row(loaded, one, place),
        )
        for one in (loaded.scores, *loaded.inputs.project_scores)
    ]
    empty = not (book.appropriations or book.payments or book.receipts)
    more = {"sheets": sheets, "empty": empty}
    return render(request, "evaluation/union.html", context(at, "union", **more))
