"""自评报告: a hand figure vouched for, a finding followed and mended, all confirmed."""

from __future__ import annotations

from playwright.sync_api import expect

from browser.office import Person


def report(clerk: Person) -> None:
    """Passages typed over, findings mended, everything confirmed."""
    _fill_what_was_left_blank(clerk)
    _vouch(clerk)
    _follow_a_finding(clerk)
    page = clerk.go("report/")
    clerk.press("逐段看过，全部确认")
    expect(page.locator(".stages .confirmed")).not_to_have_text("已确认 0")


def _fill_what_was_left_blank(clerk: Person) -> None:
    """What the audit asks for in the forms: each finding leads to where it is typed."""
    page = clerk.go("evaluation/audit/")
    page.locator(".findings li", has_text="《项目支出绩效自评表》的 联系电话").get_by_role(
        "link", name="填表人"
    ).click()
    clerk.look()
    page.locator("[name=telephone]").fill("0739-5550100")
    clerk.press("保存")
    page = clerk.go("evaluation/audit/")
    page.get_by_role("link", name="厉行节约保障措施").first.click()
    clerk.look()
    measures = page.locator("textarea[name$=frugality]")
    page.locator("details", has=measures).locator("summary").click()
    measures.fill("严控会议和接待，办公用品集中采购。")
    page.locator("form", has=measures).get_by_role("button", name="保存").click()
    clerk.told("已保存")
    _clean(clerk)


def _edit(clerk: Person, title: str) -> None:
    page = clerk.go("report/")
    page.locator("article.passage", has=page.locator(f"a.edit:has-text('{title}')")).locator(
        "a.edit"
    ).first.click()
    clerk.look()


def _type_at_the_end(clerk: Person, words: str) -> None:
    page = clerk.page
    editor = page.locator("[data-editor]")
    expect(editor).to_be_visible()
    editor.press("Control+End")
    page.keyboard.insert_text(words)
    page.keyboard.press("Control+s")
    expect(page.locator("[data-status]")).to_contain_text("已保存")


def _vouch(clerk: Person) -> None:
    """A figure that no record has: marked until somebody says where it comes from."""
    _edit(clerk, "主要工作")
    clerk.office.kill_web()  # what is typed now is kept when the system is back
    _type_at_the_end(clerk, "全年接待来访职工37人次。")
    page = clerk.page
    typed = page.locator(".typed li", has_text="37")
    expect(typed).to_have_class("loose")
    typed.get_by_label("出处").fill("信访接待台账")
    typed.get_by_role("button", name="确认", exact=True).click()
    expect(page.get_by_text("出处：信访接待台账")).to_be_visible()


def _follow_a_finding(clerk: Person) -> None:
    """Figures that do not agree with the forms are found; the finding leads to its passage."""
    _edit(clerk, "预算执行")
    _type_at_the_end(clerk, "全年预算数100.00万元，全年执行数90.00万元，预算执行率95.00%。")
    page = clerk.go("evaluation/audit/")
    finding = page.locator(".findings li", has_text="另一处写 100.00 万元")
    finding.locator("a", has_text="预算执行").first.click()
    clerk.look()
    page.locator("article.passage:target a.edit").click()
    clerk.look()
    expect(page.locator(".found")).to_contain_text("执行数 79.40 万元 ÷ 预算数 80.00 万元")
    clerk.press("恢复草稿")
    _clean(clerk)


def _clean(clerk: Person) -> None:
    page = clerk.go("evaluation/audit/")
    expect(page.locator(".counts .error")).to_have_text("必须改 0")
    expect(page.locator(".counts .warning")).to_have_text("须说明 0")
