"""The code printed at the foot of every page of a frozen version, by which paper is matched."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from typing import Final

_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without I, O, 0 and 1, which are confused on paper."""
_GROUPS, _WIDTH = 3, 4
_PRINTED = re.compile(rf"HJ(?:[-\s]*[{_LETTERS}]{{{_WIDTH}}}){{{_GROUPS}}}(?![{_LETTERS}])")
_BREAKS = re.compile(r"[^A-Z0-9]+")


def code_for(unit: str, year: int, number: int, digest: str) -> str:
    """``HJ-XXXX-XXXX-XXXX``: of the unit's code, the year, the version and what it says."""
    said = f"{unit}\x1f{year}\x1f{number}\x1f{digest}".encode()
    value = int.from_bytes(hashlib.sha256(said).digest())
    letters = []
    for _ in range(_GROUPS * _WIDTH):
        value, place = divmod(value, len(_LETTERS))
        letters.append(_LETTERS[place])
    return _spaced("".join(letters))


def typed_code(text: str) -> str:
    """A code as somebody typed it, in the printed form; ``""`` for what is none."""
    plain = _BREAKS.sub("", unicodedata.normalize("NFKC", text).upper())
    letters = plain.removeprefix("HJ")
    known = len(letters) == _GROUPS * _WIDTH and set(letters) <= set(_LETTERS)
    return _spaced(letters) if known else ""


def codes_in(texts: Iterable[str]) -> frozenset[str]:
    """Every code that stands in these texts."""
    found: set[str] = set()
    for text in texts:
        plain = unicodedata.normalize("NFKC", text).upper()
        found.update(typed_code(one.group()) for one in _PRINTED.finditer(plain))
    return frozenset(found - {""})


def _spaced(letters: str) -> str:
    parts = (letters[at : at + _WIDTH] for at in range(0, len(letters), _WIDTH))
    return "-".join(("HJ", *parts))
