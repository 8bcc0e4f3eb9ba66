"""A guard against work that never ends; it times nothing, and no slow machine fails it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

LIMIT = 60.0
"""Seconds of processor time, hundreds of times what the guarded work takes."""


@contextmanager
def ends(label: object = "") -> Iterator[None]:
    """Fail where the work inside took beyond all measure: it grows faster than its input."""
    began = time.process_time()
    yield
    assert time.process_time() - began < LIMIT, label
