"""The union's package in a real browser: written, read by everyone, sent to another
installation and answered from there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from web.browser import DESKTOP, PHONE, Watched, chromium, faults, served, sign_in
from web.union.line import HANDOVER, LINE, SIGNING

__all__ = ["chromium"]
_PATIENCE = 60_000
_READ = (
    "report/",
    "report/passages/works/",
    "report/last-year/",
    "forms/3/",
    "audit/",
    "signing/",
    "signing/freeze/",
    "signing/handover/",
)


@dataclass(frozen=True, slots=True)
class People:
    """Each at a desk of their own; the clerk on a telephone too."""

    clerk: Watched
    telephone: Watched
    head: Watched
    upper: Watched
    here: str
    above: str

    def open(self, who: Watched, page: str) -> Page:
        made = who.page()
        made.goto(f"{self.above if who is self.upper else self.here}{page}")
        return made


@pytest.fixture(scope="module")
def people(chromium: Browser) -> Iterator[People]:
    expect.set_options(timeout=_PATIENCE)
    with served("web.union.line_server") as here, served("web.union.upper_server") as above:
        clerk, head, upper = (Watched(chromium, DESKTOP) for _ in range(3))
        telephone = Watched(chromium, PHONE)
        sign_in(clerk.page(), here["address"] + here["clerk"])
        sign_in(head.page(), here["address"] + here["head"])
        sign_in(upper.page(), above["address"] + above["upper"])
        telephone.context.add_cookies(clerk.context.cookies())  # type: ignore[arg-type]  # as they were given
        yield People(clerk, telephone, head, upper, here["address"], above["address"])
        for one in (clerk, telephone, head, upper):
            assert one.trouble == []
            one.context.close()


def test_a_figure_typed_by_hand_is_marked_until_it_is_bound(people: People) -> None:
    page = people.open(people.clerk, f"{LINE}/report/passages/works/")
    page.locator("[data-editor]").click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.type("支出合计11.55万元。")
    status = page.locator("[data-status]")
    expect(status).to_contain_text("已保存")
    expect(page.locator(".typed .loose")).to_contain_text("11.55万元")
    page.locator(".typed form[data-act] button").first.click()
    expect(status).to_contain_text("已关联数据")
    expect(page.locator(".typed .loose")).to_have_count(0)
    assert "{{" in page.locator("textarea").input_value()
    page.get_by_role("button", name="恢复草稿").click()
    expect(status).to_contain_text("已恢复草稿")


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "telephone"])
def test_the_pages_can_be_read_by_everyone(people: People, phone: bool) -> None:
    for one in _READ:
        page = people.open(people.telephone if phone else people.clerk, f"{LINE}/{one}")
        page.wait_for_load_state("networkidle")
        assert faults(page) == [], one
        page.close()


def _sign(people: People, who: Watched) -> None:
    page = people.open(who, f"{SIGNING}/")
    page.get_by_role("link", name="阅读定稿并签字").click()
    page.wait_for_load_state("networkidle")
    read = page.get_by_label("本人已阅", exact=False)
    read.focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="的名义签字").click()
    expect(page.get_by_text("已签字", exact=False).first).to_be_visible()


def _taken(page: Page, name: str, folder: Path) -> Path:
    """The file behind the link."""
    with page.expect_download() as loaded:
        page.get_by_role("link", name=name).click()
    kept = folder / loaded.value.suggested_filename
    loaded.value.save_as(kept)
    return kept


def test_it_goes_to_the_upper_union_and_comes_back(people: People, tmp_path: Path) -> None:
    page = people.open(people.clerk, f"{SIGNING}/freeze/")
    page.get_by_role("button", name="形成定稿，提交签字").click()
    expect(page.get_by_text("已形成第 1 版定稿", exact=False)).to_be_visible()
    _sign(people, people.clerk)
    _sign(people, people.head)
    page.goto(f"{people.here}{HANDOVER}/")
    page.get_by_role("button", name="报送第 1 版").click()
    parcel = _taken(page, "报送包.zip", tmp_path)

    upper = people.open(people.upper, f"{HANDOVER}/")
    upper.get_by_label("拷来的报送包", exact=False).set_input_files(parcel)
    upper.get_by_role("button", name="接收").click()
    expect(upper.get_by_text("已接收第 1 版", exact=False)).to_be_visible()
    assert faults(upper) == []
    upper.get_by_label("退回修改").check()
    upper.get_by_label("意见", exact=True).fill("请补充活动佐证")
    upper.get_by_label("要修改的问题").fill("活动场次没有签到表")
    upper.get_by_role("button", name="保存审核结论").click()
    answer = _taken(upper, "退回包.zip", tmp_path)

    page.get_by_label("上级工会拷来的退回包").set_input_files(answer)
    page.get_by_role("button", name="导入").click()
    expect(page.get_by_text("活动场次没有签到表")).to_be_visible()
    page.goto(f"{people.here}{SIGNING}/")
    expect(page.get_by_text("上级工会退回修改", exact=False)).to_be_visible()
    expect(page.get_by_role("link", name="另出新版")).to_be_visible()
