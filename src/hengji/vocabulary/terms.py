"""Terms: official wording, wordings met in the wild, kind, and parts by definition."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hengji.kernel.units import Kind


@dataclass(frozen=True, slots=True)
class Term:
    """An official term. ``parts`` are the terms that make it up by definition."""

    name: str
    kind: Kind
    wordings: tuple[str, ...]
    parts: tuple[str, ...] = ()


@cache
def all_terms() -> tuple[Term, ...]:
    """Every term of ``terms.toml``, in its order."""
    raw = tomllib.loads((files(__package__) / "terms.toml").read_text("utf-8"))
    return tuple(
        Term(
            str(one["name"]),
            Kind(str(one["kind"])),
            tuple(str(w) for w in one.get("wordings", ())),
            tuple(str(p) for p in one.get("parts", ())),
        )
        for one in raw["term"]
    )


@cache
def _names() -> dict[str, Term]:
    return {one.name: one for one in all_terms()}


@cache
def _wordings() -> dict[str, Term]:
    return {w: one for one in all_terms() for w in (one.name, *one.wordings)}


def term(name: str) -> Term:
    """The term of this official name. Raises ``LookupError`` when there is none."""
    try:
        return _names()[name]
    except KeyError:
        raise LookupError(f"no term {name!r} in vocabulary/terms.toml") from None


def term_of_wording(wording: str) -> Term | None:
    """The term that is officially named or elsewhere worded so, white space ignored."""
    return _wordings().get("".join(wording.split()))
