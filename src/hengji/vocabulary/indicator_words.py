"""Wordings of indicators that several rules look for, from indicators.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hengji.kernel.patterns import lazy_pattern


@dataclass(frozen=True, slots=True)
class Misfit:
    """Wordings of level 3 that never fit under some level 2, and why."""

    words: tuple[str, ...]
    under: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class WrongDirection:
    """Wordings whose targets cannot go in the ``wrong`` direction.

    ``unless`` an indicator's name says that the thing is cut (节约率) or given (补助).
    """

    words: tuple[str, ...]
    unless: tuple[str, ...]
    wrong: tuple[str, ...]
    right: str


@dataclass(frozen=True, slots=True)
class Wordings:
    """What indicators.toml holds; ``opening`` is what a vague text may begin with."""

    opening: frozenset[str]
    vague: re.Pattern[str]
    misfits: tuple[Misfit, ...]
    directions: tuple[WrongDirection, ...]


def _only(manner: list[str], verdict: list[str]) -> re.Pattern[str]:
    """A text of nothing else, and told in full: 不断提升, 及时、有效."""
    one = f"(?:{'|'.join(manner)})*(?:{'|'.join(sorted(verdict, key=len, reverse=True))})"
    return lazy_pattern(f"{one}(?:[、，,和与且]{one})*[。；;]?")


@cache
def wordings() -> Wordings:
    """The lists, read once."""
    raw = tomllib.loads((files(__package__) / "indicators.toml").read_text("utf-8"))
    vague = raw["vague"]["manner"], raw["vague"]["verdict"]
    return Wordings(
        frozenset(word[0] for words in vague for word in words),
        _only(*vague),
        tuple(
            Misfit(tuple(m["words"]), tuple(m["under"]), str(m["because"]))
            for m in raw["misfit"]
        ),
        tuple(
            WrongDirection(
                tuple(d["words"]), tuple(d["unless"]), tuple(d["wrong"]), str(d["right"])
            )
            for d in raw["direction"]
        ),
    )


def is_vague(text: str) -> bool:
    """Is the text, without blanks, nothing but words that name no quantity?"""
    known = wordings()
    return text[:1] in known.opening and known.vague.fullmatch(text) is not None
