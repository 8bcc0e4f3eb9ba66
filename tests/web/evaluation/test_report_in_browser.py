"""A passage is typed in a real browser: chips, keys, undoing, two people, the telephone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from web.browser import chromium, faults
from web.evaluation.test_in_browser import Office, office

__all__ = ["chromium", "office"]
_BASE = "/units/101001/years/2024/report/"


def _open(office: Office, rest: str = "", *, phone: bool = False) -> Page:
    page = (office.telephone if phone else office.desk).page()
    page.goto(f"{office.address}{_BASE}{rest}")
    return page


def _passage(office: Office, code: str) -> Page:
    page = _open(office, f"passages/{code}/")
    page.locator("[data-editor]").click()
    page.keyboard.press("Control+End")
    return page


def _markup(page: Page) -> str:
    return page.locator("textarea").input_value()


def _kept(page: Page, words: str = "已保存") -> None:
    expect(page.locator("[data-status]")).to_contain_text(words)


def test_text_is_kept_with_its_figures_and_undone_step_by_step(office: Office) -> None:
    page = _passage(office, "execution")
    draft = _markup(page)
    page.keyboard.type("帮扶37人，")
    _kept(page)
    page.keyboard.press("Control+i")
    page.keyboard.type("三公 全年执行数")
    expect(page.get_by_role("option").first).to_contain_text("“三公”经费全年执行数")
    page.keyboard.press("Enter")
    page.keyboard.type("。")
    assert _markup(page) == f"{draft}帮扶37人，{{{{final.three_public}}}}。"
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")  # the whole figure
    assert _markup(page) == f"{draft}帮扶37人，"
    page.keyboard.press("Control+z")
    assert "{{final.three_public}}" in _markup(page)
    page.keyboard.press("Control+y")
    assert _markup(page) == f"{draft}帮扶37人，"
    page.keyboard.press("Control+s")
    _kept(page)
    page.reload()
    assert _markup(page) == f"{draft}帮扶37人，"
    expect(page.locator(".typed .loose")).to_contain_text("37人")
    page.get_by_label("出处").fill("困难职工档案")
    page.locator(".vouch button").click()
    _kept(page, "已记下出处")
    expect(page.locator(".typed .loose")).to_have_count(0)
    page.get_by_role("button", name="恢复草稿").click()
    _kept(page, "已恢复草稿")
    assert _markup(page) == draft


def test_paragraphs_are_made_cleared_copied_and_pasted(office: Office) -> None:
    page = _passage(office, "works")
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.type("走访职工")
    page.keyboard.press("Enter")
    page.keyboard.type("合计")
    page.keyboard.press("Control+i")
    page.keyboard.type("2024年全年执行数")
    page.keyboard.press("Enter")
    assert _markup(page) == "走访职工\n合计{{final.total}}"
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+c")
    page.keyboard.press("Control+End")
    page.keyboard.press("Control+v")
    assert _markup(page) == "走访职工\n合计{{final.total}}走访职工\n合计{{final.total}}"
    page.keyboard.press("Control+z")
    assert _markup(page) == "走访职工\n合计{{final.total}}"
    page.keyboard.press("Control+b")  # no bold in an official text
    page.keyboard.press("Control+s")
    _kept(page)
    said = _open(office).locator("#passage-works .said")
    expect(said).to_contain_text("合计11.82万元")


def test_two_people_do_not_overwrite_each_other(office: Office) -> None:
    first, second = _passage(office, "other"), _passage(office, "other")
    second.keyboard.type("后来的人写的。")
    _kept(second)
    first.keyboard.type("先打开的人写的。")
    expect(first.get_by_role("alert")).to_contain_text("后来的人写的。")
    first.get_by_role("button", name="用对方的内容").click()
    assert "后来的人写的。" in _markup(first) and "先打开" not in _markup(first)
    first.keyboard.type("接着写。")
    _kept(first)
    second.reload()
    assert _markup(second).endswith("后来的人写的。接着写。")


def test_a_finding_leads_to_its_passage_and_goes_away(office: Office) -> None:
    page = _passage(office, "execution")
    page.keyboard.type("预算执行率97.35%。")
    _kept(page)
    found = page.locator("#found-execution")
    expect(found).to_contain_text("97.35")
    report = _open(office)
    expect(report.locator("#found-execution")).to_contain_text("97.35")
    page.get_by_role("button", name="恢复草稿").click()
    expect(found).to_contain_text("没有指向这一段的问题")


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "telephone"])
def test_the_pages_can_be_read_by_everyone(office: Office, phone: bool) -> None:
    for one in ("", "passages/execution/", "passages/duties/", "last-year/"):
        page = _open(office, one, phone=phone)
        page.wait_for_load_state("networkidle")
        page.evaluate(
            "document.querySelectorAll('details').forEach((one) => (one.open = true))"
        )
        assert faults(page) == [], one
        page.close()


def test_the_package_is_looked_at_and_taken_along(office: Office) -> None:
    page = _open(office)
    with page.expect_popup() as opened:
        page.get_by_role("link", name="预览全套材料").click()
    expect(opened.value.get_by_text("青禾县总工会").first).to_be_visible()
    for name, ending in (("Word", "docx"), ("Excel", "xlsx"), ("PDF", "pdf")):
        with page.expect_download() as loaded:
            page.get_by_role("link", name=f"下载 {name}").click()
        assert re.search(rf"青禾县总工会.*\.{ending}$", loaded.value.suggested_filename)
