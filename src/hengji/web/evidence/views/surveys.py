"""Surveys: made, printed, opened by link, counted, closed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from hengji.indicators.questionnaires import satisfaction
from hengji.indicators.record_checks import survey_problems
from hengji.web.accounts.permissions import demand, may
from hengji.web.evidence import selectors, surveying
from hengji.web.evidence.forms.surveys import NewSurveyForm, QuestionForm, SurveyForm
from hengji.web.evidence.models import Question, Survey, Tally
from hengji.web.goals.selectors import year_open
from hengji.web.rows.revision import save_seen
from hengji.web.shell.grid import Grid, answer
from hengji.web.shell.place import Place, year_place

_MOVES = {
    "begin": (surveying.begin, "已开始调查，问卷题目不再改动。"),
    "close": (surveying.close, "调查已结束。"),
    "reopen": (surveying.reopen, "已恢复调查。"),
}


def _fills(request: HttpRequest, place: Place) -> bool:
    return may(request.user, "unit.fill", place.unit) and year_open(place.unit.pk, place.year)


def _demand_fill(request: HttpRequest, place: Place) -> None:
    demand(request.user, "unit.fill", place.unit)
    if not year_open(place.unit.pk, place.year):
        raise PermissionDenied("这个年度已经签字或归档，不能再改。")


def surveys(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The surveys of a year with their results; a new one."""
    place = year_place(request, code, year, "evidence")
    form = NewSurveyForm(request.POST or None)
    if request.method == "POST":
        _demand_fill(request, place)
        if form.is_valid():
            made = surveying.make(place.unit, year, **form.cleaned_data)
            return redirect(place.url("evidence:survey", key=made.pk))
    found = [(row, one, satisfaction(one)) for row, one in selectors.surveys(place.unit, year)]
    context = {
        "place": place,
        "tab": "surveys",
        "surveys": found,
        "form": form,
        "may_fill": _fills(request, place),
    }
    return render(request, "evidence/surveys.html", context)


def survey(request: HttpRequest, code: str, year: int, key: int) -> HttpResponse:
    """One survey: its head, its questions in a grid, its result."""
    place = year_place(request, code, year, "evidence")
    row = get_object_or_404(Survey, pk=key, unit=place.unit, year=year)
    fills = _fills(request, place)
    grid = _questions(row, editable=fills and row.state == Survey.State.DRAFT)
    if request.method == "POST":
        return answer(request, grid, "evidence/survey.html", {})
    return answer(request, grid, "evidence/survey.html", _context(request, place, row))


def _context(request: HttpRequest, place: Place, row: Survey) -> dict[str, object]:
    (value,) = (
        one for other, one in selectors.surveys(place.unit, place.year) if other.pk == row.pk
    )
    result = satisfaction(value)
    shared = row.token and not row.once
    link = reverse("evidence:answer", kwargs={"token": row.token}) if shared else ""
    return {
        "place": place,
        "tab": "surveys",
        "survey": row,
        "value": value,
        "result": result,
        "problems": survey_problems(value) if row.state != Survey.State.DRAFT else (),
        "questions": list(row.questions.all()),
        "counted": list(_counted(row)),
        "form": SurveyForm(instance=row, initial={"seen": row.revision}),
        "link": request.build_absolute_uri(link) if link else "",
        "may_fill": _fills(request, place),
    }


def _questions(row: Survey, *, editable: bool) -> Grid[Question]:
    return Grid(
        "问卷题目",
        Question.objects.filter(survey=row),
        QuestionForm,
        blank=lambda: Question(unit_id=row.unit_id, survey=row),
        editable=editable,
        widths={"text": 32, "kind": 14, "options_text": 32},
        save=_save_question,
        add=_add_question,
        empty="每行一道题。“总体满意度”在下面选定。",
    )


def _save_question(row: Question, seen: int, changes: Mapping[str, object]) -> Question:
    kept = {"options" if name == "options_text" else name: one for name, one in changes.items()}
    return save_seen(row, seen, kept)


def _add_question(row: Question) -> Question:
    row.position = Question.objects.filter(survey=row.survey_id).count() + 1
    row.save(force_insert=True)
    return row


def _counted(row: Survey) -> Iterator[tuple[Question, list[tuple[int, str, int | None]]]]:
    known = {
        (question, option): count
        for question, option, count in Tally.objects.filter(survey=row).values_list(
            "question_id", "option", "count"
        )
    }
    for one in row.questions.all():
        options = enumerate(surveying.options_of(one))
        yield one, [(at, words, known.get((one.pk, at))) for at, words in options]


@require_POST
def head(request: HttpRequest, code: str, year: int, key: int) -> HttpResponse:
    """Save the head of a survey."""
    place = year_place(request, code, year, "evidence", "unit.fill")
    _demand_fill(request, place)
    row = get_object_or_404(Survey, pk=key, unit=place.unit, year=year)
    form = SurveyForm(request.POST, instance=Survey.objects.get(pk=row.pk))
    if form.is_valid():
        names = [name for name in form.fields if name != "seen"]
        changes = {name: form.cleaned_data[name] for name in names}
        save_seen(row, form.cleaned_data["seen"], changes)
        messages.success(request, "已保存。")
        return redirect(place.url("evidence:survey", key=key))
    context = _context(request, place, row) | {
        "form": form,
        "grid": _questions(row, editable=False),
    }
    return render(request, "evidence/survey.html", context, status=422)


@require_POST
def overall(request: HttpRequest, code: str, year: int, key: int) -> HttpResponse:
    """Choose the question that the satisfaction is taken from."""
    place = year_place(request, code, year, "evidence", "unit.fill")
    _demand_fill(request, place)
    row = get_object_or_404(
        Survey, pk=key, unit=place.unit, year=year, state=Survey.State.DRAFT
    )
    chosen = get_object_or_404(
        Question, pk=request.POST.get("question") or 0, survey=row, kind="satisfaction"
    )
    row.questions.filter(overall=True).update(overall=False)
    Question.objects.filter(pk=chosen.pk).update(overall=True)
    messages.success(request, f"总体满意度取自“{chosen.text}”。")
    return redirect(place.url("evidence:survey", key=key))


@require_POST
def move(request: HttpRequest, code: str, year: int, key: int, to: str) -> HttpResponse:
    """Begin, close, reopen."""
    place = year_place(request, code, year, "evidence", "unit.fill")
    _demand_fill(request, place)
    row = get_object_or_404(Survey, pk=key, unit=place.unit, year=year)
    act, words = _MOVES[to]
    try:
        act(row)
    except surveying.NotOpen as reason:
        messages.error(request, f"{reason}。")
    else:
        messages.success(request, words)
    return redirect(place.url("evidence:survey", key=key))


@require_POST
def tally(request: HttpRequest, code: str, year: int, key: int) -> HttpResponse:
    """Keep the counts of paper questionnaires, option by option."""
    place = year_place(request, code, year, "evidence", "unit.fill")
    _demand_fill(request, place)
    row = get_object_or_404(Survey, pk=key, unit=place.unit, year=year, method="paper")
    counts: dict[tuple[int, int], int | None] = {}
    for question, options in _counted(row):
        for at, words, _ in options:
            text = request.POST.get(f"{question.pk}.{at}", "").strip()
            if text and not (text.isascii() and text.isdecimal() and len(text) < 7):
                messages.error(request, f"“{question.text}”的“{words}”要填份数。")
                return redirect(place.url("evidence:survey", key=key))
            counts[question.pk, at] = int(text) if text else None
    surveying.tally(row, counts)
    messages.success(request, "份数已保存。")
    return redirect(place.url("evidence:survey", key=key))


@require_safe
def paper(request: HttpRequest, code: str, year: int, key: int) -> HttpResponse:
    """The questionnaire to print."""
    place = year_place(request, code, year, "evidence")
    row = get_object_or_404(Survey, pk=key, unit=place.unit, year=year)
    context = {"place": place, "survey": row, "asked": surveying.asked(row.questions.all())}
    return render(request, "evidence/paper.html", context)
