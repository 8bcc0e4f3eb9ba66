"""A passage typed over: kept with its live figures, vouched for, bound, gone back from."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from hengji.web.accounts.roles import Role
from hengji.web.budget.models import Payment
from hengji.web.evaluation.current import current
from hengji.web.evaluation.models import HandFigure, Passage
from hengji.web.evaluation.report_missing import missing
from hengji.web.evaluation.report_outline import (
    PassageView,
    Stage,
    confirmed_figures,
    passage_view,
)
from hengji.web.rows.session import as_system
from web.books import YEAR
from web.evaluation.filled import Filled

pytestmark = pytest.mark.django_db
_TEXT = "全年预算数{{adjusted.total}}，帮扶困难职工37人，实际支出{{final.total}}。"


@pytest.fixture
def clerk(client: Client, year: Filled) -> Client:
    client.force_login(year.person(Role.CLERK))
    return client


def _url(year: Filled, code: str = "execution") -> str:
    return year.url().replace("/evaluation/", f"/report/passages/{code}/")


def _act(client: Client, year: Filled, act: str, seen: int = 0, **more: str) -> Any:
    """The status, and what a script is told."""
    data = {"act": act, "seen": str(seen), **more}
    answer = client.post(_url(year), data, headers={"Accept": "application/json"})
    return answer.status_code, json.loads(answer.content) if answer.status_code < 500 else {}


def _view(year: Filled, code: str = "execution") -> PassageView:
    with as_system("查"):
        now = current(year.union, YEAR)
        return passage_view(now, code, confirmed_figures(now))


def test_a_text_is_kept_and_its_figures_stay_live(clerk: Client, year: Filled) -> None:
    status, told = _act(clerk, year, "save", markup=_TEXT)
    assert status == 200 and told["revision"] == 1 and told["stage"]["name"] == "edited"
    page = clerk.get(_url(year).partition("passages/")[0]).content.decode()
    said = page.partition('id="passage-execution"')[2].partition("</article>")[0]
    assert "帮扶困难职工37人" in said and "/trace/final.total/" in said
    with as_system("准备"):
        Payment.objects.filter(unit=year.union, purpose="公务接待").update(amount="11200.00")
    view = _view(year)
    assert view.stage is Stage.EDITED
    moved = {one.key: (one.before, one.after) for one in view.moved}
    assert moved == {"final.total": ("11.82万元", "12.82万元")}
    assert view.redrafted is False  # the same words, other figures


def test_saving_names_the_revision_it_saw(clerk: Client, year: Filled) -> None:
    _act(clerk, year, "save", markup=_TEXT)
    status, told = _act(clerk, year, "save", seen=0, markup="另一个人写的{{final.total}}。")
    assert status == 409 and told["markup"] == _TEXT and told["revision"] == 1
    assert "经办人甲" in told["words"]
    assert _act(clerk, year, "save", seen=1, markup="再写{{final.total}}。")[0] == 200
    with as_system("查"):
        assert Passage.objects.get(unit=year.union).markup == "再写{{final.total}}。"


def test_back_to_the_draft_and_the_draft_typed_again(clerk: Client, year: Filled) -> None:
    draft = _view(year).draft
    _act(clerk, year, "save", markup=_TEXT)
    assert _act(clerk, year, "draft", seen=99)[0] == 409
    status, told = _act(clerk, year, "draft", seen=1)
    assert status == 200 and told["markup"] == draft and told["stage"]["name"] == "draft"
    assert _act(clerk, year, "save", markup=draft)[1]["revision"] == 0
    with as_system("查"):
        assert not Passage.objects.filter(unit=year.union).exists()


def test_what_is_not_kept_is_told(clerk: Client, year: Filled) -> None:
    for markup, words in (
        ("  ", "内容是空的"),
        ("支出{{no.such}}。", "没有名为“no.such”的数据项"),
        ("支出{{final.total。", "没写完的数据项"),
    ):
        status, told = _act(clerk, year, "save", markup=markup)
        assert status == 422 and words in told["words"]


def test_a_figure_by_hand_is_marked_until_somebody_vouches(clerk: Client, year: Filled) -> None:
    _, told = _act(clerk, year, "save", markup=_TEXT)
    [(start, end)] = told["marks"]
    assert _TEXT[start:end] == "37人"
    with as_system("查"):
        words = [one.words for one in missing(year.union, YEAR)]
    assert "报告“预算执行”：37人没有关联数据，也没有说明出处。" in words
    assert _act(clerk, year, "confirm", seen=1)[0] == 422
    assert _act(clerk, year, "vouch", seen=1, typed="37人", basis=" ")[0] == 422
    assert _act(clerk, year, "vouch", seen=1, typed="38人", basis="台账")[0] == 422
    status, told = _act(clerk, year, "vouch", seen=1, typed="37人", basis="困难职工档案")
    assert status == 200 and told["marks"] == [] and "困难职工档案" in told["beside"]
    with as_system("查"):
        kept = HandFigure.objects.get(unit=year.union)
        assert (kept.printed, kept.confirmed_by) == ("37人", "经办人甲")
    assert _act(clerk, year, "confirm", seen=1)[1]["stage"]["name"] == "confirmed"


def test_a_figure_by_hand_is_bound_with_one_click(clerk: Client, year: Filled) -> None:
    _, told = _act(clerk, year, "save", markup="实际支出11.82万元，占预算11.82。")
    assert "就是“2024年全年执行数”" in told["beside"]
    more = {"start": "4", "key": "final.total"}
    status, told = _act(clerk, year, "bind", seen=1, **more)
    assert status == 200
    assert told["markup"] == "实际支出{{final.total}}，占预算11.82。"
    status, told = _act(
        clerk, year, "bind", seen=2, start=str(told["marks"][0][0]), key="final.total"
    )
    assert told["markup"] == "实际支出{{final.total}}，占预算{{final.total#}}。"
    assert _act(clerk, year, "bind", seen=3, **more)[0] == 422


def test_a_confirmed_draft_still_follows_the_facts(clerk: Client, year: Filled) -> None:
    assert _act(clerk, year, "confirm")[1]["confirmed"] is True
    assert _view(year).stage is Stage.CONFIRMED
    with as_system("准备"):
        Payment.objects.filter(unit=year.union, purpose="公务接待").update(amount="11200.00")
    view = _view(year)
    assert not view.edited and {one.key for one in view.moved} >= {"final.total"}
    assert _act(clerk, year, "reopen", seen=1)[1]["stage"]["name"] == "draft"


def test_the_draft_is_compared_with_what_was_typed(clerk: Client, year: Filled) -> None:
    draft = _view(year).draft
    _, told = _act(clerk, year, "save", markup=draft.replace("方面", "情况"))
    assert "<del>方面</del>" in told["beside"] and "<ins>情况</ins>" in told["beside"]


def test_without_a_script_the_forms_do_the_same(clerk: Client, year: Filled) -> None:
    page = clerk.get(f"{_url(year)}?q=三公 全年执行数").content.decode()
    assert "{{final.three_public}}" in page and "<textarea" in page
    answer = clerk.post(_url(year), {"act": "save", "seen": "0", "markup": _TEXT})
    assert answer.status_code == 302 and answer.headers["Location"] == _url(year)
    stale = clerk.post(_url(year), {"act": "save", "seen": "0", "markup": "别的"})
    assert stale.status_code == 409
    assert "37人" in clerk.get(_url(year)).content.decode()


def test_others_read_but_do_not_write(client: Client, year: Filled) -> None:
    client.force_login(year.person(Role.HEAD))
    assert client.get(_url(year)).status_code == 200
    assert client.post(_url(year), {"act": "save", "markup": _TEXT}).status_code == 403
    assert client.get(_url(year, "no-such")).status_code == 404
