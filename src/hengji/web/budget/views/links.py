"""Pages of what passes between books, and of several books as one."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from hengji.web.budget import income
from hengji.web.budget.access import desk
from hengji.web.budget.forms.transfers import TransferForm
from hengji.web.budget.income_together import without_income_total
from hengji.web.budget.joining import both_books, department_books
from hengji.web.budget.models import Transfer
from hengji.web.budget.services import enter_transfer, remove_transfer
from hengji.web.budget.together import HEADS, unseen, without_total
from hengji.web.budget.views.frame import context
from hengji.web.rows.models import Book

_FISCAL = str(Book.FISCAL)


@require_http_methods(["GET", "HEAD", "POST"])
def transfers(request: HttpRequest, code: str, year: int, book: str = _FISCAL) -> HttpResponse:
    """Money between this book and another, entered once on each side."""
    at = desk(request, code, year, book)
    if request.method == "POST" and not at.editable:
        raise PermissionDenied("这本账现在不能修改。")
    if request.method == "POST" and "remove" in request.POST:
        key, _, seen = request.POST["remove"].partition(".")
        done = key.isdecimal() and seen.isdecimal() and remove_transfer(at, int(key), int(seen))
        tell = messages.success if done else messages.error
        tell(request, "已删除。" if done else "这一条刚被别人改过，没有删除。请看过再决定。")
        return redirect(request.path)
    form = TransferForm(at, request.POST or None)
    if request.method == "POST" and form.is_valid():
        enter_transfer(form)
        messages.success(request, "已登记。")
        return redirect(request.path)
    rows = Transfer.objects.filter(**at.choices.of).select_related(
        "payment", "receipt", "appropriation", "adjustment"
    )
    more = {"form": form, "rows": rows}
    status = 422 if form.errors else 200
    return render(
        request, "budget/transfers.html", context(at, "transfers", **more), status=status
    )


@require_safe
def consolidation(
    request: HttpRequest, code: str, year: int, book: str = _FISCAL
) -> HttpResponse:
    """本级 and 汇总 of the subordinate units; both books where both may be seen."""
    at = desk(request, code, year, book)
    unit = at.place.unit
    found, came, asked = None, None, None
    if book == _FISCAL:  # the union books of unions below are no department's
        below = department_books(unit, year)
        asked = below.own
        hidden = unseen(unit, year, below.units)
        found = without_total(below.shown, hidden)
        came = without_income_total(below.income, hidden) if found.units > 1 else None
    joined = both_books(unit, year, asked).shown if at.other_book else None
    more: dict[str, object] = {"found": found, "joined": joined, "heads": HEADS}
    more |= {"income": came, "income_heads": income.HEADS}
    return render(request, "budget/consolidation.html", context(at, "consolidation", **more))
