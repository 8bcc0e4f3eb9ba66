"""Dated parameters: numbers that a regulation or a notice sets, and from when to when."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from hengji.law.basis import Clause, cite


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that held for fiscal years ``first`` to ``last`` (``None``: still does)."""

    key: str
    value: Decimal
    first: int
    last: int | None
    clause: Clause | None
    note: str


@cache
def _parameters() -> dict[str, tuple[Parameter, ...]]:
    raw = tomllib.loads((files(__package__) / "parameters.toml").read_text("utf-8"))
    return {
        key: tuple(
            Parameter(
                key,
                Decimal(str(one["value"])),
                int(one["first"]),
                int(one["last"]) if "last" in one else None,
                cite(str(one["clause"])) if "clause" in one else None,
                str(one["note"]),
            )
            for one in values
        )
        for key, values in raw.items()
    }


def parameter(key: str, year: int | None) -> Decimal:
    """The value in force for a fiscal year; the newest where the year is not known.

    Raises ``LookupError`` when there is none for that year.
    """
    known = _parameters().get(key, ())
    for one in reversed(known):
        if year is None or (one.first <= year and (one.last is None or year <= one.last)):
            return one.value
    raise LookupError(f"no parameter {key!r} for {year}")
