"""结转下年: what passes over; the old year is laid aside and read only."""

from __future__ import annotations

from playwright.sync_api import expect

from browser.office import YEAR, Person


def roll_over(clerk: Person) -> None:
    """The next year begins with what the last one leaves."""
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
