"""A clerk evaluates a year in a real browser: types, sees points move, follows a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from web.browser import DESKTOP, PHONE, Watched, chromium, faults, served, sign_in

__all__ = ["chromium"]
_BASE = "/units/101001/years/2024/evaluation/"
_PATIENCE = 30_000
_READ = (
    "",
    "sheet/",
    "what-if/",
    "statements/",
    "people/",
    "forms/3/",
    "audit/",
    "trace/final.total/",
)


@dataclass(frozen=True, slots=True)
class Office:
    """The clerk at a desk and on a telephone."""

    desk: Watched
    telephone: Watched
    address: str

    def open(self, page: str = "", *, phone: bool = False) -> Page:
        made = (self.telephone if phone else self.desk).page()
        made.goto(f"{self.address}{_BASE}{page}")
        return made


@pytest.fixture(scope="module")
def office(chromium: Browser) -> Iterator[Office]:
    expect.set_options(timeout=_PATIENCE)
    with served("web.evaluation.year_server") as told:
        desk, telephone = Watched(chromium, DESKTOP), Watched(chromium, PHONE)
        sign_in(desk.page(), told["address"] + told["link"])
        telephone.context.add_cookies(desk.context.cookies())  # type: ignore[arg-type]  # as they were given
        made = Office(desk, telephone, told["address"])
        made.open().get_by_role("button", name="开始自评").click()
        yield made
        assert desk.trouble + telephone.trouble == []
        desk.context.close()
        telephone.context.close()


def test_a_value_is_typed_and_its_points_move(office: Office) -> None:
    page = office.open("sheet/")
    value = page.get_by_label("实际完成值，第 2 行", exact=True)
    value.fill("90")
    value.press("Tab")
    expect(page.locator(".entry-grid-status")).to_contain_text("已保存")
    expect(page.locator("#score-head")).to_contain_text("96.25")
    page.locator("details[data-trace] > summary").nth(2).click()
    reason = page.get_by_label("偏差原因，第 2 行", exact=True)
    reason.fill("部分职工年中退出帮扶范围，下年按季更新名单")
    page.get_by_role("heading", level=1).click()
    expect(page.get_by_text("应说明原因和改进措施")).to_have_count(0)
    expect(page.get_by_text("30 × 90% ÷ 95%")).to_be_visible()  # still unfolded


def test_from_a_figure_of_a_form_to_its_records_with_one_click(office: Office) -> None:
    page = office.open("forms/3/")
    page.locator("a.figure", has_text=re.compile(r"^11\.82$")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("的来源")
    expect(page.locator("[data-total]")).to_have_text("118,200.00 元")
    page.get_by_role("link", name="公务接待").click()
    expect(page).to_have_url(re.compile(r"/budget/sheets/payments/\?row=\d+$"))


def test_a_payment_is_tried_and_nothing_is_kept(office: Office) -> None:
    page = office.open("what-if/")
    page.get_by_label("多支付的金额（元）").fill("32800")
    expect(page.locator("#outcome")).to_contain_text("100.00%")
    assert "78.28%" in office.open().locator(".score-panel").inner_text()


def test_a_statement_is_kept_when_it_is_left(office: Office) -> None:
    page = office.open("statements/")
    box = page.get_by_role("textbox", name="职能职责", exact=True)
    for text in ("维护职工合法权益", "维护职工合法权益，服务职工群众"):
        box.fill(text)
        with page.expect_response(re.compile(r"/statements/$")):
            box.press("Tab")
        expect(page.locator("#duties .kept")).to_contain_text("已保存")
    page.reload()
    expect(box).to_have_value("维护职工合法权益，服务职工群众")


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "telephone"])
def test_every_page_can_be_read_by_everyone(office: Office, phone: bool) -> None:
    for one in _READ:
        page = office.open(one, phone=phone)
        page.wait_for_load_state("networkidle")
        page.evaluate(
            "document.querySelectorAll('details').forEach((one) => (one.open = true))"
        )
        assert faults(page) == [], one
        page.close()
