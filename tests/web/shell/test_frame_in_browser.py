"""The frame in a real browser: pages found by a few letters, sheets on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from web.browser import DESKTOP, Watched, chromium, faults, served, sign_in

__all__ = ["chromium"]
YEAR = "/units/101001/years/2024/"
_PATIENCE = 30_000


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    expect.set_options(timeout=_PATIENCE)
    with served("web.shell.sheet_server") as told:
        clerk = Watched(chromium, DESKTOP)
        page = clerk.page()
        sign_in(page, told["address"] + told["links"][0])
        page.goto(told["address"] + YEAR + "sheet/")
        yield page
        assert clerk.trouble == []
        clerk.context.close()


def test_a_page_is_found_by_letters_or_words(page: Page) -> None:
    page.keyboard.press("Control+k")
    field = page.get_by_label("页面名称，或拼音首字母")
    expect(field).to_be_focused()
    assert faults(page) == []
    field.fill("zf")
    lines = page.locator("dialog li:visible")
    assert lines.all_inner_texts()[0].strip() == "支付"
    field.fill("没有这样的")
    expect(page.get_by_text("没有这样的页面")).to_be_visible()
    field.fill("业务台账")
    field.press("ArrowDown")
    expect(page.get_by_role("link", name="业务台账")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"{YEAR}evidence/ledgers/$"))
    page.go_back()


def test_the_dialog_closes_and_gives_the_sheet_back(page: Page) -> None:
    page.get_by_role("button", name="找页面").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_a_sheet_prints_its_fields_as_words_and_no_navigation(page: Page) -> None:
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    row = page.locator("tbody tr[data-row]").first
    expect(row.locator(".printed").first).to_have_text("职工之家")
    expect(row.locator("input:visible")).to_have_count(0)
    expect(page.get_by_role("navigation", name="本年度的步骤")).to_be_hidden()
    expect(page.locator('tbody tr[data-row=""]')).to_be_hidden()  # the blank row
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.locator(".printed")).to_have_count(0)
    expect(row.locator("input:visible").first).to_have_value("职工之家")
