"""预算与支付: what the finance platform exported is taken in; figures lead to their records."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from playwright.sync_api import Page, expect

from browser import tables
from browser.founding import HALL
from browser.office import Person
from browser.opening import import_table

_AMOUNT = re.compile(r"-?[\d,]+\.\d\d")
_SHEETS = (
    "projects", "income", "appropriations", "adjustments", "plan", "receipts", "procurement",
)  # fmt: skip


def money(clerk: Person, folder: Path) -> None:
    """The budget, and a year of payments: half of them as xlsx, half as the platform's csv."""
    clerk.go("budget/")
    import_table(clerk, "budget", tables.budget(folder), create=True)
    import_table(clerk, "payments", tables.payments_xlsx(folder))
    import_table(clerk, "payments", tables.payments_csv(folder))
    page = clerk.go("budget/")
    page.locator("table.figures a", has_text="800,000.00").first.click()
    clerk.look()
    expect(page.get_by_text("由 4 条记录合计")).to_be_visible()
    _adds_up(page)
    for key in _SHEETS:
        clerk.go(f"budget/sheets/{key}/")
    clerk.go("budget/sheets/payments/?month=4")
    clerk.go("budget/transfers/")
    clerk.go("union/")
    clerk.go("union/sheets/receipts/")


def money_of_the_hall(clerk: Person, folder: Path) -> None:
    """The unit below keeps its books too; a figure of both leads to the records of both."""
    page = clerk.go("basics/", unit=HALL)
    page.get_by_label("表式").select_option("hunan-2024")
    clerk.press("开启年度")
    import_table(clerk, "budget", tables.budget_of_the_hall(folder), unit=HALL)
    page = clerk.go("budget/consolidation/")
    page.locator("a", has_text="850,000.00").first.click()
    clerk.look()
    expect(page.get_by_text("由 5 条记录合计")).to_be_visible()
    _adds_up(page)


def figures_of_the_report(clerk: Person) -> None:
    """Figures in the report, each by one click to records that add up to it."""
    page = clerk.go("report/")
    figures = page.locator(".report .said a.figure")
    texts = figures.all_inner_texts()
    led = 0
    for at in range(0, len(texts), max(1, len(texts) // 8)):
        clerk.go("report/")
        figures.nth(at).click()
        clerk.look()
        expect(page.get_by_role("heading", level=1)).to_contain_text("的来源")
        led += _adds_up(page)
    assert led > 3, texts


def _adds_up(page: Page) -> int:
    """How many totals stand on the page of a source; each is the sum of its records."""
    parts = page.locator("section[aria-labelledby^=part-]", has=page.locator("tbody"))
    checked = 0
    for part in parts.all():
        if part.locator("nav.pages").count():
            continue  # a part of its records only
        total = _AMOUNT.search(part.locator(".traced-value strong").inner_text())
        amounts = part.locator("td.amount").all_inner_texts()
        found = [_AMOUNT.search(one) for one in amounts]
        if total and all(found):
            values = [_value(one.group()) for one in found if one]
            assert sum(values) == _value(total.group()), (total.group(), amounts)
            checked += 1
    return checked


def _value(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))
