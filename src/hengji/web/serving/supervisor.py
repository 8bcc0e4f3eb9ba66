"""``hengji serve``: one process tree. The supervisor starts the database, makes it ready,
then keeps the web and the worker alive until it is told to stop.
"""

from __future__ import annotations

import json
import math
import os
import secrets
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from hengji.web.installation import DATA, BadInstallation, Installation
from hengji.web.office import BadSettings, office
from hengji.web.postgres.address import external
from hengji.web.postgres.problem import DatabaseProblem
from hengji.web.postgres.server import EmbeddedServer
from hengji.web.serving.children import Child
from hengji.web.serving.holding import Held, hold
from hengji.web.serving.marking import MARK, told_ready
from hengji.web.serving.ports import free_port, own_host

_PATIENCE = 60.0
_BEAT = 0.2
FAILED = 3
"""The exit status of ``prepare`` when its last line says in Chinese why not."""
_LOW = 500 << 20
_PURGE_EVERY = 24 * 3600.0
_SERVING = "hengji.web.serving"
_LOCAL = ("127.0.0.1", "localhost", "::1")


class CannotServe(Exception):
    """The office system cannot be started; the text says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What ``hengji serve`` was asked for. ``port``: none given means the first free one."""

    host: str = "127.0.0.1"
    port: int | None = None
    demo: bool = False


@dataclass(slots=True)
class Supervisor:
    """Runs one installation. ``say`` prints a line for the person who started it."""

    installation: Installation
    wishes: Wishes
    say: Callable[[str], None]
    _stopping: threading.Event = field(default_factory=threading.Event)
    _purged: float = field(default_factory=time.monotonic)

    def run(self) -> None:
        """Serve until SIGTERM or Ctrl-C.

        Raises :class:`CannotServe`, :class:`DatabaseProblem`.
        """
        os.environ[DATA] = str(self.installation.folder)
        os.environ[MARK] = secrets.token_hex(8)
        port = self._made_ready()
        try:
            lock = hold(self.installation.run / "serve.lock")
        except Held:
            raise CannotServe(
                f"{self.installation.folder} 已经在运行，不能再启动一个。"
            ) from None
        with lock:
            for one in (signal.SIGINT, signal.SIGTERM):
                signal.signal(one, lambda *_: self._stopping.set())
            self._serve(port)

    def _made_ready(self) -> int:
        """The folder and its settings are in order; the port to listen on."""
        try:
            self.installation.prepare()
            office(self.installation)
        except (BadInstallation, BadSettings) as problem:
            raise CannotServe(str(problem)) from problem
        if not own_host(self.wishes.host):
            raise CannotServe(
                f"{self.wishes.host} 不是本机的地址。只给本机用就不写 --host，"
                "要让其他电脑访问就写 --host 0.0.0.0。"
            )
        port = free_port(self.wishes.host, self.wishes.port)
        if port is None:
            raise CannotServe(
                f"端口 {self.wishes.port} 不能用：已被占用，或者没有权限。请用 --port 换一个。"
            )
        return port

    def _serve(self, port: int) -> None:
        server = None if external() else EmbeddedServer(self.installation)
        children = [
            self._child("web", f"{_SERVING}.web", self.wishes.host, str(port)),
            self._child("worker", f"{_SERVING}.worker"),
        ]
        try:
            if server is not None:
                server.start()
            told = self._prepare()
            for one in children:
                one.start()
            self._await_web(children[0], port)
            self._greet(port, told)
            while not self._stopping.wait(_BEAT):
                self._tend(server, children)
        finally:
            for one in children:
                one.ask_to_stop()
            for one in children:
                one.stop()
            if server is not None:
                server.stop()
            self.say("已停止。")

    def _child(self, name: str, *arguments: str) -> Child:
        return Child(name, arguments, self.installation.logs / f"{name}.log")

    def _prepare(self) -> dict[str, object]:
        command = [sys.executable, "-m", f"{_SERVING}.prepare"]
        done = subprocess.run(
            [*command, *(["--demo"] if self.wishes.demo else [])],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=os.environ | {"PYTHONIOENCODING": "utf-8"},
            check=False,
        )
        if done.returncode:
            log = self.installation.logs / "prepare.log"
            log.write_text(done.stderr, "utf-8")
            raise CannotServe(_why_not(done.returncode, done.stderr, log))
        told: dict[str, object] = json.loads(done.stdout)
        return told

    def _await_web(self, web: Child, port: int) -> None:
        deadline = time.monotonic() + _PATIENCE
        host = "127.0.0.1" if self.wishes.host in ("0.0.0.0", "::") else self.wishes.host
        while not self._stopping.is_set() and not _ready(f"http://{host}:{port}/ready/"):
            if web.process is None or web.process.poll() is not None:
                raise CannotServe(f"网页服务没有启动，详见 {web.log}")
            if time.monotonic() > deadline:
                raise CannotServe(f"网页服务没有应答，详见 {web.log}")
            time.sleep(_BEAT / 4)

    def _greet(self, port: int, told: dict[str, object]) -> None:
        shown = "127.0.0.1" if self.wishes.host in ("0.0.0.0", "::") else self.wishes.host
        base = f"http://{shown}:{port}"
        (self.installation.run / "web.address").write_text(base, "utf-8")
        self.say(f"衡绩已启动：{base}")
        self.say(f"数据文件夹：{self.installation.folder}")
        free = shutil.disk_usage(self.installation.folder).free
        if free < _LOW:
            self.say(f"磁盘只剩 {free >> 20} MB，请尽快清理：磁盘满了就存不进内容。")
        if told["dump"]:
            self.say(f"升级前已备份数据库：{told['dump']}")
        if told["clock"]:
            self.say(str(told["clock"]))
            self._purged = math.inf  # nothing is taken out by a clock that may be wrong
        links = told["links"]
        if isinstance(links, list) and links:
            self.say("一次性登录链接（24 小时内有效，只能用一次）：")
            for one in links:
                self.say(f"  {one['name']}（{one['role']}）\n    {base}{one['path']}")
            if not self.wishes.demo:
                self.say("用浏览器打开链接，首页会告诉您先做什么。")
        elif told["nobody"]:
            self.say(
                "还没有人登录过。要新的登录链接，另开一个窗口执行：\n"
                f"  hengji invite {told['nobody']} --data {self.installation.folder}"
            )
        if self.wishes.host not in _LOCAL:
            settings = self.installation.settings_file
            self.say(f"其他电脑要能访问，请把本机地址写进 {settings} 的 hosts。")
        self.say("按 Ctrl-C 停止。")

    def _tend(self, server: EmbeddedServer | None, children: list[Child]) -> None:
        if (
            server is not None
            and server.process is not None
            and server.process.poll() is not None
        ):
            self.say("数据库意外停止，正在重新启动。")
            server.process = None
            server.start()
        for one in children:
            if one.tend():
                self.say(f"{_NAMES[one.name]}意外停止，正在重新启动。")
        if time.monotonic() - self._purged > _PURGE_EVERY:
            self._purged = time.monotonic()
            purge = [sys.executable, "-m", f"{_SERVING}.purge"]
            with (self.installation.logs / "purge.log").open("wb") as log:
                subprocess.run(
                    purge, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=False
                )


def _why_not(status: int, said: str, log: Path) -> str:
    """Our own words where it is our refusal; what programs say in English stays in the log."""
    if status == FAILED:
        return (said.strip().splitlines() or ["没有说明"])[-1]
    if "No space left" in said:
        return f"磁盘已满，数据没有准备好。请清理磁盘后再启动（详见 {log}）。"
    return f"数据没有准备好，什么也没有改动。详见 {log}，请把它告诉维护者。"


_NAMES = {"web": "网页服务", "worker": "后台任务"}


def _ready(url: str) -> bool:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(url, timeout=5) as answer:
            return bool(answer.status == 200 and answer.read() == told_ready())
    except (urllib.error.URLError, OSError):
        return False


def address_of(installation: Installation) -> str:
    """Where the installation was last served."""
    note: Path = installation.run / "web.address"
    return note.read_text("utf-8") if note.exists() else "http://127.0.0.1:8000"


__all__ = ["CannotServe", "DatabaseProblem", "Supervisor", "Wishes", "address_of"]
