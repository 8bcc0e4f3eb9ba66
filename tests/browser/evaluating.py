"""自评打分: begun, told, scored, tried out, audited."""

from __future__ import annotations

from playwright.sync_api import expect

from browser.office import YEAR, Person

_SAID = {
    "duties": "维护职工合法权益，组织职工参加民主管理。\n做好职工服务和困难职工帮扶。",
    "offices": "内设办公室、权益保障部。",
    "achieved": "全年开展职工文体活动10场，职工参加踊跃，群众满意。",
    "works": "组织职工文体活动，丰富职工文化生活。\n开展困难职工摸底建档。",
    "assets": "资产账实相符，没有闲置资产。",
    "adjustment_reason": "本年度没有调整预算。",
    "execution_reason": "年末个别款项按合同约定在下年支付。",
    "project_reason": "场地租赁按合同结算，略低于预算。",
    "public_reason": "压减一般性支出，办公用品集中采购。",
    "three_public_reason": "公务接待从严控制，低于预算。",
    "procurement_reason": "本年度没有政府采购。",
    "other": "无。",
}


def evaluate(clerk: Person) -> None:
    """Begun, told, who signs; every form is looked at."""
    clerk.go("evaluation/")
    clerk.press("开始自评")
    page = clerk.go("evaluation/statements/")
    for topic, text in _SAID.items():
        with page.expect_response("**/statements/"):
            box = page.locator(f"form:has([value={topic}]) textarea").first
            box.fill(text)
            box.press("Tab")
    clerk.go("evaluation/statements/problems/")
    for column, text in (("存在的问题", "活动场地不足。"), ("原因", "自有场地少。"),
                         ("改进措施", "与体育馆签订长期协议。")):  # fmt: skip
        clerk.type(column, 1, text)
    clerk.saved()
    clerk.go("evaluation/statements/rectification/")
    clerk.press("上年没有指出问题")
    _who_signs(clerk)
    for rest in ("scope/", "union/", "forms/"):
        page = clerk.go(f"evaluation/{rest}")
    parts = page.locator("ol.parts a").evaluate_all("all => all.map(one => one.pathname)")
    for path in parts:
        clerk.open(path)


def _who_signs(clerk: Person) -> None:
    page = clerk.go("evaluation/people/")
    for name, value in (("filler", "经办人"), ("head", "负责人"), ("leader", "评价组组长")):
        page.locator(f"[name={name}]").fill(value)
    page.locator("[name=filled_on]").fill(f"{YEAR + 1}-02-20")
    clerk.press("保存")
    clerk.go("evaluation/people/evaluators/")
    for row, name in ((1, "组员甲"), (2, "组员乙"), (3, "组员丙")):
        clerk.type("姓名", row, name)
    clerk.saved()


def score(clerk: Person) -> None:
    """A value below its target asks for a reason; tried out first, nothing is kept of that."""
    page = clerk.go("evaluation/what-if/")
    page.get_by_label("假设的完成值：会议活动无纸化比例").fill("60")
    outcome = page.locator("#outcome")
    expect(outcome).to_contain_text("会议活动无纸化比例")
    expect(outcome).to_contain_text("假设之后还要说明")
    page = clerk.go("evaluation/sheet/")
    row = _row_of(clerk, "会议活动无纸化比例")
    value = page.get_by_label(f"实际完成值，第 {row} 行", exact=True)
    expect(value).to_have_value("96")
    clerk.type("实际完成值", row, "90")
    clerk.saved()
    expect(page.get_by_text("应说明原因和改进措施").first).to_be_visible()
    clerk.go("evaluation/")
    expect(page.get_by_text("各项要求都已补齐")).to_have_count(0)
    clerk.go("evaluation/sheet/")
    clerk.type("偏差原因", row, "两次会议临时改为现场发放材料，下年一律线上送达")
    clerk.saved()
    expect(page.get_by_text("应说明原因和改进措施")).to_have_count(0)
    clerk.follow("职工文体活动")


def _row_of(clerk: Person, indicator: str) -> int:
    row = clerk.page.locator("tr", has=clerk.page.locator("td.shown", has_text=indicator)).first
    return int(row.locator("th.number").inner_text())


def complete(clerk: Person) -> None:
    """Nothing is missing, and the audit finds nothing that must be changed."""
    page = clerk.go("evaluation/audit/")
    expect(page.locator(".counts .error")).to_have_text("必须改 0")
    page = clerk.go("evaluation/")
    expect(page.get_by_text("各项要求都已补齐")).to_be_visible()
