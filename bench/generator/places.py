"""Who reports: made-up places and units, with the words they use for themselves."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Identity:
    """A made-up unit. ``all_`` is 全县/全区/…, ``level`` 县/区/市, ``we`` 我会/我局/…"""

    name: str
    short: str
    city: str
    place: str
    level: str
    all_: str
    we: str
    kind: str
    size: float
    function: str
    duties: tuple[str, ...]
    projects: tuple[str, ...]
    works: tuple[str, ...]


@cache
def load(name: str) -> dict[str, Any]:
    """One data file as a mapping."""
    return tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))


def draw(rng: random.Random) -> Identity:
    """A random unit of a random made-up place."""
    data = load("units")
    kind = rng.choice(data["unit"])
    city = rng.choice(data["cities"])
    level = rng.choice(("县", "县", "区", "区", "市"))
    place = rng.choice(data["places"]) + level
    if level == "市":
        city = ""
    head = city + place if level == "区" or rng.random() < 0.3 else place
    body, all_ = kind["name"], f"全{level}"
    if "{town}" in body:
        town = rng.choice(data["towns"])
        body, all_ = body.replace("{town}", town), kind["all"]
    fill = {"all": all_, "level": level, "we": kind["we"]}
    return Identity(
        name=head + body,
        short=(level if "{town}" not in kind["name"] else "") + kind.get("short", body),
        city=city or place,
        place=place,
        level=level,
        all_=kind.get("all", all_),
        we=kind["we"],
        kind=kind["kind"],
        size=kind["size"],
        function=kind["function"],
        duties=tuple(d.format(**fill) for d in kind["duties"]),
        projects=tuple(p.format(**fill) for p in kind["projects"]),
        works=tuple(kind["works"]),
    )
