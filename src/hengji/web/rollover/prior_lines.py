"""Which line of the books a printed amount of last year's forms is kept on: data."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class PriorLine:
    """One amount of the forms. ``parts``: rows that the form lists below it; they are kept
    by themselves, and what is left of it as ``label``.
    """

    term: str
    label: str
    kind: str
    economic: str = ""
    three_public: str = ""
    parts: tuple[str, ...] = ()


@cache
def prior_lines() -> tuple[PriorLine, ...]:
    """Every amount that is taken over, in the order in which it is shown."""
    raw = tomllib.loads((files(__package__) / "prior_lines.toml").read_text("utf-8"))
    return tuple(
        PriorLine(
            one["term"],
            one.get("label", one["term"]),
            one["kind"],
            one.get("economic", ""),
            one.get("three_public", ""),
            tuple(one.get("parts", ())),
        )
        for one in raw["line"]
    )
