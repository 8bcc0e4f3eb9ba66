"""Waiting for what an office does in its own time."""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE = 120.0
"""Seconds after which nothing is waited for any more."""
_STEP = 0.02


def until(true: Callable[[], object], what: str) -> None:
    """Wait for it. Raises ``AssertionError`` with ``what`` when it does not come."""
    deadline = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > deadline:
            raise AssertionError(what)
        time.sleep(_STEP)
