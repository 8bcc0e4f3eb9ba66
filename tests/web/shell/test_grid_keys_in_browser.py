"""The entry grid as a spreadsheet: ranges, blocks, filling, undo and redo, the input method."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, Locator, Page, Route, expect

from web.browser import DESKTOP, Watched, chromium, faults, served, sign_in

__all__ = ["chromium"]
YEAR = "/units/101001/years/2024/"
SHEET = YEAR + "sheet/"
PAYMENTS = YEAR + "budget/sheets/payments/"
NAME, BUDGET, ACTUAL, DONE = "项目名称", "预算投资（元）", "实际投资（元）", "完工年度"
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
def sheet(desk: tuple[Watched, str]) -> Iterator[Page]:
    clerk, address = desk
    page = clerk.page()
    page.goto(address + SHEET)
    yield page
    page.close()


@pytest.fixture
def payments(desk: tuple[Watched, str]) -> Iterator[Page]:
    clerk, address = desk
    page = clerk.page()
    page.goto(address + PAYMENTS)
    yield page
    page.close()


def cell(page: Page, name: str, row: int) -> Locator:
    return page.get_by_label(f"{name}，第 {row} 行", exact=True)


def saved(page: Page) -> None:
    expect(page.locator(".entry-grid-status[data-kind=saved]")).to_contain_text("已保存")


def put(page: Page, rows: str) -> None:
    page.evaluate("text => navigator.clipboard.writeText(text)", rows)
    page.keyboard.press("Control+V")


def taken(page: Page) -> str:
    page.keyboard.press("Control+C")
    return str(page.evaluate("navigator.clipboard.readText()"))


def filled(page: Page) -> None:
    """Three rows of figures to work on."""
    cell(page, BUDGET, 1).focus()
    put(page, "100\t90\t2020\n200.5\t190\t2021\n300\t290\t2022\n")
    saved(page)
    page.keyboard.press("Escape")  # what was pasted is chosen


def test_a_range_is_chosen_added_up_and_copied(sheet: Page) -> None:
    filled(sheet)
    cell(sheet, BUDGET, 1).focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowRight"):
        sheet.keyboard.press(f"Shift+{key}")
    expect(sheet.locator("td.in-range")).to_have_count(6)
    told = sheet.locator(".entry-grid-sum")
    expect(told).to_have_text("选中 6 格　金额合计 1,170.50")
    assert taken(sheet) == "100.00\t90.00\r\n200.50\t190.00\r\n300.00\t290.00"
    assert faults(sheet) == []
    cell(sheet, DONE, 1).click(modifiers=["Shift"])
    expect(told).to_have_text("选中 3 格　金额合计 190.00　数量合计 2,020")
    sheet.keyboard.press("Escape")
    expect(sheet.locator("td.in-range")).to_have_count(0)


def test_the_mouse_chooses_a_block_a_row_and_a_column(sheet: Page) -> None:
    filled(sheet)
    cell(sheet, BUDGET, 1).hover()
    sheet.mouse.down()
    cell(sheet, ACTUAL, 3).hover()
    sheet.mouse.up()
    expect(sheet.locator("td.in-range")).to_have_count(6)
    sheet.locator("tbody th").first.click()
    expect(sheet.locator("td.in-range")).to_have_count(4)
    sheet.locator('thead [data-column="actual_investment"]').click()
    expect(sheet.locator(".entry-grid-sum")).to_contain_text("金额合计 570.00")


def test_a_block_is_cleared_undone_and_done_again(sheet: Page) -> None:
    filled(sheet)
    cell(sheet, BUDGET, 1).focus()
    for key in ("ArrowDown", "ArrowRight"):
        sheet.keyboard.press(f"Shift+{key}")
    sheet.keyboard.press("Delete")
    saved(sheet)
    sheet.reload()
    expect(cell(sheet, ACTUAL, 2)).to_have_value("")
    expect(cell(sheet, BUDGET, 3)).to_have_value("300.00")
    filled(sheet)
    cell(sheet, BUDGET, 2).focus()
    sheet.keyboard.press("Delete")
    expect(cell(sheet, BUDGET, 2)).to_have_value("")
    sheet.get_by_role("button", name="撤销").click()
    expect(cell(sheet, BUDGET, 2)).to_have_value("200.50")
    sheet.get_by_role("button", name="恢复").click()
    expect(cell(sheet, BUDGET, 2)).to_have_value("")
    cell(sheet, BUDGET, 1).focus()
    sheet.keyboard.press("Control+z")
    sheet.keyboard.press("Control+z")  # the paste, as one step
    expect(cell(sheet, ACTUAL, 2)).to_have_value("")
    sheet.keyboard.press("Control+y")
    expect(cell(sheet, ACTUAL, 2)).to_have_value("190.00")
    saved(sheet)
    sheet.reload()
    expect(cell(sheet, BUDGET, 2)).to_have_value("200.50")


def test_cut_pasted_elsewhere_and_one_value_over_a_range(sheet: Page) -> None:
    filled(sheet)
    cell(sheet, ACTUAL, 1).focus()
    sheet.keyboard.press("Shift+ArrowDown")
    sheet.keyboard.press("Control+x")
    expect(cell(sheet, ACTUAL, 2)).to_have_value("")
    cell(sheet, BUDGET, 1).focus()
    sheet.keyboard.press("Control+v")
    expect(cell(sheet, BUDGET, 2)).to_have_value("190.00")
    cell(sheet, DONE, 1).focus()
    sheet.keyboard.press("Shift+ArrowDown")
    sheet.keyboard.press("Shift+ArrowDown")
    put(sheet, "2023\r\n")
    expect(cell(sheet, DONE, 3)).to_have_value("2,023")
    saved(sheet)


def test_what_stands_above_is_filled_down(sheet: Page) -> None:
    filled(sheet)
    cell(sheet, BUDGET, 1).focus()
    sheet.keyboard.press("Shift+ArrowDown")
    sheet.keyboard.press("Shift+ArrowRight")
    sheet.keyboard.press("Control+d")
    expect(cell(sheet, BUDGET, 2)).to_have_value("100.00")
    expect(cell(sheet, ACTUAL, 2)).to_have_value("90.00")
    cell(sheet, BUDGET, 3).focus()
    sheet.keyboard.press("Control+d")
    expect(cell(sheet, BUDGET, 3)).to_have_value("100.00")
    saved(sheet)
    sheet.reload()
    expect(cell(sheet, BUDGET, 3)).to_have_value("100.00")


def test_keys_of_the_edges_and_of_editing(sheet: Page) -> None:
    filled(sheet)
    cell(sheet, ACTUAL, 2).focus()
    sheet.keyboard.press("Home")
    expect(cell(sheet, NAME, 2)).to_be_focused()
    sheet.keyboard.press("End")
    expect(cell(sheet, DONE, 2)).to_be_focused()
    sheet.keyboard.press("Control+Home")
    expect(cell(sheet, NAME, 1)).to_be_focused()
    sheet.keyboard.press("Control+End")
    expect(cell(sheet, DONE, 3)).to_be_focused()
    name = cell(sheet, NAME, 1)
    name.focus()
    sheet.keyboard.press("F2")
    sheet.keyboard.press("ArrowLeft")  # in the text, not to another cell
    sheet.keyboard.type("新")
    expect(name).to_have_value("职工之新家")
    sheet.keyboard.press("Escape")
    expect(name).to_have_value("职工之家")
    sheet.keyboard.type("换")
    expect(name).to_have_value("换")
    sheet.keyboard.press("Escape")


def test_tab_goes_on_and_enter_begins_the_next_row(sheet: Page) -> None:
    cell(sheet, BUDGET, 1).focus()
    sheet.keyboard.type("11")
    sheet.keyboard.press("Tab")
    sheet.keyboard.type("12")
    sheet.keyboard.press("Enter")
    expect(cell(sheet, BUDGET, 2)).to_be_focused()
    cell(sheet, DONE, 2).focus()
    sheet.keyboard.press("Tab")
    expect(cell(sheet, NAME, 3)).to_be_focused()
    sheet.keyboard.press("Shift+Tab")
    expect(cell(sheet, DONE, 2)).to_be_focused()
    saved(sheet)
    cell(sheet, DONE, 4).focus()  # the end of the blank row: the sheet can be left
    sheet.keyboard.press("Tab")
    expect(cell(sheet, DONE, 4)).not_to_be_focused()


def test_a_new_row_is_named_what_it_lacks_and_can_be_undone(sheet: Page) -> None:
    sheet.get_by_role("button", name="填新的一行").click()
    expect(cell(sheet, NAME, 4)).to_be_focused()
    amount = cell(sheet, BUDGET, 4)
    amount.fill("5")
    amount.press("Enter")
    expect(sheet.locator(".entry-grid-status")).to_contain_text("再填：项目名称")
    cell(sheet, NAME, 4).fill("书屋")
    cell(sheet, NAME, 4).press("Enter")
    saved(sheet)
    expect(sheet.get_by_role("button", name="删除第 4 行")).to_be_visible()
    sheet.keyboard.press("Control+z")  # the name, without which the row cannot be
    expect(sheet.get_by_role("button", name="删除第 4 行")).to_be_hidden()
    expect(amount).to_have_value("5.00")
    sheet.keyboard.press("Control+y")
    expect(sheet.get_by_role("button", name="删除第 4 行")).to_be_visible()
    saved(sheet)
    sheet.get_by_role("button", name="删除第 4 行").click()
    expect(cell(sheet, NAME, 4)).to_have_value("")
    sheet.get_by_role("button", name="撤销").click()
    expect(cell(sheet, NAME, 4)).to_have_value("书屋")
    saved(sheet)
    sheet.get_by_role("button", name="删除第 4 行").click()
    expect(cell(sheet, NAME, 4)).to_have_value("")
    sheet.reload()
    expect(sheet.locator("tbody tr[data-row]")).to_have_count(4)


def test_a_cell_beside_a_refused_one_is_not_lost(sheet: Page) -> None:
    filled(sheet)
    cell(sheet, BUDGET, 1).focus()
    put(sheet, "一百\t77\n")
    expect(sheet.locator("[data-for=budget_investment]")).to_have_count(1)
    cell(sheet, BUDGET, 1).fill("100")
    cell(sheet, BUDGET, 1).press("Enter")
    saved(sheet)
    sheet.reload()
    expect(cell(sheet, ACTUAL, 1)).to_have_value("77.00")


def test_rows_of_a_workbook_with_heading_dates_and_choices(payments: Page) -> None:
    cell(payments, "支付日期", 1).focus()
    put(
        payments,
        "支付日期\t凭证号\t金额\t用途\t支出性质\t项目\r\n"
        "3月5日\t记-1\t¥1,200.00\t慰问\t业务工作经费\tP01\r\n"
        "2024.3.6\t记-2\t(30)\t退款\t没有的性质\t\r\n",
    )
    note = payments.locator("[data-for=kind]")
    expect(note).to_contain_text("可选的内容里没有“没有的性质”")
    expect(cell(payments, "支付日期", 1)).to_have_value("2024-03-05")
    expect(payments.locator('[data-total="amount"]')).to_have_text("1,200.00")
    cell(payments, "支出性质", 2).press("Enter")  # what is there now will do
    expect(cell(payments, "金额（元）", 2)).to_have_value("-30.00")
    expect(note).to_have_count(0)
    project = cell(payments, "项目", 1)
    assert project.evaluate("one => one.selectedOptions[0].label") == "P01 困难职工帮扶"
    kind = cell(payments, "支出性质", 1)
    kind.focus()
    before = kind.input_value()
    payments.keyboard.press("ArrowDown")  # goes on, and does not choose something else
    expect(cell(payments, "支出性质", 2)).to_be_focused()
    assert kind.input_value() == before
    expect(payments.locator('[data-total="amount"]')).to_have_text("1,170.00")


def test_blank_rows_are_left_out_and_a_blank_choice_is_asked_for(payments: Page) -> None:
    rows = payments.locator("tbody tr[data-row]")
    before = rows.count()
    cell(payments, "支付日期", before).focus()
    full = "3月７日\t记-7\t１，２００．５０\t纸张\t公用经费\t\t一般公共预算拨款\t２０１２９０６"
    put(payments, f"{full}\n\t\t\t\t\n3月8日\t记-8\t5\t墨盒\t\n\t\t\t\t\n")
    status = payments.locator(".entry-grid-status")
    expect(status).to_contain_text("2 行空行没有粘贴")
    expect(status).to_contain_text("已保存")
    expect(cell(payments, "功能分类", before)).to_have_value("2012906")
    expect(cell(payments, "支付日期", before + 1)).to_have_value("3月8日")  # not saved yet
    note = payments.locator("[data-for=kind]")
    expect(note).to_contain_text("这一格不能为空。请选")
    cell(payments, "支出性质", before + 1).select_option(label="公用经费")
    expect(cell(payments, "支付日期", before + 1)).to_have_value("2024-03-08")
    expect(note).to_have_count(0)
    expect(rows).to_have_count(before + 2)
    payments.locator("h1").click()
    payments.get_by_role("button", name="撤销").click()
    payments.get_by_role("button", name="撤销").click()
    expect(rows).to_have_count(before)
    expect(status).to_contain_text("已保存")


# The input method -------------------------------------------------------------------------


def typing(page: Page) -> CDPSession:
    return page.context.new_cdp_session(page)


def letters(session: CDPSession, text: str) -> None:
    where = {"selectionStart": len(text), "selectionEnd": len(text)}
    session.send("Input.imeSetComposition", {"text": text, **where})


def sent(page: Page) -> list[str]:
    """What is handed in from here on."""
    bodies: list[str] = []
    page.on(
        "request", lambda one: bodies.append(one.post_data or "") if one.post_data else None
    )
    return bodies


def test_a_half_typed_word_is_neither_saved_nor_left(sheet: Page) -> None:
    bodies = sent(sheet)
    session = typing(sheet)
    name = cell(sheet, NAME, 1)
    name.focus()
    letters(session, "zhi'gong")
    expect(name).to_have_value("zhi'gong")
    for key in ("Enter", "ArrowDown", "Tab", "Escape", "Delete"):
        code = {"key": "Process", "code": key, "windowsVirtualKeyCode": 229}
        session.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **code})
        expect(name).to_be_focused()
    cell(sheet, BUDGET, 2).click()  # the grid waits for the word
    expect(name).to_be_focused()
    assert bodies == []
    session.send("Input.insertText", {"text": "职工书屋"})
    expect(name).to_have_value("职工书屋")
    name.press("Enter")
    saved(sheet)
    assert len(bodies) == 1
    assert "职工书屋" in bodies[0]
    assert "zhi" not in bodies[0]
    sheet.keyboard.press("Control+z")
    saved(sheet)
    expect(name).to_have_value("职工之家")


def test_a_page_left_in_the_middle_of_a_word_keeps_the_old_one(sheet: Page) -> None:
    bodies = sent(sheet)
    session = typing(sheet)
    name = cell(sheet, NAME, 2)
    name.focus()
    letters(session, "wen'hua")
    sheet.get_by_role("searchbox").or_(sheet.locator("h1")).first.click()
    expect(sheet.locator("[data-for=name]")).to_contain_text("还没有打完，没有保存")
    assert bodies == []
    name.focus()
    sheet.keyboard.press("Escape")
    expect(name).to_have_value("文化宫")
    expect(sheet.locator("[data-for=name]")).to_have_count(0)


def test_a_save_that_was_waiting_does_not_take_half_a_word_along(sheet: Page) -> None:
    bodies = sent(sheet)
    session = typing(sheet)
    name = cell(sheet, NAME, 3)
    sheet.context.set_offline(True)
    name.fill("帮扶")
    name.press("Enter")
    expect(sheet.locator(".entry-grid-status")).to_contain_text("正在重试")
    name.focus()
    letters(session, "zhong'xin")
    sheet.context.set_offline(False)
    saved(sheet)
    assert all("zhong" not in one for one in bodies)
    expect(name).to_have_value("zhong'xin")
    session.send("Input.insertText", {"text": "帮扶中心"})
    name.press("Enter")
    sheet.wait_for_timeout(200)
    saved(sheet)
    sheet.reload()
    expect(cell(sheet, NAME, 3)).to_have_value("帮扶中心")


def test_a_long_paste_goes_in_several_requests_and_back_as_one_step(sheet: Page) -> None:
    bodies = sent(sheet)
    rows = sheet.locator("tbody tr[data-row]")
    before = rows.count()
    cell(sheet, NAME, before).focus()
    put(sheet, "".join(f"楼{number}\t{number}\n" for number in range(220)))
    saved(sheet)
    assert len(bodies) == 2
    expect(rows).to_have_count(before + 220)
    expect(cell(sheet, NAME, before + 219)).to_have_value("楼219")
    sheet.keyboard.press("Control+z")
    expect(rows).to_have_count(before)
    saved(sheet)
    sheet.reload()
    expect(rows).to_have_count(before)


def test_a_long_paste_undone_on_its_way_is_taken_away_again(sheet: Page) -> None:
    """The first request is under way and the second not even sent when it is undone."""
    rows = sheet.locator("tbody tr[data-row]")
    before = rows.count()
    held: list[Route] = []
    holding = [True]
    sheet.route("**/sheet/", lambda one: held.append(one) if holding else one.continue_())
    cell(sheet, NAME, before).focus()
    put(sheet, "".join(f"楼{number}\t{number}\n" for number in range(220)))
    expect(sheet.locator(".entry-grid-status")).to_contain_text("正在保存：共 220 行")
    sheet.keyboard.press("Control+z")
    holding.clear()
    for route in held:
        route.continue_()
    saved(sheet)
    expect(rows).to_have_count(before)
    sheet.reload()
    expect(rows).to_have_count(before)
