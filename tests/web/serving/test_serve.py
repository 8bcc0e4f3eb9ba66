"""``hengji serve`` as a person runs it: ready, one-time links, kill -9, an orderly stop."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from hengji.web.installation import Installation
from hengji.web.postgres.lock import read_lock
from web.places import environment, hengji, installation_of_its_own

pytestmark = pytest.mark.skipif(os.name == "nt", reason="sends signals that Windows has not")
_PATIENCE = 600.0
_LINK = re.compile(r"http://127\.0\.0\.1:\d+/accounts/link/\S+/")


@dataclass(slots=True)
class Served:
    """A running ``hengji serve``; what it has printed is in a file."""

    process: subprocess.Popen[bytes]
    printed: Path
    place: Installation

    def told(self) -> str:
        return self.printed.read_text("utf-8")

    def child(self, module: str) -> int:
        """The process number of a child, by its module."""
        said = subprocess.run(
            ["ps", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True
        )
        for line in said.stdout.splitlines():
            pid, parent, words = line.split(maxsplit=2)
            if int(parent) == self.process.pid and module in words:
                return int(pid)
        return 0


def until(true: Callable[[], object], what: str) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not true():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)


def alive(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and ") Z " not in stat.read_text("utf-8")


def start(place: Installation, *more: str) -> Served:
    place.folder.parent.joinpath("printed.txt").touch()
    printed = place.folder.parent / "printed.txt"
    with printed.open("wb") as sink:
        process = subprocess.Popen(
            [sys.executable, "-m", "hengji.cli", "serve", "--data", str(place.folder), *more],
            stdout=sink,
            stderr=sink,
            env=environment(),
        )
    served = Served(process, printed, place)
    until(lambda: "按 Ctrl-C 停止" in served.told() or process.poll() is not None, "起不来")
    assert process.poll() is None, served.told()
    return served


def stop(served: Served) -> None:
    if served.process.poll() is None:
        served.process.terminate()
    served.process.wait(_PATIENCE)


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with installation_of_its_own() as place:
        one = start(place, "--demo")
        yield one
        stop(one)


def browser() -> urllib.request.OpenerDirector:
    direct = urllib.request.ProxyHandler({})
    return urllib.request.build_opener(direct, urllib.request.HTTPCookieProcessor(CookieJar()))


def read(opener: urllib.request.OpenerDirector, url: str, body: bytes | None = None) -> str:
    with opener.open(url, body, timeout=60) as answer:
        text: str = answer.read().decode()
        return text


def test_a_link_signs_in_once_and_only_when_the_button_is_pressed(served: Served) -> None:
    link = _LINK.findall(served.told())[0]
    opener = browser()
    for _ in range(2):  # looking does not use it up
        page = read(opener, link)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token is not None
    home = read(opener, link, f"csrfmiddlewaretoken={token[1]}".encode())
    assert "您好" in home
    with pytest.raises(urllib.error.HTTPError, match="410"):
        read(browser(), link)


def test_invite_makes_a_new_link_for_one_account(served: Served) -> None:
    done = hengji("invite", "union-clerk", "--data", served.place.folder)
    assert done.returncode == 0, done.stderr
    assert "登录" in read(browser(), _LINK.findall(done.stdout)[0])
    done = hengji("invite", "nobody", "--data", served.place.folder)
    assert done.returncode == 2
    assert "没有“nobody”这个账号" in done.stderr


def test_a_second_supervisor_is_refused(served: Served) -> None:
    done = hengji("serve", "--data", served.place.folder)
    assert done.returncode == 2
    assert "已经在运行" in done.stderr


@pytest.mark.parametrize("module", ["serving.web", "serving.worker"])
def test_a_killed_child_is_started_again(served: Served, module: str) -> None:
    before = served.child(module)
    assert before
    os.kill(before, signal.SIGKILL)
    until(lambda: served.child(module) not in (0, before), f"{module} 没有重新启动")


def test_a_killed_database_is_started_again(served: Served) -> None:
    lock = read_lock(served.place.cluster)
    assert lock is not None
    os.kill(lock.pid, signal.SIGKILL)
    base = _LINK.findall(served.told())[0].partition("/accounts")[0]

    def answers() -> bool:
        try:
            return read(browser(), f"{base}/ready/").startswith("ready")
        except OSError:
            return False

    until(lambda: "数据库意外停止" in served.told(), "没有发现数据库已停")
    until(answers, "数据库没有恢复")


def test_kill_9_of_the_supervisor_ends_all_and_the_next_start_is_clean() -> None:
    with installation_of_its_own() as place:
        one = start(place)
        lock = read_lock(place.cluster)
        assert lock is not None
        tree = [lock.pid, one.child("serving.web"), one.child("serving.worker")]
        one.process.kill()
        one.process.wait()
        until(lambda: not any(alive(pid) for pid in tree), "还有进程留下")
        again = start(place)
        assert not _LINK.search(again.told())  # the administrator is there already
        assert "hengji invite admin" in again.told()
        stop(again)
        assert again.process.returncode == 0
        assert read_lock(place.cluster) is None
        assert "已停止" in again.told()
