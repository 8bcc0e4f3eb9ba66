"""The year is opened; people are counted; two clerks type at once; the system is killed."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from browser import tables
from browser.office import Office, Person

STAFF = "basics/staffing/"


def open_the_year(clerk: Person) -> None:
    """单位与人员: the year opened with its forms; the codes came with the registration."""
    clerk.open("/")
    clerk.go("")
    page = clerk.go("basics/")
    page.get_by_label("表式").select_option("hunan-2024")
    clerk.press("开启年度")
    clerk.told("填报")
    expect(page.get_by_text("11439901MB0101001H").first).to_be_visible()


def staff(clerk: Person, folder: Path) -> None:
    """人员编制 from a table: a bad one is refused whole, cell by cell; then the mended one."""
    page = clerk.go("budget/imports/")
    upload(clerk, "staffing", tables.staffing(folder, mended=False))
    clerk.told("处必须改，还不能导入")
    row = page.locator("tbody tr", has_text="实有人数").first
    expect(row).to_contain_text("第 2 行 C 列")
    expect(page.get_by_role("button", name="导入这", exact=False)).to_have_count(0)
    clerk.press("放弃这个文件")
    import_table(clerk, "staffing", tables.staffing(folder))
    page = clerk.go(STAFF)
    expect(page.get_by_text("8 ÷ 8")).to_be_visible()
    clerk.type("实有人数", _row(clerk, "社会化工会工作者"), "2")
    clerk.saved()
    clerk.go("basics/vehicles/")
    clerk.go("basics/buildings/")
    clerk.go("basics/assets/")
    clerk.go("basics/assets/overview/")


def upload(clerk: Person, kind: str, file: Path, *, unit: str = "101001") -> None:
    """Choose what it holds and the file; the system looks at it."""
    page = clerk.go("budget/imports/", unit=unit)
    page.get_by_label("内容").select_option(kind)
    page.get_by_label("文件", exact=True).set_input_files(file)
    clerk.press("上传并检查")


def import_table(
    clerk: Person, kind: str, file: Path, *, create: bool = False, unit: str = "101001"
) -> None:
    """A table that has no faults, taken in."""
    upload(clerk, kind, file, unit=unit)
    page = clerk.page
    if create:
        box = page.get_by_label("没有的项目自动建立")
        if not box.is_visible():
            page.get_by_text("列的对应", exact=True).click()
        box.check()
        clerk.press("按这样重新检查")
    clerk.press("导入这", exact=False)
    expect(page.locator(".note.success")).to_contain_text("已导入")


def two_at_once(office: Office) -> None:
    """Two clerks have the same sheet open and type into the same cell."""
    clerk, deputy = office.person("clerk"), office.person("deputy")
    clerk.go(STAFF)
    deputy.go(STAFF)
    row = _row(clerk, "退休人员")
    deputy.type("实有人数", row, "6")
    deputy.saved()
    clerk.type("实有人数", row, "7")
    both = clerk.page.get_by_text("经办人乙")
    expect(both.first).to_be_visible()  # who typed the other value
    clerk.look()
    clerk.press("用我的")
    clerk.saved()
    deputy.go(STAFF)
    cell = deputy.page.get_by_label(f"实有人数，第 {row} 行", exact=True)
    expect(cell).to_have_value("7")


def killed_while_typing(office: Office) -> None:
    """kill -9 between two cells: what is typed then is kept as soon as the system is back."""
    clerk = office.person("clerk")
    clerk.go(STAFF)
    row = _row(clerk, "退休人员")
    office.kill_web()
    clerk.type("实有人数", row, "5")
    clerk.saved()
    clerk.go(STAFF)
    cell = clerk.page.get_by_label(f"实有人数，第 {row} 行", exact=True)
    expect(cell).to_have_value("5")


def _row(clerk: Person, kind: str) -> int:
    row = clerk.page.locator("tr", has=clerk.page.locator(".fixed", has_text=kind))
    return int(row.locator("th.number").inner_text())
