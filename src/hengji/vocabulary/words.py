"""Lists of words by key, from the data beside this module."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    raw = tomllib.loads((files(__package__) / "prose.toml").read_text("utf-8"))
    return {key: tuple(str(word) for word in found) for key, found in raw.items()}


def words(key: str) -> tuple[str, ...]:
    """The list of this key in ``prose.toml``. Raises ``LookupError`` where there is none."""
    try:
        return _lists()[key]
    except KeyError:
        raise LookupError(f"no list {key!r} in vocabulary/prose.toml") from None
