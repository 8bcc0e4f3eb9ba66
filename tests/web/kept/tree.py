"""The processes of one ``hengji serve``, and how they die."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from dataclasses import dataclass

from hengji.web.installation import Installation
from hengji.web.postgres.lock import alive, read_lock
from web.kept.patience import PATIENCE, until


@dataclass(slots=True)
class Tree:
    """The processes of one ``hengji serve``."""

    process: subprocess.Popen[bytes]
    address: str
    place: Installation

    def members(self) -> list[int]:
        """The supervisor, its children and the database's first process."""
        said = subprocess.run(
            ["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True
        )
        own = [self.process.pid]
        for line in said.stdout.splitlines():
            pid, parent = (int(one) for one in line.split())
            if parent == self.process.pid:
                own.append(pid)
        lock = read_lock(self.place.cluster)
        return [*own, *([lock.pid] if lock and lock.pid not in own else [])]

    def kill(self) -> None:
        """``kill -9`` for all of them at once, and wait until they are gone."""
        pids = self.members()
        lock = read_lock(self.place.cluster)
        for pid in pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait(PATIENCE)
        until(lambda: lock is None or not alive(lock.pid, self.place.cluster), "数据库还在运行")

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait(PATIENCE)
