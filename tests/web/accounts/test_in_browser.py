"""The administrators' pages, a reviewer's first page and what is printed of surveys, in a
real browser: at a desk and on a telephone, read by axe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from web.browser import DESKTOP, PHONE, Watched, chromium, faults, served, sign_in

__all__ = ["chromium"]
_PAGES = {
    "system": ("/", "/accounts/people/", "/units/registry/"),
    "security": ("/accounts/grants/",),
    "audit": ("/accounts/log/",),
    "performance": ("/", "/accounts/mine/"),
}
_LINK = re.compile(r"http://127\.0\.0\.1:\d+/accounts/link/\S+/")


@pytest.fixture(scope="module")
def office(chromium: Browser) -> Iterator[dict[str, Any]]:
    expect.set_options(timeout=30_000)
    with served("web.accounts.people_server") as told:
        yield dict(told)


def _looked_at(page: Page, address: str) -> list[str]:
    found = []
    for width, height in (DESKTOP, PHONE):
        page.set_viewport_size({"width": width, "height": height})
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        found += [f"{address} {width}: {one}" for one in faults(page)]
    return found


def test_everyone_who_is_not_the_clerk(chromium: Browser, office: dict[str, Any]) -> None:
    """From the links of three administrators to a colleague who is let in and signs in."""
    base, wrong = office["address"], []
    people = {one: Watched(chromium, DESKTOP) for one in _PAGES}
    pages = {one: watched.page() for one, watched in people.items()}
    for one, page in pages.items():
        sign_in(page, base + office["links"][one])
        wrong += [fault for path in _PAGES[one] for fault in _looked_at(page, base + path)]
    assert wrong == []
    system, security = pages["system"], pages["security"]
    system.goto(f"{base}/accounts/people/")
    system.locator("#id_login").fill("xin")
    system.locator("#id_name").fill("新人")
    system.get_by_role("button", name="新建，并生成登录链接").click()
    link = _LINK.search(system.inner_text("main"))
    assert link is not None
    security.goto(base)
    security.get_by_role("link", name="“新人”还没有角色，请授权").click()
    security.locator("#id_account").select_option(label="新人")
    security.locator("#id_role").select_option(label="经办人")
    security.locator("#id_unit").select_option(label="总工会")
    security.locator("#id_why").fill("岗位调整")
    security.get_by_role("button", name="授权", exact=True).click()
    expect(security.get_by_text("已授权。")).to_be_visible()
    fresh = Watched(chromium, DESKTOP)
    people["fresh"] = fresh
    page = fresh.page()
    sign_in(page, link[0])
    expect(page.get_by_role("heading", name="本单位填报")).to_be_visible()
    pages["audit"].reload()
    expect(pages["audit"].get_by_text("岗位调整")).to_be_visible()
    for watched in people.values():
        assert watched.trouble == []
        watched.context.close()


def test_what_is_printed_of_surveys(chromium: Browser, office: dict[str, Any]) -> None:
    clerk = Watched(chromium, DESKTOP)
    page = clerk.page()
    sign_in(page, office["address"] + office["links"]["clerk"])
    wrong = [
        one for path in office["surveys"] for one in _looked_at(page, office["address"] + path)
    ]
    assert wrong == []
    page.goto(office["address"] + office["surveys"][1])
    assert page.locator(".slips svg").count() == 40
    assert clerk.trouble == []
    clerk.context.close()
