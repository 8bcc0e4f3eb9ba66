"""The running office system, and people at their computers."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, Response, expect

from hengji.web.installation import DATA, Installation
from web.browser import DESKTOP, PHONE, Watched, faults
from web.places import environment, free_port, installation_of_its_own

YEAR = 2024
UNIT = "101001"
_PATIENCE = 60.0
_MILLISECONDS = 1000
_BAD = 400
_SERVE = (sys.executable, "-m", "hengji.cli", "serve")


@dataclass(slots=True)
class Office:
    """``found``: what is wrong with the pages seen, each kind of page looked at once."""

    browser: Browser
    place: Installation
    address: str
    links: dict[str, str]
    found: list[str] = field(default_factory=list)
    seen: set[tuple[str, tuple[int, int]]] = field(default_factory=set)
    people: dict[str, Person] = field(default_factory=dict)

    def person(self, login: str) -> Person:
        """The person, signed in by the one-time link."""
        if login not in self.people:
            watched = Watched(self.browser, DESKTOP)
            one = Person(self, watched, watched.page())
            one.page.goto(self.address + self.links[login])
            one.look()
            one.press("登录")
            self.people[login] = one
        return self.people[login]

    def on_a_phone(self, login: str) -> Person:
        """The same person with a telephone, signed in already."""
        watched = Watched(self.browser, PHONE)
        state = self.person(login).watched.context.storage_state()
        watched.context.add_cookies(state["cookies"])  # type: ignore[arg-type]  # what playwright gives it takes
        return Person(self, watched, watched.page(), PHONE)

    def trouble(self) -> list[str]:
        """What left the machine, failed, or was refused by the policy; and faults of pages."""
        return [*self.found, *(one for p in self.people.values() for one in p.watched.trouble)]


@dataclass(slots=True)
class Person:
    """Somebody at a window of their own."""

    office: Office
    watched: Watched
    page: Page
    size: tuple[int, int] = DESKTOP

    def go(self, rest: str = "", *, year: int = YEAR) -> Page:
        """Open a page of the unit's year and look whether it is in order."""
        return self.open(f"/units/{UNIT}/years/{year}/{rest}")

    def open(self, path: str) -> Page:
        answer: Response | None = self.page.goto(self.office.address + path)
        if answer is None or answer.status >= _BAD:
            self.office.found.append(f"{path}: {answer and answer.status}")
        self.look()
        return self.page

    def look(self) -> None:
        """Hold the page against WCAG and its window, the first time that one of its kind comes
        by.
        """
        path = self.page.url.removeprefix(self.office.address)
        kind = (re.sub(r"(?<=/)\d+(?=/)|link/.*|\?.*", "*", path), self.size)
        if kind not in self.office.seen:
            self.office.seen.add(kind)
            self.office.found += [f"{path} {self.size[0]}: {one}" for one in faults(self.page)]

    def press(self, name: str, *, exact: bool = True) -> None:
        """Press a button and look at the page that comes of it."""
        self.page.get_by_role("button", name=name, exact=exact).first.click()
        self.page.wait_for_load_state()
        self.look()

    def follow(self, name: str) -> None:
        """Follow a link of the page's body and look at where it leads."""
        self.page.locator("main").get_by_role("link", name=name, exact=True).first.click()
        self.page.wait_for_load_state()
        self.look()

    def type(self, column: str, row: int, value: str) -> None:
        """Type into a cell of an entry grid, leave it, and wait until it is kept."""
        cell = self.page.get_by_label(f"{column}，第 {row} 行", exact=True)
        if cell.evaluate("one => one.tagName") == "SELECT":
            cell.select_option(label=value)
        else:
            cell.fill(value)
        cell.press("Tab")

    def saved(self) -> None:
        expect(self.page.locator(".entry-grid-status").first).to_contain_text("已保存")


@contextmanager
def new_office(browser: Browser) -> Iterator[Office]:
    """``hengji serve`` over an installation with one new unit."""
    expect.set_options(timeout=int(_PATIENCE * _MILLISECONDS))
    with installation_of_its_own() as place:
        links = json.loads(_founded(place))
        printed = place.folder.parent / "printed.txt"
        with printed.open("wb") as sink:
            served = subprocess.Popen(
                [*_SERVE, "--data", str(place.folder), "--port", str(free_port())],
                stdout=sink,
                stderr=sink,
                env=environment(),
            )
        try:
            yield Office(browser, place, _address(served, printed), links)
        finally:
            served.terminate()
            served.wait(_PATIENCE)


def _founded(place: Installation) -> str:
    path = ":".join(one for one in sys.path if one)
    return subprocess.run(
        [sys.executable, "-m", "browser.founding"],
        env=environment() | {DATA: str(place.folder), "PYTHONPATH": path},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout


def _address(served: subprocess.Popen[bytes], printed: Path) -> str:
    deadline = time.monotonic() + _PATIENCE
    while "按 Ctrl-C 停止" not in (told := printed.read_text("utf-8")):
        assert served.poll() is None, told
        assert time.monotonic() < deadline, told
        time.sleep(0.05)
    return str(re.findall(r"http://127\.0\.0\.1:\d+", told)[0])
