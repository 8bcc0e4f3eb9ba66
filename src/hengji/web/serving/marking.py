"""One start of the system, told apart from whatever else answers at the same port."""

from __future__ import annotations

import os

MARK = "HENGJI_MARK"


def told_ready() -> bytes:
    """What our own web process of this start answers when it is ready."""
    return f"ready {os.environ.get(MARK, '')}".strip().encode()
