"""Levels 1 and 2 of indicators, as the forms name them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def levels() -> dict[str, tuple[str, ...]]:
    """Level 1 → its levels 2, in the order of the forms."""
    raw = tomllib.loads((files(__package__) / "levels.toml").read_text("utf-8"))
    return {str(one): tuple(map(str, below)) for one, below in raw["levels"].items()}


def level1_of(level2: str) -> str:
    """The level 1 that a level 2 belongs to, ``""`` for one that the forms do not know."""
    return next((one for one, below in levels().items() if level2 in below), "")
