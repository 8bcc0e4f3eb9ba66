"""Terms: official wording, wordings met in the wild, kind, and parts by definition."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hengji.kernel.units import Kind


@dataclass(frozen=True, slots=True)
class Term:
    """An official term. ``parts`` are the terms that make it up by definition.

    ``overall`` terms speak of the unit's whole budget. ``basis`` is the stand of the
    budget year that the word itself names (``年初预算``). ``is_class``: a class of the
    functional classification of expenditure. ``carries`` is false for terms that the next
    clause never goes on about (上年结转, 追加). ``within`` are the terms it may be a part of;
    where a term names some, it is no part of any other. ``units``: those it is counted in,
    where it is not counted in others. ``rate_of``: the money that a ratio is a rate of.
    """

    name: str
    kind: Kind
    wordings: tuple[str, ...]
    parts: tuple[str, ...] = ()
    overall: bool = False
    basis: str = ""
    is_class: bool = False
    carries: bool = True
    within: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    rate_of: str = ""


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
            bool(one.get("overall", False)),
            str(one.get("basis", "")),
            bool(one.get("class", False)),
            bool(one.get("carries", True)),
            tuple(str(w) for w in one.get("within", ())),
            tuple(str(u) for u in one.get("units", ())),
            str(one.get("rate_of", "")),
        )
        for one in raw["term"]
    )


@cache
def _names() -> dict[str, Term]:
    return {one.name: one for one in all_terms()}


@cache
def wordings() -> dict[str, Term]:
    """Every name and wording, brackets in their ASCII form, and the term it means."""
    return {_plain(w): one for one in all_terms() for w in (one.name, *one.wordings)}


def term(name: str) -> Term:
    """The term of this official name. Raises ``LookupError`` when there is none."""
    try:
        return _names()[name]
    except KeyError:
        raise LookupError(f"no term {name!r} in vocabulary/terms.toml") from None


def term_of_wording(wording: str) -> Term | None:
    """The term so named or worded; white space and quotation marks are ignored."""
    found = wordings().get(wording)
    # nothing is there to be ignored among letters and digits alone
    return found if found or wording.isalnum() else wordings().get(_plain(wording))


_SPELLING = str.maketrans({"（": "(", "）": ")"} | dict.fromkeys("“”\"'‘’"))


def _plain(wording: str) -> str:
    return "".join(wording.translate(_SPELLING).split())


def may_be_part(part: str, whole: str) -> bool:
    """May a figure of one term be a part of a figure of the other, as far as terms tell?

    ``""`` stands for a wording that is no term: it may be part of anything.
    """
    if not part or not whole:
        return not part or not _names()[part].overall
    if part == whole:
        return False
    within = _names()[part].within
    return whole in within if within else not _names()[part].overall
