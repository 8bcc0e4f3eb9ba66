"""The library of indicators: look them up, search them by words, find one like a vague one."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from hengji.indicators.formulas import formula
from hengji.indicators.indicator import Indicator, Target
from hengji.kernel.operators import Operator
from hengji.kernel.units import MeasureUnit, measure_unit

_ENOUGH = Decimal("0.2")
"""Below this likeness two wordings have next to nothing in common."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator of the library.

    ``operator`` and ``unit`` are ``None`` for one that is attained in bands or by a day.
    ``formula`` is a key, ``formula_words`` what it does. ``verified``: somebody has read it
    against a clause; nobody has.
    """

    key: str
    level1: str
    level2: str
    level3: str
    operator: Operator | None
    unit: MeasureUnit | None
    dated: bool
    formula: str
    standard: str
    source: str
    evidence: tuple[str, ...]
    words: tuple[str, ...]
    first: int
    last: int | None
    verified: bool

    @property
    def formula_words(self) -> str:
        """``""`` where the value is given by hand."""
        return formula(self.formula).words if self.formula else ""

    def indicator(
        self, key: str, target: Target | None = None, weight: Decimal | None = None
    ) -> Indicator:
        """An indicator of a goal sheet made from this one."""
        return Indicator(
            key,
            self.level1,
            self.level2,
            self.level3,
            target,
            weight,
            self.source,
            self.standard,
            formula=self.formula,
            catalogue=self.key,
        )


@cache
def catalogue(year: int | None = None) -> tuple[Entry, ...]:
    """Every entry in force for a fiscal year (for any, where none is named), in order."""
    return tuple(
        one
        for one in _entries()
        if year is None or (one.first <= year and (one.last is None or year <= one.last))
    )


@cache
def _entries() -> tuple[Entry, ...]:
    raw = tomllib.loads((files(__package__) / "catalogue.toml").read_text("utf-8"))
    standards = raw["standards"]
    return tuple(
        Entry(
            str(one["key"]),
            str(one["level1"]),
            str(one["level2"]),
            str(one["level3"]),
            Operator(one["operator"]) if one["operator"] not in ("", "date") else None,
            measure_unit(str(one["unit"])) if one["unit"] else None,
            one["operator"] == "date",
            str(one["formula"]),
            str(standards[one["standard"]]),
            str(one["source"]),
            tuple(str(paper) for paper in one["evidence"]),
            tuple(str(word) for word in one["words"]),
            int(one.get("first", raw["first"])),
            int(one["last"]) if "last" in one else None,
            bool(raw["verified"]),
        )
        for one in raw["indicator"]
    )


def entry(key: str) -> Entry:
    """The entry of this key. Raises ``LookupError`` where there is none."""
    for one in _entries():
        if one.key == key:
            return one
    raise LookupError(f"指标库中没有“{key}”")


def search(words: str, year: int | None = None) -> tuple[Entry, ...]:
    """Entries that hold every one of the words, the likest first; all, where none is given."""
    asked = words.split()
    found = [
        (sum(_holds(one, word) for word in asked), one)
        for one in catalogue(year)
        if all(_holds(one, word) for word in asked)
    ]
    return tuple(one for _, one in sorted(found, key=lambda pair: -pair[0]))


def _holds(one: Entry, word: str) -> int:
    """How well: the name itself, another name, the level, the source."""
    if word in one.level3:
        return 4
    if any(word in other for other in one.words):
        return 3
    return 1 if word in one.level1 + one.level2 + one.source + one.standard else 0


def suggestions(
    indicator: Indicator, year: int | None = None, most: int = 3
) -> tuple[Entry, ...]:
    """Measurable entries for what a vague indicator seems to mean, the likest first.

    Those of its own level 2 come before others as like. None where nothing is like it.
    """
    text = indicator.level3 + (str(indicator.target) if indicator.target else "")
    ranked = [
        (_likeness(text, one) + (_ENOUGH / 2 if one.level2 == indicator.level2 else 0), one)
        for one in catalogue(year)
        if one.operator is not None and one.key != indicator.catalogue
    ]
    kept = [pair for pair in ranked if pair[0] > _ENOUGH]
    return tuple(one for _, one in sorted(kept, key=lambda pair: -pair[0])[:most])


def _likeness(text: str, one: Entry) -> Decimal:
    """How much of one of its names the text has too, by its pairs of characters.

    A pair that many entries have (职工) tells less than one that few have (心理).
    """
    here = set(_pairs(text))
    shares = (
        sum((_tells(pair) for pair in pairs & here), Decimal(0)) / sum(map(_tells, pairs))
        for name in (one.level3, *one.words)
        if (pairs := set(_pairs(name)))
    )
    return max(shares, default=Decimal(0))


@cache
def _tells(pair: str) -> Decimal:
    entries = (one.level3 + "，".join(one.words) for one in _entries())
    return 1 / Decimal(sum(pair in text for text in entries) or 1)


def _pairs(text: str) -> Iterator[str]:
    return (text[at : at + 2] for at in range(len(text) - 1))
