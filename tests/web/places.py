"""Folders for installations of their own, and the command line run in them."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hengji.web.installation import Installation

_OURS = ("HENGJI_DATA", "HENGJI_AS", "DJANGO_SETTINGS_MODULE", "HENGJI_DATABASE_URL")


@contextmanager
def installation_of_its_own() -> Iterator[Installation]:
    """An installation in a short path that the database's user can enter."""
    with tempfile.TemporaryDirectory(prefix="hj-", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o711)
        yield Installation(Path(name) / "data")


def environment() -> dict[str, str]:
    """The environment without what the other tests set in it."""
    return {name: value for name, value in os.environ.items() if name not in _OURS}


def hengji(*arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the command line to its end, with these added to its environment."""
    return subprocess.run(
        [sys.executable, "-m", "hengji.cli", *(str(one) for one in arguments)],
        env=environment() | more,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def free_port() -> int:
    """A port that nobody has; programs that look for one at the same time may both take it."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port
