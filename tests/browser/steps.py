"""The steps of a unit's year as its people take them, page by page."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import expect

import hengji
from browser import tables
from browser.office import YEAR, Office, Person
from hengji.audit.rule import Severity

_WHOLE = ("开展职工文体活动场次", "会议活动无纸化比例", "职工群众满意度")
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
_SIGNERS = {"本单位经办人": "clerk", "本单位评价组": "group", "本单位负责人": "head"}


def open_the_year(clerk: Person) -> None:
    """单位与人员: the codes that are missing, the year opened with its forms."""
    clerk.open("/")
    clerk.go("")
    page = clerk.go("basics/")
    page.get_by_label("表式").select_option("hunan-2024")
    clerk.press("开启年度")
    for kind, value in (("credit", "11439901MB0101001H"), ("division", "439901000")):
        page.get_by_text("填写或改编码", exact=True).click()
        page.locator("[name=code-kind]").select_option(kind)
        page.locator("[name=code-value]").fill(value)
        page.locator("[name=code-since]").fill("2020-01-01")
        clerk.press("启用编码")
    expect(page.get_by_text("填报", exact=True)).to_be_visible()


def staff(clerk: Person, folder: Path) -> None:
    """人员编制 from a table, one more kind by hand."""
    _import(clerk, "staffing", tables.staffing(folder))
    page = clerk.go("basics/staffing/")
    expect(page.get_by_text("8 ÷ 8")).to_be_visible()
    row = page.locator("tr", has=page.locator(".fixed", has_text="社会化工会工作者"))
    number = int(row.locator("th.number").inner_text())
    clerk.type("实有人数", number, "2")
    clerk.saved()
    clerk.go("basics/vehicles/")
    clerk.go("basics/buildings/")


def money(clerk: Person, folder: Path) -> None:
    """The budget and a year of payments from the platform's exports; a figure's source."""
    clerk.go("budget/")
    _import(clerk, "budget", tables.budget(folder), create=True)
    _import(clerk, "payments", tables.payments(folder))
    page = clerk.go("budget/")
    expect(page.get_by_text("800,000.00").first).to_be_visible()
    page.locator("table.figures a", has_text="800,000.00").first.click()
    page.wait_for_load_state()
    clerk.look()
    expect(page.get_by_text("由 4 条记录合计")).to_be_visible()
    for key in ("projects", "appropriations", "adjustments", "plan", "receipts", "procurement"):
        clerk.go(f"budget/sheets/{key}/")
    clerk.go("budget/sheets/payments/?month=4")
    for rest in ("budget/transfers/", "budget/consolidation/", "union/"):
        clerk.go(rest)
    clerk.go("union/sheets/receipts/")


def _import(clerk: Person, kind: str, file: Path, *, create: bool = False) -> None:
    page = clerk.go("budget/imports/")
    page.get_by_label("内容").select_option(kind)
    page.get_by_label("文件", exact=True).set_input_files(file)
    clerk.press("上传并检查")
    if create:
        _create_projects(clerk)
    clerk.press("导入这", exact=False)
    expect(page.locator(".note.success")).to_contain_text("已导入")


def _create_projects(clerk: Person) -> None:
    page = clerk.page
    box = page.get_by_label("没有的项目自动建立")
    if not box.is_visible():
        page.get_by_text("列的对应", exact=True).click()
    box.check()
    clerk.press("按这样重新检查")


def goals(clerk: Person) -> None:
    """Both sheets from the library, points and targets typed in; handed in."""
    page = clerk.go("goals/")
    clerk.press("部门整体支出绩效目标表")
    page.locator("textarea[name$=overall]").fill("组织职工文体活动，做好困难职工帮扶。")
    clerk.press("保存总体目标")
    _from_library(clerk, _WHOLE)
    for row, target, points in ((1, "≥10场次", "50"), (2, "≥95%", "30"), (3, "≥90%", "10")):
        _aim(clerk, row, target, points)
    expect(page.locator("#points tfoot")).to_contain_text("相符")
    clerk.press("送审")
    clerk.go("goals/")
    clerk.press("职工文体活动", exact=False)
    page.locator("textarea[name$=overall]").fill("全年开展职工文体活动，职工参加踊跃。")
    clerk.press("保存总体目标")
    _from_library(clerk, ("开展职工文体活动场次", "职工群众满意度"))
    for row, target, points in ((1, "≥10场次", "50"), (2, "≥90%", "10")):
        _aim(clerk, row, target, points)
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
    """行政政法股 agrees, 绩效股 approves; both sheets."""
    for login, document in (("desk", ""), ("performance", "临财绩〔2024〕1号")):
        one = office.person(login)
        one.go("goals/")
        sheets = one.page.locator("tbody th a")
        for at in range(sheets.count()):
            one.go("goals/")
            sheets.nth(at).click()
            one.page.wait_for_load_state()
            one.look()
            one.page.get_by_role("textbox", name="审核意见").fill("目标可行，指标明确。")
            if document:
                one.page.get_by_label("批复文号").fill(document)
            one.press("同意")


def work(clerk: Person, folder: Path) -> None:
    """台账 from a table, a survey, evidence for what was written by hand."""
    page = clerk.go("evidence/ledgers/activities/")
    page.get_by_label("选择 xlsx、xls 或 csv").set_input_files(tables.activities(folder))
    clerk.press("检查并导入")
    clerk.go("evidence/ledgers/")
    _survey(clerk, "职工群众满意度调查", 91)
    _survey(clerk, "文体活动满意度调查", 94, project="职工文体活动")
    _prove(clerk, folder)


def _survey(clerk: Person, title: str, satisfied: int, *, project: str = "") -> None:
    page = clerk.go("evidence/surveys/")
    page.get_by_label("调查名称").fill(title)
    page.get_by_label("调查方式").select_option("entered")
    clerk.press("新建")
    if project:
        page.locator("[name=project]").select_option(label=project)
    for name, value in (("sent", 100), ("returned", 98), ("valid", 96)):
        page.locator(f"[name={name}]").fill(str(value))
    page.locator("[name=satisfied]").fill(str(satisfied))
    page.locator("[name=held_on]").fill(f"{YEAR}-12-10")
    clerk.press("保存")
    clerk.press("开始调查")
    clerk.press("结束调查")


def _prove(clerk: Person, folder: Path) -> None:
    for name, value in (("会议活动无纸化比例", "96"), ("参加活动的基层工会覆盖率", "85")):
        page = clerk.go("evidence/")
        clerk.follow(name)
        page.locator("[name=value]").fill(value)
        clerk.press("保存完成值")
        page.get_by_label("选择文件").set_input_files(tables.scan(folder))
        clerk.press("上传并作为佐证")
    page = clerk.go("evidence/")
    expect(page.get_by_text("每个指标都有完成值")).to_be_visible()
    clerk.go("evidence/files/")


def evaluate(clerk: Person) -> None:
    """自评: begun, told, scored, tried out, audited."""
    page = clerk.go("evaluation/")
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
    page = clerk.go("evaluation/sheet/")
    clerk.follow("职工文体活动")
    for rest in ("what-if/", "scope/", "union/", "audit/", "forms/"):
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


def audited(clerk: Person) -> None:
    """The live audit finds nothing that must be changed."""
    page = clerk.go("evaluation/audit/")
    expect(page.locator(".counts .error")).to_have_text("必须改 0")
    page = clerk.go("evaluation/")
    expect(page.get_by_text("各项要求都已补齐")).to_be_visible()


def report(clerk: Person) -> None:
    """The report: every passage, one typed over with its figure kept, all confirmed."""
    page = clerk.go("report/")
    page.locator(".passage a.edit").first.click()
    page.wait_for_load_state()
    clerk.look()
    clerk.go("report/")
    clerk.press("逐段看过，全部确认")
    expect(page.locator(".stages .confirmed")).not_to_have_text("已确认 0")


def freeze(clerk: Person) -> None:
    """A version that nobody changes any more; what has to be explained is."""
    clerk.go("signing/")
    page = clerk.go("signing/freeze/")
    button = page.get_by_role("button", name="形成定稿，提交签字")
    expect(button).to_be_visible()
    clerk.look()
    for box in page.locator("[name^='reason.']").all():
        box.fill("已核对，数据无误。")
    button.click()
    page.wait_for_load_state()
    expect(page.get_by_text("核对码").first).to_be_visible()


def sign(office: Office) -> None:
    """Everyone of the chain in turn, each from an account of their own."""
    clerk = office.person("clerk")
    page = clerk.go("signing/")
    due = page.locator("tr.table-active td:nth-of-type(2)")
    while due.count() and due.inner_text() in _SIGNERS:
        one = office.person(_SIGNERS[due.inner_text()])
        one.go("signing/")
        one.follow("阅读定稿并签字")
        read = one.page.get_by_label("本人已阅", exact=False)
        read.press("Space")  # by keyboard: Chromium's hit tests miss beside a sandboxed frame
        expect(read).to_be_checked()
        one.page.get_by_role("button", name="的名义签字").press("Enter")
        one.page.wait_for_load_state()
        clerk.go("signing/")
    expect(page.locator(".head-line .state")).to_have_text("已签")


def take_along(clerk: Person, folder: Path) -> None:
    """Every file of the signed version, read back by the audit without an error."""
    page = clerk.go("signing/versions/1/")
    links = page.locator("main a[href*='/files/']")
    endings = set()
    for at in range(links.count()):
        with page.expect_download() as coming:
            links.nth(at).click()
        path = folder / coming.value.suggested_filename
        coming.value.save_as(path)
        endings.add(path.suffix)
        found = hengji.audit_file(path)
        assert [str(one) for one in found.findings if one.severity is Severity.ERROR] == []
    assert endings == {".docx", ".xlsx", ".pdf", ".html"}


def hand_in(office: Office) -> None:
    """Handed in; 绩效股 agrees."""
    clerk = office.person("clerk")
    clerk.go("signing/handover/")
    clerk.press("报送第 1 版")
    desk = office.person("performance")
    page = desk.go("signing/handover/")
    page.get_by_label("同意", exact=True).check()
    page.get_by_label("意见", exact=True).fill("同意。")
    desk.press("保存审核结论")
    page = clerk.go("signing/handover/")
    expect(page.get_by_text("结论：")).to_be_visible()


def roll_over(clerk: Person) -> None:
    """What passes into the next year; the old one laid aside, read only from then on."""
    page = clerk.go("rollover/")
    clerk.press(f"带入 {YEAR + 1} 年度")
    expect(page.get_by_text("年度已开启").first).to_be_visible()
    clerk.go("rollover/")
    page.get_by_label("已核对", exact=False).check()
    clerk.press(f"归档 {YEAR} 年度")
    page = clerk.go("budget/sheets/payments/")
    assert page.locator("form[data-entry-grid]").count() == 0
    page = clerk.go("goals/", year=YEAR + 1)
    expect(page.locator("tbody th a").first).to_be_visible()
    page = clerk.go("evaluation/statements/rectification/", year=YEAR + 1)
    expect(page.get_by_text("活动场地不足。").first).to_be_visible()
