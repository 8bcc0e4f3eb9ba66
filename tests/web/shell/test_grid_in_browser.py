"""The entry grid as a clerk uses it: keys, paste, autosave, undo, and two people at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from web.browser import DESKTOP, PHONE, Watched, chromium, faults, served, sign_in

__all__ = ["chromium"]
SHEET = "/units/101001/years/2024/sheet/"
_PATIENCE = 30_000
_HEARD = """
() => {
  const status = document.querySelector(".entry-grid-status");
  window.heard = [];
  new MutationObserver(() => window.heard.push(status.textContent)).observe(status, {
    childList: true,
  });
}
"""


@dataclass(frozen=True, slots=True)
class Office:
    """Two clerks at their own computers, and the sheet's address."""

    clerks: tuple[Watched, Watched]
    address: str

    def open(self, clerk: int = 0) -> Page:
        page = self.clerks[clerk].page()
        page.goto(self.address + SHEET)
        return page


@pytest.fixture(scope="module")
def office(chromium: Browser) -> Iterator[Office]:
    expect.set_options(timeout=_PATIENCE)
    with served("web.shell.sheet_server") as told:
        clerks = (Watched(chromium, DESKTOP), Watched(chromium, DESKTOP))
        for clerk, link in zip(clerks, told["links"], strict=True):
            sign_in(clerk.page(), told["address"] + link)
        yield Office(clerks, told["address"])
        assert [one for clerk in clerks for one in clerk.trouble] == []
        for clerk in clerks:
            clerk.context.close()


def cell(page: Page, name: str, row: int) -> Locator:
    return page.get_by_label(f"{name}，第 {row} 行", exact=True)


def saved(page: Page) -> None:
    expect(page.locator(".entry-grid-status[data-kind=saved]")).to_contain_text("已保存")


def test_keys_lead_from_cell_to_cell_and_leaving_saves(office: Office) -> None:
    page = office.open()
    start = cell(page, "预算投资（元）", 1)
    start.fill("1234.5")
    start.press("Enter")
    expect(cell(page, "预算投资（元）", 2)).to_be_focused()
    saved(page)
    expect(start).to_have_value("1,234.50")
    page.keyboard.press("ArrowUp")
    expect(start).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(cell(page, "实际投资（元）", 1)).to_be_focused()
    page.reload()
    expect(cell(page, "预算投资（元）", 1)).to_have_value("1,234.50")


def test_escape_gives_the_saved_value_back(office: Office) -> None:
    page = office.open()
    name = cell(page, "项目名称", 2)
    name.fill("写错了")
    name.press("Escape")
    expect(name).to_have_value("文化宫")


def test_a_block_from_a_spreadsheet_is_pasted_and_undone(office: Office) -> None:
    page = office.open()
    rows = page.locator("tbody tr[data-row]")
    before = rows.count()
    target = cell(page, "项目名称", before)  # the blank row
    target.focus()
    page.evaluate(
        "navigator.clipboard.writeText("
        "'一号楼\\t１００万\\t1,000.5\\t2020\\r\\n\"二号\\n楼\"\\t200\\t\\t\\r\\n')"
    )
    page.keyboard.press("Control+V")
    expect(page.locator("[data-for=budget_investment]")).to_have_count(1)
    cell(page, "预算投资（元）", before).fill("100")
    cell(page, "预算投资（元）", before).press("Enter")
    saved(page)
    expect(page.locator("[data-for=budget_investment]")).to_have_count(0)
    page.reload()
    expect(rows).to_have_count(before + 2)
    expect(cell(page, "项目名称", before)).to_have_value(
        "二号楼"
    )  # saved while the first waited
    expect(cell(page, "实际投资（元）", before + 1)).to_have_value("1,000.50")
    amount = cell(page, "预算投资（元）", before)
    amount.fill("7")
    amount.press("Tab")
    saved(page)
    page.get_by_role("button", name="撤销").click()
    expect(amount).to_have_value("200.00")
    saved(page)
    for _ in range(2):
        page.get_by_role("button", name=f"删除第 {before} 行").click()
        page.wait_for_timeout(50)
        saved(page)
        page.reload()
    expect(rows).to_have_count(before)


def test_a_wrong_value_is_told_at_its_cell(office: Office) -> None:
    page = office.open()
    year = cell(page, "完工年度", 1)
    year.fill("去年")
    year.press("Tab")
    expect(page.locator(".entry-grid-status")).to_contain_text("没有全部保存")
    expect(year).to_have_attribute("aria-invalid", "true")
    assert faults(page) == []
    year.fill("")
    year.press("Tab")
    expect(year).not_to_have_attribute("aria-invalid", "true")
    expect(page.locator(".entry-grid-status")).to_have_text("")


def test_two_people_at_one_cell_see_both_values(office: Office) -> None:
    one, two = office.open(0), office.open(1)
    mine, theirs = cell(one, "实际投资（元）", 2), cell(two, "实际投资（元）", 2)
    theirs.fill("200")
    theirs.press("Tab")
    saved(two)
    mine.fill("300")
    mine.press("Tab")
    note = one.locator(".cell-note")
    expect(note).to_contain_text("经办员乙改为“200.00”，您填的是“300”")
    assert faults(one) == []
    one.get_by_role("button", name="用我的").click()
    saved(one)
    expect(mine).to_have_value("300.00")
    two.reload()
    expect(theirs).to_have_value("300.00")


def test_without_a_server_nothing_is_lost(office: Office) -> None:
    page = office.open()
    page.context.set_offline(True)
    name = cell(page, "实际投资（元）", 3)
    name.fill("88")
    name.press("Tab")
    expect(page.locator(".entry-grid-status")).to_contain_text("正在重试")
    page.context.set_offline(False)
    saved(page)
    page.reload()
    expect(name).to_have_value("88.00")


def test_the_page_fits_a_telephone_and_breaks_no_rule(
    office: Office, chromium: Browser
) -> None:
    state = office.clerks[0].context.storage_state()
    for size in (DESKTOP, PHONE):
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]}, storage_state=state
        )
        page = context.new_page()
        for address in (
            SHEET,
            "/",
            "/units/101001/years/2024/",
            "/accounts/mine/",
            "/nowhere/",
        ):
            page.goto(office.address + address)
            assert faults(page) == [], address
        context.close()


def test_an_answer_that_got_lost_adds_nothing_twice(office: Office) -> None:
    page = office.open()
    rows = page.locator("tbody tr[data-row]")
    before = rows.count()
    lost: list[str] = []

    def lose(route: Route) -> None:
        """Carried out, and the answer lost on its way."""
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch().text())
            route.abort()
        else:
            route.continue_()

    page.route(f"**{SHEET}", lose)
    cell(page, "项目名称", before).focus()
    lines = "\\n".join(f"断网工程{at}" for at in range(3))
    page.evaluate(f"navigator.clipboard.writeText('{lines}')")
    page.keyboard.press("Control+V")
    status = page.locator(".entry-grid-status")
    expect(status).to_contain_text(f"第 {before}～{before + 2} 行还没有保存")
    saved(page)
    assert len(lost) == 1
    page.reload()
    expect(rows).to_have_count(before + 3)
    page.unroute(f"**{SHEET}")


def test_a_long_paste_tells_how_far_it_has_come(office: Office) -> None:
    page = office.open()
    rows = page.locator("tbody tr[data-row]")
    before = rows.count()
    page.evaluate(_HEARD)
    cell(page, "项目名称", before).focus()
    lines = "\\n".join(f"长表{at}" for at in range(450))
    page.evaluate(f"navigator.clipboard.writeText('{lines}')")
    page.keyboard.press("Control+V")
    done = page.locator('.entry-grid-status[data-kind="saved"]')
    expect(done).to_contain_text("已粘贴 450 行 1 列。已保存")
    told = page.evaluate("window.heard")
    steps = [one for one in told if one.startswith("正在保存：")]
    assert [re.sub("正在保存：共 450 行，?", "", one) for one in steps] == [
        "……", "已保存 200 行……", "已保存 400 行……",
    ]  # fmt: skip
    assert page.locator('tbody tr[data-row=""]').count() == 1
    page.get_by_role("button", name="撤销").click()
    expect(rows).to_have_count(before)
    expect(done).to_be_visible()
    saved(page)
