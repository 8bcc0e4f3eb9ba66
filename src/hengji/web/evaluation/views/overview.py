"""The overview of a self-evaluation: score, grade, caps, what is due, last year beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hengji.composition import printing
from hengji.indicators import Demand, ScoreSheet
from hengji.web.accounts.permissions import may
from hengji.web.evaluation.consolidating import subordinates
from hengji.web.evaluation.current import current
from hengji.web.evaluation.models import Evaluation
from hengji.web.evaluation.moving import choose_consolidated, move
from hengji.web.evaluation.permissions import rights
from hengji.web.evaluation.targets import Addresses
from hengji.web.evaluation.views.frame import Desk, context, desk, opened, seen_whole, tabs
from hengji.web.shell.place import Place
from hengji.web.units.models import Line, Superior, UnitYear


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is demanded, and where it is given."""

    demand: Demand
    url: str


@dataclass(frozen=True, slots=True)
class SheetSummary:
    """One scored sheet as the overview lists it; texts as printed."""

    name: str
    url: str
    total: str
    full: str
    grade: str
    execution: str
    sheet: ScoreSheet
    due: tuple[Due, ...]

    @property
    def met(self) -> int:
        """How many demands have been met."""
        return len(self.sheet.all_demands) - len(self.due)


@seen_whole
@require_safe
def overview(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Where the self-evaluation stands."""
    at = desk(request, code, year)
    loaded = at.now.evaluation
    summaries = list(_summaries(at))
    more = {
        "whole": summaries[0],
        "projects": summaries[1:],
        "due": sum(len(one.due) for one in summaries),
        "profile": loaded.profile,
        "has_goals": bool(loaded.sheets) or loaded.by_steps,
        "has_forms": at.now.has_forms,
        "together": loaded.consolidated,
        "sees_union": may(request.user, "unit.view_union", at.place.unit)
        and Superior.objects.filter(unit=at.place.unit, line=Line.UNION).exists(),
    }
    return render(request, "evaluation/overview.html", context(at, "overview", **more))


@seen_whole
@require_safe
def last_year(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Last year's scores beside this year's, row by row, as a fragment."""
    place = opened(request, code, year)
    now = current(place.unit, year).evaluation
    before = current(place.unit, year - 1).evaluation
    more = {
        "place": place,
        "before": before if before.scores.rows else None,
        "now": now,
        "pairs": list(_pairs(now.scores, before.scores)),
    }
    return render(request, "evaluation/last_year.html", more)


@require_POST
@seen_whole
def to(request: HttpRequest, code: str, year: int, step: str) -> HttpResponse:
    """Move the year on: begin the evaluation, offer it for signing, take it back."""
    at = desk(request, code, year)
    move(at.rights, step, at.now.evaluation)
    done = {
        "begin_evaluation": "已开始自评。",
        "offer_for_signing": "已提交签字，填报内容已锁定。",
        "take_back": "已退回自评，可以继续修改。",
    }
    messages.success(request, done[step])
    return redirect(at.place.url("evaluation:overview"))


@require_http_methods(["GET", "HEAD", "POST"])
def scope(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Evaluate the unit alone (本级), or with its subordinate units (汇总)."""
    place = opened(request, code, year)
    if request.method == "POST":
        return _choose(request, place)
    kept = Evaluation.objects.filter(unit=place.unit, year=year).first()
    more = {
        "place": place,
        "rights": rights(request.user, place.unit, _year(place)),
        "tabs": tabs(place),
        "here": "overview",
        "kept": kept,
        "below": subordinates(place.unit, year),
    }
    return render(request, "evaluation/scope.html", more)


def _year(place: Place) -> UnitYear | None:
    return UnitYear.objects.filter(unit=place.unit, year=place.year).first()


def _choose(request: HttpRequest, place: Place) -> HttpResponse:
    if not rights(request.user, place.unit, _year(place)).says:
        raise PermissionDenied("自评范围由本单位经办人在提交签字前选择。")
    seen = request.POST.get("revision", "")
    together = request.POST.get("together") == "yes"
    choose_consolidated(
        place.unit, place.year, int(seen) if seen.isdecimal() else 0, together=together
    )
    messages.success(request, "自评范围改为汇总。" if together else "自评范围改为本级。")
    return redirect(place.url("evaluation:overview"))


def _summaries(at: Desk) -> Iterator[SheetSummary]:
    loaded, urls = at.now.evaluation, at.addresses
    yield _summary("部门整体支出", loaded.scores, urls)
    for one in loaded.inputs.project_scores:
        if one.goals.project in urls.projects:
            yield _summary(one.goals.project_name, one, urls)


def _summary(name: str, sheet: ScoreSheet, urls: Addresses) -> SheetSummary:
    project = sheet.goals.project
    return SheetSummary(
        name,
        urls.sheet(project),
        "" if sheet.total is None else printing.points(sheet.total),
        printing.points(sheet.full),
        sheet.grade,
        str(sheet.execution.ratio) if sheet.execution else "",
        sheet,
        tuple(Due(one, _due_url(one, project, urls)) for one in sheet.outstanding),
    )


_TOLD = {"REASON_EXECUTION": "execution_reason", "REASON_ADJUSTMENT": "adjustment_reason"}


def _due_url(one: Demand, project: str, urls: Addresses) -> str:
    topic = _TOLD.get(one.kind.name)
    if topic and not project:
        return urls.statement(topic)
    return urls.sheet(project, one.indicator or "execution")


def _pairs(now: ScoreSheet, before: ScoreSheet) -> Iterator[tuple[str, str, str, str, str]]:
    """Indicator by indicator: its name, last year's and this year's attained points."""
    named = {row.indicator.level3: row for row in before.rows}
    for row in now.rows:
        then = named.get(row.indicator.level3)
        yield (
            row.indicator.level3,
            printing.points(then.weight) if then else "",
            printing.points(then.points) if then and then.points is not None else "",
            printing.points(row.weight),
            printing.points(row.points) if row.points is not None else "",
        )
