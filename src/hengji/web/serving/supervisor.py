"""``hengji serve``: one process tree. The supervisor starts the database, makes it ready,
then keeps the web and the worker alive until it is told to stop.
"""

from __future__ import annotations

import json
import os
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

from hengji.web.installation import DATA, Installation
from hengji.web.postgres.address import external
from hengji.web.postgres.problem import DatabaseProblem
from hengji.web.postgres.server import EmbeddedServer
from hengji.web.serving.children import Child
from hengji.web.serving.holding import Held, hold
from hengji.web.serving.ports import free_port

_PATIENCE = 60.0
_BEAT = 0.2
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
        self.installation.prepare()
        port = free_port(self.wishes.host, self.wishes.port)
        if port is None:
            raise CannotServe(f"端口 {self.wishes.port} 已被占用。请用 --port 换一个。")
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
            last = (done.stderr.strip().splitlines() or ["没有说明"])[-1]
            raise CannotServe(f"{last}（详见 {log}）")
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
        if told["dump"]:
            self.say(f"升级前已备份数据库：{told['dump']}")
        links = told["links"]
        if isinstance(links, list) and links:
            self.say("一次性登录链接（24 小时内有效，只能用一次）：")
            for one in links:
                self.say(f"  {one['name']}（{one['role']}）\n    {base}{one['path']}")
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
            subprocess.run(purge, stdin=subprocess.DEVNULL, check=False)


_NAMES = {"web": "网页服务", "worker": "后台任务"}


def _ready(url: str) -> bool:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def address_of(installation: Installation) -> str:
    """Where the installation was last served."""
    note: Path = installation.run / "web.address"
    return note.read_text("utf-8") if note.exists() else "http://127.0.0.1:8000"


__all__ = ["CannotServe", "DatabaseProblem", "Supervisor", "Wishes", "address_of"]
