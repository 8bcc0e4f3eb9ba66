"""What the unit says: texts by topic, problems and measures, last year's rectification."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from hengji.web.budget.models import Project
from hengji.web.evaluation import stating
from hengji.web.evaluation.forms.statements import (
    HELP,
    ProblemForm,
    RectificationForm,
    StatementForm,
)
from hengji.web.evaluation.models import Problem, Rectification, Statement, Topic
from hengji.web.evaluation.views.frame import Desk, context, desk, seen_whole
from hengji.web.rows.history import last_change
from hengji.web.rows.models import Book
from hengji.web.rows.revision import Stale
from hengji.web.shell.grid import Grid, answer

FISCAL = str(Book.FISCAL)
LOCKED = "年度已提交签字或不由您填报，情况说明现在不能修改。"


@dataclass(frozen=True, slots=True)
class Stated:
    """One text of the page. ``lacking``: the report cannot be written without it."""

    anchor: str
    topic: str
    label: str
    help: str
    text: str
    revision: int
    project: Project | None
    lacking: bool
    due: str


@seen_whole
@require_http_methods(["GET", "HEAD", "POST"])
def statements(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Every text of the year; each is kept by itself."""
    at = desk(request, code, year)
    if request.method == "POST":
        return _keep(request, at)
    said = at.now.evaluation.said
    more = {
        "stated": list(_stated(at)),
        "problem_rows": said.problems,
        "rectified": [one for one in said.rectified if not one.none_named],
        "none_named": any(one.none_named for one in said.rectified),
        "spoken": bool(said.rectified),
    }
    return render(request, "evaluation/statements.html", context(at, "statements", **more))


def _stated(at: Desk) -> Iterator[Stated]:
    loaded = at.now.evaluation
    kept = {(one.topic, one.project_id): one for one in loaded.said.statements}
    lacking: set[str] = set()
    if at.now.has_forms:
        lacking = {label for gap in at.now.package.gaps for label in gap.lacking}
    due = {one.kind.name: one.message for one in loaded.scores.outstanding}
    for topic in Topic:
        one = kept.get((topic, None))
        yield _one(topic, one, None, topic.label in lacking, _due(topic, due))
        if topic is Topic.ACHIEVED:
            for project in _projects(at):
                yield _one(topic, kept.get((topic, project.pk)), project, False, "")


def _projects(at: Desk) -> list[Project]:
    codes = [one.goals.project for one in at.now.evaluation.inputs.project_scores]
    every = at.now.evaluation.said.projects
    return [one for one in every if one.book == FISCAL and one.code in codes]


def _due(topic: Topic, due: dict[str, str]) -> str:
    match topic:
        case Topic.EXECUTION_REASON:
            return due.get("REASON_EXECUTION", "")
        case Topic.ADJUSTMENT_REASON:
            return due.get("REASON_ADJUSTMENT", "")
        case _:
            return ""


def _one(
    topic: Topic, kept: Statement | None, project: Project | None, lacking: bool, due: str
) -> Stated:
    label = f"{topic.label}（项目“{project.name}”）" if project else str(topic.label)
    anchor = f"{topic}-{project.pk}" if project else str(topic)
    text, revision = (kept.text, kept.revision) if kept else ("", 0)
    return Stated(anchor, str(topic), label, HELP[topic], text, revision, project, lacking, due)


def _keep(request: HttpRequest, at: Desk) -> HttpResponse:
    if not at.rights.says:
        raise PermissionDenied(LOCKED)
    topic = request.POST.get("topic", "")
    if topic not in Topic.values:
        raise PermissionDenied("没有这一项情况说明。")
    project = None
    if request.POST.get("project"):
        project = get_object_or_404(
            Project, pk=request.POST["project"], unit=at.place.unit, year=at.place.year
        )
    form = StatementForm(request.POST)
    quick = request.headers.get("HX-Request") == "true"
    seen = request.POST.get("seen", "0")
    if not form.is_valid():
        words = "；".join(str(one) for some in form.errors.values() for one in some)
        return _told(request, at, quick, words, topic, problem=True, revision=seen)
    data = form.cleaned_data
    try:
        kept = stating.keep_statement(
            at.place.unit, at.place.year, topic, project, data["text"], data["seen"]
        )
    except Stale as stale:
        if not quick:
            raise
        last = last_change(stale.row)
        who = last.who if last else "别人"
        words = f"{who}已改过这一项，您的修改没有保存。请刷新页面看过再改。"
        return _told(request, at, quick, words, topic, problem=True, revision=seen)
    at_time = timezone.localtime().strftime("%H:%M")
    return _told(request, at, quick, f"已保存　{at_time}", topic, revision=kept.revision)


def _told(
    request: HttpRequest,
    at: Desk,
    quick: bool,
    words: str,
    topic: str,
    *,
    problem: bool = False,
    revision: int | str = 0,
) -> HttpResponse:
    """What became of it: beside the text, or on the whole page where there is no script."""
    if quick:
        told = {"words": words, "problem": problem, "revision": revision}
        return render(request, "evaluation/kept.html", told)
    (messages.error if problem else messages.success)(request, words)
    return redirect(f"{at.place.url('evaluation:statements')}#{topic}")


@seen_whole
@require_http_methods(["GET", "HEAD", "POST"])
def problems(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """存在的问题、原因和改进措施."""
    at = desk(request, code, year)
    of = {"unit": at.place.unit, "year": year}
    grid = Grid(
        "存在的问题、原因和改进措施",
        Problem.objects.filter(**of),
        ProblemForm,
        blank=lambda: Problem(**of),
        editable=at.rights.says,
        add=stating.add_problem,
        widths={"problem": 40, "cause": 32, "measure": 40},
        empty="一行写一个问题，并写原因和措施；每个问题都要有措施。",
    )
    return answer(request, grid, "evaluation/problems.html", context(at, "statements", last=()))


@seen_whole
@require_http_methods(["GET", "HEAD", "POST"])
def rectification(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """上年问题整改情况: taken over from last year, answered, or said that there were none."""
    at = desk(request, code, year)
    unit = at.place.unit
    if request.method == "POST" and "act" in request.POST:
        if not at.rights.says:
            raise PermissionDenied(LOCKED)
        _act(request, at)
        return redirect(at.place.url("evaluation:rectification"))
    of = {"unit": unit, "year": year}
    grid = Grid(
        "上年问题整改情况",
        Rectification.objects.filter(none_named=False, **of),
        RectificationForm,
        blank=lambda: Rectification(**of),
        editable=at.rights.says,
        add=stating.add_rectification,
        widths={"problem": 40, "done": 40},
        empty="一行写一个上年指出的问题和整改情况。",
    )
    said = at.now.evaluation.said
    more = {
        "none_named": any(one.none_named for one in said.rectified),
        "spoken": bool(said.rectified),
    }
    return answer(
        request, grid, "evaluation/rectification.html", context(at, "statements", **more)
    )


def _act(request: HttpRequest, at: Desk) -> None:
    unit, year = at.place.unit, at.place.year
    if request.POST["act"] == "none":
        done = stating.say_none_named(unit, year)
        words = "已注明上年没有指出问题。" if done else "已列有上年的问题，请先删除。"
    else:
        taken = stating.take_last_years(unit, year)
        done = taken > 0
        words = f"已带入上年的 {taken} 个问题。" if taken else "上年没有可以带入的问题。"
    (messages.success if done else messages.warning)(request, words)
