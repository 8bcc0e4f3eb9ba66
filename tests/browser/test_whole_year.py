"""A new unit's year in a real browser, from empty on; every page held against WCAG 2.1 AA, the
policy and the rule that nothing leaves the machine.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser import steps
from browser.office import Office, new_office
from web.browser import chromium

__all__ = ["chromium"]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="sends signals that Windows has not")
_MAIN = (
    "",
    "basics/",
    "basics/staffing/",
    "budget/",
    "budget/sheets/payments/?month=4",
    "budget/imports/",
    "union/",
    "goals/",
    "evidence/",
    "evidence/files/",
    "evidence/surveys/",
    "evaluation/",
    "evaluation/sheet/",
    "evaluation/statements/",
    "evaluation/forms/",
    "evaluation/forms/2/",
    "evaluation/audit/",
    "report/",
    "signing/",
    "signing/versions/1/",
    "signing/handover/",
    "rollover/",
)


@pytest.fixture(scope="module")
def office(chromium: Browser) -> Iterator[Office]:
    with new_office(chromium) as made:
        yield made


def test_a_new_unit_from_empty_to_signed(office: Office, tmp_path: Path) -> None:
    clerk = office.person("clerk")
    steps.open_the_year(clerk)
    steps.staff(clerk, tmp_path)
    steps.money(clerk, tmp_path)
    steps.goals(clerk)
    steps.review(office)
    steps.work(clerk, tmp_path)
    steps.evaluate(clerk)
    steps.audited(clerk)
    steps.report(clerk)
    steps.freeze(clerk)
    steps.sign(office)
    steps.take_along(clerk, tmp_path)
    steps.hand_in(office)
    steps.roll_over(clerk)
    assert office.trouble() == []


def test_the_main_pages_on_a_phone(office: Office) -> None:
    phone = office.on_a_phone("clerk")
    phone.open("/")
    for rest in _MAIN:
        phone.go(rest)
    assert [*office.found, *phone.watched.trouble] == []
