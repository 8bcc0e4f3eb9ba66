"""Wordings of indicators that several rules look for, from indicators.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Misfit:
    """Wordings of level 3 that never fit under some level 2, and why."""

    words: tuple[str, ...]
    under: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class WrongDirection:
    """Wordings whose targets cannot go in the ``wrong`` direction."""

    words: tuple[str, ...]
    wrong: tuple[str, ...]
    right: str


@dataclass(frozen=True, slots=True)
class Wordings:
    """What indicators.toml holds."""

    vague: frozenset[str]
    misfits: tuple[Misfit, ...]
    directions: tuple[WrongDirection, ...]


@cache
def wordings() -> Wordings:
    """The lists, read once."""
    raw = tomllib.loads((files(__package__) / "indicators.toml").read_text("utf-8"))
    return Wordings(
        frozenset(raw["vague"]),
        tuple(
            Misfit(tuple(m["words"]), tuple(m["under"]), str(m["because"]))
            for m in raw["misfit"]
        ),
        tuple(
            WrongDirection(tuple(d["words"]), tuple(d["wrong"]), str(d["right"]))
            for d in raw["direction"]
        ),
    )
