"""One passage: its text with live figures, kept as it is typed; its draft; what it lacks.

Every answer to a script says how the passage stands then; without scripts the same forms
lead back to the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from hengji.composition.markup import Slot
from hengji.web.evaluation import report_editing as editing
from hengji.web.evaluation.models import HandFigure, Passage
from hengji.web.evaluation.report_comparing import compared
from hengji.web.evaluation.report_figures import chips, named, search
from hengji.web.evaluation.report_outline import (
    PassageView,
    Stage,
    passage_codes,
    printed,
    view_of,
)
from hengji.web.evaluation.report_stale import stale_of
from hengji.web.evaluation.routes import FISCAL, Route
from hengji.web.evaluation.views.frame import Desk, seen_whole
from hengji.web.evaluation.views.report import report_desk, told, without_forms
from hengji.web.rows.history import last_change
from hengji.web.rows.revision import Stale

_CANDIDATES = 6
_SAVED: Final = {
    "save": "已保存",
    "draft": "已恢复草稿",
    "confirm": "已确认",
    "reopen": "已取消确认",
    "vouch": "已记下出处",
    "bind": "已关联数据",
    "renew": "已更新旧说法",
}


@dataclass(frozen=True, slots=True)
class Opened:
    """One passage before the one who asks."""

    at: Desk
    view: PassageView
    vouched: Mapping[str, HandFigure]

    @property
    def url(self) -> str:
        return self.at.url("report_passage", passage=self.view.code)


@seen_whole
@require_http_methods(["GET", "HEAD", "POST"])
def passage(
    request: HttpRequest, code: str, year: int, passage: str, route: Route = FISCAL
) -> HttpResponse:
    """The passage: to read, to write over, to confirm."""
    at = report_desk(request, code, year, route)
    if not at.now.has_forms:
        return without_forms(request, at)
    if passage not in passage_codes(at.now):
        raise Http404
    opened = _opened(at, passage)
    if request.method == "POST":
        if not at.rights.says:
            raise PermissionDenied(editing.LOCKED)
        return _acted(request, opened)
    return render(request, "evaluation/report_passage.html", _page(request, opened))


def _opened(at: Desk, code: str, *, changed: bool = False) -> Opened:
    """The passage as the year holds it; read anew once it was changed."""
    of = {**at.now.evaluation.key, "code": code}
    kept = Passage.objects.filter(**of) if changed else at.now.evaluation.said.passages
    own = next((one for one in kept if one.code == code), None)
    vouched = {one.printed: one for one in HandFigure.objects.filter(**of)}
    return Opened(at, view_of(at.now, code, own, vouched), vouched)


def _page(request: HttpRequest, one: Opened) -> dict[str, object]:
    at, view = one.at, one.view
    order = passage_codes(at.now)
    here = order.index(view.code)
    words = request.GET.get("q", "")
    every = chips(at.now, at.addresses, (view.markup, view.draft))
    slots = {str(Slot(key)): chip for key, chip in every.items()}
    return told(
        at,
        "report",
        **_parts(one),
        chips=slots,
        marks=_marks(view),
        before=_beside(at, order, here - 1),
        after=_beside(at, order, here + 1),
        q=words,
        offered=search(at.now, words),
        number=here + 1,
        count=len(order),
    )


def _marks(view: PassageView) -> list[tuple[int, int]]:
    """Where figures stand that nobody has vouched for, in characters of the markup."""
    return [(mark.start, mark.end) for mark in view.loose]


def _beside(at: Desk, order: tuple[str, ...], number: int) -> str:
    if not 0 <= number < len(order):
        return ""
    return at.url("report_passage", passage=order[number])


def _parts(one: Opened) -> dict[str, object]:
    """What changes with every save."""
    view = one.view
    lines = printed(one.at.now, view.draft)
    return {
        "view": view,
        "typed": [
            (mark, one.vouched.get(mark.text), _known(one, editing.candidates(view, mark)))
            for mark in view.typed
        ],
        "draft_lines": lines,
        "lines": printed(one.at.now, view.markup),
        "compared": compared(lines, printed(one.at.now, view.markup)) if view.edited else (),
        "stale": stale_of(one.at.now, view.row, view.markup),
        "rights": one.at.rights,
        "place": one.at.place,
        "route": one.at.route,
        "url": one.url,
    }


def _known(one: Opened, keys: tuple[str, ...]) -> list[tuple[str, str]]:
    """Fields that a typed figure may stand for, the ones to choose first."""
    return [(key, named(key, one.at.now)) for key in keys[:_CANDIDATES]]


def _acts(one: Opened, given: Mapping[str, str], seen: int) -> None:
    """Do what was asked. Raises ``Refused``, ``Stale``."""
    now, view = one.at.now, one.view
    match given.get("act", ""):
        case "save":
            editing.keep(now, view, given.get("markup", ""), seen)
        case "draft":
            editing.restore(view, seen)
        case "confirm":
            editing.confirm(now, view, seen)
        case "reopen":
            editing.reopen(now, view, seen)
        case "vouch":
            editing.vouch(now, view, given.get("typed", ""), given.get("basis", ""))
        case "bind":
            start = given.get("start", "")
            at = int(start) if start.isdecimal() else -1
            editing.bind(now, view, at, given.get("key", ""), seen)
        case "renew":
            editing.renew(now, view, seen)
        case _:
            raise editing.Refused("没有这个操作。")


def _acted(request: HttpRequest, one: Opened) -> HttpResponse:
    script = "application/json" in request.headers.get("Accept", "")
    seen = request.POST.get("seen", "0")
    try:
        _acts(one, request.POST.dict(), int(seen) if seen.isdecimal() else 0)
    except editing.Refused as reason:
        if script:
            return JsonResponse({"words": str(reason)}, status=422)
        messages.error(request, str(reason))
        return redirect(one.url)
    except Stale as stale:
        if not script or not isinstance(stale.row, Passage):
            raise
        return JsonResponse(_theirs(one, stale.row), status=409)
    done = _SAVED[request.POST["act"]]
    if script:
        return JsonResponse(_state(request, one, done))
    messages.success(request, f"{done}。")
    return redirect(one.url)


def _state(request: HttpRequest, one: Opened, done: str) -> dict[str, object]:
    """How the passage stands after what was done."""
    fresh = _opened(one.at, one.view.code, changed=True)
    view, parts = fresh.view, _parts(fresh)
    return {
        "words": f"{done}　{timezone.localtime():%H:%M:%S}",
        "revision": view.revision,
        "markup": view.markup,
        "stage": {"name": view.stage.name.lower(), "words": view.stage.value},
        "confirmed": view.stage is Stage.CONFIRMED,
        "marks": _marks(view),
        "beside": render_to_string("evaluation/report_beside.html", parts, request),
    }


def _theirs(one: Opened, row: Passage) -> dict[str, object]:
    last = last_change(row) if row.pk else None
    return {
        "words": f"{last.who if last else '别人'}刚改过这一段，您的修改还没有保存。",
        "markup": row.markup or one.view.draft,
        "revision": row.revision,
    }
