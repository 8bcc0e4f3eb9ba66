"""An empty installation becomes an office: units registered, people entered, roles granted."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page

from browser.office import Office, Person

_SINCE = "2020-01-01"
BUREAU = "100001"
HALL = "101002"


def found(office: Office) -> None:
    """The bureau, the union with a hall below it, and everyone who works on their year."""
    admin = office.person("admin")
    _bureau_and_union(admin)
    _unit(
        admin,
        {"预算编码": HALL, "单位名称": "临江区工人文化宫"},
        {
            "单位性质": "全额拨款事业单位",
            "预算级次": "二级预算单位",
            "财政部门": BUREAU,
            "主管部门": "101001",
        },
    )
    for login, name, roles in (
        (
            "clerk",
            "经办人甲",
            (("经办人", "总工会"), ("经办人", "文化宫"), ("主管部门", "总工会")),
        ),
        ("deputy", "经办人乙", (("经办人", "总工会"),)),
        ("head", "负责人甲", (("单位负责人", "总工会"),)),
        ("group", "组长甲", (("评价组", "总工会"),)),
        ("desk", "股长甲", (("归口业务股室", "财政局"),)),
        ("performance", "股长乙", (("绩效股", "财政局"),)),
    ):
        enter(admin, login, name, roles)
    admin.open("/accounts/log/")


def found_bureau(office: Office) -> None:
    """The finance bureau's own installation knows the union only by name."""
    admin = office.person("admin")
    _bureau_and_union(admin)
    enter(admin, "performance", "股长丙", (("绩效股", "财政局"),))


def _bureau_and_union(admin: Person) -> None:
    admin.open("/units/registry/")
    _unit(admin, {"预算编码": BUREAU, "单位名称": "临江区财政局"}, {})
    _unit(
        admin,
        {
            "预算编码": "101001",
            "单位名称": "云岭市临江区总工会",
            "统一社会信用代码": "11439901MB0101001H",
            "财政区划": "439901000",
            "归口业务股室": "行政政法股",
        },
        {"单位性质": "群众团体", "财政部门": BUREAU},
    )


def _unit(admin: Person, told: dict[str, str], chosen: dict[str, str]) -> None:
    page = admin.page
    for label, value in told.items():
        _field(page, label).fill(value)
    for label, value in chosen.items():
        field = _field(page, label)
        if label.endswith("部门"):  # units are chosen by name, the register tells their codes
            row = page.locator("tbody tr", has_text=value)
            field.select_option(label=row.locator("th").inner_text())
        else:
            field.select_option(label=value)
    _field(page, "启用日期").fill(_SINCE)
    admin.press("登记")
    admin.told("已登记")


def enter(admin: Person, login: str, name: str, roles: tuple[tuple[str, str], ...]) -> None:
    """An account with a link to hand out; each role is granted for a unit, with a reason."""
    page = admin.open("/accounts/people/")
    _field(page, "登录名").fill(login)
    _field(page, "姓名").fill(name)
    admin.press("新建", exact=False)
    link = page.locator(".secret").inner_text().strip()
    admin.office.links[login] = link.removeprefix(admin.office.address)
    admin.open("/accounts/grants/")
    for role, unit in roles:
        _field(page, "账号").select_option(label=name)
        _field(page, "角色").select_option(label=role)
        choices = _field(page, "单位")
        choices.select_option(
            label=choices.locator("option", has_text=unit).inner_text().strip()
        )
        _field(page, "理由").fill("按岗位分工")
        admin.press("授权")
        admin.told("已授权")


def _field(page: Page, label: str) -> Locator:
    return page.locator("main").get_by_label(re.compile(f"^{label}[:：]?$"))
