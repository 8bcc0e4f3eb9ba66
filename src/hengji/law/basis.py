"""The kinds of authority a rule can stand on."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Clause:
    """An article of a regulation. ``verified``: a person has read it against the text."""

    document: str
    title: str
    article: str
    says: str
    verified: bool

    def __str__(self) -> str:
        number = f"（{self.document}）" if self.document else ""
        return f"《{self.title}》{number}{self.article}"


@dataclass(frozen=True, slots=True)
class Identity:
    """True by definition of the terms, or by arithmetic; needs no clause."""

    equation: str
    verified: bool = True

    def __str__(self) -> str:
        return f"定义：{self.equation}"


@dataclass(frozen=True, slots=True)
class PrintedForm:
    """What the form or outline in hand itself asks for: anyone can read it there."""

    asks: str
    verified: bool = True

    def __str__(self) -> str:
        return f"表格或提纲本身的要求：{self.asks}"


@dataclass(frozen=True, slots=True)
class Safeguard:
    """A floor that this system itself keeps, whatever the law's wording: a public copy.

    A copy for publication cannot be called back. What would harm a person there is held
    up by the system's own promise, never in the name of a clause nobody has opened.
    """

    promise: str
    verified: bool = True

    def __str__(self) -> str:
        return f"本系统的底线：{self.promise}"


Basis = Clause | Identity | PrintedForm | Safeguard


@cache
def _documents() -> dict[str, dict[str, object]]:
    return tomllib.loads((files(__package__) / "sources.toml").read_text("utf-8"))


@cache
def cite(key: str) -> Clause:
    """Look up ``document-key#clause-key`` in ``law/sources.toml``.

    Raises ``LookupError`` for an unknown key.
    """
    document, _, clause = key.partition("#")
    try:
        found = _documents()[document]
        entry = found[clause]
    except KeyError:
        raise LookupError(f"no clause {key!r} in law/sources.toml") from None
    assert isinstance(entry, dict)
    return Clause(
        str(found["number"]),
        str(found["title"]),
        str(entry["article"]),
        str(entry["says"]),
        bool(entry["verified"]),
    )
