"""Surveys by printed slips of one use each, the poster, and paper typed in many at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from hengji.web.accounts.roles import Role
from hengji.web.evidence import ballots, selectors, surveying, typed_answers
from hengji.web.evidence.models import AnswerSheet, Survey, Tally, UsedSlip
from hengji.web.rows.session import as_system
from web import books
from web.goals.county import County

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_counts() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def _url(county: County, survey: Survey, rest: str = "") -> str:
    place = f"/units/{county.union.code}/years/{books.YEAR}"
    return f"{place}/evidence/surveys/{survey.pk}/{rest}"


def _begun(county: County, method: str, **more: object) -> Survey:
    with as_system("准备"):
        made = surveying.make(county.union, books.YEAR, "职工满意度调查", "职工群众", method)
        Survey.objects.filter(pk=made.pk).update(**more)
        surveying.begin(Survey.objects.get(pk=made.pk))
        return Survey.objects.get(pk=made.pk)


def _choices(survey: Survey) -> dict[str, str]:
    with as_system("看"):
        return {f"q{one.pk}": "1" for one in survey.questions.all()}


def _kept() -> tuple[int, int]:
    with as_system("看"):
        return AnswerSheet.objects.count(), UsedSlip.objects.count()


def test_a_slip_answers_once_whoever_holds_it(client: Client, county: County) -> None:
    survey = _begun(county, "link", once=True, sent=3)
    choices = _choices(survey)
    first, second = (f"/survey/{ballots.slip_code(survey, one)}/" for one in (1, 2))
    assert client.get(first).status_code == 200
    assert client.post(first, {}).status_code == 422
    assert _kept() == (0, 0)
    assert "提交成功" in client.post(first, choices).content.decode()
    assert "已经提交过" in Client().post(first, choices).content.decode()
    assert _kept() == (1, 1)
    assert "提交成功" in client.post(second, choices).content.decode()  # a shared telephone
    assert _kept() == (2, 2)
    with as_system("看"):
        assert set(UsedSlip.objects.values()[0]) == {
            "id",
            "unit_id",
            "revision",
            "survey_id",
            "number",
        }


def test_no_slip_can_be_made_up(client: Client, county: County) -> None:
    survey = _begun(county, "link", once=True, sent=3)
    other = _begun(county, "link", once=True, sent=3)
    good = ballots.slip_code(survey, 1)
    key, number, proof = good.split("-")
    for code in (
        f"{key}-2-{proof}",
        f"{other.pk}-{number}-{proof}",
        f"{key}-{number}-{'A' * 16}",
        ballots.slip_code(survey, 4),  # more than were handed out
        survey.token,
        f"{'9' * 9}-1-{proof}",
    ):
        assert client.get(f"/survey/{code}/").status_code == 404, code
    with as_system("结束"):
        surveying.close(survey)
    assert client.get(f"/survey/{good}/").status_code == 404


def test_slips_are_printed_for_who_fills_alone(client: Client, county: County) -> None:
    survey = _begun(county, "link", once=True, sent=130)
    url = _url(county, survey, "slips/")
    client.force_login(county.person(Role.CLERK))
    page = client.get(url).content.decode()
    assert page.count("<svg") == 108
    assert "只能提交一次" in page
    assert "别人的手机扫了也打不开" not in page
    assert client.get(url, {"page": 2}).content.decode().count("<svg") == 22
    assert "打不开" in client.get(url, headers={"host": "localhost:8000"}).content.decode()
    assert str(survey.token) not in client.get(_url(county, survey)).content.decode()
    assert client.get(_url(county, survey, "poster/")).status_code == 404
    client.force_login(county.person(Role.HEAD))
    assert client.get(url).status_code == 403


def test_the_poster_carries_the_link(client: Client, county: County) -> None:
    survey = _begun(county, "link")
    client.force_login(county.person(Role.CLERK))
    page = client.get(_url(county, survey, "poster/")).content.decode()
    assert f"/survey/{survey.token}/" in page
    assert page.count("<svg") == 1
    assert "style=" not in page
    assert client.get(_url(county, survey, "slips/")).status_code == 404


def test_paper_is_typed_line_by_line(client: Client, county: County) -> None:
    survey = _begun(county, "paper", sent=2)
    client.force_login(county.person(Role.CLERK))
    url = _url(county, survey, "answers/")
    assert "1&nbsp;非常满意" in client.get(url).content.decode()
    text = "1\t2\t非常满意\n\nb 1 1\n- 1 1"
    told = {"answers": text, "seen": survey.revision}
    answer = client.post(url, told, follow=True).content.decode()
    assert "已录入 3 份，其中有效 2 份" in answer
    assert client.post(url, told).status_code == 409  # the same paper is not added twice
    with as_system("看"):
        now = Survey.objects.get(pk=survey.pk)
        assert (now.sent, now.returned, now.valid) == (3, 3, 2)
        ((_, value),) = selectors.results_of([now])
        assert [count for _, count in value.answers] == [1, 1]
        assert sum(Tally.objects.values_list("count", flat=True)) == 8


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("1 9 1", "第 1 行第 2 题没有“9”这个选项"),
        ("1 1 1 1", "第 1 行有 4 格，问卷只有 3 道题"),
        ("1,2 1 1", "第 1 行第 1 题只能选一项"),
        ("=1+1 1 1", "没有“=1+1”这个选项"),
        (f"{'9' * 5000} 1 1", "这个选项"),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_is_added(
    client: Client, county: County, line: str, words: str
) -> None:
    survey = _begun(county, "paper")
    client.force_login(county.person(Role.CLERK))
    url = _url(county, survey, "answers/")
    answer = client.post(url, {"answers": line, "seen": survey.revision})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    with as_system("看"):
        assert not Tally.objects.exists()


def test_too_many_at_once_are_refused() -> None:
    question = surveying.Asked("1", "满意吗", False, ((0, "满意"),), True)
    text = "\n".join(["1"] * (typed_answers.MOST + 1))
    assert "请分几次录入" in typed_answers.read(text, (question,)).problems[0]


def test_a_choice_of_five_thousand_digits_is_none(client: Client, county: County) -> None:
    survey = _begun(county, "link")
    choices = dict.fromkeys(_choices(survey), "9" * 5000)
    assert client.post(f"/survey/{survey.token}/", choices).status_code == 422
