"""The embedded PostgreSQL: made, started, taken over, stopped.

Its data is ``postgres/`` of the data folder. It listens on a private socket (on Windows on
the loopback address), asks every role for its password, and syncs to disk.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from hengji.web.installation import Installation
from hengji.web.postgres import said
from hengji.web.postgres.address import SOCKET_PORT, addresses, port_note, socket_folder
from hengji.web.postgres.binaries import program
from hengji.web.postgres.lock import alive, forget, read_lock
from hengji.web.postgres.problem import DatabaseProblem
from hengji.web.postgres.runner import Runner, runner

_PATIENCE = 60.0
_STEP = 0.01
_SETTINGS = {
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",
    "max_connections": "40",
    "shared_buffers": "128MB",
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "64MB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "512MB",
    "jit": "off",
    "timezone": "UTC",
    # What people typed stays out of the log: neither statements nor the rows of an error.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}


@dataclass(slots=True)
class EmbeddedServer:
    """The server of one installation. ``durable`` is off in tests only."""

    installation: Installation
    durable: bool = True
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    _runner: Runner = field(default_factory=Runner, init=False)

    def start(self) -> None:
        """Make the cluster where there is none, start it or take over the one that runs.

        Raises :class:`DatabaseProblem`.
        """
        self.installation.prepare()
        self._runner = runner(self.installation.folder)
        if not (self.installation.cluster / "PG_VERSION").exists():
            self._make()
        self._same_version()
        if not self._taken_over():
            self._launch()
        self._wait()

    def running(self) -> bool:
        """Does it answer?"""
        return self._answer() is None

    def stop(self) -> None:
        """Stop it in order: open transactions are rolled back, everything is on disk."""
        if read_lock(self.installation.cluster) is not None:
            pg_ctl = (program("pg_ctl"), "stop", "-D", self.installation.cluster, "-m", "fast")
            with contextlib.suppress(subprocess.CalledProcessError):  # it just stopped itself
                self._runner.command([*pg_ctl, "-w", "-t", str(int(_PATIENCE)), "--silent"])
        if self.process is not None:
            self._see_off(self.process)
            self.process = None

    def _see_off(self, process: subprocess.Popen[bytes]) -> None:
        """Wait for our own server; one that lost its folder is asked directly, then ended."""
        for firmer in (signal.SIGINT, signal.SIGTERM):
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_PATIENCE / 6)
                return
            process.send_signal(firmer)
        process.kill()
        process.wait(_PATIENCE)

    def _make(self) -> None:
        """``initdb`` beside the place, then moved there: never half a cluster."""
        cluster = self.installation.cluster
        with tempfile.TemporaryDirectory(dir=self.installation.folder) as folder:
            beside = Path(folder)
            self._runner.own(beside)
            password = beside / "password"
            password.write_text(self.installation.secrets().superuser, "utf-8")
            self._runner.own(password, 0o600)
            try:
                self._runner.command(
                    [
                        program("initdb"),
                        *("-D", beside / "made", "-U", "postgres", "-E", "UTF8"),
                        *("--auth=scram-sha-256", f"--pwfile={password}"),
                        *("--locale-provider=builtin", "--locale=C.UTF-8"),
                        *("--no-instructions", *(() if self.durable else ("--no-sync",))),
                    ]
                )
            except subprocess.CalledProcessError as problem:
                log = self.installation.logs / "initdb.log"
                raise DatabaseProblem(said.why_not_made(problem.stderr, log)) from problem
            (beside / "made").replace(cluster)

    def _same_version(self) -> None:
        made = (self.installation.cluster / "PG_VERSION").read_text("utf-8").strip()
        told = self._runner.command([program("postgres"), "--version"]).stdout
        ours = told.rpartition(")")[2].split()[-1].partition(".")[0]
        if made != ours:
            raise DatabaseProblem(
                f"数据是第 {made} 版数据库写的，现在的程序是第 {ours} 版，不能直接打开。"
                "请用原来的程序执行 hengji backup，再用现在的程序执行 hengji restore。"
            )

    def _taken_over(self) -> bool:
        """Is there a live server already? A lock that nobody holds is removed."""
        lock = read_lock(self.installation.cluster)
        if lock is None:
            return False
        if alive(lock.pid, self.installation.cluster):
            return True
        forget(self.installation.cluster)
        return False

    def _launch(self) -> None:
        self._give_back()
        log = self.installation.logs / "postgres.log"
        with log.open("wb") as sink:
            self.process = self._runner.background(self._command(), sink)

    def _give_back(self) -> None:
        """The cluster and the socket's folder belong to whoever runs the server now."""
        folder = socket_folder(self.installation)
        folder.mkdir(exist_ok=True)
        if os.name != "nt" and folder.stat().st_uid not in (os.geteuid(), self._runner.uid):
            raise DatabaseProblem(f"文件夹 {folder} 属于别的用户，请删除它后再启动。")
        for stale in folder.iterdir():  # ours alone, and no server runs
            stale.unlink()
        self._runner.own(folder)
        top = self.installation.cluster
        if self._runner.uid is not None and top.stat().st_uid != self._runner.uid:
            for one in (top, *top.rglob("*")):
                os.chown(one, self._runner.uid, self._runner.gid or 0, follow_symlinks=False)

    def _command(self) -> list[str | Path]:
        chosen = dict(_SETTINGS)
        if not self.durable:
            chosen |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        if os.name == "nt":
            chosen |= {"listen_addresses": "127.0.0.1"}
            port = _free_port()
            port_note(self.installation).write_text(str(port), "utf-8")
            del chosen["unix_socket_permissions"]
        else:
            port = SOCKET_PORT
            chosen |= {"listen_addresses": ""}
            chosen |= {"unix_socket_directories": str(socket_folder(self.installation))}
        options = [part for name, value in chosen.items() for part in ("-c", f"{name}={value}")]
        server: list[str | Path] = [
            program("postgres"),
            "-D",
            self.installation.cluster,
            "-p",
            str(port),
        ]
        return [*server, *options]

    def _wait(self) -> None:
        deadline = time.monotonic() + _PATIENCE
        while (problem := self._answer()) is not None:
            if self.process is not None and self.process.poll() is not None:
                self._gone()
            if time.monotonic() > deadline:
                log = self.installation.logs / "postgres.log"
                raise DatabaseProblem(f"数据库没有应答，最后一句是：{problem}。详见 {log}。")
            time.sleep(_STEP)

    def _gone(self) -> None:
        """It ended while we waited: a server that another process still ends is waited for."""
        log = self.installation.logs / "postgres.log"
        self.process = None
        if "still in use" not in log.read_text("utf-8", "replace"):
            raise DatabaseProblem(said.why(log))
        time.sleep(_STEP * 10)
        self._launch()

    def _answer(self) -> str | None:
        """What keeps it from answering; ``None`` when it does."""
        if self.process is not None and read_lock(self.installation.cluster) is None:
            return "正在启动"
        admin = addresses(self.installation).admin.parameters() | {"dbname": "postgres"}
        try:
            psycopg.connect(**admin, connect_timeout=5).close()  # type: ignore[arg-type]  # psycopg types each keyword apart
        except psycopg.OperationalError as problem:
            if "password authentication failed" in str(problem):
                raise DatabaseProblem(
                    "数据库不认 secrets.toml 里的密码，它与数据文件夹不是一套。"
                    "请放回原来的 secrets.toml，或用备份恢复。"
                ) from problem
            return _last_line(str(problem))
        return None


@contextlib.contextmanager
def at_hand(installation: Installation, *, durable: bool = True) -> Iterator[None]:
    """The embedded server for the time of a command: one that runs already is left running."""
    server = EmbeddedServer(installation, durable)
    ran = (installation.cluster / "PG_VERSION").exists() and (
        installation.secrets_file.exists() and server.running()
    )
    if not ran:
        server.start()
    try:
        yield
    finally:
        if not ran:
            server.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1] if lines else "没有说明"
