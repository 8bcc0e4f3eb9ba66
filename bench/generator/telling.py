"""Sentences: a wording filled with printed figures, and what it thereby states."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from generator.model import Year
from generator.places import load
from generator.printing import Style
from generator.slots import Slot, slots, twisted

_SLOT = re.compile(r"\{([a-z_0-9]+)(#?)\}")
_CHOICE = re.compile(r"\[([a-z_]+):([^\]]*)\]")
_VARIANT = re.compile(r"<([^<>]*\|[^<>]*)>")
GROUPS = {
    "projects": "project",
    "functions": "function",
    "events": "event",
    "leaflets": "leaflet",
    "sites": "site",
}
Twist = Mapping[str, Callable[[Decimal], Decimal]]


@dataclass(frozen=True, slots=True)
class Said:
    """One printed figure: digits and unit as printed, and any of the terms it means."""

    slot: str
    digits: str
    unit: str
    terms: tuple[str, ...]
    basis: str
    year: int


@dataclass(frozen=True, slots=True)
class Stated:
    """A relation the text states, by kind, with the digits it prints for it."""

    kind: str
    digits: tuple[str, ...]
    wording: str
    exact: str = ""


@dataclass(slots=True)
class Sentence:
    """What was written, and what it says."""

    kind: str
    text: str
    said: list[Said] = field(default_factory=list)
    stated: list[Stated] = field(default_factory=list)

    def digits(self, slot: str) -> str:
        return next(s.digits for s in self.said if s.slot == slot)


class Teller:
    """Writes sentences for one year in one author's style."""

    def __init__(self, year: Year, style: Style, rng: random.Random) -> None:
        self.year, self.style, self.rng = year, style, rng
        self.slots = slots(year)
        self.used: list[str] = []

    def options(self, kind: str) -> list[dict[str, Any]]:
        """Wordings of a kind whose conditions this year meets."""
        listed: list[dict[str, Any]] = load("wordings").get(kind, [])
        return [w for w in listed if all(self._holds(c) for c in w.get("when", "").split())]

    def _holds(self, condition: str) -> bool:
        if condition.startswith("!"):
            return condition[1:] not in self.year.flags
        return condition in self.year.flags

    def tell(
        self, kind: str, twist: Twist | None = None, relation: str = ""
    ) -> Sentence | None:
        """A sentence of ``kind``. ``relation`` asks for a wording that states that kind."""
        fit = [w for w in self.options(kind) if self._states(w, relation, twist or {})]
        if not fit:
            return None
        wording = self.rng.choice(fit)
        local = dict(self.slots)
        for name, change in (twist or {}).items():
            if name in local:
                local[name] = twisted(local[name], change(local[name].value))
        return self._write(kind, wording, local)

    def _states(self, wording: dict[str, Any], relation: str, twist: Twist) -> bool:
        if relation and not any(s.startswith(relation) for s in wording.get("says", [])):
            return False
        expanded = self._expand(wording["text"])
        return all(f"{{{name}}}" in expanded or f"{{{name}#}}" in expanded for name in twist)

    def _group(self, name: str) -> list[str]:
        stem = GROUPS[name]
        return [f"{stem}_{i}" for i in range(1, 12) if f"{stem}_{i}" in self.slots]

    def _expand(self, text: str) -> str:
        for name in ("projects", "functions"):
            if f"{{{name}}}" in text:
                text = text.replace(f"{{{name}}}", self._joined(name))
        return text

    def _joined(self, name: str) -> str:
        if name == "projects":
            labels = [p.name for p in self.year.projects]
        else:
            labels = [label for label, _ in self.year.functions]
        items = [
            f"{label}{{{slot}}}" for label, slot in zip(labels, self._group(name), strict=True)
        ]
        return "、".join(items)

    def _write(self, kind: str, wording: dict[str, Any], local: dict[str, Slot]) -> Sentence:
        text = self._expand(wording["text"])
        text = _VARIANT.sub(lambda m: self.rng.choice(m[1].split("|")), text)
        text = _CHOICE.sub(lambda m: self._direction(m[1], m[2], local), text)
        sentence = Sentence(kind, "")
        quiet = set(wording.get("quiet", ()))

        def fill(match: re.Match[str]) -> str:
            return self._print(match, local, sentence, quiet)

        sentence.text = _SLOT.sub(fill, text)
        for relation in wording.get("says", ()):
            self._relate(relation, wording["text"], sentence)
        self.used.append(wording["text"])
        return sentence

    def _direction(self, name: str, words: str, local: dict[str, Slot]) -> str:
        up, down, *flat = words.split("|")
        value = local[name].value
        if value == 0 and flat:
            return flat[0]
        return up if value >= 0 else down

    def _print(
        self, match: re.Match[str], local: dict[str, Slot], into: Sentence, quiet: set[str]
    ) -> str:
        name, bare = match[1], match[2]
        words = self._word(name)
        if words is not None:
            return words
        slot, style = local[name], self.style
        value = abs(slot.value) if name.startswith("chg_") else slot.value
        if slot.kind == "money":
            digits, unit = style.money(value)
        elif slot.kind == "rate":
            digits, unit = style.rate(value).rstrip("%％"), style.percent
        else:
            digits, unit = style.count(value), ""
        terms = () if name in quiet else slot.terms
        year = self.year.year - slot.prior
        into.said.append(Said(name, digits, unit, terms, slot.basis, year))
        if slot.kind == "count" or bare:
            return digits
        return digits + (style.gap if slot.kind == "money" else "") + unit

    def _word(self, name: str) -> str | None:
        who, year = self.year.who, self.year.year
        words = {
            "y": str(year), "py": str(year - 1), "ny": str(year + 1), "unit": who.name,
            "we": who.we, "all": who.all_, "level": who.level, "short": who.short,
        }  # fmt: skip
        return words.get(name)

    def _relate(self, relation: str, wording: str, sentence: Sentence) -> None:
        kind, *names = relation.split()
        kind, _, exact = kind.partition(":")
        slots_: list[str] = []
        for name in names:
            slots_ += self._group(name) if name in GROUPS else [name]
        by_name = {s.slot: s.digits for s in sentence.said}
        digits = tuple(by_name[n] for n in slots_ if n in by_name)
        sentence.stated.append(Stated(kind, digits, wording, exact))
