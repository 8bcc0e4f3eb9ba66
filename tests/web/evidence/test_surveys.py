"""Surveys: made, answered by strangers without any trace of them, counted, closed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from hengji.web.accounts.roles import Role
from hengji.web.clock import today
from hengji.web.evidence import limiting, selectors, surveying
from hengji.web.evidence.models import AnswerSheet, Question, Survey
from hengji.web.rows.session import as_system
from web import books
from web.goals.county import Answer, County

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_counts() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def _url(county: County, rest: str = "") -> str:
    return f"/units/{county.union.code}/years/{books.YEAR}/evidence/surveys/{rest}"


def _make(county: County, method: str) -> Survey:
    with as_system("准备"):
        return surveying.make(county.union, books.YEAR, "职工满意度调查", "职工群众", method)


def _open(county: County) -> tuple[Survey, str, dict[str, str]]:
    """A survey by link, its address, and a full set of answers."""
    made = _make(county, "link")
    with as_system("准备"):
        begun = surveying.begin(made)
        choices = {f"q{one.pk}": "1" for one in begun.questions.all()}
    return begun, f"/survey/{begun.token}/", choices


def _answers() -> int:
    with as_system("看"):
        return AnswerSheet.objects.count()


def test_a_new_questionnaire_begins_with_the_usual_questions(
    client: Client, county: County
) -> None:
    client.force_login(county.person(Role.CLERK))
    form = {"title": "满意度调查", "subject": "职工群众", "method": "paper"}
    answer = client.post(_url(county), form)
    assert answer.status_code == 302
    with as_system("看"):
        questions = list(Question.objects.all())
    assert len(questions) == 3
    assert [one.overall for one in questions] == [True, False, False]
    page = client.get(answer.headers["Location"] + "paper/").content.decode()
    assert page.count("□ 非常满意") == 3
    assert "不记名" in page


def test_questions_are_typed_and_ask_for_no_person(client: Client, county: County) -> None:
    client.force_login(county.person(Role.CLERK))
    made = _make(county, "paper")
    url = _url(county, f"{made.pk}/")

    def typed(**values: str) -> Answer:
        rows = [{"key": "0", "row": "", "revision": 0, "values": values}]
        return client.post(url, json.dumps({"rows": rows}), content_type="application/json")

    wanted = {"text": "您参加过哪些活动？", "kind": "multiple"}
    assert typed(**wanted, options_text="文体活动").status_code == 422
    assert typed(**wanted, options_text="文体活动、技能竞赛；讲座").status_code == 200
    assert typed(text="您的姓名和电话？", kind="satisfaction").status_code == 422
    with as_system("看"):
        last = Question.objects.order_by("-pk")[0]
        assert (last.options, last.position) == (["文体活动", "技能竞赛", "讲座"], 4)


def test_a_stranger_answers_by_link(client: Client, county: County) -> None:
    survey, url, choices = _open(county)
    page = client.get(url)
    assert page.status_code == 200
    assert "青禾县总工会" in page.content.decode()
    assert client.post(url, choices).status_code == 200
    assert _answers() == 1
    with as_system("看"):
        (kept,) = AnswerSheet.objects.values()
    assert set(kept) == {"id", "unit_id", "revision", "survey_id", "choices", "day"}
    assert "已经提交过" in client.get(url).content.decode()
    client.post(url, choices)
    assert _answers() == 1


def test_a_link_lets_nobody_see_more(client: Client, county: County) -> None:
    _, url, _ = _open(county)
    client.get(url)
    assert client.get(_url(county)).status_code == 302
    with as_system("看"):
        other = surveying.open_survey(url.split("/")[2])
    assert other is not None
    with connection.cursor() as cursor:  # after it, the scope is empty again
        cursor.execute("SELECT count(*) FROM evidence_survey")
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize("spoil", ["missing", "unknown", "twice"])
def test_an_answer_must_be_whole(client: Client, county: County, spoil: str) -> None:
    _, url, choices = _open(county)
    first = next(iter(choices))
    typed: dict[str, object] = dict(choices)
    if spoil == "missing":
        del typed[first]
    else:
        typed[first] = "9" if spoil == "unknown" else ["0", "1"]
    answer = client.post(url, typed)
    assert answer.status_code == 422
    assert "还有题目没有回答" in answer.content.decode()
    assert _answers() == 0


@pytest.mark.parametrize("token", ["x" * 32, "x", "..", "x" * 33])
def test_a_wrong_address(client: Client, county: County, token: str) -> None:
    assert client.get(f"/survey/{token}/").status_code == 404


def test_it_closes_on_its_day_and_by_hand(client: Client, county: County) -> None:
    survey, url, choices = _open(county)
    for day, status in ((today(), 200), (today() - timedelta(days=1), 404)):
        with as_system("改期"):
            Survey.objects.filter(pk=survey.pk).update(closes_on=day)
        assert client.get(url).status_code == status
    assert client.post(url, choices).status_code == 404
    with as_system("改期"):
        Survey.objects.filter(pk=survey.pk).update(closes_on=None)
        surveying.close(survey)
    assert client.get(url).status_code == 404
    with as_system("恢复"):
        surveying.reopen(survey)
    assert client.get(url).status_code == 200
    assert _answers() == 0


def test_one_address_cannot_flood_it(
    client: Client, county: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limiting, "MOST", 3)
    _, url, choices = _open(county)
    codes = [Client().post(url, choices).status_code for _ in range(5)]
    assert codes == [200, 200, 200, 429, 429]
    assert Client(REMOTE_ADDR="10.0.0.9").post(url, choices).status_code == 200
    assert _answers() == 4


def test_a_begun_questionnaire_is_not_changed(client: Client, county: County) -> None:
    client.force_login(county.person(Role.CLERK))
    survey, _, _ = _open(county)
    rows = [
        {"key": "0", "row": "", "revision": 0, "values": {"text": "再问一个", "kind": "single"}}
    ]
    url = _url(county, f"{survey.pk}/")
    answer = client.post(url, json.dumps({"rows": rows}), content_type="application/json")
    assert answer.status_code == 403
    page = client.get(url).content.decode()
    assert f"/survey/{survey.token}/" in page


def test_it_cannot_begin_without_an_overall_question(client: Client, county: County) -> None:
    client.force_login(county.person(Role.CLERK))
    made = _make(county, "paper")
    with as_system("改题"):
        Question.objects.update(overall=False)
        chosen = Question.objects.order_by("-pk")[0]
    client.post(_url(county, f"{made.pk}/begin/"))
    with as_system("看"):
        assert Survey.objects.get().state == "draft"
    client.post(_url(county, f"{made.pk}/overall/"), {"question": chosen.pk})
    client.post(_url(county, f"{made.pk}/begin/"))
    with as_system("看"):
        assert Survey.objects.get().state == "open"
        assert Question.objects.get(overall=True) == chosen


def test_paper_is_counted_and_what_does_not_fit_is_told(client: Client, county: County) -> None:
    client.force_login(county.person(Role.CLERK))
    made = _make(county, "paper")
    url = _url(county, f"{made.pk}/")
    client.post(f"{url}begin/")
    with as_system("看"):
        asked = Question.objects.get(overall=True).pk
        seen = Survey.objects.get().revision
    client.post(f"{url}tally/", {f"{asked}.0": "80", f"{asked}.1": "15", f"{asked}.3": "5"})
    assert (
        "要填份数"
        in client.post(f"{url}tally/", {f"{asked}.0": "很多"}, follow=True).content.decode()
    )
    head = {"title": "职工满意度调查", "seen": seen, "sent": "120", "returned": "110"}
    assert client.post(f"{url}head/", {**head, "valid": "115"}).status_code == 422
    assert client.post(f"{url}head/", {**head, "valid": "98"}).status_code == 302
    page = client.get(url).content.decode()
    assert "各选项合计 100 份，有效份数 98 份，不相等" in page
    with as_system("看"):
        seen = Survey.objects.get().revision
    client.post(f"{url}head/", {**head, "seen": seen, "valid": "100"})
    assert "95.00%" in client.get(url).content.decode()
    assert client.post(f"{url}head/", {**head, "seen": seen, "valid": "99"}).status_code == 409


def test_a_result_from_elsewhere_is_entered(client: Client, county: County) -> None:
    client.force_login(county.person(Role.CLERK))
    made = _make(county, "entered")
    url = _url(county, f"{made.pk}/")
    client.post(f"{url}begin/")
    with as_system("看"):
        seen = Survey.objects.get().revision
    head = {"title": "第三方调查", "seen": seen, "sent": "300", "returned": "280"}
    client.post(f"{url}head/", {**head, "valid": "270", "satisfied": "256"})
    assert "94.81%" in client.get(url).content.decode()
    with as_system("看"):
        (row, value) = selectors.surveys(county.union, books.YEAR)[0]
    assert (row.title, value.valid, value.method) == ("第三方调查", 270, "")


@pytest.mark.parametrize(
    "role",
    [Role.HEAD, Role.EVALUATION_GROUP, Role.SUPERVISOR, Role.BUREAU_DESK, Role.ANALYST],
)
def test_who_may_look_and_not_change(client: Client, county: County, role: Role) -> None:
    made = _make(county, "paper")
    client.force_login(county.person(role))
    url = _url(county, f"{made.pk}/")
    assert client.get(url).status_code == 200
    assert client.get(f"{url}paper/").status_code == 200
    for action in ("head/", "overall/", "tally/", "begin/", "close/", "reopen/"):
        assert client.post(f"{url}{action}").status_code == 403, action
    client.force_login(county.stranger)
    assert client.get(url).status_code == 404
