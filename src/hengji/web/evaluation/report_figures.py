"""The year's figures by name: what a passage is given, what a typed figure may stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypedDict

from hengji.composition import Field, FigureField, TextField
from hengji.composition.catalogue import catalogue
from hengji.composition.markup import Slot, UnknownField, keys
from hengji.web.evaluation.current import Current
from hengji.web.evaluation.targets import Addresses

_WORDS = ("unit.name", "unit.parent", "year", "prior_year", "next_year")
_SHOWN = 12
_ITEM = "item."


class Chip(TypedDict):
    """A field as the editor shows it."""

    text: str
    bare: str
    label: str
    url: str
    figure: bool


@dataclass(frozen=True, slots=True)
class Offered:
    """A field that can be put into a text: ``slot`` is its markup."""

    key: str
    label: str
    printed: str
    slot: str


def figures_of(now: Current) -> Mapping[str, FigureField]:
    """Every recorded figure of the year by its key, those that are something first."""
    found = {one.key: one for one in catalogue(now.facts)}
    for key, one in now.package.fields().items():
        if one.text and not key.startswith(_ITEM):
            found.setdefault(key, one)
    return found


def named(key: str, now: Current) -> str:
    """What a field is called where fields of several projects stand together."""
    field = now.facts(key)
    for one in now.facts.projects():
        if key.startswith(f"project.{one.key}."):
            return f"{one.name}：{field.label}"
    return field.label or field.printed


def search(now: Current, words: str) -> tuple[Offered, ...]:
    """Figures whose name or digits hold all these words; the first ones where there is none."""
    wanted = words.replace(",", "").split()
    found = []
    for key, one in figures_of(now).items():
        label = named(key, now)
        text = f"{label} {one.printed.replace(',', '')}"
        if all(word in text for word in wanted):
            found.append(Offered(key, label, one.printed, str(Slot(key))))
        if len(found) == _SHOWN:
            break
    return tuple(found)


def chips(now: Current, at: Addresses, texts: Iterable[str]) -> dict[str, Chip]:
    """Every field that the editor may show, by its key: figures, and what the texts name."""
    wanted = dict.fromkeys((*_WORDS, *(key for text in texts for key in keys(text))))
    found = {key: _chip(one, named(key, now), at) for key, one in figures_of(now).items()}
    for key in wanted:
        if key in found:
            continue
        try:
            one = now.facts(key)
        except UnknownField:
            continue
        found[key] = _chip(one, named(key, now), at)
    return found


def _chip(one: Field, label: str, at: Addresses) -> Chip:
    if isinstance(one, TextField):
        return {"text": one.text, "bare": one.text, "label": label, "url": "", "figure": False}
    bare = one.without_unit().printed
    url = at.trace(one.key)
    return {"text": one.printed, "bare": bare, "label": label, "url": url, "figure": True}
