"""The running office system, and people at their computers."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, Response, expect

from hengji.web.installation import Installation
from web.browser import DESKTOP, PHONE, Watched, faults
from web.places import environment, free_port, installation_of_its_own

YEAR = 2024
UNIT = "101001"
PATIENCE = 60.0
_START = 300.0
MILLISECONDS = 1000
_BAD = 400
_SERVE = (sys.executable, "-m", "hengji.cli", "serve")
_STARTED = "按 Ctrl-C 停止"


@dataclass(slots=True)
class Office:
    """One installation with the people who work in it; ``links`` are theirs by login.

    ``found``: what is wrong with the pages seen, each kind of page looked at once.
    """

    browser: Browser
    place: Installation
    process: subprocess.Popen[bytes]
    printed: Path
    address: str = ""
    links: dict[str, str] = field(default_factory=dict)
    found: list[str] = field(default_factory=list)
    seen: set[tuple[str, tuple[int, int]]] = field(default_factory=set)
    people: dict[str, Person] = field(default_factory=dict)

    def opened(self) -> Office:
        """Wait until it answers; it tells its address and the administrator's first link."""
        deadline = time.monotonic() + _START
        while _STARTED not in (told := self.printed.read_text("utf-8")):
            assert self.process.poll() is None, told
            assert time.monotonic() < deadline, told
            time.sleep(0.05)
        first, *others = re.findall(r"(http://127\.0\.0\.1:\d+)(\S*)", told)
        self.address = first[0]
        assert len(others) == 1, told  # nobody but the administrator is there yet
        self.links["admin"] = others[0][1]
        return self

    def person(self, login: str) -> Person:
        """The person, signed in by the one-time link that they were given."""
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
        return self._with(Person(self, watched, watched.page(), PHONE), f"{login} 手机")

    def stranger(self, name: str) -> Person:
        """Somebody with a telephone who has no account."""
        watched = Watched(self.browser, PHONE)
        return self._with(Person(self, watched, watched.page(), PHONE), name)

    def _with(self, one: Person, name: str) -> Person:
        self.people[name] = one
        return one

    def kill_web(self) -> None:
        """kill -9 the process that answers; the supervisor starts another."""
        web = [one for one in _children(self.process.pid) if "hengji.web.serving.web" in one[1]]
        assert len(web) == 1, web
        os.kill(web[0][0], signal.SIGKILL)

    def trouble(self) -> list[str]:
        """What left the machine, failed, or was refused by the policy; and faults of pages."""
        return [*self.found, *(one for p in self.people.values() for one in p.watched.trouble)]

    def close(self) -> None:
        """Shut the windows and stop the system, whatever has happened."""
        try:
            for one in self.people.values():
                one.watched.context.close()
        finally:
            self.process.terminate()
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


@dataclass(slots=True)
class Person:
    """Somebody at a window of their own."""

    office: Office
    watched: Watched
    page: Page
    size: tuple[int, int] = DESKTOP

    def go(self, rest: str = "", *, year: int = YEAR, unit: str = UNIT) -> Page:
        """Open a page of the unit's year and look whether it is in order."""
        return self.open(f"/units/{unit}/years/{year}/{rest}")

    def open(self, path: str) -> Page:
        """Open a page by its path or its whole address."""
        answer: Response | None = self.page.goto(
            path if path.startswith("http") else self.office.address + path
        )
        if answer is None or answer.status >= _BAD:
            self.office.found.append(f"{path}: {answer and answer.status}")
        self.look()
        return self.page

    def look(self) -> None:
        """Hold the page against WCAG and its window, the first time that one of its kind comes
        by.
        """
        self.page.wait_for_load_state()
        path = self.page.url.removeprefix(self.office.address)
        kind = (re.sub(r"(?<=/)\d+(?=/)|link/.*|survey/.*|\?.*", "*", path), self.size)
        if kind not in self.office.seen:
            self.office.seen.add(kind)
            self.office.found += [f"{path} {self.size[0]}: {one}" for one in faults(self.page)]

    def press(self, name: str, *, exact: bool = True) -> None:
        """Press a button and look at the page that comes of it."""
        self.page.get_by_role("button", name=name, exact=exact).first.click()
        self.look()

    def follow(self, name: str, *, exact: bool = True) -> None:
        """Follow a link of the page's body and look at where it leads."""
        self.page.locator("main").get_by_role("link", name=name, exact=exact).first.click()
        self.look()

    def type(self, column: str, row: int, value: str) -> None:
        """Type into a cell of an entry grid and leave it."""
        cell = self.page.get_by_label(f"{column}，第 {row} 行", exact=True)
        if cell.evaluate("one => one.tagName") == "SELECT":
            cell.select_option(label=value)
        else:
            cell.fill(value)
        cell.press("Tab")

    def saved(self) -> None:
        """Wait until the entry grid says that all is kept."""
        expect(self.page.locator(".entry-grid-status[data-kind=saved]").first).to_contain_text(
            "已保存"
        )

    def told(self, words: str) -> None:
        """The page says so."""
        expect(self.page.get_by_text(words).first).to_be_visible()


@contextmanager
def empty_offices(browser: Browser, count: int) -> Iterator[list[Office]]:
    """``hengji serve`` over so many empty folders: installations of their own."""
    expect.set_options(timeout=int(PATIENCE * MILLISECONDS))
    with ExitStack() as stack:
        made = [stack.enter_context(_started(browser)) for _ in range(count)]
        try:
            yield [one.opened() for one in made]
        finally:
            for one in made:
                one.process.terminate()  # they stop side by side


@contextmanager
def _started(browser: Browser) -> Iterator[Office]:
    with installation_of_its_own() as place:
        printed = place.folder.parent / "printed.txt"
        with printed.open("wb") as sink:
            process = subprocess.Popen(
                [*_SERVE, "--data", str(place.folder), "--port", str(free_port())],
                stdout=sink,
                stderr=sink,
                env=environment(),
            )
        office = Office(browser, place, process, printed)
        try:
            yield office
        finally:
            office.close()


def _children(parent: int) -> list[tuple[int, str]]:
    """Processes below this one, with their command lines."""
    listed = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(parent)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout
    rows = (line.split(maxsplit=1) for line in listed.splitlines())
    return [(int(pid), command) for pid, command in rows]
