"""The scored sheet of the whole and of each project: typed in place, every row traced."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from hengji.indicators import ScoreSheet
from hengji.scoring.tables import points_table
from hengji.web.budget.models import Project
from hengji.web.evaluation import judging, showing
from hengji.web.evaluation.current import current
from hengji.web.evaluation.forms.judgement import judgement_form
from hengji.web.evaluation.inputs import STEP_CLAIM
from hengji.web.evaluation.models import Judgement
from hengji.web.evaluation.views.frame import Desk, context, desk, seen_whole
from hengji.web.evidence.selectors import attachments, claims_of
from hengji.web.shell.grid import Grid, answer
from hengji.web.shell.place import Place


@seen_whole
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, code: str, year: int, key: int | None = None) -> HttpResponse:
    """One sheet. Its rows are saved one by one, as in every entry grid."""
    at = desk(request, code, year)
    project = _project(at.place, key)
    if at.rights.scores and judging.lacks_rows(at.now.evaluation):
        judging.open_rows(at.now.evaluation)
        at = Desk(at.place, at.rights, current(at.place.unit, year))
    scored = _scored(at, project)
    grid = _grid(at, scored)
    if request.method == "POST":
        return answer(request, grid, "evaluation/sheet.html", {})
    return render(request, "evaluation/sheet.html", _shown(at, scored, key))


@seen_whole
@require_safe
def results(request: HttpRequest, code: str, year: int, key: int | None = None) -> HttpResponse:
    """Points, demands and traces as they stand, to be put in their places on the page."""
    at = desk(request, code, year)
    scored = _scored(at, _project(at.place, key))
    return render(request, "evaluation/results.html", _shown(at, scored, key))


def _project(place: Place, key: int | None) -> str:
    if key is None:
        return ""
    found = Project.objects.filter(pk=key, unit=place.unit, year=place.year).first()
    if found is None:
        raise Http404
    return found.code


def _scored(at: Desk, project: str) -> ScoreSheet:
    found = at.now.evaluation.score(project)
    if found is None:
        raise Http404
    return found


def _grid(at: Desk, scored: ScoreSheet) -> Grid[Judgement]:
    loaded = at.now.evaluation
    project = scored.goals.project
    table = None
    if loaded.by_steps and not project:
        table = points_table(loaded.profile.scoring.table)
    rows = judging.rows_of(loaded, project)
    bands = tuple(one.name for one in loaded.profile.qualitative)
    return Grid(
        "评分",
        rows,
        judgement_form(scored, table, bands),
        editable=at.rights.scores,
        removable=False,
        save=judging.saver(rows, attains=at.rights.attains),
    )


def _shown(at: Desk, scored: ScoreSheet, key: int | None) -> dict[str, object]:
    loaded = at.now.evaluation
    project = scored.goals.project
    base = "evaluation:sheet" if key is None else "evaluation:project_sheet"
    more = {} if key is None else {"key": key}
    return context(
        at,
        "sheet",
        scored=scored,
        project=scored.goals.project_name,
        rows=showing.sheet_rows(loaded, scored, at.place),
        execution=showing.execution_row(loaded, scored, at.place),
        whole=not project,
        by_steps=loaded.by_steps and not project,
        bands=[one.name for one in loaded.profile.qualitative],
        sheets=_others(at),
        own_url=at.place.url(base, **more),
        results_url=at.place.url(f"{base}_results", **more),
    )


def _others(at: Desk) -> list[tuple[str, str]]:
    """Every sheet of the year: name and address."""
    loaded, urls = at.now.evaluation, at.addresses
    found = [("部门整体支出", urls.sheet())]
    for one in loaded.inputs.project_scores:
        if one.goals.project in urls.projects:
            found.append((one.goals.project_name, urls.sheet(one.goals.project)))
    return found


@seen_whole
@require_http_methods(["GET", "HEAD", "POST"])
def step_evidence(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Files for the rows of a table of steps, which are no indicators of the unit's own."""
    at = desk(request, code, year)
    loaded = at.now.evaluation
    if not loaded.by_steps:
        raise Http404
    table = points_table(loaded.profile.scoring.table)
    if request.method == "POST":
        if not at.rights.attains:
            raise PermissionDenied("佐证材料由本单位经办人在自评期间登记。")
        key = request.POST.get("row", "")
        if key in {one.indicator.key for one in table.rows}:
            judging.bind_file(at.place.unit, year, key, request.POST.get("file", ""))
        return redirect(request.path)
    bound = claims_of(at.place.unit, year)
    rows = [
        (one.indicator, bound.get(f"{STEP_CLAIM}{one.indicator.key}", ())) for one in table.rows
    ]
    more = {"rows": rows, "files": list(attachments(at.place.unit, year)), "claim": STEP_CLAIM}
    return render(request, "evaluation/step_evidence.html", context(at, "sheet", **more))
