"""Thousands of rows at once: none of them is garbage, so it is not looked for meanwhile."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_RARELY = (50_000, 10, 20)
"""New objects between two looks for garbage, in a process that serves."""


@contextmanager
def uncollected() -> Iterator[None]:
    """Leave the garbage collector alone while rows come in; references are counted as ever."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def settle() -> None:
    """The process is ready to serve: what it has loaded stays, and need not be looked at."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_RARELY)
