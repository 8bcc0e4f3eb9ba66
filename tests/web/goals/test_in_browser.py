"""A sheet of goals as a clerk fills it, and a questionnaire as a stranger answers it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, expect

from web.browser import DESKTOP, PHONE, Watched, chromium, faults, served, sign_in

__all__ = ["chromium"]
_PATIENCE = 30_000


@dataclass(frozen=True, slots=True)
class Office:
    """A clerk who is signed in, a stranger who is not, and where their pages are."""

    clerk: Watched
    stranger: Watched
    sheet: str
    survey: str


@pytest.fixture(scope="module")
def office(chromium: Browser) -> Iterator[Office]:
    expect.set_options(timeout=_PATIENCE)
    with served("web.goals.goals_server") as told:
        clerk, stranger = Watched(chromium, DESKTOP), Watched(chromium, PHONE)
        base = told["address"]
        sign_in(clerk.page(), base + told["link"])
        yield Office(clerk, stranger, base + told["sheet"], base + told["survey"])
        assert clerk.trouble + stranger.trouble == []
        for one in (clerk, stranger):
            one.context.close()


def _cell(name: str, row: int) -> str:
    return f'[aria-label="{name}，第 {row} 行"]'


def test_points_follow_the_typing_and_remarks_the_saving(office: Office) -> None:
    page = office.clerk.page()
    page.goto(office.sheet)
    assert faults(page) == []
    total = page.locator("#points tfoot")
    expect(total).to_contain_text("相符")
    weight = page.locator(_cell("分值", 1))
    weight.fill("45")  # typed, not left: nothing is saved yet
    expect(total).to_contain_text("少 5")
    expect(page.locator("#remarks")).to_contain_text("没有发现问题")
    weight.press("Tab")
    expect(page.locator("#remarks")).to_contain_text("合计 45 分")
    weight.fill("50")
    weight.press("Tab")
    expect(page.locator("#remarks")).to_contain_text("没有发现问题")


def test_a_target_in_one_cell_fills_its_neighbours(office: Office) -> None:
    page = office.clerk.page()
    page.goto(office.sheet)
    target = page.locator(_cell("年度指标值", 1))
    target.fill("不少于 12 场次")
    target.press("Tab")
    expect(target).to_have_value("12")
    expect(page.locator(_cell("方向", 1))).to_have_value("≥")


def test_a_remark_leads_to_its_cell(office: Office) -> None:
    page = office.clerk.page()
    page.goto(office.sheet)
    direction = page.locator(_cell("方向", 3))
    direction.select_option("≤")
    remark = page.locator("#remarks li", has_text="方向与指标含义相反")
    expect(remark).to_be_visible()
    remark.get_by_role("link", name="第 3 行").click()
    expect(page.locator(_cell("年度指标值", 3))).to_be_focused()
    direction.select_option("≥")
    expect(page.locator("#remarks")).to_contain_text("没有发现问题")


def test_a_stranger_answers_on_a_phone(office: Office) -> None:
    page = office.stranger.page()
    page.goto(office.survey)
    assert faults(page) == []
    for one in page.locator("fieldset").all():
        one.get_by_label("满意", exact=True).check()
    page.get_by_role("button", name="提交").click()
    expect(page.get_by_role("heading", name="提交成功")).to_be_visible()
    page.goto(office.survey)
    expect(page.get_by_role("heading", name="已经提交")).to_be_visible()
