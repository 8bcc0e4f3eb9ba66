"""绩效目标: set, sent back with an opinion, mended, approved."""

from __future__ import annotations

from collections.abc import Iterable

from playwright.sync_api import expect

from browser.office import Office, Person

_WHOLE = ("开展职工文体活动场次", "会议活动无纸化比例", "职工群众满意度")
_OPINION = "无纸化比例的目标偏低，请提高后再报。"


def goals(clerk: Person) -> None:
    """Both sheets from the library, points and targets typed in; handed in."""
    page = clerk.go("goals/")
    clerk.press("部门整体支出绩效目标表")
    page.locator("textarea[name$=overall]").fill("组织职工文体活动，做好困难职工帮扶。")
    clerk.press("保存总体目标")
    _from_library(clerk, _WHOLE)
    _aim(clerk, 1, "≥10场次", "50")
    expect(page.locator("#points tfoot")).not_to_contain_text("相符")  # while it is typed
    _aim(clerk, 2, "≥80%", "30")
    _aim(clerk, 3, "≥90%", "10")
    expect(page.locator("#points tfoot")).to_contain_text("相符")
    clerk.press("送审")
    clerk.go("goals/")
    clerk.press("职工文体活动", exact=False)
    page.locator("textarea[name$=overall]").fill("全年开展职工文体活动，职工参加踊跃。")
    clerk.press("保存总体目标")
    _from_library(clerk, ("开展职工文体活动场次", "职工群众满意度"))
    _aim(clerk, 1, "≥10场次", "50")
    _aim(clerk, 2, "≥90%", "10")
    _by_hand(clerk, 3)
    clerk.press("送审")


def _from_library(clerk: Person, names: Iterable[str]) -> None:
    page = clerk.page
    sheet = page.url
    clerk.follow("从指标库中选")
    for name in names:
        page.get_by_label(name, exact=True).check()
    clerk.press("加入所选指标")
    page.goto(sheet)


def _aim(clerk: Person, row: int, target: str, points: str) -> None:
    clerk.type("年度指标值", row, target)
    clerk.type("分值", row, points)
    clerk.saved()


def _by_hand(clerk: Person, row: int) -> None:
    for column, value in (
        ("一级指标", "效益指标"),
        ("二级指标", "社会效益指标"),
        ("三级指标", "参加活动的基层工会覆盖率"),
        ("年度指标值", "≥80%"),
        ("分值", "30"),
        ("数据来源", "报名表"),
        ("评分标准", "达到目标值得满分，未达到的按比例得分"),
    ):
        clerk.type(column, row, value)
    clerk.saved()


def review(office: Office) -> None:
    """行政政法股 sends one sheet back; the clerk reads why and mends it; both are approved."""
    desk, clerk = office.person("desk"), office.person("clerk")
    page = desk.go("goals/")
    page.locator("tbody th a").first.click()
    desk.look()
    page.get_by_role("textbox", name="审核意见").fill(_OPINION)
    desk.press("退回修改")
    page = clerk.go("goals/")
    page.locator("tbody tr", has_text="退回").locator("th a").click()
    clerk.look()
    clerk.told(_OPINION)
    clerk.type("年度指标值", 2, "≥95%")
    clerk.saved()
    clerk.press("送审")
    for login, document in (("desk", ""), ("performance", "临财绩〔2024〕1号")):
        _agree(office.person(login), document)
    page = clerk.go("goals/")
    expect(page.locator("[data-state=approved]")).to_have_count(2)


def _agree(one: Person, document: str) -> None:
    page = one.go("goals/")
    sheets = page.locator("tbody th a").evaluate_all("all => all.map(one => one.pathname)")
    for path in sheets:
        one.open(path)
        page.get_by_role("textbox", name="审核意见").fill("目标可行，指标明确。")
        if document:
            page.get_by_label("批复文号").fill(document)
        one.press("同意")
