"""A real Chromium for the tests of pages: the system's own, since none is downloaded."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Response,
    sync_playwright,
)

from web.places import environment, installation_of_its_own

_NAMES = ("chromium", "chromium-browser", "google-chrome")
DESKTOP = (1366, 768)
PHONE = (390, 844)
_FAILED = 500
_PATIENCE = 60.0
_WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser; without one the test is skipped, except in CI, where that is a failure."""
    path = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if path is None:
        words = "没有找到 chromium，网页测试需要它（Debian：apt-get install chromium）"
        if os.environ.get("CI"):
            pytest.fail(words)
        pytest.skip(words)
    yield _launched(path)


@cache
def _launched(path: str) -> Browser:
    """One browser for a worker, though every module that imports the fixture has its own.

    Its loop stays in this thread, and Django would refuse its own tests after it.
    """
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    playwright = sync_playwright().start()
    browser = playwright.chromium.launch(
        executable_path=path, args=["--no-sandbox", "--disable-gpu"]
    )
    atexit.register(playwright.stop)
    atexit.register(browser.close)
    return browser


class Watched:
    """A context that notes whatever leaves the machine, fails or is refused by the policy."""

    def __init__(self, browser: Browser, size: tuple[int, int]) -> None:
        self.context: BrowserContext = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale="zh-CN"
        )
        self.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.trouble: list[str] = []

    def page(self) -> Page:
        page = self.context.new_page()
        page.on("request", lambda one: self._leaves(one.url))
        page.on("pageerror", lambda one: self.trouble.append(str(one)))
        page.on("console", self._says)
        page.on("response", self._answers)
        return page

    def _says(self, told: ConsoleMessage) -> None:
        # an answer that refuses is an error to Chromium; which of them are faults: below
        refused = told.text.startswith("Failed to load resource")
        if "Policy" in told.text or (told.type == "error" and not refused):
            self.trouble.append(told.text)

    def _answers(self, one: Response) -> None:
        if one.status >= _FAILED:
            self.trouble.append(f"{one.status} {one.url}")

    def _leaves(self, url: str) -> None:
        if not url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            self.trouble.append(url)


def faults(page: Page) -> list[str]:
    """What of WCAG 2.1 AA the page breaks, and whether it is wider than its window."""
    found = [
        f"{one['id']}: {one['nodes'][0]['html'][:120]}"
        for one in Axe().run(page, options=_WCAG).response["violations"]
    ]
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        found.append("比窗口宽")
    return found


@contextmanager
def served(module: str) -> Iterator[dict[str, Any]]:
    """The server ``python -m module`` with an installation of its own, and what it tells.

    It ends when its input does, also where a test found trouble.
    """
    paths = os.pathsep.join(one for one in sys.path if one)
    with installation_of_its_own() as place:
        server = subprocess.Popen(
            [sys.executable, "-m", module],
            env=environment() | {"HENGJI_DATA": str(place.folder), "PYTHONPATH": paths},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        with server:
            assert server.stdin is not None
            assert server.stdout is not None
            try:
                yield json.loads(server.stdout.readline())
            finally:
                server.stdin.close()
                _ended(server)


def _ended(server: subprocess.Popen[str]) -> None:
    try:
        server.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        server.kill()


def sign_in(page: Page, link: str) -> None:
    """Open a one-time link and press its button."""
    page.goto(link)
    page.get_by_role("button", name="登录").click()
