"""A whole year in a real browser, from an installation in which nothing is yet: every page held
against WCAG 2.1 AA, the policy and the rule that nothing leaves the machine.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser import (
    aims,
    evaluating,
    founding,
    money,
    next_year,
    opening,
    proof,
    reporting,
    settling,
)
from browser.office import Office, empty_offices
from web.browser import chromium

__all__ = ["chromium"]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="sends signals that Windows has not")
_LONGEST = 1200  # seconds, on a machine that others work at
_MAIN = (
    "",
    "basics/",
    "basics/staffing/",
    "budget/",
    "budget/sheets/payments/?month=4",
    "budget/imports/",
    "budget/consolidation/",
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
    "signing/versions/2/",
    "signing/handover/",
    "rollover/",
)


@pytest.fixture(autouse=True)
def _in_time() -> Iterator[None]:
    """A page that never answers fails its test; nothing waits for it for ever."""
    before = signal.signal(signal.SIGALRM, _late)
    signal.alarm(_LONGEST)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def _late(*_: object) -> None:
    raise TimeoutError(f"after {_LONGEST} seconds")


@pytest.fixture(scope="module")
def offices(chromium: Browser) -> Iterator[list[Office]]:
    """The union's installation, and the finance bureau's own."""
    with empty_offices(chromium, 2) as made:
        yield made


def test_from_an_empty_installation_to_signed_twice_and_the_next_year(
    offices: list[Office], tmp_path: Path
) -> None:
    office, bureau = offices
    founding.found(office)
    founding.found_bureau(bureau)
    clerk = office.person("clerk")
    opening.open_the_year(clerk)
    opening.staff(clerk, tmp_path)
    opening.two_at_once(office)
    opening.killed_while_typing(office)
    money.money(clerk, tmp_path)
    money.money_of_the_hall(clerk, tmp_path)
    aims.goals(clerk)
    aims.review(office)
    proof.work(office, tmp_path)
    evaluating.evaluate(clerk)
    evaluating.score(clerk)
    evaluating.complete(clerk)
    reporting.report(clerk)
    money.figures_of_the_report(clerk)
    settling.freeze(clerk, 1)
    settling.sign(office)
    settling.take_along(clerk, tmp_path, 1)
    settling.sent_back(office, bureau, tmp_path)
    settling.mend(clerk)
    code = settling.freeze(clerk, 2)
    settling.compare(clerk)
    settling.sign_on_paper(clerk, code, tmp_path)
    settling.agreed(office)
    next_year.roll_over(clerk)
    assert [*office.trouble(), *bureau.trouble()] == []


def test_the_main_pages_on_a_phone(offices: list[Office]) -> None:
    office = offices[0]
    phone = office.on_a_phone("clerk")
    phone.open("/")
    for rest in _MAIN:
        phone.go(rest)
    assert office.trouble() == []
