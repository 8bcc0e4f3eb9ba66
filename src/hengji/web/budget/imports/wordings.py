"""Wordings of columns and cells, read from ``columns.toml``."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

_BRACKETS = re.compile(r"[(\[【]([^()\[\]【】]*)[)\]】]")
_SIGNS = re.compile(r"[\s:：*、/\\\-—_·.,，。;；]")
_YEAR = re.compile(r"20\d\d年度?")
SCALES = {"元": Decimal(1), "千元": Decimal(1000), "万元": Decimal(10_000)}
_SCALE = re.compile(r"(万元|千元|元)")


@dataclass(frozen=True, slots=True)
class ColumnWords:
    """One column that a kind of file may have; see the head of ``columns.toml``."""

    name: str
    label: str
    reads: str
    wordings: frozenset[str]
    required: bool = False
    instead: tuple[str, ...] = ()
    most: int = 200
    choices: str = ""
    example: str = ""
    union_example: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading taken apart: its words, and the unit of amounts that it names."""

    words: str
    scale: str


def heading(text: str) -> Heading:
    """``2024年金额（万元）`` → ``金额``, ``万元``."""
    plain = unicodedata.normalize("NFKC", text)
    inside = "".join(_BRACKETS.findall(plain))
    words = _YEAR.sub("", _SIGNS.sub("", _BRACKETS.sub("", plain)))
    found = _SCALE.search(inside)
    if found is None and words.endswith(("万元", "千元")):
        return Heading(words[:-2], words[-2:])
    return Heading(words, found[1] if found else "")


def plain(text: str) -> str:
    """Words of a cell as they are compared: no spaces, no signs, half-width."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text))


@cache
def _raw() -> dict[str, dict[str, Any]]:  # columns of kinds, and what they are made of
    return tomllib.loads((files(__package__) / "columns.toml").read_text("utf-8"))


@cache
def columns_of(kind: str) -> tuple[ColumnWords, ...]:
    """The columns of this kind of file, in the order of the template."""
    raw = _raw()
    own = raw.get(kind, {})
    return tuple(
        _column(name, raw["shared"].get(name, {}) | own.get(name, {}))
        for name in _strings(raw["kinds"][kind])
    )


def _column(name: str, told: dict[str, object]) -> ColumnWords:
    most = told.get("most")
    return ColumnWords(
        name,
        str(told["label"]),
        str(told["reads"]),
        frozenset(plain(word) for word in _strings(told["wordings"])),
        told.get("required") is True,
        _strings(told.get("instead")),
        most if isinstance(most, int) else 200,
        str(told.get("choices", "")),
        str(told.get("example", "")),
        str(told.get("union_example", told.get("example", ""))),
    )


@cache
def choices(*path: str) -> dict[str, str]:
    """Stored value by each of its wordings: ``choices("fund", "union")``."""
    found: object = _raw()["choices"]
    for key in path:
        found = found[key] if isinstance(found, dict) else {}
    told = found if isinstance(found, dict) else {}
    return {plain(str(word)): stored for stored, words in told.items() for word in words}


@cache
def subtotals() -> frozenset[str]:
    """What a row that adds others up begins with."""
    return frozenset(plain(one) for one in _strings(_raw()["subtotals"]))


@cache
def blanks() -> frozenset[str]:
    """What stands in a cell for nothing."""
    return frozenset(_strings(_raw()["blank"]))


def scale_in(text: str) -> str:
    """The unit that a line above the table names: ``单位：万元``; nothing for none."""
    words = unicodedata.normalize("NFKC", text).replace(" ", "")
    found = re.search(r"(?:金额)?单位:?(?:人民币)?(万元|千元|元)", words)
    return found[1] if found else ""


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list) else ()
