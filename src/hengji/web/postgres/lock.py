"""The lock file that a PostgreSQL server keeps in its cluster, and whether it is still held."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

_NAME = "postmaster.pid"
_STATUS_LINE = 7


@dataclass(frozen=True, slots=True)
class Lock:
    """``status``: ``starting``, ``ready``, ``stopping``, …, or nothing while it is written."""

    pid: int
    status: str


def read_lock(cluster: Path) -> Lock | None:
    """The lock of the cluster, ``None`` where there is none or it is being written."""
    try:
        lines = (cluster / _NAME).read_text("utf-8", "replace").splitlines()
        status = lines[_STATUS_LINE].strip() if len(lines) > _STATUS_LINE else ""
        return Lock(int(lines[0]), status)
    except (FileNotFoundError, ValueError, IndexError):
        return None


def forget(cluster: Path) -> None:
    """Remove a lock that no server holds."""
    (cluster / _NAME).unlink(missing_ok=True)


def alive(pid: int, cluster: Path) -> bool:
    """Is the process a PostgreSQL server of this cluster, and not one that got its number?"""
    if os.name == "nt":
        said = subprocess.run(
            ["tasklist", "/FI", f"PID eq {pid}"], capture_output=True, text=True, check=False
        )
        return "postgres" in said.stdout
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return str(cluster) in _command_line(pid) and not _zombie(pid)


def _command_line(pid: int) -> str:
    listing = Path(f"/proc/{pid}/cmdline")
    if listing.exists():
        return listing.read_bytes().replace(b"\0", b" ").decode(errors="replace")
    said = subprocess.run(
        ["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return said.stdout


def _zombie(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and ") Z " in status.read_text("utf-8", "replace")
