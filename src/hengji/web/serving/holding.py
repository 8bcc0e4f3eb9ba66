"""One supervisor for one data folder: a lock that the system lets go when its holder dies."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO


class Held(Exception):
    """Another process holds the folder."""


def hold(path: Path) -> IO[bytes]:
    """Hold the lock until the file is closed or the process ends.

    Raises :class:`Held`.
    """
    sink = path.open("ab")
    try:
        _lock(sink)
    except OSError:
        sink.close()
        raise Held from None
    return sink


def _lock(sink: IO[bytes]) -> None:
    if os.name == "nt":
        import msvcrt

        sink.seek(0)
        msvcrt.locking(sink.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]  # Windows only
    else:
        import fcntl

        fcntl.flock(sink, fcntl.LOCK_EX | fcntl.LOCK_NB)
