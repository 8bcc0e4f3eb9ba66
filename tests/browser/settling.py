"""签章报送: frozen, signed in the system and on paper, handed over as files and within it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, expect

import hengji
from browser.office import Office, Person
from hengji.audit.rule import Severity

_SIGNERS = {"本单位经办人": "clerk", "本单位评价组": "group", "本单位负责人": "head"}
_ACCUSING = (Severity.ERROR, Severity.WARNING)
_ENDINGS = {".docx", ".xlsx", ".pdf", ".html"}


def freeze(clerk: Person, number: int) -> str:
    """A version that nobody changes any more; what has to be explained is. Its code."""
    clerk.go("signing/")
    page = clerk.go("signing/freeze/")
    button = page.get_by_role("button", name="形成定稿，提交签字")
    expect(button).to_be_visible()
    clerk.look()
    for box in page.locator("[name^='reason.']").all():
        box.fill("已核对，数据无误。")
    button.click()
    clerk.told(f"第 {number} 版定稿")
    page = clerk.go(f"signing/versions/{number}/")
    return page.locator("dl.told strong").first.inner_text()


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
        in_view(read)
        read.check()
        one.press("的名义签字", exact=False)
        clerk.go("signing/")
    expect(page.locator(".head-line .state")).to_have_text("已签")
    expect(page.get_by_text("凭管理员生成的一次性链接登录").first).to_be_visible()


def in_view(field: Locator) -> None:
    """Scrolled to and painted, as it is for whoever moves a mouse: a click in the same moment
    as the scrolling would still be given to the frame that was there before.
    """
    field.scroll_into_view_if_needed()
    field.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )


def take_along(clerk: Person, folder: Path, number: int) -> None:
    """Every file of a version, read back by the audit without an error or a warning."""
    page = clerk.go(f"signing/versions/{number}/")
    links = page.locator("main a[href*='/files/']")
    endings = set()
    for at in range(links.count()):
        path = _downloaded(clerk, links.nth(at), folder)
        endings.add(path.suffix)
        found = hengji.audit_file(path).findings
        assert [str(one) for one in found if one.severity in _ACCUSING] == []
    assert endings == _ENDINGS


def _downloaded(one: Person, link: Locator, folder: Path) -> Path:
    with one.page.expect_download() as coming:
        link.click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path


def sent_back(office: Office, bureau: Office, folder: Path) -> None:
    """Handed in as a file to the bureau's own installation; it comes back with reasons."""
    clerk, desk = office.person("clerk"), bureau.person("performance")
    page = clerk.go("signing/handover/")
    clerk.press("报送第 1 版")
    parcel = _downloaded(clerk, page.locator("article a[href*=submission]").first, folder)
    page = desk.go("signing/handover/")
    page.get_by_label("拷来的报送包", exact=False).set_input_files(parcel)
    desk.press("接收")
    desk.told("已接收第 1 版")
    page = desk.go("signing/versions/1/")
    expect(page.get_by_text("凭管理员生成的一次性链接登录").first).to_be_visible()
    page = desk.go("signing/handover/")
    page.get_by_label("退回修改", exact=True).check()
    page.get_by_label("要修改的问题").fill("改进措施没有写完成时间")
    desk.press("保存审核结论")
    answer = _downloaded(desk, page.locator("article a[href*=return]").first, folder)
    page = clerk.go("signing/handover/")
    page.get_by_label("拷来的退回包", exact=False).set_input_files(parcel)
    clerk.press("导入")  # the wrong one of both files
    clerk.told("这里要的是退回包")
    page.get_by_label("拷来的退回包", exact=False).set_input_files(answer)
    clerk.press("导入")
    clerk.told("改进措施没有写完成时间")


def mend(clerk: Person) -> None:
    """What the bureau asked for is written."""
    page = clerk.go("evaluation/statements/problems/")
    clerk.type("改进措施", 1, "与体育馆签订长期协议，6月底前办结。")
    clerk.saved()
    page = clerk.go("report/")
    confirm = page.get_by_role("button", name="逐段看过，全部确认")
    if confirm.count():
        clerk.press("逐段看过，全部确认")


def compare(clerk: Person) -> None:
    """The new version shows what differs from the former."""
    page = clerk.go("signing/versions/2/")
    expect(page.get_by_text("与第 1 版不同的地方")).to_be_visible()
    expect(page.locator(".two").first).to_contain_text("6月底前办结")


def sign_on_paper(clerk: Person, code: str, folder: Path) -> None:
    """Printed, signed, scanned: a scan of the former version is refused, so is a wrong code."""
    page = clerk.go("signing/versions/1/")
    former = _downloaded(clerk, page.locator("a[href$='/files/pdf/']").first, folder)
    scan = folder / "签字扫描.png"
    page.locator("main").screenshot(path=scan)  # a picture, in which no code can be read
    _upload_scan(clerk, former, "")
    clerk.told("与这一版的")
    _upload_scan(clerk, scan, "HJ-AAAA-BBBB-CCCC")
    clerk.told("填写的核对码与这一版的")
    _upload_scan(clerk, scan, code.lower().replace("-", " "))
    clerk.told("已登记纸质签字")
    expect(page.locator(".head-line .state")).to_have_text("已签")
    expect(page.get_by_role("link", name="扫描件").first).to_be_visible()


def _upload_scan(clerk: Person, scan: Path, code: str) -> None:
    page = clerk.go("signing/versions/2/paper/")
    page.get_by_label("签字盖章后的扫描件").set_input_files(scan)
    page.get_by_label("页脚的核对码").fill(code)
    for field, name in zip(
        page.get_by_label("（签字人姓名）").all(),
        ("经办人甲", "组长甲", "负责人甲"),
        strict=False,
    ):
        field.fill(name)
    clerk.press("上传并登记")


def agreed(office: Office) -> None:
    """Handed in again, now within one system; 绩效股 agrees."""
    clerk, desk = office.person("clerk"), office.person("performance")
    clerk.go("signing/handover/")
    clerk.press("报送第 2 版")
    page = desk.go("signing/handover/")
    page.get_by_label("同意", exact=True).check()
    page.get_by_label("意见", exact=True).fill("同意。")
    desk.press("保存审核结论")
    page = clerk.go("signing/handover/")
    newest = page.locator("article").first
    expect(newest.get_by_role("heading")).to_have_text("第 2 版")
    expect(newest.locator(".state")).to_have_text("同意")
