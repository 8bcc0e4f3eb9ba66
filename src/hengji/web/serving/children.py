"""The supervisor's children: started, watched, started again, stopped."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

PRIVATE = 0o077
"""What they write is readable by nobody else."""
_PATIENCE = 15.0
_PAUSES = (0.0, 0.5, 1.0, 2.0, 5.0, 10.0)
"""Seconds before a child that keeps dying is started again."""
_STEADY = 60.0
"""A child that lived this long had recovered."""


@dataclass(slots=True)
class Child:
    """One process of ours, tied to us by its standard input (see ``lifeline``)."""

    name: str
    arguments: tuple[str, ...]
    log: Path
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    deaths: int = 0
    due: float = field(default=0.0)

    def start(self) -> None:
        """Start it, its words appended to its log."""
        with self.log.open("ab") as sink:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *self.arguments],
                stdin=subprocess.PIPE,
                stdout=sink,
                stderr=sink,
                umask=PRIVATE,
                start_new_session=True,  # a terminal's Ctrl-C is the supervisor's to pass on
            )
        self.started = time.monotonic()

    def tend(self) -> bool:
        """Start it again if it has died and its pause is over. Was it found dead?"""
        if self.process is not None and self.process.poll() is not None:
            lived = time.monotonic() - self.started
            self.deaths = 0 if lived > _STEADY else self.deaths + 1
            self.due = time.monotonic() + _PAUSES[min(self.deaths, len(_PAUSES)) - 1]
            self._drop()
            return True
        if self.process is None and time.monotonic() >= self.due:
            self.start()
        return False

    def ask_to_stop(self) -> None:
        """Let go of it; it finishes what it is at."""
        if self.process is not None and self.process.stdin is not None:
            self.process.stdin.close()

    def stop(self) -> None:
        """Ask it to stop, wait, and end it when it does not."""
        if self.process is None:
            return
        self.ask_to_stop()
        try:
            self.process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None

    def _drop(self) -> None:
        if self.process is not None and self.process.stdin is not None:
            self.process.stdin.close()
        self.process = None
