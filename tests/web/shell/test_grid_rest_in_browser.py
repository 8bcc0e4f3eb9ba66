"""Rows of a long paste at rest: drawn as words until they come into sight or are gone into."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from web.browser import DESKTOP, Watched, chromium, faults, served, sign_in

__all__ = ["chromium"]
SHEET = "/units/101001/years/2024/sheet/"
NAME, BUDGET, DONE = "项目名称", "预算投资（元）", "完工年度"
_ROWS = 160
_PATIENCE = 30_000


@pytest.fixture(scope="module")
def desk(chromium: Browser) -> Iterator[tuple[Watched, str]]:
    expect.set_options(timeout=_PATIENCE)
    with served("web.shell.sheet_server") as told:
        clerk = Watched(chromium, DESKTOP)
        sign_in(clerk.page(), told["address"] + told["links"][0])
        yield clerk, told["address"]
        assert clerk.trouble == []
        clerk.context.close()


@pytest.fixture
def pasted(desk: tuple[Watched, str]) -> Iterator[Page]:
    """A long paste, saved; the last of its figures is refused. It is undone at the end."""
    clerk, address = desk
    page = clerk.page()
    page.goto(address + SHEET)
    cell(page, NAME, 4).focus()
    lines = [f"楼{number}\t{number}.5\t\t2020\n" for number in range(_ROWS)]
    lines[-1] = "末楼\t一万\t\t2020\n"
    page.evaluate("text => navigator.clipboard.writeText(text)", "".join(lines))
    page.keyboard.press("Control+V")
    expect(page.locator(".entry-grid-status")).to_contain_text("没有全部保存")
    yield page
    page.get_by_role("button", name="撤销").click()
    expect(page.locator("tbody tr[data-row]")).to_have_count(4)
    expect(page.locator(".entry-grid-status[data-kind=saved]")).to_be_visible()
    page.close()


def cell(page: Page, name: str, row: int) -> Locator:
    return page.get_by_label(f"{name}，第 {row} 行", exact=True)


def row(page: Page, number: int) -> Locator:
    return page.locator("tbody tr[data-row]").nth(number - 1)


def test_what_is_out_of_sight_is_words_as_they_were_kept(pasted: Page) -> None:
    far = row(pasted, 120)
    expect(far).to_have_class("at-rest")
    expect(far.locator("input:visible")).to_have_count(0)
    expect(far.locator(".rest-words").nth(1)).to_have_text("116.50")
    expect(far.locator(".rest-words").nth(3)).to_have_text("2,020")
    expect(row(pasted, 5)).not_to_have_class("at-rest")
    expect(row(pasted, 5).locator("input:visible")).to_have_count(4)
    assert faults(pasted) == []


def test_keys_go_into_a_row_at_rest(pasted: Page) -> None:
    pasted.keyboard.press("Control+End")
    expect(cell(pasted, DONE, _ROWS + 3)).to_be_focused()
    pasted.keyboard.press("PageUp")
    pasted.keyboard.press("PageUp")
    pasted.keyboard.press("Home")
    expect(pasted.locator("input:focus")).to_have_count(1)
    pasted.keyboard.type("改名")
    pasted.keyboard.press("Enter")
    expect(pasted.locator(".entry-grid-status")).to_contain_text("已保存")
    pasted.keyboard.press("Control+Z")


def test_what_comes_into_sight_can_be_typed_into(pasted: Page) -> None:
    far = row(pasted, 120)
    far.scroll_into_view_if_needed()
    expect(far).not_to_have_class("at-rest")
    expect(far.locator(".rest-words")).to_have_count(0)
    cell(pasted, BUDGET, 120).fill("7")
    cell(pasted, BUDGET, 120).press("Enter")
    expect(cell(pasted, BUDGET, 120)).to_have_value("7.00")
    pasted.keyboard.press("Control+Z")
    expect(cell(pasted, BUDGET, 120)).to_have_value("116.50")


def test_a_refused_cell_at_rest_says_so_at_its_place(pasted: Page) -> None:
    refused = row(pasted, _ROWS + 3)
    expect(refused.locator("[data-for=budget_investment]")).to_contain_text("这里只填数字")
    pasted.keyboard.press("Control+End")
    expect(cell(pasted, BUDGET, _ROWS + 3)).to_have_value("一万")


def test_rows_at_rest_are_chosen_copied_and_printed(pasted: Page) -> None:
    pasted.locator('thead [data-column="budget_investment"]').click()
    expect(pasted.locator(".entry-grid-sum")).to_contain_text("1 格不是数，没有计入")
    pasted.keyboard.press("Control+C")
    copied = str(pasted.evaluate("navigator.clipboard.readText()")).split("\r\n")
    assert (len(copied), copied[119], copied[-1]) == (_ROWS + 3, "116.50", "一万")
    pasted.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(row(pasted, 120).locator(".rest-words, .printed")).to_have_count(4)
    expect(row(pasted, 5).locator(".rest-words, .printed")).to_have_count(4)
    pasted.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(row(pasted, 120).locator(".rest-words")).to_have_count(4)
