"""The questionnaire behind a link: no sign-in, no personal data, closed on its day."""

from __future__ import annotations

import re

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hengji.web.accounts.middleware import own_transactions
from hengji.web.evidence import ballots, limiting, surveying

_DONE = "hengji_answered"
_MONTH = 30 * 86_400
_MOST, _DIGITS = 20, 3
"""Of one question: choices, and digits of a choice."""
_SLIP = re.compile(r"\d+-\d+-[A-Z2-7]{16}")
_THANKS_AGAIN = "您已经提交过这份问卷。感谢您的参与。"


@own_transactions
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Show the questionnaire, or keep one answered."""
    try:
        found, slip = _behind(token)
    except ballots.Used:
        return _said(request, "已经提交", _THANKS_AGAIN, 200)
    if found is None:
        return _said(
            request, "问卷已结束", "这份问卷已经结束，或者地址不完整。感谢您的关注。", 404
        )
    if slip is None and request.COOKIES.get(_DONE) == str(found.survey):
        return _said(request, "已经提交", _THANKS_AGAIN, 200)
    if request.method != "POST":
        return _page(request, found, {}, 200)
    if not limiting.allowed(request.META.get("REMOTE_ADDR", ""), token):
        return _said(request, "请稍后再试", "提交得太频繁，请过十分钟再试。", 429)
    chosen = {one.key: _numbers(request, one.key) for one in found.questions}
    try:
        if slip is None:
            surveying.answer(found, chosen)
        else:
            ballots.answer_slip(found, slip, chosen)
    except ballots.Used:
        return _said(request, "已经提交", _THANKS_AGAIN, 200)
    except ValueError:
        return _page(request, found, chosen, 422)
    thanks = _said(request, "提交成功", "您的评价已记入。感谢您的参与。", 200)
    if slip is None:
        _mark(request, thanks, found)
    return thanks


def _behind(token: str) -> tuple[surveying.Open | None, int | None]:
    """The survey that a link or a slip leads to; the slip's number where it is one.

    Raises :class:`~hengji.web.evidence.ballots.Used`.
    """
    if _SLIP.fullmatch(token):
        return ballots.open_slip(token) or (None, None)
    return surveying.open_survey(token), None


def _mark(request: HttpRequest, thanks: HttpResponse, found: surveying.Open) -> None:
    """So that one does not answer twice without meaning to."""
    thanks.set_cookie(
        _DONE,
        str(found.survey),
        max_age=_MONTH,
        path=request.path,
        secure=request.is_secure(),
        httponly=True,
        samesite="Strict",
    )


def _numbers(request: HttpRequest, key: str) -> list[int]:
    given = request.POST.getlist(f"q{key}")[:_MOST]
    return [int(one) for one in given if one.isdecimal() and len(one) <= _DIGITS]


def _page(
    request: HttpRequest, found: surveying.Open, chosen: dict[str, list[int]], status: int
) -> HttpResponse:
    questions = [
        (one, chosen.get(one.key, []), status == 422 and not chosen.get(one.key))
        for one in found.questions
    ]
    context = {"survey": found, "questions": questions, "incomplete": status == 422}
    return render(request, "evidence/answer.html", context, status=status)


def _said(request: HttpRequest, title: str, words: str, status: int) -> HttpResponse:
    context = {"title": title, "words": words}
    return render(request, "evidence/said.html", context, status=status)
