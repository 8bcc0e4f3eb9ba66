"""A small unit: the clerk hands out the head's link; in whose hand it was can be seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.settling import in_view
from web.browser import DESKTOP, PHONE, Watched, chromium, faults, served, sign_in

__all__ = ["chromium"]
_SIGNING = "/units/101001/years/2024/signing/"
_PATIENCE = 60_000


@dataclass(slots=True)
class Unit:
    """Where the system is; the windows of those who work with it."""

    browser: Browser
    address: str
    clerk_link: str
    windows: list[Watched] = field(default_factory=list)
    found: list[str] = field(default_factory=list)

    def window(self, size: tuple[int, int] = DESKTOP) -> Page:
        """A window of a browser that nobody has used before."""
        self.windows.append(Watched(self.browser, size))
        return self.windows[-1].page()

    def after_signing_out(self, like: Page) -> Page:
        """A window of the same browser, in which nobody is signed in any more."""
        page = self.window()
        kept = [one for one in like.context.cookies() if one.get("name") == "hengji_browser"]
        assert kept
        page.context.add_cookies(kept)  # type: ignore[arg-type]  # as they were given
        return page

    def look(self, page: Page) -> None:
        self.found += faults(page)

    def trouble(self) -> list[str]:
        return [*self.found, *(one for made in self.windows for one in made.trouble)]


@pytest.fixture
def unit(chromium: Browser) -> Iterator[Unit]:
    expect.set_options(timeout=_PATIENCE)
    with served("browser.small_office") as told:
        made = Unit(chromium, told["address"], told["clerk"])
        try:
            yield made
        finally:
            for one in made.windows:
                one.context.close()


def test_the_clerk_hands_out_the_heads_link(unit: Unit) -> None:
    clerk = unit.window()
    sign_in(clerk, unit.address + unit.clerk_link)
    clerk.goto(unit.address + _SIGNING)
    clerk.get_by_role("link", name="阅读定稿并签字").click()
    _sign(clerk)

    at_the_clerks = unit.after_signing_out(clerk)
    _come_in(at_the_clerks, _handed_out(unit, clerk))
    unit.look(at_the_clerks)
    kept = at_the_clerks.locator(".sign-form")
    expect(kept).to_contain_text("凭经办人甲生成的一次性链接登录")
    expect(kept).to_contain_text("里还登录过经办人甲")

    telephone = unit.window(PHONE)
    _come_in(telephone, _handed_out(unit, clerk))
    unit.look(telephone)
    kept = telephone.locator(".sign-form")
    expect(kept).to_contain_text("凭经办人甲生成的一次性链接登录")
    expect(kept).not_to_contain_text("里还登录过")
    _sign(telephone)

    clerk.goto(unit.address + _SIGNING)
    expect(clerk.locator(".head-line .state")).to_have_text("已签")
    expect(clerk.get_by_text("凭经办人甲生成的一次性链接登录")).to_be_visible()
    assert unit.trouble() == []


def _handed_out(unit: Unit, clerk: Page) -> str:
    clerk.goto(unit.address + _SIGNING)
    clerk.get_by_role("button", name="生成链接").click()
    link = clerk.locator("#link").input_value()
    unit.look(clerk)
    return link


def _come_in(page: Page, link: str) -> None:
    page.goto(link)
    page.get_by_role("button", name="登录").click()


def _sign(page: Page) -> None:
    read = page.get_by_label("本人已阅", exact=False)
    in_view(read)
    read.check()
    page.get_by_role("button", name="的名义签字").click()
    expect(page.get_by_text("已签字：").first).to_be_visible()
