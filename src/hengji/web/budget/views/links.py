"""Pages of what passes between books, and of several books as one."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from hengji.web.budget import income
from hengji.web.budget.access import Desk, desk
from hengji.web.budget.forms.transfers import TransferForm
from hengji.web.budget.income_together import without_income_total
from hengji.web.budget.joining import both_books, department_books
from hengji.web.budget.models import Transfer
from hengji.web.budget.services import (
    change_transfer,
    enter_transfer,
    other_side,
    remove_transfer,
)
from hengji.web.budget.together import HEADS, unseen, without_total
from hengji.web.budget.views.frame import context
from hengji.web.rows.history import last_change
from hengji.web.rows.models import Book
from hengji.web.rows.revision import Stale

_FISCAL = str(Book.FISCAL)
_DONE, _OVERTAKEN = 302, 409
_LONG = 19  # digits of a number that is no key any more


@require_http_methods(["GET", "HEAD", "POST"])
def transfers(request: HttpRequest, code: str, year: int, book: str = _FISCAL) -> HttpResponse:
    """Money between this book and another, entered once on each side."""
    at = desk(request, code, year, book)
    if request.method == "POST" and not at.editable:
        raise PermissionDenied("这本账现在不能修改。")
    if request.method == "POST" and "remove" in request.POST:
        return _removed(request, at)
    asked = request.POST.get("row") or request.GET.get("change", "")
    row = _asked(at, asked) if at.editable else None
    if asked and row is None and at.editable:
        messages.error(request, "这一条已被别人删除。")
        return redirect(request.path)
    form = TransferForm(
        at, request.POST or None, row=row, other=other_side(row) if row else None
    )
    status, seen = 200, row.revision if row else 0
    if request.method == "POST":
        status = _kept(request, form)
        if status == _DONE:
            return redirect(request.path)
        if status != _OVERTAKEN:
            seen = _number(request.POST.get("seen", ""))
    more = {"form": form, "rows": _rows(at), "changed": row, "seen": seen}
    return render(
        request, "budget/transfers.html", context(at, "transfers", **more), status=status
    )


def _rows(at: Desk) -> QuerySet[Transfer]:
    return Transfer.objects.filter(**at.choices.of).select_related(
        "payment", "receipt", "appropriation", "adjustment"
    )


def _asked(at: Desk, key: str) -> Transfer | None:
    return _rows(at).filter(pk=_number(key)).select_related("unit").first()


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < _LONG else 0


def _kept(request: HttpRequest, form: TransferForm) -> int:
    """Enter or change what was typed; the status of the answer."""
    if not form.is_valid():
        return 422
    if form.row is None:
        enter_transfer(form)
        messages.success(request, "已登记。")
        return _DONE
    try:
        change_transfer(form, _number(request.POST.get("seen", "")))
    except Stale as stale:
        form.add_error(None, _overtaken(stale))
        return _OVERTAKEN
    together = "两套账里都改了。" if form.other else ""
    messages.success(request, f"已保存。{together}")
    return _DONE


def _overtaken(stale: Stale[Transfer]) -> str:
    last = last_change(stale.row)
    who = f"{last.who}在 {timezone.localtime(last.at):%H:%M} " if last else "别人刚"
    return (
        f"{who}改过这一条，现在的内容见上表，您填的还没有保存。"
        "核对后再按“保存”，就按您填的保存。"
    )


def _removed(request: HttpRequest, at: Desk) -> HttpResponse:
    key, _, seen = request.POST["remove"].partition(".")
    done = remove_transfer(at, _number(key), _number(seen))
    tell = messages.success if done else messages.error
    tell(request, "已删除。" if done else "这一条刚被别人改过，没有删除。请看过再决定。")
    return redirect(request.path)


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
